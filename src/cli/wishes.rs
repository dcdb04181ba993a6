//! How the reader is to be: the configuration, with what the environment and then the command line say otherwise.

use std::path::Path;

use crate::app::settings::Switch;
use crate::app::{Scheme, Settings};
use crate::display::prose::Prose;
use crate::shell::environment::Environment;
use crate::shell::{Opening, Start, config};

use super::args::Read;
use super::choices::Ground;

/// What holds.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The settings.
    pub settings: Settings,
    /// The user's colours of the source text.
    pub prose: Option<Prose>,
    /// One line where something in the configuration is wrong.
    pub message: Option<String>,
}

impl Wishes {
    /// Reads the configuration (the file `named`, or the usual one) and lays the environment over it.
    pub fn usual(named: Option<&Path>) -> Self {
        let mut loaded = config::load(named);
        let prose = loaded.prose();
        let message = loaded.advice();
        let mut settings = loaded.settings;
        if let Ok(name) = std::env::var("PINCITE_THEME") {
            settings.theme = Scheme::named(&name).or(settings.theme.filter(|_| name != "auto"));
        }
        Self { settings, prose, message }
    }

    /// The same, with the command line over both.
    pub fn of(options: &Read, named: Option<&Path>) -> Self {
        let Self { mut settings, prose, message } = Self::usual(named);
        settings.theme = options.theme.map_or(settings.theme, Ground::scheme);
        settings.text_width = options.text_width.unwrap_or(settings.text_width);
        settings.mouse = options.mouse.map_or(settings.mouse, Into::into);
        settings.ascii = if options.ascii { Switch::On } else { settings.ascii };
        settings.restore &= !options.no_restore;
        Self { settings, prose, message }
    }

    /// What the reader begins with: `opening` alone.
    pub fn start(&self, opening: Opening) -> Start {
        let Self { settings, prose, message } = self.clone();
        Start { opening, goal: None, more: Vec::new(), settings, prose, greeting: message, tutor: false }
    }

    /// What is known of the terminal, with what the settings say otherwise.
    pub fn look(&self, environment: Environment) -> Environment {
        let scheme = self.settings.theme.unwrap_or(environment.scheme);
        let ascii = self.settings.ascii.decided(environment.ascii);
        Environment { scheme, ascii, ..environment }
    }
}
