//! Floor 10: the outside world of the reader: terminal guard, input, workers.
