//! From the text of a configuration to settings. Whatever is wrong leaves its default and is told with its line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::table::{SETTINGS, Value};
use super::{Problem, Settings, keys, nearest};

/// The most bytes of a configuration that are read.
const LONGEST: usize = 64 << 10;
/// The most problems that are told.
const MOST: usize = 100;

/// The file while it is read.
pub(super) struct File<'a> {
    text: &'a str,
    /// Lines that are no TOML: what was made of them is not judged.
    broken: Vec<u32>,
    problems: Vec<Problem>,
}

/// Reads a configuration: settings, and the problems in order of their lines. Never fails: what cannot be understood
/// leaves the default.
pub fn read(text: &str) -> (Settings, Vec<Problem>) {
    if text.len() > LONGEST {
        let message = format!("the file is longer than {} KiB and is not read; the defaults hold", LONGEST >> 10);
        return (Settings::default(), vec![Problem { line: 1, message }]);
    }
    let mut settings = Settings::default();
    let mut file = File { text, broken: Vec::new(), problems: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        file.fault(error.span().map_or(0, |span| span.start), error.message());
    }
    file.broken = file.problems.iter().map(|problem| problem.line).collect();
    for (key, value) in table.get_ref() {
        let name = key.get_ref().as_ref();
        match (name, value.get_ref().as_table()) {
            ("keys", Some(table)) => settings.keymap = keys::read(&mut file, table),
            ("copy", Some(table)) => {
                table.iter().for_each(|(key, value)| file.take(&mut settings, "copy", key, value));
            }
            ("keys" | "copy", None) => file.fault(key.span().start, format!("`{name}` is a table: write `[{name}]`")),
            _ => file.take(&mut settings, "", key, value),
        }
    }
    file.problems.sort();
    file.problems.dedup();
    file.problems.truncate(MOST);
    (settings, file.problems)
}

/// The line on which a setting above the first table stands; 1 where it does not.
pub fn line_of(text: &str, name: &str) -> u32 {
    let (table, _) = DeTable::parse_recoverable(text);
    let key = table.get_ref().keys().find(|key| key.get_ref().as_ref() == name).map(|key| key.span().start);
    File { text, broken: Vec::new(), problems: Vec::new() }.line(key.unwrap_or(0))
}

impl File<'_> {
    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> u32 {
        self.text.bytes().take(at).filter(|&byte| byte == b'\n').count() as u32 + 1
    }

    /// Notes a problem at a byte.
    pub(super) fn fault(&mut self, at: usize, message: impl Into<String>) {
        let line = self.line(at);
        if !self.broken.contains(&line) {
            self.told(Problem { line, message: message.into() });
        }
    }

    /// Notes a problem.
    pub(super) fn told(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn take<K: AsRef<str>>(
        &mut self,
        settings: &mut Settings,
        table: &str,
        key: &Spanned<K>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let name = key.get_ref().as_ref();
        let known = SETTINGS.iter().filter(|setting| setting.table == table);
        let Some(setting) = known.clone().find(|setting| setting.name == name) else {
            return self.fault(key.span().start, unknown(table, name));
        };
        if let Err(wanted) = (setting.take)(settings, &plain(value.get_ref())) {
            let message = format!("`{name}` is to be {wanted}; {} holds", setting.default);
            self.fault(value.span().start, message);
        }
    }
}

/// What is said of a name that no setting has.
fn unknown(table: &str, name: &str) -> String {
    let here = SETTINGS.iter().filter(|setting| setting.table == table).map(|setting| setting.name);
    let tables: &[&str] = if table.is_empty() { &["keys", "copy"] } else { &[] };
    let elsewhere = SETTINGS.iter().find(|setting| setting.table != table && setting.name == name);
    let advice = match (nearest(name, here.chain(tables.iter().copied())), elsewhere) {
        (_, Some(setting)) if setting.table.is_empty() => "; it belongs above the first table".to_owned(),
        (_, Some(setting)) => format!("; it belongs under [{}]", setting.table),
        (Some(near), None) => format!("; did you mean `{near}`?"),
        (None, None) => "; `pincite config init` writes a file with all of them".to_owned(),
    };
    format!("unknown setting `{name}`{advice}")
}

fn plain<'a>(value: &'a DeValue<'_>) -> Value<'a> {
    match value {
        DeValue::String(text) => Value::Text(text),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other("number"), Value::Number)
        }
        other => Value::Other(other.type_str()),
    }
}
