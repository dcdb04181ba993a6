//! The user's editor: found in the environment, split into words without a shell.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// The editor where the environment names none.
pub const DEFAULT: &str = "vi";

/// Opens `path` at `line` and waits until the editor ends. Keys come from `terminal`.
///
/// # Errors
/// When the editor cannot be started; the message names it.
pub fn open(editor: Option<&str>, path: &Path, line: u32, terminal: File) -> Result<ExitStatus, String> {
    let line_of = editor.unwrap_or(DEFAULT);
    let words = split(line_of).ok_or_else(|| format!("the editor `{line_of}` has an open quotation mark"))?;
    let (program, arguments) =
        words.split_first().ok_or_else(|| "no editor is named in $VISUAL or $EDITOR".to_owned())?;
    let dashed = path.as_os_str().as_encoded_bytes().starts_with(b"-");
    let path = if dashed { Path::new(".").join(path) } else { path.to_path_buf() };
    let mut command = Command::new(program);
    command.args(arguments).arg(format!("+{line}")).arg(path).stdin(Stdio::from(terminal));
    command.status().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("the editor `{program}` was not found; set $VISUAL or $EDITOR"),
        _ => format!("the editor `{program}` cannot be started: {error}"),
    })
}

/// The words of a command line: blanks part them, quotation marks and backslashes keep blanks in. `None` where a mark
/// is left open.
pub fn split(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            blank if blank.is_whitespace() => words.extend(word.take()),
            '\\' => word.get_or_insert_default().push(letters.next()?),
            mark @ ('\'' | '"') => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next()? {
                        end if end == mark => break,
                        '\\' if mark == '"' => word.push(letters.next()?),
                        other => word.push(other),
                    }
                }
            }
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Some(words)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_without_a_shell() {
        assert_eq!(split("code --wait").unwrap(), ["code", "--wait"]);
        assert_eq!(
            split(r#"'/opt/my editor/ed' -c "set \"x\"" a\ b "" ;rm"#).unwrap(),
            ["/opt/my editor/ed", "-c", "set \"x\"", "a b", "", ";rm"]
        );
        assert_eq!(split("vim 'x"), None);
    }

    #[test]
    fn a_missing_editor_is_named() {
        let terminal = File::open("/dev/null").unwrap();
        let error = open(Some("/nowhere/ed -x"), Path::new("a"), 1, terminal).unwrap_err();
        assert!(error.contains("/nowhere/ed"), "{error}");
    }
}
