//! What there is to see: questions to the state, all of them without change.

use shared::{
    case::{Agent, Before, CaseRow, CaseState, Resolution},
    desk::Verb,
    ids::{CaseId, Choice},
    score::Warmth,
    settings::Entry,
    time::UnixMillis,
};

use super::{Desk, frames::talks_in, talk::Talk};
use crate::plain;

/// A case that nobody has, as its row shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The case.
    pub row: CaseRow,
    /// Whether it rings longest, so that one key claims it.
    pub next: bool,
    /// Whether it rings for the agent.
    pub loud: bool,
    /// Whether the answer to this agent's claim is on its way.
    pub claiming: bool,
    /// Whether it can be claimed now.
    pub ready: bool,
}

impl Desk {
    /// A case that is not resolved.
    #[must_use]
    pub fn case(&self, case: &CaseId) -> Option<&CaseRow> {
        self.cases.get(case)
    }

    /// The conversation of an own case.
    #[must_use]
    pub fn talk(&self, case: &CaseId) -> Option<&Talk> {
        self.talks.get(case)
    }

    /// The conversation on the screen.
    #[must_use]
    pub fn open_talk(&self) -> Option<&Talk> {
        self.talk(&self.open?)
    }

    /// The cases that nobody has: what rings first, then the quiet ones, each oldest first.
    #[must_use]
    pub fn queue(&self) -> Vec<CaseId> {
        self.unclaimed().into_iter().map(|row| row.id).collect()
    }

    /// The queue as its rows show it.
    #[must_use]
    pub fn waiting(&self) -> Vec<Waiting> {
        let next = self.oldest_ringing();
        let waiting = |row: &CaseRow| {
            let claiming = self.is_being_claimed(&row.id);
            Waiting {
                row: row.clone(),
                next: next == Some(row.id),
                claiming,
                loud: self.rings_for_me(row),
                ready: self.link.is_up() && !claiming,
            }
        };
        self.unclaimed().into_iter().map(waiting).collect()
    }

    fn unclaimed(&self) -> Vec<&CaseRow> {
        let mut rows: Vec<_> = self.cases.values().filter(|row| row.state == CaseState::Open).collect();
        rows.sort_by_key(|row| (!row.is_ringing(), row.pressed_at.is_none(), row.turn()));
        rows
    }

    /// The cases that ring for the agent, whose turn is first at the front.
    #[must_use]
    pub fn ringing(&self) -> Vec<&CaseRow> {
        self.unclaimed().into_iter().filter(|row| self.rings_for_me(row)).collect()
    }

    /// The case that rings longest.
    #[must_use]
    pub fn oldest_ringing(&self) -> Option<CaseId> {
        self.ringing().first().map(|row| row.id)
    }

    /// This agent's own cases, oldest first.
    #[must_use]
    pub fn mine(&self) -> Vec<CaseId> {
        self.cases.keys().filter(|case| self.is_mine(case)).copied().collect()
    }

    /// Whether a case is this agent's.
    #[must_use]
    pub fn is_mine(&self, case: &CaseId) -> bool {
        let Some(me) = self.me() else { return false };
        self.cases.get(case).is_some_and(|row| talks_in(row, me))
    }

    /// The colleagues who have cases, and how many, by name.
    #[must_use]
    pub fn others(&self) -> Vec<(Agent, usize)> {
        let mut others: Vec<(Agent, usize)> = Vec::new();
        let theirs = self.cases.values().filter(|row| !self.is_mine(&row.id));
        for owner in theirs.filter_map(|row| row.owner.as_ref()) {
            match others.iter_mut().find(|(agent, _)| agent.id == owner.id) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => others.push((owner.clone(), 1)),
            }
        }
        others.sort_by(|(a, _), (b, _)| a.name.as_str().cmp(b.name.as_str()));
        others
    }

    /// Whether the answer to a claim is on its way.
    #[must_use]
    pub fn is_being_claimed(&self, case: &CaseId) -> bool {
        self.waiting.values().any(|verb| matches!(verb, Verb::Claim { case: claimed } if claimed == case))
    }

    /// How many messages in own cases the agent has not seen.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.talks.values().map(Talk::unread).sum()
    }

    /// What a reason is called.
    #[must_use]
    pub fn reason(&self, reason: &Choice) -> String {
        let reasons = self.house.as_ref().map_or(&[][..], |house| &house.reasons);
        label(reasons, reason)
    }

    /// What is to be known of an earlier case, which was on that `day`.
    #[must_use]
    pub fn before(&self, before: &Before, day: &str) -> String {
        let warmth = word(before.score.warmth(before.steps)).to_lowercase();
        let root_causes = self.house.as_ref().map_or(&[][..], |house| &house.root_causes);
        match &before.resolution {
            Some(Resolution { root_cause, .. }) => {
                format!("before: {warmth} on {day}, resolved: {}", label(root_causes, root_cause))
            }
            None => format!("before: {warmth} on {day}, still open"),
        }
    }

    /// What the window is called: what most needs the agent, first.
    #[must_use]
    pub fn title(&self) -> String {
        let site = self
            .house
            .as_ref()
            .map_or_else(|| "Desk".to_owned(), |house| plain::visible(house.site_name.as_str()));
        let ringing = self.ringing();
        if let Some((_, invited)) = self.invitations().first() {
            return format!("● {} asks you · {site}", plain::visible(invited.by.name.as_str()));
        }
        if let Some(row) = ringing.first() {
            let others = match ringing.len() {
                1 => String::new(),
                n => format!(" (+{})", n.saturating_sub(1)),
            };
            return format!("● Ring: {}{others} · {site}", self.gist(row));
        }
        if self.link.is_lost() {
            return format!("⚠ Away · {site}");
        }
        match self.unread() {
            0 => format!("{site} · Warmline"),
            n => format!("({n}) {site} · Warmline"),
        }
    }

    /// A case in a few words: its warmth, and the reason or else the page.
    #[must_use]
    pub fn gist(&self, row: &CaseRow) -> String {
        let warmth = word(row.score.warmth(row.steps));
        match (&row.reason, &row.page) {
            (Some(reason), _) => format!("{warmth}, {}", self.reason(reason)),
            (None, Some(page)) => format!("{warmth}, {}", plain::visible(page.path())),
            (None, None) => warmth.to_owned(),
        }
    }
}

/// Since when its visitor waits: for a person since the press, for a word since the tap.
#[must_use]
pub fn waits_since(row: &CaseRow) -> UnixMillis {
    row.pressed_at.unwrap_or(row.opened_at)
}

/// The name of a warmth as it begins a line.
#[must_use]
pub fn word(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Cold => "Cold",
        Warmth::Cool => "Cool",
        Warmth::Mild => "Mild",
        Warmth::Warm => "Warm",
        Warmth::Hot => "Hot",
    }
}

/// What an entry of a list is called; its id where the list no longer has it.
fn label(list: &[Entry], id: &Choice) -> String {
    let entry = list.iter().find(|entry| entry.id == *id);
    plain::visible(entry.map_or(id.as_str(), |entry| entry.label.as_str()))
}
