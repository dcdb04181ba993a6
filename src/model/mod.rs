//! Floor 1: the small statistical models, used in place without parsing.
