//! One side of a call, from the wish to speak to the last word, as a pure function of what happened and when.
//!
//! Both sides open their microphone before they say that they are ready; whoever is ready second makes the offer, so that
//! both offer at once only when a connection is mended. A connection that breaks is mended for half a minute (ICE restart), and a
//! page that was loaded anew takes the place of what it was before by a connection of its own. Whatever fails ends the
//! call, and nothing but the call.

use shared::voice::{Because, CallId, Candidate, Sdp, Signal};

pub use self::terms::{Act, Carries, Event, Phase, Shown, Side};
use crate::{
    negotiation::{Input, Negotiation, Step},
    trouble::Ending,
};

mod connection;
mod terms;

/// What is done as soon as the servers are known.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Next {
    Offer,
    Answer { call: CallId, sdp: Sdp, candidates: Vec<Candidate> },
    Restart,
}

/// What is known of the servers. They are used once: a name and a password expire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Servers {
    None,
    Asked,
    Here,
}

/// One side of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    side: Side,
    phase: Phase,
    muted: bool,
    ending: Option<Ending>,
    ready: bool,
    there: bool,
    announced: bool,
    last: CallId,
    servers: Servers,
    next: Option<Next>,
    connection: Option<Negotiation>,
    /// Whether the connection carries voices.
    carries: bool,
    /// Since when no voice comes through, while one should.
    silent_since: Option<u64>,
    /// When the connection is mended next, if it does not carry until then.
    mend_at: u64,
    /// When it is mended though it carries, because the network is another one.
    moves_at: Option<u64>,
}

impl Call {
    /// No call yet; `seed` is any number.
    #[must_use]
    pub fn new(side: Side, seed: u32) -> Self {
        Self {
            side,
            phase: Phase::Off,
            muted: false,
            ending: None,
            ready: false,
            there: false,
            announced: false,
            last: seed,
            servers: Servers::None,
            next: None,
            connection: None,
            carries: false,
            silent_since: None,
            mend_at: 0,
            moves_at: None,
        }
    }

    /// The call as its person sees it.
    #[must_use]
    pub fn shown(&self) -> Shown {
        Shown { phase: self.phase, muted: self.muted, ending: self.ending }
    }

    /// Takes in what happened at `now`, in milliseconds on any clock that only runs forward; the answer is to be done in its
    /// order.
    pub fn apply(&mut self, event: Event, now: u64) -> Vec<Act> {
        match event {
            Event::Press => self.press(),
            Event::Opened => self.opened(now),
            Event::Refused(ending) => self.refused(ending),
            Event::Ready(ready) => self.others(ready, now),
            Event::There(there) => self.both(there),
            Event::Signal(signal) => self.hear(signal, now),
            Event::Servers => self.known(),
            Event::Needed => self.negotiate(Input::Needed),
            Event::Made(sdp) => steps(self.connection.as_mut().map(|it| it.made(sdp))),
            Event::Took => steps(self.connection.as_mut().map(Negotiation::took)),
            Event::Broke => self.fail(),
            Event::Found(candidate) => self.found(candidate),
            Event::Carries(carries) => self.carries(carries, now),
            Event::Linked => self.linked(),
            Event::Moved => self.moved(now),
            Event::Tick => self.tick(now),
            Event::Mute(muted) => {
                self.muted = muted;
                vec![Act::Mute(muted)]
            }
            Event::HangUp => self.hang_up(),
            Event::Closed => self.over(None),
        }
    }

    fn press(&mut self) -> Vec<Act> {
        if !matches!(self.phase, Phase::Off | Phase::Rung) {
            return Vec::new();
        }
        self.phase = Phase::Asking;
        self.ending = None;
        self.muted = false;
        let mut acts = vec![Act::OpenMicrophone];
        acts.extend(self.prepare());
        acts
    }

    fn opened(&mut self, now: u64) -> Vec<Act> {
        if self.phase != Phase::Asking {
            return Vec::new();
        }
        self.phase = Phase::Waiting;
        let mut acts = Vec::new();
        let second = self.ready && self.there;
        if self.side == Side::Visitor || !second {
            self.announced = true;
            acts.push(Act::Announce);
        }
        if second {
            acts.extend(self.begin(Next::Offer, now));
        }
        acts
    }

    fn refused(&mut self, ending: Ending) -> Vec<Act> {
        if self.phase != Phase::Asking {
            return Vec::new();
        }
        let told = self.ready.then(|| say(Signal::HangUp { because: Because::NoMicrophone }));
        self.end(ending, told)
    }

    /// Whether the other side is ready.
    fn others(&mut self, ready: bool, now: u64) -> Vec<Act> {
        self.ready = ready;
        match (ready, self.phase, self.side) {
            (true, Phase::Off, Side::Visitor) => {
                self.phase = Phase::Rung;
                self.ending = None;
                Vec::new()
            }
            // Both were ready first, or the agent's page was loaded anew: it is the visitor who offers.
            (true, Phase::Waiting | Phase::Connecting | Phase::Speaking, Side::Visitor) => {
                self.begin(Next::Offer, now)
            }
            (false, Phase::Rung, _) => {
                self.phase = Phase::Off;
                Vec::new()
            }
            // The last word may have been lost.
            (false, Phase::Connecting | Phase::Speaking, Side::Agent) => self.end(Ending::Ended, None),
            (true | false, _, _) => Vec::new(),
        }
    }

    /// Whether visitor and agent are both there.
    fn both(&mut self, there: bool) -> Vec<Act> {
        if self.there == there {
            return Vec::new();
        }
        self.there = there;
        if there {
            let wanted = self.phase == Phase::Waiting || self.next.is_some();
            return if wanted { self.prepare() } else { Vec::new() };
        }
        self.ready = false;
        self.servers = Servers::None;
        match self.phase {
            Phase::Rung => {
                self.phase = Phase::Off;
                Vec::new()
            }
            Phase::Connecting => self.wait(),
            // Only the Desk has lost the agent: the two still hear each other.
            Phase::Speaking if self.carries => Vec::new(),
            Phase::Speaking => self.wait(),
            Phase::Off | Phase::Asking | Phase::Waiting => Vec::new(),
        }
    }

    fn hang_up(&mut self) -> Vec<Act> {
        let because = match self.phase {
            Phase::Off => return Vec::new(),
            Phase::Rung => Because::Declined,
            Phase::Asking | Phase::Waiting | Phase::Connecting | Phase::Speaking => Because::Ended,
        };
        let told = self.there.then(|| say(Signal::HangUp { because }));
        let spoke = matches!(self.phase, Phase::Connecting | Phase::Speaking);
        let mut acts: Vec<Act> = told.into_iter().collect();
        acts.extend(self.over(spoke.then_some(Ending::Ended)));
        acts
    }

    fn fail(&mut self) -> Vec<Act> {
        if self.phase == Phase::Off {
            return Vec::new();
        }
        let told = say(Signal::HangUp { because: Because::NoRoute });
        self.end(Ending::NoRoute, Some(told))
    }

    fn end(&mut self, ending: Ending, told: Option<Act>) -> Vec<Act> {
        let mut acts: Vec<Act> = told.into_iter().collect();
        acts.extend(self.over(Some(ending)));
        acts
    }

    fn over(&mut self, ending: Option<Ending>) -> Vec<Act> {
        let withdrawn = self.announced && self.side == Side::Visitor;
        self.phase = Phase::Off;
        self.ending = ending;
        self.ready = false;
        self.announced = false;
        self.servers = Servers::None;
        self.forget();
        withdrawn.then_some(Act::Withdraw).into_iter().chain([Act::Close]).collect()
    }
}

fn say(signal: Signal) -> Act {
    Act::Step(Step::Send(signal))
}

fn steps(steps: Option<Vec<Step>>) -> Vec<Act> {
    steps.into_iter().flatten().map(Act::Step).collect()
}

#[cfg(test)]
mod tests;
