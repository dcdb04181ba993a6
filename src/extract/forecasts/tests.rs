//! Sentences of our own writing, read through the whole reading.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::ingest::{Part, read};
use crate::lexicon::Lexicon;

fn forecasts(text: &str) -> (Reading, Vec<Finding<Forecast>>) {
    let document = read(text.as_bytes().to_vec(), "t.txt", Part::Whole).unwrap().shared();
    let extent = document.span();
    let reading = Reading::of(document, Arc::new(Lexicon::builtin()), extent);
    let found = find(&reading);
    (reading, found)
}

fn count(text: &str) -> usize {
    forecasts(text).1.len()
}

#[test]
fn a_likelihood_word_has_its_band_and_a_modal_has_none() {
    let (reading, found) = forecasts("The strait will very likely reopen by June 2031.");
    let what = &found[0].what;
    let likelihood = what.likelihood.unwrap();
    assert_eq!(likelihood.band, Some((80, 95)));
    assert_eq!(reading.slice(likelihood.span), "will very likely");
    assert_eq!(reading.slice(what.horizon.unwrap().span), "by June 2031");
    assert!(what.flags.is_empty());
    let (reading, found) = forecasts("The blockade could spread to the northern ports.");
    let what = &found[0].what;
    assert_eq!(reading.slice(what.likelihood.unwrap().span), "could");
    assert_eq!(what.likelihood.unwrap().band, None);
    assert_eq!(what.flags, ["no date"]);
}

#[test]
fn guesses_at_the_present_are_no_forecasts() {
    assert_eq!(count("The pilot may have misread the signal."), 0);
    assert_eq!(count("The garrison may look weak on paper."), 0);
    assert_eq!(count("The reports could not be verified."), 0);
    assert_eq!(count("The outage was likely caused by frost."), 0);
}

#[test]
fn the_future_of_the_past_is_no_forecast_but_a_supposition_is() {
    assert_eq!(count("The mayor announced that he would close the bridge."), 0);
    assert_eq!(count("Any delay at the canal would raise freight rates."), 1);
}

#[test]
fn procedures_are_no_forecasts() {
    assert_eq!(count("If the user opens the file, the macro will fetch a second script."), 0);
    assert_eq!(count("If the rains fail again, the province will import grain."), 1);
}

#[test]
fn frames_and_verbs_of_prediction() {
    assert_eq!(count("The council is expected to vote on Friday."), 1);
    assert_eq!(count("We anticipate that rebels seize the airfield within two weeks."), 1);
    assert_eq!(count("The ministers failed to anticipate the drought."), 0);
    assert_eq!(count("It is unclear whether the pump will work."), 0);
}

#[test]
fn a_mistagged_adverb_does_not_hide_the_verb() {
    assert_eq!(count("The merger includes ports, which may further slow a bidding round."), 1);
}

#[test]
fn going_to_foretells_or_states_a_will() {
    assert_eq!(count("\"We are going to stop the boats,\" the minister said."), 0);
    assert_eq!(count("\"I'm not going to accept it,\" the minister said."), 0);
    assert_eq!(count("\"We are going to see more boats,\" the minister said."), 1);
    assert_eq!(count("\"They are going to stop the boats,\" the minister said."), 1);
    assert_eq!(count("Your account is going to be closed soon."), 0);
    assert_eq!(count("The account is going to be closed soon."), 1);
}

#[test]
fn what_is_demanded_is_not_foretold() {
    assert_eq!(count("It is unfair to expect families to fill in a form."), 0);
    assert_eq!(count("Families expect the office to send a form."), 1);
}

#[test]
fn purposes_permissions_and_refusals_are_no_forecasts() {
    assert_eq!(count("The speaker adjourned the session so the house could vote on the tariff."), 0);
    assert_eq!(count("The talks failed, so the strike could spread to the ports."), 1);
    assert_eq!(count("Under the treaty the ministry may order a minimum service."), 0);
    assert_eq!(count("Under the Ports Act the ministry may order a minimum service."), 0);
    assert_eq!(count("Neither the union nor the operator would comment on the offer."), 0);
    assert_eq!(count("The clerk is waiting on if the mayor will sign."), 0);
}
