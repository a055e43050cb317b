//! The one call that this desk can have: which case it belongs to, and what goes to and fro between the Desk and the phone that
//! carries it. How a call goes on is decided in [`voice::call`].

use shared::{
    case::{CaseRow, Channel, Handoff},
    desk::Verb,
    ids::CaseId,
    route::IceServer,
    voice::{Because, Signal},
};
use voice::{
    call::{Event, Phase, Shown},
    trouble::Ending,
};

use super::{Desk, Followup, clock::Local, notice::Said};

/// The call of this desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCall {
    /// The case that it belongs to.
    pub case: CaseId,
    /// How it stands.
    pub shown: Shown,
    /// Whether the visitor is ready, as the phone knows it.
    ready: bool,
}

/// What there is to see of a call in the conversation on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Nobody can speak here.
    No,
    /// The agent may ask for a call.
    Offered,
    /// The visitor would like to speak.
    Rung,
    /// There is a call, in this phase, with the own microphone silent or not.
    Call(Phase, bool),
}

/// What the phone has for the Desk.
#[derive(Debug, Clone, PartialEq)]
pub enum FromPhone {
    /// Asks for the servers.
    AskServers,
    /// A word for the visitor's browser.
    Signal(Signal),
    /// How the call stands.
    Show(Shown),
}

impl Desk {
    /// What there is to see of a call in the conversation on the screen.
    #[must_use]
    pub fn voice(&self) -> Voice {
        let Some(row) = self.open.and_then(|case| self.case(&case)) else { return Voice::No };
        match &self.call {
            Some(call) if call.case == row.id => Voice::Call(call.shown.phase, call.shown.muted),
            Some(_) | None if !self.can_speak(row) => Voice::No,
            Some(_) | None if row.channel == Channel::Voice => Voice::Rung,
            Some(_) | None => Voice::Offered,
        }
    }

    /// Whether there is a call, and in which case.
    #[must_use]
    pub fn on_call(&self) -> Option<CaseId> {
        self.call.as_ref().map(|call| call.case)
    }

    fn can_speak(&self, row: &CaseRow) -> bool {
        let offered = self.house.as_ref().is_some_and(|house| house.channels.contains(&Channel::Voice));
        offered && self.is_mine(&row.id) && row.handoff == Handoff::Connected
    }

    /// Asks for a call in `case`, or answers.
    pub(super) fn speak(&mut self, case: CaseId, now: Local) -> Vec<Followup> {
        let Some(row) = self.cases.get(&case).filter(|row| self.can_speak(row)) else { return Vec::new() };
        let ready = row.channel == Channel::Voice;
        if let Some(call) = &self.call {
            if call.case != case {
                self.notify(Said::OtherCall, now);
            }
            return Vec::new();
        }
        let shown = Shown { phase: Phase::Asking, muted: false, ending: None };
        self.call = Some(OnCall { case, shown, ready });
        let events = [Event::There(true), Event::Ready(ready), Event::Press];
        events.map(|event| Followup::Phone(case, event)).into()
    }

    /// Takes up a call in `case` where its visitor still speaks.
    pub(super) fn resume(&mut self, case: CaseId, now: Local) -> Vec<Followup> {
        let speaks = |row: &CaseRow| self.can_speak(row) && row.channel == Channel::Voice;
        if !self.cases.get(&case).is_some_and(speaks) {
            return Vec::new();
        }
        self.show(Some(case));
        self.speak(case, now)
    }

    /// Hangs up; where the visitor only rings, says that nobody will speak just now.
    pub(super) fn hang_up(&mut self) -> Vec<Followup> {
        if let Some(call) = &self.call {
            return vec![Followup::Phone(call.case, Event::HangUp)];
        }
        match (self.voice(), self.open) {
            (Voice::Rung, Some(case)) => {
                let signal = Signal::HangUp { because: Because::Declined };
                self.say_if_up(Verb::Signal { case, signal })
            }
            _ => Vec::new(),
        }
    }

    /// Makes the own microphone silent, or lets it be heard again.
    pub(super) fn mute(&mut self) -> Vec<Followup> {
        let speaking = self.call.as_ref().filter(|call| call.shown.phase == Phase::Speaking);
        speaking.map(|call| Followup::Phone(call.case, Event::Mute(!call.shown.muted))).into_iter().collect()
    }

    /// The visitor's browser has spoken.
    pub(super) fn signalled(&self, case: CaseId, signal: Signal) -> Vec<Followup> {
        if self.on_call() == Some(case) {
            vec![Followup::Phone(case, Event::Signal(signal))]
        } else {
            Vec::new()
        }
    }

    /// The servers of a call are known.
    pub(super) fn served(&self, case: CaseId, servers: Vec<IceServer>) -> Vec<Followup> {
        if self.on_call() == Some(case) { vec![Followup::Servers(case, servers)] } else { Vec::new() }
    }

    /// The phone in `case` has something for the Desk, or for the agent.
    pub fn heard_from_phone(&mut self, case: CaseId, from: FromPhone, now: Local) -> Vec<Followup> {
        match from {
            FromPhone::AskServers => self.say_if_up(Verb::AskIce { case }),
            FromPhone::Signal(signal) => self.say_if_up(Verb::Signal { case, signal }),
            FromPhone::Show(shown) => {
                if shown.phase == Phase::Off {
                    self.call = None;
                    if let Some(ending) = shown.ending.filter(|ending| *ending != Ending::Ended) {
                        self.notify(Said::Call(ending), now);
                    }
                } else if let Some(call) = self.call.as_mut().filter(|call| call.case == case) {
                    call.shown = shown;
                }
                Vec::new()
            }
        }
    }

    /// Tells the phone what has changed in its case.
    pub(super) fn follow_call(&mut self) -> Vec<Followup> {
        let Some(case) = self.on_call() else { return Vec::new() };
        let row = self.cases.get(&case).filter(|_| self.is_mine(&case));
        let ready = row.map(|row| row.channel == Channel::Voice);
        let Some(ready) = ready else { return vec![Followup::Phone(case, Event::Closed)] };
        match &mut self.call {
            Some(call) if call.ready != ready => {
                call.ready = ready;
                vec![Followup::Phone(case, Event::Ready(ready))]
            }
            Some(_) | None => Vec::new(),
        }
    }
}
