//! What a child that parses gets: one is started and asked.

use crate::shell::confined;

use super::Line;

pub(super) fn lines() -> Vec<Line> {
    match confined::probe() {
        Ok(said) => {
            said.lines().filter_map(|line| line.split_once(": ")).map(|(name, says)| line(name, says)).collect()
        }
        Err(why) => vec![Line::wrong(
            "child",
            format!("cannot be started: {why}"),
            "text and Markdown are read all the same; other formats need it: look at `ulimit -a`",
        )],
    }
}

fn line(name: &str, says: &str) -> Line {
    match (name, says) {
        ("files" | "sockets" | "programs", "denied") => Line::well(name, "denied to the child"),
        ("files", _) if cfg!(target_os = "linux") => Line::wrong(
            name,
            "open to the child",
            "this kernel has no Landlock (Linux 5.13 and later, switched on); open untrusted files elsewhere",
        ),
        ("sockets" | "programs", _) if cfg!(target_os = "linux") => {
            Line::wrong(name, "open to the child", "this kernel has no seccomp filters; open untrusted files elsewhere")
        }
        ("files" | "sockets" | "programs", _) => {
            Line::note(name, "open to the child", "this system has no way to deny it; the limits below hold")
        }
        ("memory", bytes) => match bytes.parse::<u64>() {
            Ok(bytes) => Line::well(name, format!("{} MiB at most", bytes >> 20)),
            Err(_) => Line::wrong(name, "no limit for the child", "report it with `ulimit -a`"),
        },
        ("processor time", seconds) => Line::well(name, format!("{seconds} s at most")),
        (name, says) => Line::well(name, format!("{says} at most")),
    }
}
