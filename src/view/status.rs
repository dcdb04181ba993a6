//! The last row: what is shown, where it stands, who cites it, how deep the jump list is; then the keys that matter.

use crate::app::App;
use crate::app::status;
use crate::display::Role;
use crate::text::glyph::width_of;

use super::canvas::Canvas;

/// Draws the status line.
pub(super) fn draw(app: &App, canvas: &mut Canvas) {
    let area = app.frame.layout.status;
    let (left, right) = (area.x + 1, area.right().saturating_sub(1));
    if let Some((prompt, typed, said)) = status::prompt(app) {
        let x = canvas.words(left, area.y, right, prompt, Role::HintKey);
        let (seen, room) = app.line_seen(prompt, &typed, &said);
        let x = canvas.words(x, area.y, right, seen, Role::Text);
        canvas.ground(x, area.y, (x + 1).min(right), Role::Label);
        if room > 0 {
            let role = if app.message.is_some() { Role::Message } else { Role::Dim };
            canvas.words_right(right.saturating_sub(room) + 1, area.y, right, &[(said.as_str(), role)]);
        }
        return;
    }
    let mut hints = status::hints(app);
    let mut parts = status::parts(app);
    let message = app.message.is_some();
    let room = right.saturating_sub(left);
    let hints_width = |hints: &[(String, String)]| -> u16 {
        hints.iter().map(|(key, word)| width_of(key) + width_of(word) + 1).sum::<u16>()
            + 3 * (hints.len() as u16).saturating_sub(1)
    };
    while width_of(&parts.join(" · ")) + 3 + hints_width(&hints) > room {
        if hints.len() > 2 || (parts.len() <= 2 && hints.len() > 1) {
            status::spare_hint(&mut hints);
        } else if parts.len() > 1 {
            parts.pop();
        } else if !status::spare_hint(&mut hints) {
            break;
        }
    }
    let role = if message { Role::Message } else { Role::Dim };
    let mut x = left;
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            x = canvas.words(x, area.y, right, " · ", Role::Rule);
        }
        x = canvas.words(x, area.y, right, part, if at == 0 && !message { Role::Heading } else { role });
    }
    let mut x = right.saturating_sub(hints_width(&hints));
    for (key, word) in &hints {
        x = canvas.words(x, area.y, right, key, Role::HintKey);
        x = canvas.words(x + 1, area.y, right, word, Role::Hint) + 3;
    }
}
