//! How a child gives up what it does not need, first thing: memory and processor time are limited, files, sockets and
//! other programs are out of reach. No step can be undone.

use std::fs::File;
use std::os::unix::net::UnixDatagram;
use std::process::Command;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// The most address space, in bytes.
const MEMORY: u64 = 512 << 20;
/// The most processor time, in seconds.
pub(super) const SECONDS: u64 = 10;
/// Files that stay open: the three it was given, and a few for the run time.
const FILES: u64 = 16;

/// Confines this process. What the system does not know is left out: the limits hold everywhere, Landlock needs Linux 5.13,
/// the filter of system calls a processor that it knows.
///
/// # Errors
/// Where even the limits cannot be set; then nothing may be read.
pub fn confine() -> Result<Confinement, String> {
    let limits = [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Nofile, FILES),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        // The processor limit is told by SIGXCPU first, so that it can be told from a kill; SIGKILL follows.
        let maximum = if resource == Resource::Cpu { most + 2 } else { most };
        let limit = Rlimit { current: Some(most), maximum: Some(maximum) };
        setrlimit(resource, limit).map_err(|error| format!("the limit {resource:?} cannot be set: {error}"))?;
    }
    Ok(Confinement { files: system::files(), calls: system::calls() })
}

/// Lets no core of this process be written: it would hold what was read and noted. Called first thing by every verb.
pub fn no_core() {
    let limit = getrlimit(Resource::Core);
    // Where this fails there was no core to be had either way.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: limit.maximum });
}

/// The limits of this process, in the order and with the names of the report: `None` is no limit.
pub fn limits() -> [(&'static str, Option<u64>); 4] {
    [
        ("core", Resource::Core),
        ("memory", Resource::As),
        ("processor time", Resource::Cpu),
        ("open files", Resource::Nofile),
    ]
    .map(|(name, resource)| (name, getrlimit(resource).current))
}

/// What this process cannot reach, found by trying: files, sockets, programs.
pub fn out_of_reach() -> [(&'static str, bool); 3] {
    [
        ("files", File::open("/").is_err()),
        ("sockets", UnixDatagram::unbound().is_err()),
        ("programs", Command::new("/bin/sh").arg("-c").arg(":").status().is_err()),
    ]
}

/// What the system granted beyond the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confinement {
    /// Whether no file can be opened (Landlock).
    pub files: bool,
    /// Whether sockets and programs are out of reach (seccomp).
    pub calls: bool,
}

#[cfg(target_os = "linux")]
mod system {
    //! Linux: Landlock for files, seccomp for sockets (Landlock stops TCP only) and programs.

    use landlock::{
        ABI, Access as _, AccessFs, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _, RulesetStatus,
    };

    /// Calls that fail with EPERM from here on.
    const CALLS: &str = r#"{"child":{"mismatch_action":"allow","match_action":{"errno":1},"filter":[
        {"syscall":"socket"},{"syscall":"socketpair"},{"syscall":"connect"},{"syscall":"bind"},{"syscall":"listen"},
        {"syscall":"sendto"},{"syscall":"execve"},{"syscall":"execveat"},{"syscall":"ptrace"},{"syscall":"bpf"},
        {"syscall":"io_uring_setup"},{"syscall":"process_vm_readv"},{"syscall":"process_vm_writev"},{"syscall":"kill"},
        {"syscall":"mount"},{"syscall":"unshare"},{"syscall":"setns"},{"syscall":"keyctl"}]}}"#;

    /// No rule is added: every kind of access to every file is denied.
    pub(super) fn files() -> bool {
        let ruleset = Ruleset::default().set_compatibility(CompatLevel::BestEffort);
        let ruleset = ruleset.handle_access(AccessFs::from_all(ABI::V5)).and_then(Ruleset::create);
        let status = ruleset.and_then(landlock::RulesetCreated::restrict_self);
        status.is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
    }

    pub(super) fn calls() -> bool {
        let Ok(arch) = std::env::consts::ARCH.try_into() else { return false };
        let Ok(filters) = seccompiler::compile_from_json(CALLS.as_bytes(), arch) else { return false };
        filters.get("child").is_some_and(|filter| seccompiler::apply_filter(filter).is_ok())
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    //! Elsewhere the limits alone hold.

    pub(super) fn files() -> bool {
        false
    }

    pub(super) fn calls() -> bool {
        false
    }
}
