//! Floor 8: state and change of the reader: App, Action, update, Effect, jump list, keymap. No drawing, no I/O.
