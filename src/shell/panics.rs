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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]
mod tests {
    use std::io::Read as _;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::*;

    const NAME: &str = "shell::panics::tests::a_panic_gives_the_terminal_back_before_it_is_told";
    const ROLE: &str = "PINCITE_TEST_PANIC";

    /// What the program does that the test starts: this test again, on a terminal.
    fn play(role: &str) {
        let guard = Arc::new(Guard::new().unwrap());
        hook(&guard);
        guard.enter().unwrap();
        if role == "worker" {
            assert!(thread::spawn(|| panic!("a worker\u{1b}[2J")).join().is_err());
            guard.write(b"still here").unwrap();
            guard.leave();
            return;
        }
        panic!("of the reader\u{1b}]0;x\u{7}");
    }

    /// What a program in that role writes, and whether it left the terminal as it found it.
    fn played(role: &str) -> (String, bool) {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let before = format!("{:?}", pair.master.get_termios().unwrap());
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args([NAME, "--exact", "--nocapture"]);
        command.env(ROLE, role);
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (mut output, mut written) = (pair.master.try_clone_reader().unwrap(), Vec::new());
        let _ = output.read_to_end(&mut written);
        child.wait().unwrap();
        let after = format!("{:?}", pair.master.get_termios().unwrap());
        (String::from_utf8_lossy(&written).into_owned(), before == after)
    }

    #[test]
    fn a_panic_gives_the_terminal_back_before_it_is_told() {
        if let Ok(role) = std::env::var(ROLE) {
            return play(&role);
        }
        let count = std::env::var("PINCITE_COUNT_PANICS").ok().and_then(|count| count.parse().ok()).unwrap_or(2);
        for _ in 0..count {
            let (written, restored) = played("reader");
            let left = written.rfind("\u{1b}[?1049l").unwrap();
            let told = &written[left..];
            assert!(restored, "{written:?}");
            assert!(told.contains("pincite: internal error at ") && told.contains("of the reader"), "{written:?}");
            assert!(!told.contains("\u{1b}]0;"), "{written:?}");
            let (written, restored) = played("worker");
            assert!(restored && !written.contains("internal error"), "{written:?}");
            let (here, left) = (written.find("still here").unwrap(), written.find("\u{1b}[?1049l").unwrap());
            assert!(here < left, "{written:?}");
        }
    }
}
