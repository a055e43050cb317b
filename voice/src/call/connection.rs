//! The connection of a call: made, agreed on, mended, given up.

use shared::voice::{CallId, Candidate, Sdp, Signal};

use super::{Act, Call, Carries, Next, Phase, Servers, Side, say, steps};
use crate::{
    negotiation::{Input, Negotiation},
    trouble::Ending,
};

/// How long the other side may be out of reach, in milliseconds.
const PATIENCE: u64 = 30_000;
/// How long a connection that is weak may come back by itself, and how long mending it may take, in milliseconds.
pub(super) const WEAK: u64 = 3_000;

/// How long the visitor leaves the mending to the agent, in milliseconds. Where both mend at once, the visitor's side takes its own
/// offer back, after which some browsers give its voice no more to those who measure it.
const YIELD: u64 = 1_000;

impl Call {
    /// Somebody else will come, and the microphone stays open for them.
    pub(super) fn wait(&mut self) -> Vec<Act> {
        self.phase = Phase::Waiting;
        self.forget();
        vec![Act::Disconnect]
    }

    pub(super) fn hear(&mut self, signal: Signal, now: u64) -> Vec<Act> {
        match signal {
            Signal::Ring => self.others(true, now),
            Signal::Offer { call, sdp } => self.offered(call, sdp, now),
            Signal::Answer { call, sdp } => self.about(call, Input::Answer(sdp)),
            Signal::Candidate { call, candidate } => match &mut self.next {
                Some(Next::Answer { call: next, candidates, .. }) if *next == call => {
                    candidates.push(candidate);
                    Vec::new()
                }
                _ => self.about(call, Input::Candidate(candidate)),
            },
            Signal::HangUp { .. } if self.phase == Phase::Off => Vec::new(),
            Signal::HangUp { because } => self.end(Ending::of(because), None),
        }
    }

    fn offered(&mut self, call: CallId, sdp: Sdp, now: u64) -> Vec<Act> {
        match self.phase {
            Phase::Waiting | Phase::Connecting | Phase::Speaking => {}
            Phase::Off | Phase::Rung | Phase::Asking => return Vec::new(),
        }
        if self.connection.as_ref().is_some_and(|it| it.call() == call) {
            // The other side is mending it.
            self.moves_at = None;
            self.mend_at = now.saturating_add(WEAK).saturating_add(self.leaves());
            return self.negotiate(Input::Offer(sdp));
        }
        // Two new connections at once: the impolite side's stands.
        let own =
            self.next == Some(Next::Offer) || self.connection.as_ref().is_some_and(|it| !it.has_agreed());
        if own && self.side == Side::Agent {
            return Vec::new();
        }
        self.begin(Next::Answer { call, sdp, candidates: Vec::new() }, now)
    }

    /// What concerns one connection, and no other.
    fn about(&mut self, call: CallId, input: Input) -> Vec<Act> {
        if self.connection.as_ref().is_some_and(|it| it.call() == call) {
            self.negotiate(input)
        } else {
            Vec::new()
        }
    }

    pub(super) fn negotiate(&mut self, input: Input) -> Vec<Act> {
        steps(self.connection.as_mut().map(|it| it.take(input)))
    }

    /// Asks for the servers before they are needed.
    pub(super) fn prepare(&mut self) -> Vec<Act> {
        if !self.there || self.servers != Servers::None {
            return Vec::new();
        }
        self.servers = Servers::Asked;
        vec![Act::AskServers]
    }

    pub(super) fn begin(&mut self, next: Next, now: u64) -> Vec<Act> {
        // A connection that is mended in time carries on meanwhile, and says nothing of it.
        self.carries &= next == Next::Restart;
        if !self.carries {
            self.phase = Phase::Connecting;
            self.silent_since.get_or_insert(now);
        }
        self.mend_at = now.saturating_add(WEAK).saturating_add(self.leaves());
        self.moves_at = None;
        self.next = Some(next);
        if self.servers == Servers::Here { self.known() } else { self.prepare() }
    }

    /// The servers are known, and what waited for them is done.
    pub(super) fn known(&mut self) -> Vec<Act> {
        self.servers = Servers::Here;
        let Some(next) = self.next.take() else { return Vec::new() };
        self.servers = Servers::None;
        let polite = self.side == Side::Visitor;
        match next {
            Next::Offer => {
                self.last = self.last.wrapping_add(1);
                self.connection = Some(Negotiation::new(self.last, polite));
                vec![Act::Connect]
            }
            Next::Answer { call, sdp, candidates } => {
                self.connection = Some(Negotiation::new(call, polite));
                let mut acts = vec![Act::Connect];
                acts.extend(self.negotiate(Input::Offer(sdp)));
                for candidate in candidates {
                    acts.extend(self.negotiate(Input::Candidate(candidate)));
                }
                acts
            }
            Next::Restart => vec![Act::Restart],
        }
    }

    pub(super) fn found(&self, candidate: Candidate) -> Vec<Act> {
        let call = self.connection.as_ref().map(Negotiation::call);
        call.map(|call| say(Signal::Candidate { call, candidate })).into_iter().collect()
    }

    pub(super) fn carries(&mut self, carries: Carries, now: u64) -> Vec<Act> {
        if !matches!(self.phase, Phase::Connecting | Phase::Speaking) {
            return Vec::new();
        }
        self.carries = carries == Carries::Yes;
        if self.carries {
            self.phase = Phase::Speaking;
            self.silent_since = None;
        } else {
            self.silent_since.get_or_insert(now);
            let patience = if carries == Carries::Weakly { WEAK } else { 0 };
            self.mend_at = now.saturating_add(patience).saturating_add(self.leaves());
        }
        Vec::new()
    }

    /// The network is another one: what carries still may not for long.
    pub(super) fn moved(&mut self, now: u64) -> Vec<Act> {
        self.moves_at = Some(now.saturating_add(self.leaves()));
        self.tick(now)
    }

    fn leaves(&self) -> u64 {
        match self.side {
            Side::Visitor => YIELD,
            Side::Agent => 0,
        }
    }

    /// Looks for a way anew, unless that is under way.
    pub(super) fn mend(&mut self, now: u64) -> Vec<Act> {
        if self.connection.is_none() || self.next.is_some() {
            Vec::new()
        } else if self.there {
            self.begin(Next::Restart, now)
        } else if self.carries {
            // There is nobody to agree with on another way yet.
            Vec::new()
        } else {
            self.wait()
        }
    }

    pub(super) fn tick(&mut self, now: u64) -> Vec<Act> {
        if self.moves_at.is_some_and(|at| at <= now) {
            self.moves_at = None;
            return self.mend(now);
        }
        let Some(since) = self.silent_since else { return Vec::new() };
        if now.saturating_sub(since) >= PATIENCE {
            return self.fail();
        }
        if now < self.mend_at { Vec::new() } else { self.mend(now) }
    }

    /// What was on its way when the socket broke is said once more.
    pub(super) fn linked(&mut self) -> Vec<Act> {
        let mut acts = Vec::new();
        if self.announced && self.side == Side::Visitor {
            acts.push(Act::Announce);
        }
        if self.servers == Servers::Asked {
            acts.push(Act::AskServers);
        }
        acts.extend(self.negotiate(Input::Again));
        acts
    }

    pub(super) fn forget(&mut self) {
        self.next = None;
        self.connection = None;
        self.carries = false;
        self.silent_since = None;
        self.moves_at = None;
    }
}
