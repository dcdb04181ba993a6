//! What the trainer measured, as `metrics.json` has it.

use std::fmt::Write as _;

use super::spans::Measured;

/// The figures of one training.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    /// UPOS accuracy on the GUM documents kept apart, fold by fold: right and all.
    pub(super) upos_gum: Vec<(u32, u32)>,
    /// The same for the genres nearest to a briefing, document by document.
    pub(super) upos_gum_formal: Vec<(u32, u32)>,
    /// UPOS accuracy on EWT dev.
    pub(super) upos_ewt_dev: (u32, u32),
    /// Names in the GUM documents kept apart, both folds together.
    pub(super) names_gum: Measured,
    /// The same for the genres nearest to a briefing.
    pub(super) names_gum_formal: Measured,
    /// Names in CrossNER politics dev.
    pub(super) names_politics_dev: Measured,
    /// Names in UNER EWT dev.
    pub(super) names_ewt_dev: Measured,
}

/// Right and all, of several parts together.
pub(super) fn pooled(parts: &[(u32, u32)]) -> (u32, u32) {
    parts.iter().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1))
}

fn percent((right, all): (u32, u32)) -> f64 {
    100.0 * f64::from(right) / f64::from(all.max(1))
}

impl Metrics {
    /// The figures as a JSON object.
    pub(super) fn json(&self) -> String {
        let mut out = String::from("{\n");
        let folds: Vec<String> = self.upos_gum.iter().map(|fold| format!("{:.2}", percent(*fold))).collect();
        let _ = writeln!(out, "  \"upos_gum_two_fold\": {:.2},", percent(pooled(&self.upos_gum)));
        let _ = writeln!(out, "  \"upos_gum_folds\": [{}],", folds.join(", "));
        let formal = percent(pooled(&self.upos_gum_formal));
        let _ = writeln!(out, "  \"upos_gum_two_fold_formal\": {formal:.2},");
        let _ = writeln!(out, "  \"upos_ewt_dev\": {:.2},", percent(self.upos_ewt_dev));
        let named = [
            ("names_gum_two_fold", &self.names_gum),
            ("names_gum_two_fold_formal", &self.names_gum_formal),
            ("names_politics_dev", &self.names_politics_dev),
            ("names_ewt_dev", &self.names_ewt_dev),
        ];
        let parts = named.iter().flat_map(|(name, measured)| {
            [((*name).to_owned(), measured.alone), (format!("{name}_repaired"), measured.repaired)]
        });
        let count = 2 * named.len();
        for (index, (name, counts)) in parts.enumerate() {
            let [person, organisation, place, all] = counts.f1();
            let comma = if index + 1 < count { "," } else { "" };
            let _ = writeln!(
                out,
                "  \"{name}\": {{\"f1\": {all:.2}, \"person\": {person:.2}, \"organisation\": {organisation:.2}, \"place\": {place:.2}}}{comma}"
            );
        }
        out.push_str("}\n");
        out
    }
}
