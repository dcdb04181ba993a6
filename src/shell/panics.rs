//! What happens when the program itself is wrong: the terminal is put back, and one line says so.

use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::sync::Arc;
use std::thread;

use crate::text::glyph::display_line;

use super::guard::Guard;

/// The most of a message that is printed, in characters: it may quote the document.
const LONGEST: usize = 300;

/// From now on a panic of this thread restores the terminal before it is told. Panics of workers are caught where the
/// work is begun and are told in the reader.
pub fn hook(guard: &Arc<Guard>) {
    let (guard, reader) = (Arc::clone(guard), thread::current().id());
    panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == reader {
            guard.leave();
            let _ = writeln!(io::stderr(), "{}", message(panic));
        }
    }));
}

fn message(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown");
    let place = panic.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
    let short: String = text.chars().take(LONGEST).collect();
    display_line(&format!("pincite: internal error{place}: {short}; please report it"))
}
