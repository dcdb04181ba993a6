//! Searching a text: chunked, pure, case, accents and quotes folded.
