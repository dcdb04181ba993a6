//! Floor 2: bytes to Document: one reader a format, through one builder.
