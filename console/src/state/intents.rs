//! What the agent wants.

use shared::{
    case::CaseState,
    desk::Verb,
    ids::{CaseId, Choice, ClientId},
};

use super::{Desk, Followup, clock::Local, notice::Said, talk::Pending, wrap_up::WrapUp};
use crate::plain;

/// An act of the agent. Where it names no case, the one on the screen is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Take this case.
    Claim(CaseId),
    /// Take the case that rings longest.
    ClaimRinging,
    /// Bring an own conversation on the screen.
    Open(CaseId),
    /// Put the conversation away; the case stays.
    Shut,
    /// The keyboard is on this row of the queue.
    Choose(CaseId),
    /// Move the keyboard along the queue.
    Move(Toward),
    /// The text field holds this.
    Draft(String),
    /// Send what the text field holds, under this id.
    Say(ClientId),
    /// Send a refused message again, under another id.
    Again {
        /// The id that was refused.
        refused: ClientId,
        /// The new id.
        id: ClientId,
    },
    /// Take a refused message back into the text field.
    TakeBack(ClientId),
    /// Open the form that closes the case.
    WrapUp,
    /// Put the form away.
    Unwrap,
    /// How the talk ended.
    Outcome(Choice),
    /// Why it went wrong.
    RootCause(Choice),
    /// A digit key in the form.
    Digit(usize),
    /// Take back the form's last choice.
    StepBack,
    /// The form's note holds this.
    Note(String),
    /// Close the case with the form.
    Resolve,
    /// The page is hidden, or seen again.
    Hide(bool),
    /// Try to reach the desk at once.
    Hurry,
    /// The notice was read.
    Dismiss,
}

/// A direction along the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// To what waits less urgently.
    Next,
    /// To what waits more urgently.
    Previous,
}

impl Desk {
    /// Does what the agent wants at `now`.
    pub fn act(&mut self, intent: Intent, now: Local) -> Vec<Followup> {
        match intent {
            Intent::Claim(case) => return self.claim(case, now),
            Intent::ClaimRinging => {
                return self.oldest_ringing().map_or_else(Vec::new, |case| self.claim(case, now));
            }
            Intent::Say(id) => return self.say_draft(id),
            Intent::Again { refused, id } => return self.say_again(&refused, id),
            Intent::Resolve => return self.resolve(now),
            Intent::Open(case) => {
                if self.is_mine(&case) {
                    self.show(Some(case));
                }
            }
            Intent::Shut => self.show(None),
            Intent::Choose(case) => self.chosen = Some(case),
            Intent::Move(toward) => self.step(toward),
            Intent::Draft(text) => {
                if let Some((_, talk)) = self.at_hand() {
                    talk.draft = text;
                }
            }
            Intent::TakeBack(id) => self.take_back(&id),
            Intent::WrapUp => {
                if let Some((_, talk)) = self.at_hand() {
                    talk.wrap_up.get_or_insert_default();
                }
            }
            Intent::Unwrap => {
                if let Some((_, talk)) = self.at_hand() {
                    talk.wrap_up = None;
                }
            }
            Intent::Outcome(choice) => self.fill(|form| form.outcome = Some(choice)),
            Intent::RootCause(choice) => self.fill(|form| form.root_cause = Some(choice)),
            Intent::Digit(digit) => {
                let (outcomes, root_causes) = match &self.house {
                    Some(house) => (house.outcomes.clone(), house.root_causes.clone()),
                    None => return Vec::new(),
                };
                self.fill(|form| form.digit(digit, &outcomes, &root_causes));
            }
            Intent::StepBack => self.fill(WrapUp::step_back),
            Intent::Note(text) => self.fill(|form| form.note = text),
            Intent::Hide(hidden) => {
                self.hidden = hidden;
                self.see();
            }
            Intent::Hurry => self.link.hurry(now),
            Intent::Dismiss => self.notice = None,
        }
        Vec::new()
    }

    fn claim(&mut self, case: CaseId, now: Local) -> Vec<Followup> {
        let free = self.cases.get(&case).is_some_and(|row| row.state == CaseState::Open);
        if !free || self.is_being_claimed(&case) {
            return Vec::new();
        }
        if !self.link.is_up() {
            self.notify(Said::Away, now);
            return Vec::new();
        }
        self.claiming = Some(case);
        vec![self.say(Verb::Claim { case })]
    }

    fn say_draft(&mut self, id: ClientId) -> Vec<Followup> {
        let Some((case, talk)) = self.at_hand() else {
            return Vec::new();
        };
        let Ok(text) = plain::typed(&talk.draft) else {
            return Vec::new();
        };
        talk.draft.clear();
        talk.pending.push(Pending { id: id.clone(), text: text.clone(), refused: None });
        self.say_if_up(Verb::Say { case, id, text })
    }

    fn say_again(&mut self, refused: &ClientId, id: ClientId) -> Vec<Followup> {
        let Some((case, talk)) = self.at_hand() else {
            return Vec::new();
        };
        let Some(pending) = talk.find(refused) else {
            return Vec::new();
        };
        pending.id = id.clone();
        pending.refused = None;
        let text = pending.text.clone();
        self.say_if_up(Verb::Say { case, id, text })
    }

    /// What cannot be said now is said when the link is up again.
    fn say_if_up(&mut self, verb: Verb) -> Vec<Followup> {
        if self.link.is_up() { vec![self.say(verb)] } else { Vec::new() }
    }

    fn take_back(&mut self, id: &ClientId) {
        let Some((_, talk)) = self.at_hand() else { return };
        let Some(at) = talk.pending.iter().position(|pending| pending.id == *id && pending.refused.is_some())
        else {
            return;
        };
        let text = talk.pending.remove(at).text;
        let gap = if talk.draft.is_empty() { "" } else { "\n" };
        talk.draft = format!("{text}{gap}{}", talk.draft);
    }

    fn resolve(&mut self, now: Local) -> Vec<Followup> {
        let up = self.link.is_up();
        let Some((case, form)) = self.at_hand().and_then(|(case, talk)| Some((case, talk.wrap_up.as_mut()?)))
        else {
            return Vec::new();
        };
        let Some(resolution) = form.resolution().filter(|_| !form.sent) else {
            return Vec::new();
        };
        if !up {
            self.notify(Said::Away, now);
            return Vec::new();
        }
        form.sent = true;
        form.refused = None;
        vec![self.say(Verb::Resolve { case, resolution })]
    }

    fn step(&mut self, toward: Toward) {
        let queue = self.queue();
        let at = self.chosen.and_then(|chosen| queue.iter().position(|case| *case == chosen));
        let to = match (at, toward) {
            (None, _) => 0,
            (Some(at), Toward::Next) => at.saturating_add(1).min(queue.len().saturating_sub(1)),
            (Some(at), Toward::Previous) => at.saturating_sub(1),
        };
        self.chosen = queue.get(to).copied();
    }

    /// The conversation on the screen.
    fn at_hand(&mut self) -> Option<(CaseId, &mut super::talk::Talk)> {
        let case = self.open?;
        Some((case, self.talks.get_mut(&case)?))
    }

    /// Changes the form that is on the screen, unless its answer is on the way.
    fn fill(&mut self, change: impl FnOnce(&mut WrapUp)) {
        if let Some(form) =
            self.at_hand().and_then(|(_, talk)| talk.wrap_up.as_mut()).filter(|form| !form.sent)
        {
            form.refused = None;
            change(form);
        }
    }
}
