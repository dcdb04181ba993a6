//! `pincite-train DIR OUT`: trains the models from the texts in DIR and writes them into OUT.

use std::path::Path;
use std::process::ExitCode;

use std::io::Write as _;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else {
        let _ = writeln!(std::io::stderr(), "usage: pincite-train DIR OUT");
        return ExitCode::from(2);
    };
    match pincite::language::train::run(Path::new(from), Path::new(to)) {
        Ok(metrics) => {
            let _ = write!(std::io::stdout(), "{metrics}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
