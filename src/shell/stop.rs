//! Stopping as a job of a shell, never without one that could continue it.

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};

use super::session::Session;

/// The most ancestors within the job that are looked at.
const ANCESTORS: usize = 64;

impl Session {
    /// Stops the whole job, as Ctrl-Z does; goes on here when the shell continues it.
    pub(super) fn suspend(&mut self) {
        if self.environment.secure {
            return self.say("PINCITE_SECURE is set: the reader does not stop");
        }
        if alone() {
            return self.say("there is no shell to return to");
        }
        // It is to end anyway; or what continued it is not yet told, which may have been the end of the shell.
        if self.ended.is_some() || self.stopped || self.guard.hung_up() {
            return;
        }
        self.stopped = true;
        self.guard.leave();
        let _ = kill_current_process_group(Signal::STOP);
        self.retake();
    }

    /// The job was continued, by whom it may be.
    pub(super) fn continued(&mut self) -> std::io::Result<()> {
        self.stopped = false;
        self.stale = true;
        if self.ended.is_none() { self.guard.retake() } else { Ok(()) }
    }
}

/// Whether nobody would continue this job if it stopped: an orphaned process group (POSIX.1-2017, base definitions), which the system
/// itself does not let SIGTSTP stop. The members that are looked at are this process and its ancestors.
pub(super) fn alone() -> bool {
    let own = std::process::id();
    let Some(member) = Kin::of(own) else {
        // Only the leader of a session is known by what every system tells.
        return getsid(None).is_ok_and(|session| session == getpgrp());
    };
    let mut kin = member;
    for _ in 0..ANCESTORS {
        match Kin::of(kin.parent) {
            Some(parent) if parent.group == member.group => kin = parent,
            Some(parent) => return parent.session != member.session,
            None => return true,
        }
    }
    true
}

/// What a process descends from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kin {
    parent: u32,
    group: u32,
    session: u32,
}

impl Kin {
    /// That of a process, where `/proc` tells it (proc(5), `stat`: the fields after the name and the state).
    fn of(process: u32) -> Option<Self> {
        let told = std::fs::read(format!("/proc/{process}/stat")).ok()?;
        let after = told.get(told.iter().rposition(|byte| *byte == b')')? + 1..)?;
        let mut fields = std::str::from_utf8(after).ok()?.split_ascii_whitespace().skip(1);
        let mut next = || fields.next()?.parse().ok();
        Some(Self { parent: next()?, group: next()?, session: next()? })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn the_parent_of_a_process_is_found() {
        let own = Kin::of(std::process::id()).unwrap();
        assert_eq!(own.parent, std::os::unix::process::parent_id());
        assert_eq!(own.group, u32::try_from(getpgrp().as_raw_pid()).unwrap());
        assert_eq!(Kin::of(u32::MAX), None);
    }
}
