//! One width rule and one display sanitiser for every piece of document text.
