//! Key points: the document's own list, or sentences lifted from the body.

mod lifted;
mod listed;

use super::{Finding, KeyPoint};
use crate::reading::{Reading, SentenceId};
use crate::text::Span;

/// All findings of this room, in the order of their list.
pub fn find(reading: &Reading) -> Vec<Finding<KeyPoint>> {
    let listed = listed::find(reading);
    if listed.is_empty() { lifted::find(reading) } else { listed }
}

/// A key point at `span`.
fn point(
    reading: &Reading,
    span: Span,
    listed: bool,
    rule: &'static str,
    cues: Vec<Span>,
) -> Option<Finding<KeyPoint>> {
    let sentences: Vec<SentenceId> = reading.sentences_in(span).collect();
    let sentence = *sentences.first()?;
    Some(Finding { spans: vec![span], sentence, rule, cues, what: KeyPoint { listed, sentences } })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::reading::sample::{read, read_as};

    const BODY: &str = "The sea wall of the old harbour fell on Monday night, the port authority said.\n\
                        Engineers had warned the council of cracks in the wall three years ago.\n\
                        The council put off the repair because the town had no money for it.\n\
                        Fishing boats lay in the mud on Tuesday and nobody could leave the harbour.\n\
                        The port authority will close the harbour until the end of May.\n\
                        A new wall would cost 40 million crowns, twice the budget of the town.\n";

    fn points(reading: &Reading) -> Vec<&str> {
        find(reading).iter().map(|point| reading.slice(point.span())).collect()
    }

    #[test]
    fn a_list_under_a_heading() {
        let text = format!("MAIN FINDINGS\n1. The wall fell. It was old.\n2. The port is closed.\n\n{BODY}");
        let reading = read(&text);
        assert_eq!(points(&reading), ["The wall fell. It was old.", "The port is closed."]);
        assert_eq!(find(&reading)[0].what.sentences.len(), 2);
        assert_eq!(find(&reading)[0].rule, "listed-under-heading");
    }

    #[test]
    fn a_list_before_the_body_without_a_heading() {
        let reading = read(&format!("- The wall fell.\n- The port is closed.\n\n{BODY}"));
        assert_eq!(points(&reading).len(), 2);
        assert_eq!(find(&reading)[0].rule, "listed-before-body");
    }

    #[test]
    fn toplines_repeated_after_the_body() {
        let text = "**The sea wall fell on Monday.** Nobody was hurt when it fell.\n\n**The council had been warned of cracks.** It had no money.\n\n\
                    **The port will stay closed until May.** Boats lie in the mud.\n\n* **The sea wall fell on Monday.**\n\
                    * **The council had been warned of cracks.**\n* **The port will stay closed until May.**\n";
        let reading = read_as(text, "t.md");
        assert_eq!(find(&reading).len(), 3);
        assert_eq!(find(&reading)[0].rule, "listed-after-body");
    }

    #[test]
    fn sentences_are_lifted_where_there_is_no_list() {
        let reading = read(BODY);
        let found = find(&reading);
        assert!((3..=6).contains(&found.len()));
        assert!(found.iter().all(|point| !point.what.listed));
        assert!(found.windows(2).all(|pair| pair[0].span() < pair[1].span()));
        assert!(points(&reading)[0].starts_with("The sea wall"));
    }

    #[test]
    fn captions_and_headlines_are_not_lifted() {
        let text = format!(
            "Old harbour wall falls, port says.\nThe harbour wall (left) and the old port on 4 May.\n\
             Boats of the fishing fleet waiting (left) and the damaged harbour wall (right) on 4 May.\n{}",
            BODY.replace("Monday night", "Monday night after a storm")
        );
        let reading = read(&text);
        let found = points(&reading);
        assert!(found.iter().all(|point| !point.contains("(left)") && !point.contains("falls")), "{found:?}");
        assert!(found[0].starts_with("The sea wall"));
    }

    #[test]
    fn the_answer_of_another_party_is_lifted_rather_than_its_quotations() {
        let reading = read(
            "The council of Marsh Bay voted on Monday to close the ferry line to the islands.\n\
             The ferry line carried forty thousand passengers to the islands over the last year.\n\
             \"We have no money for a ferry line,\" Mayor Ruth Ames said.\n\
             \"None at all.\"\n\
             The islanders' association said the vote of the council broke the ferry treaty with the islands.\n\
             \"Shame on them.\"\n\
             It rained all day.\n\
             Some of them went home by boat.\n",
        );
        let found = points(&reading);
        assert!(found[0].starts_with("The council of Marsh Bay"), "{found:?}");
        assert!(found.iter().any(|point| point.starts_with("The islanders")), "{found:?}");
        assert!(found.iter().all(|point| !point.starts_with('"')), "{found:?}");
    }
}
