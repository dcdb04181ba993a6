//! Other programs, run without a shell, that are given a text and have a short time for it.

use std::io::{Read as _, Write as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How often it is asked whether it has ended.
const PAUSE: Duration = Duration::from_millis(4);
/// The most that is read of what a program says.
const SAID: u64 = 4096;

/// Gives `text` to a program; whether it took it and ended well in time. It is in a process group of its own: what it
/// leaves behind to serve the clipboard does not stop when the reader stops.
pub fn give(name: &str, arguments: &[&str], text: Vec<u8>) -> bool {
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let Ok(mut child) = command.spawn() else { return false };
    let Some(mut input) = child.stdin.take() else { return false };
    let writer = thread::Builder::new().name("copy".to_owned()).spawn(move || input.write_all(&text).is_ok());
    let ended = ended(&mut child);
    ended && writer.is_ok_and(|writer| writer.join().unwrap_or(false))
}

/// What a program says, if it ends well in time.
pub fn ask(name: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn().ok()?;
    let output = child.stdout.take()?;
    if !ended(&mut child) {
        return None;
    }
    let mut said = String::new();
    output.take(SAID).read_to_string(&mut said).ok()?;
    Some(said.trim().to_owned())
}

/// Whether a program ends well in time; one that does not is killed.
fn ended(child: &mut Child) -> bool {
    let end = Instant::now() + PATIENCE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < end => thread::sleep(PAUSE),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_whole_or_not_at_all() {
        let text = "é".repeat(200_000).into_bytes();
        assert!(give("sh", &["-c", "test $(wc -c) -eq 400000"], text.clone()));
        assert!(!give("sh", &["-c", "head -c 10 >/dev/null; exit 0"], text.clone()));
        assert!(!give("sh", &["-c", "cat >/dev/null; exit 3"], text.clone()));
        assert!(!give("/nowhere/clip", &[], text));
    }

    #[test]
    fn a_program_that_hangs_is_given_up() {
        assert!(!give("sh", &["-c", "exec sleep 60"], vec![0; 1 << 20]));
        assert_eq!(ask("sh", &["-c", "echo on"]).as_deref(), Some("on"));
        assert_eq!(ask("sh", &["-c", "echo on; exit 1"]), None);
    }
}
