//! Several documents side by side: which one is shown, one jump list for all of them, and what a switch carries over.

use std::sync::Arc;

use crate::document::Document;

use super::action::{Action, Effect, Effects};
use super::jump::Place;
use super::sitting::Sitting;
use super::state::App;

/// Tells a tab from the others. No number is given out twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TabId(pub u32);

/// What a tab asks of the desk it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Show the tab to the right, from the last one the first.
    Next,
    /// Show the tab to the left.
    Previous,
    /// Show this tab; the place that is left is remembered in the jump list.
    Show(TabId),
    /// Show the tab of a place, at the place.
    Return(Box<Place>),
    /// Close the tab that asks.
    Close,
}

/// The tabs as the header of each knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The names, from the left, with the numbers of their tabs.
    pub names: Vec<(TabId, String)>,
    /// Which of them is shown.
    pub at: usize,
}

/// An effect and the tab it belongs to.
pub type Order = (TabId, Effect);

/// All open documents. One of them is shown.
#[derive(Debug)]
pub struct Desk {
    here: App,
    others: Vec<App>,
    /// From the left.
    order: Vec<TabId>,
    /// Those that have not been shown yet.
    unseen: Vec<TabId>,
    /// How tabs that were closed were left, until somebody asks.
    left: Vec<(TabId, Sitting, String)>,
    issued: u32,
    /// Whether more follows before a picture is drawn.
    held_back: bool,
}

impl Desk {
    /// A desk with one document, which is shown.
    pub fn new(app: App) -> Self {
        let order = vec![app.id];
        let issued = app.id.0;
        Self { here: app, others: Vec::new(), order, unseen: Vec::new(), left: Vec::new(), issued, held_back: false }
    }

    /// Several actions follow each other before a picture is drawn: it is prepared once, by [`Desk::settle`].
    pub fn hold_back(&mut self, held_back: bool) {
        self.held_back = held_back;
    }

    /// Prepares the picture of the tab that is shown, if that was held back.
    pub fn settle(&mut self) {
        self.held_back = false;
        self.here.settle();
    }

    /// The tab that is shown.
    pub fn app(&self) -> &App {
        &self.here
    }

    /// The number of the tab that is shown.
    pub fn shown(&self) -> TabId {
        self.here.id
    }

    /// Any tab.
    pub fn tab(&self, id: TabId) -> Option<&App> {
        std::iter::once(&self.here).chain(&self.others).find(|app| app.id == id)
    }

    /// All tabs, from the left.
    pub fn tabs(&self) -> impl Iterator<Item = &App> {
        self.order.iter().filter_map(|&id| self.tab(id))
    }

    fn tab_mut(&mut self, id: TabId) -> Option<&mut App> {
        std::iter::once(&mut self.here).chain(&mut self.others).find(|app| app.id == id)
    }

    /// Puts a document to the right of the one that is shown. Once it is shown for the first time, [`Effect::Begin`] asks for
    /// it to be read and analysed.
    pub fn add(&mut self, document: Arc<Document>) -> TabId {
        let at = self.order.iter().position(|&tab| tab == self.here.id).map_or(0, |at| at + 1);
        self.insert(at, document)
    }

    /// Puts a document to the right of all others.
    pub fn add_last(&mut self, document: Arc<Document>) -> TabId {
        self.insert(self.order.len(), document)
    }

    fn insert(&mut self, at: usize, document: Arc<Document>) -> TabId {
        self.issued += 1;
        let id = TabId(self.issued);
        let mut app = App::new(document, self.here.options.clone());
        app.id = id;
        app.keymap = self.here.keymap.clone();
        self.order.insert(at.min(self.order.len()), id);
        self.unseen.push(id);
        self.others.push(app);
        self.name_all();
        id
    }

    /// What is to be done first for a tab whose document is there: its analysis, once all of it has been read.
    pub fn start(&mut self, tab: TabId) -> Vec<Order> {
        let effects = self.tab_mut(tab).map(super::start).unwrap_or_default();
        self.order_all(tab, effects)
    }

    /// How every tab is left; those on which no key was pressed are not among them.
    pub fn sittings(&self) -> Vec<(TabId, Sitting)> {
        let jumps = &self.here.jumps;
        self.tabs().filter_map(|app| Some((app.id, app.sitting(jumps)?))).collect()
    }

    /// How a tab that was closed was left, and where, in words.
    pub fn left_behind(&mut self, tab: TabId) -> Option<(Sitting, String)> {
        let at = self.left.iter().position(|(closed, ..)| *closed == tab)?;
        let (_, sitting, place) = self.left.remove(at);
        Some((sitting, place))
    }

    /// Makes a tab the tutor.
    pub fn teach(&mut self, tab: TabId) {
        if let Some(app) = self.tab_mut(tab) {
            app.teach();
        }
    }

    /// Takes an action for one tab (keys and sizes are for the one that is shown); what is to be done then. An action for
    /// a tab that has been closed leads to nothing.
    pub fn update(&mut self, tab: TabId, action: Action) -> Vec<Order> {
        let replaced = matches!(action, Action::Reloaded(_)) && tab != self.here.id;
        let held_back = self.held_back;
        let Some(app) = self.tab_mut(tab) else { return Vec::new() };
        app.frame.held_back = held_back;
        let effects = super::update(app, action);
        if replaced {
            // The jump list is with the tab that is shown; its places in the old text mean nothing any more.
            self.here.jumps.forget(tab);
        }
        self.order_all(tab, effects)
    }

    /// Does what an order asks of the desk, hands on the rest.
    pub fn order_all(&mut self, tab: TabId, effects: Effects) -> Vec<Order> {
        let mut orders = Vec::new();
        for effect in effects {
            match effect {
                Effect::Desk(ask) => orders.extend(self.asked(ask)),
                other => orders.push((tab, other)),
            }
        }
        if self.here.strip.names.len() > 1 && self.here.strip != self.strip() {
            self.name_all();
        }
        orders
    }

    fn asked(&mut self, ask: Ask) -> Vec<Order> {
        match ask {
            Ask::Next => self.step(1),
            Ask::Previous => self.step(self.order.len().saturating_sub(1)),
            Ask::Show(id) => {
                if id != self.here.id && self.tab(id).is_some() {
                    let place = self.here.place();
                    self.here.remember(place);
                }
                self.show(id)
            }
            Ask::Return(place) => {
                let orders = self.show(place.tab());
                if self.here.id == place.tab() {
                    self.here.restore(*place);
                    self.here.prepare();
                }
                orders
            }
            Ask::Close => self.close(),
        }
    }

    fn step(&mut self, by: usize) -> Vec<Order> {
        if self.order.len() == 1 {
            self.here.say("there is one document; :open PATH opens another beside it");
            self.here.prepare();
            return Vec::new();
        }
        let at = self.order.iter().position(|&tab| tab == self.here.id).unwrap_or(0);
        let next = self.order.get((at + by) % self.order.len()).copied();
        next.map_or_else(Vec::new, |next| self.show(next))
    }

    /// Shows a tab. The jump list, the wishes of the user and the keys go with it.
    fn show(&mut self, id: TabId) -> Vec<Order> {
        let Some(entered) = self.others.iter_mut().find(|app| app.id == id) else { return Vec::new() };
        entered.jumps = std::mem::take(&mut self.here.jumps);
        entered.options = self.here.options.clone();
        entered.keymap = self.here.keymap.clone();
        (self.here.overlay, entered.overlay) = (None, None);
        entered.pressed.clear();
        std::mem::swap(&mut self.here, entered);
        self.name_all();
        let unseen = self.unseen.iter().position(|&tab| tab == id);
        let Some(unseen) = unseen else { return Vec::new() };
        self.unseen.remove(unseen);
        vec![(id, Effect::Begin)]
    }

    fn close(&mut self) -> Vec<Order> {
        let closed = self.here.id;
        if self.order.len() == 1 {
            self.here.say("this is the only document; q quits");
            self.here.prepare();
            return Vec::new();
        }
        let sitting = self.here.sitting(&self.here.jumps);
        self.left.extend(sitting.map(|sitting| (closed, sitting, self.here.here_place())));
        let at = self.order.iter().position(|&tab| tab == closed).unwrap_or(0);
        let next = if at + 1 < self.order.len() { at + 1 } else { at.saturating_sub(1) };
        let next = self.order.get(next).copied();
        let mut orders = next.map_or_else(Vec::new, |next| self.show(next));
        self.order.retain(|&tab| tab != closed);
        self.others.retain(|app| app.id != closed);
        self.here.jumps.forget(closed);
        self.name_all();
        orders.push((closed, Effect::Forget));
        orders
    }

    fn strip(&self) -> Strip {
        let names = self.tabs().map(|app| (app.id, app.name())).collect();
        Strip { names, at: self.order.iter().position(|&tab| tab == self.here.id).unwrap_or(0) }
    }

    /// Tells the tab that is shown how all of them are called.
    fn name_all(&mut self) {
        self.here.strip = self.strip();
        self.here.prepare();
    }
}

impl App {
    /// The number of its tab.
    pub fn id(&self) -> TabId {
        self.id
    }

    /// Where the reading position is, in words.
    pub fn here_place(&self) -> String {
        self.document.place(self.source.at)
    }

    /// What the document is called: the last part of its path.
    pub(crate) fn name(&self) -> String {
        let path = &self.document.source.path;
        path.rsplit('/').next().unwrap_or(path).to_owned()
    }
}
