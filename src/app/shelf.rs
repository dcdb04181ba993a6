//! Lists of documents: those inside this one, those that are open, those that were read last.

use crate::display::{Piece, Role};

use super::action::{Effect, Effects};
use super::desk::Ask;
use super::items::Tail;
use super::picker::{Choice, Chosen};
use super::state::App;

/// The most documents inside one that are listed.
const MEMBERS: usize = 5000;

impl App {
    /// The documents inside this one.
    pub(super) fn member_choices(&self) -> Vec<Choice> {
        let members = self.document.members.iter().take(MEMBERS).enumerate();
        let choice = |(at, member): (usize, &crate::document::Member)| {
            let size = (member.bytes > 0).then(|| (size(member.bytes), Role::Dim));
            let place = (!member.span.is_empty()).then_some(member.span.start());
            named(&member.name, size.into_iter().collect(), place, Chosen::Member(at))
        };
        members.map(choice).collect()
    }

    /// The document inside this one that the block at the reading position lists.
    pub(super) fn member_here(&self) -> Option<usize> {
        let block = self.document.blocks.get(self.document.block_at(self.source.at))?;
        let listed = |member: &crate::document::Member| !member.span.is_empty() && block.content.covers(member.span);
        let mut all = self.document.members.iter();
        all.position(|member| listed(member) && member.span.end() > self.source.at)
    }

    /// The documents that are open.
    pub(super) fn tab_choices(&self) -> Vec<Choice> {
        let names = self.strip.names.iter().enumerate();
        let choice = |(at, (tab, name)): (usize, &(super::desk::TabId, String))| {
            let here = if at == self.strip.at { vec![("here".to_owned(), Role::Dim)] } else { Tail::new() };
            named(name, here, None, Chosen::Tab(*tab))
        };
        names.map(choice).collect()
    }

    /// The documents that were read last.
    pub(super) fn recent_choices(&self) -> Vec<Choice> {
        let recent = self.recent.iter().enumerate();
        let choice = |(at, read): (usize, &super::recent::Recent)| {
            let place = Some(&read.place).filter(|place| !place.is_empty());
            let tail = place.map(|place| (place.chars().take(16).collect(), Role::LineNumber));
            let name = read.members.iter().fold(read.path.clone(), |name, member| format!("{name}/{member}"));
            named(&name, tail.into_iter().collect(), None, Chosen::Recent(at))
        };
        recent.map(choice).collect()
    }

    /// Opens a document of a list.
    pub(super) fn open_choice(&mut self, chosen: Chosen) -> Effects {
        match chosen {
            Chosen::Tab(tab) => vec![Effect::Desk(Ask::Show(tab))],
            Chosen::Member(at) => {
                let member = self.document.members.get(at);
                member
                    .map(|member| Effect::Open { path: None, members: vec![member.name.clone()] })
                    .into_iter()
                    .collect()
            }
            Chosen::Recent(at) => {
                let read = self.recent.get(at).cloned();
                read.map(|read| Effect::Open { path: Some(read.path), members: read.members }).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }
}

/// A document by its name: the last part of a path stands out.
fn named(name: &str, tail: Tail, at: Option<u32>, chosen: Chosen) -> Choice {
    let cut = name.rfind('/').map_or(0, |at| at + 1);
    let (folder, own) = name.split_at_checked(cut).unwrap_or(("", name));
    let pieces = vec![Piece::Label(own.to_owned(), Role::Text), Piece::Label(format!("  {folder}"), Role::Dim)];
    Choice { pieces, tail, words: name.to_owned(), at, chosen }
}

/// `12 KiB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KiB", bytes / 1024),
        _ => format!("{} MiB", bytes / 1_048_576),
    }
}
