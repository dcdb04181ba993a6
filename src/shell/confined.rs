//! Formats that are parsed in a child: the program runs itself again, gives it the bytes and takes a document out. The
//! child may hang, crash or lie; the reader goes on with what came before.

use std::io::{self, BufReader, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::document::{Document, Problem, SourcePart};
use crate::ingest::wire::{self, Frame, Frames, Request, Wish};
use crate::ingest::{self, Assembly, Part, Refusal};
use crate::text::glyph::display_line;

use super::confine;

/// The hidden verb that makes the program a child.
pub const VERB: &str = "confined-child";

/// How long a child that has said its last word may take to end.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often that is looked at.
const STEP: Duration = Duration::from_millis(1);

/// The bytes of a file, and which document of it is meant.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The bytes of the file.
    pub bytes: Arc<Vec<u8>>,
    /// Its name, as it was given.
    pub name: String,
    /// The members that lead to the document, from the file inwards.
    pub members: Vec<String>,
    /// The program to run as the child; `None` is this very program.
    pub program: Option<PathBuf>,
}

/// Ends a child from another thread.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<Mutex<Cancelling>>);

#[derive(Debug, Default)]
struct Cancelling {
    child: Option<Child>,
    cancelled: bool,
}

impl Cancel {
    /// Ends the child, or the one that is about to start.
    pub fn cancel(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.cancelled = true;
        if let Some(child) = &mut state.child {
            let _ = child.kill();
        }
    }

    fn hold(&self, mut child: Child) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.cancelled {
            let _ = child.kill();
        }
        state.child = Some(child);
    }

    /// Ends the child, after a moment in which it may end by itself; its status and whether it was cancelled.
    fn end(&self) -> (Option<ExitStatus>, bool) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let cancelled = state.cancelled;
        let Some(mut child) = state.child.take() else { return (None, cancelled) };
        drop(state);
        let mut patience = PATIENCE;
        while patience > Duration::ZERO && !cancelled {
            if let Ok(Some(status)) = child.try_wait() {
                return (Some(status), cancelled);
            }
            thread::sleep(STEP);
            patience = patience.saturating_sub(STEP);
        }
        let _ = child.kill();
        (child.wait().ok(), cancelled)
    }
}

/// Reads a document in a child. `told` sees what has come after every piece.
///
/// # Errors
/// Where nothing of it can be read. What breaks off later is a problem of the document.
pub fn read(wanted: &Wanted, cancel: &Cancel, told: impl FnMut(&Assembly)) -> Result<Document, Refusal> {
    let mut frames = start(wanted, Wish::Document, cancel)?;
    let (assembly, ended) = wire::hear(&mut frames, told);
    let (status, cancelled) = cancel.end();
    match (ended, assembly) {
        (Ok(()), Some(assembly)) => assembly.finish(),
        (Err(said), assembly) => {
            let why = if cancelled { "the reading was cancelled".to_owned() } else { reason(said.as_ref(), status) };
            broken_off(assembly, said, &why)
        }
        (Ok(()), None) => Err(Refusal::new(reason(None, status))),
    }
}

/// The document that is wanted: text and Markdown are read here, everything else in a child.
///
/// # Errors
/// Where it cannot be read.
pub fn document(wanted: &Wanted) -> Result<Document, Refusal> {
    let Wanted { bytes, name, members, .. } = wanted;
    if members.is_empty() && !ingest::is_foreign(bytes, name) {
        return ingest::read(bytes.to_vec(), name, Part::Whole);
    }
    read(wanted, &Cancel::default(), |_| ())
}

/// The bytes of some parts of a document, each as it is in the file.
///
/// # Errors
/// Where the document cannot be read at all.
pub fn parts(wanted: &Wanted, parts: &[SourcePart]) -> Result<Vec<Result<Vec<u8>, String>>, Refusal> {
    let cancel = Cancel::default();
    let mut frames = start(wanted, Wish::Parts(parts.to_vec()), &cancel)?;
    let mut found = Vec::new();
    let ended = loop {
        match frames.read() {
            Ok(Some(Frame::Begun { .. })) => {}
            Ok(Some(Frame::Part(part))) => found.push(part),
            Ok(Some(Frame::Refused { message, place })) => break Err(Some(Refusal { message, place })),
            Ok(Some(Frame::Done)) if found.len() == parts.len() => break Ok(()),
            _ => break Err(None),
        }
    };
    let (status, _) = cancel.end();
    ended.map(|()| found).map_err(|said| said.unwrap_or_else(|| Refusal::new(reason(None, status))))
}

/// What had been read when a child ended too early, with the reason among its problems; the reason alone if that is
/// nothing.
fn broken_off(assembly: Option<Assembly>, said: Option<Refusal>, why: &str) -> Result<Document, Refusal> {
    match assembly.filter(|assembly| !assembly.is_empty()) {
        Some(assembly) => {
            let mut document = assembly.finish()?;
            let message = format!("only the beginning was read: {why}");
            document.problems.insert(0, Problem { message, place: said.and_then(|refusal| refusal.place) });
            Ok(document)
        }
        None => Err(said.unwrap_or_else(|| Refusal::new(why))),
    }
}

/// Why a child gave no document, in one line.
fn reason(said: Option<&Refusal>, status: Option<ExitStatus>) -> String {
    if let Some(refusal) = said {
        return display_line(&refusal.message);
    }
    let limits = "a sound file of this size needs less; get it again, or convert it to text";
    match status.and_then(|status| status.signal()) {
        Some(9) => "its parser was killed (signal 9); open the file again".to_owned(),
        Some(24) => format!("its parser was stopped after {} s of processor time ({limits})", confine::SECONDS),
        Some(6) => format!("its parser ran out of memory or gave up (signal 6; {limits})"),
        Some(signal) => format!("its parser was ended by signal {signal} ({limits})"),
        None => format!("its parser ended without an answer ({limits})"),
    }
}

/// Starts a child on `wanted`.
fn start(wanted: &Wanted, wish: Wish, cancel: &Cancel) -> Result<Frames<BufReader<impl io::Read + use<>>>, Refusal> {
    let failed = |error: io::Error| Refusal::new(format!("cannot be read: no child can be started ({error})"));
    let program = wanted.program.clone().map_or_else(own_program, Ok).map_err(failed)?;
    let mut command = Command::new(program);
    command.arg(VERB).env_clear().current_dir("/");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(failed)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (Some(mut input), Some(output)) = (input, output) else {
        return Err(Refusal::new("cannot be read: the child has no pipes"));
    };
    cancel.hold(child);
    let request = Request { name: wanted.name.clone(), members: wanted.members.clone(), wish };
    let bytes = Arc::clone(&wanted.bytes);
    // A child that stops reading, or dies, ends this thread with an error nobody needs: its output tells more.
    let send = move || wire::ask(&request, &mut input).and_then(|()| input.write_all(&bytes));
    thread::Builder::new().name("to the child".to_owned()).spawn(send).map_err(failed)?;
    Ok(Frames::new(BufReader::new(output)))
}

/// Starts a child that reads nothing and says what it can reach: lines of a name and a word.
///
/// # Errors
/// Why no child can be started, or what it ended with.
pub fn probe() -> Result<String, String> {
    let program = own_program().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command.args([VERB, "--probe"]).env_clear().current_dir("/").stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(output.status.to_string())
    }
}

/// This very program, even where its file has been replaced meanwhile.
fn own_program() -> io::Result<PathBuf> {
    let own = Path::new("/proc/self/exe");
    if own.exists() { Ok(own.to_path_buf()) } else { std::env::current_exe() }
}
