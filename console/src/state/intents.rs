//! What the agent wants.

use shared::{
    callback::Unreached,
    case::CaseState,
    desk::Verb,
    ids::{AgentId, CaseId, Choice, ClientId},
    presence::Chosen,
};

use super::{Desk, Followup, clock::Local, files::FileNews, notice::Said, talk::Pending, wrap_up::WrapUp};
use crate::plain;

/// An act of the agent. Where it names no case, the one on the screen is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Take this case.
    Claim(CaseId),
    /// Take the case that rings longest, or join the talk that a colleague asks to join.
    ClaimRinging,
    /// Say whether rings may come.
    Be(Chosen),
    /// Rather not take this case, or not join this talk.
    Decline(CaseId),
    /// Rather not take what rings longest.
    DeclineRinging,
    /// Open the form that asks a colleague to join, or put it away.
    AskColleague(bool),
    /// The form's note holds this.
    NoteForColleague(String),
    /// Ask this colleague.
    Invite(AgentId),
    /// Leave the talk of a colleague, or take an invitation back.
    Part,
    /// Give the case to the colleague who has joined; why, where it is not the first time.
    HandOver(String),
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
    /// Ask for a call, or answer.
    Speak,
    /// End the call, or don't answer.
    HangUp,
    /// Make the own microphone silent, or let it be heard again.
    Mute,
    /// Call the visitor by telephone, as was promised.
    Dial,
    /// Say what came of that call: why the visitor was not reached, or nothing where they talked.
    Called(Option<Unreached>),
    /// Take up the call that this page had in this case before it was loaded anew.
    Resume(CaseId),
    /// Copy what was said.
    Copy,
    /// The copy was made, or the browser refused it.
    Copied(bool),
    /// This happens to a file for the visitor of a case; it has the id of the message that will tell of it.
    File(CaseId, ClientId, FileNews),
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
        let mut followups = self.carry_out(intent, now);
        followups.extend(self.report());
        followups
    }

    fn carry_out(&mut self, intent: Intent, now: Local) -> Vec<Followup> {
        match intent {
            Intent::Claim(case) => return self.claim(case, now),
            Intent::ClaimRinging => {
                return match self.oldest_ringing() {
                    Some(case) => self.claim(case, now),
                    None => self.join(),
                };
            }
            Intent::Be(chosen) => return self.be(chosen, now),
            Intent::Decline(case) => return self.decline(case),
            Intent::DeclineRinging => {
                let asked = || self.invitations().first().map(|(row, _)| row.id);
                let case = self.oldest_ringing().or_else(asked);
                return case.map_or_else(Vec::new, |case| self.decline(case));
            }
            Intent::AskColleague(open) => self.ask_colleague(open),
            Intent::NoteForColleague(note) => self.note_for_colleague(note),
            Intent::Invite(agent) => return self.invite(agent, now),
            Intent::Part => return self.part(),
            Intent::HandOver(reason) => return self.hand_over(&reason, now),
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
                return self.tell_writing(now);
            }
            Intent::TakeBack(id) => self.take_back(&id),
            Intent::WrapUp => {
                let owns = self.owns_open();
                if let Some((_, talk)) = self.at_hand().filter(|_| owns) {
                    talk.asking = None;
                    talk.wrap_up.get_or_insert_default();
                    return self.closing(Chosen::Available, Chosen::WrapUp);
                }
            }
            Intent::Unwrap => {
                if let Some((_, talk)) = self.at_hand() {
                    talk.wrap_up = None;
                    return self.closing(Chosen::WrapUp, Chosen::Available);
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
            Intent::Speak => {
                return self.open.map_or_else(Vec::new, |case| self.speak(case, now));
            }
            Intent::HangUp => return self.hang_up(),
            Intent::Mute => return self.mute(),
            Intent::Dial => return self.dial(now),
            Intent::Called(missed) => return self.called(missed, now),
            Intent::Resume(case) => return self.resume(case, now),
            Intent::Copy => return self.copy(),
            Intent::File(case, id, news) => return self.file(case, id, news),
            Intent::Copied(made) => self.notify(if made { Said::Copied } else { Said::NotCopied }, now),
        }
        Vec::new()
    }

    /// Closing a case is known to the team, unless the agent has said something else of themselves.
    fn closing(&mut self, from: Chosen, to: Chosen) -> Vec<Followup> {
        if self.chosen_presence() != from || !self.link.is_up() {
            return Vec::new();
        }
        vec![self.say(Verb::Be { chosen: to })]
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
        talk.told_writing = None;
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
    pub(super) fn say_if_up(&mut self, verb: Verb) -> Vec<Followup> {
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
    pub(super) fn at_hand(&mut self) -> Option<(CaseId, &mut super::talk::Talk)> {
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
