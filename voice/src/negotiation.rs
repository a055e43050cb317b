//! How two browsers agree on one connection, whoever begins and whenever: the perfect negotiation of WebRTC 1.0 (section
//! 10.7), as a pure function of what happened.
//!
//! Where both offer at once, the impolite side's offer stands: the polite side takes its own back and answers. What a browser
//! does takes time, so one thing is done after the other, and what comes meanwhile waits in its order. That leaves the
//! flags of the specification's example nothing to guard against.

use std::collections::VecDeque;

use shared::voice::{CallId, Candidate, Sdp, Signal};

/// One side of one connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negotiation {
    call: CallId,
    polite: bool,
    /// The own offer that is not answered yet.
    offered: Option<Sdp>,
    doing: Option<Doing>,
    /// Whether the other side's last offer was passed over: its candidates are of no use then.
    ignoring: bool,
    /// Whether an answer was ever given or taken.
    agreed: bool,
    inbox: VecDeque<Input>,
}

/// What the browser is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Offering,
    Answering,
    TakingAnswer,
}

/// What comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The browser has something new to agree on.
    Needed,
    /// The other side's offer.
    Offer(Sdp),
    /// The other side's answer.
    Answer(Sdp),
    /// A way to the other side.
    Candidate(Candidate),
    /// Words may have been lost on their way.
    Again,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Make an offer and set it; [`Negotiation::made`] is told.
    Offer,
    /// Set the other side's offer, taking back an own one; make an answer and set it; [`Negotiation::made`] is told.
    TakeOffer(Sdp),
    /// Set the other side's answer; [`Negotiation::took`] is told.
    TakeAnswer(Sdp),
    /// Add a way to the other side.
    Add(Candidate),
    /// Say this to the other side.
    Send(Signal),
}

impl Negotiation {
    /// The beginning of the connection `call`. Of two sides, one is polite.
    #[must_use]
    pub fn new(call: CallId, polite: bool) -> Self {
        let inbox = VecDeque::new();
        Self { call, polite, offered: None, doing: None, ignoring: false, agreed: false, inbox }
    }

    /// Which connection it is.
    #[must_use]
    pub fn call(&self) -> CallId {
        self.call
    }

    /// Whether the two sides agreed on anything yet.
    #[must_use]
    pub fn has_agreed(&self) -> bool {
        self.agreed
    }

    /// Takes something in.
    pub fn take(&mut self, input: Input) -> Vec<Step> {
        self.inbox.push_back(input);
        self.go_on()
    }

    /// The browser has made this description and set it.
    pub fn made(&mut self, sdp: Sdp) -> Vec<Step> {
        let call = self.call;
        let said = match self.doing.take() {
            Some(Doing::Offering) => {
                self.offered = Some(sdp.clone());
                Signal::Offer { call, sdp }
            }
            Some(Doing::Answering) => {
                self.agreed = true;
                Signal::Answer { call, sdp }
            }
            Some(Doing::TakingAnswer) | None => return Vec::new(),
        };
        let mut steps = vec![Step::Send(said)];
        steps.extend(self.go_on());
        steps
    }

    /// The browser has set the other side's answer.
    pub fn took(&mut self) -> Vec<Step> {
        self.doing = None;
        self.agreed = true;
        self.go_on()
    }

    fn go_on(&mut self) -> Vec<Step> {
        let mut steps = Vec::new();
        while self.doing.is_none()
            && let Some(input) = self.inbox.pop_front()
        {
            steps.extend(self.next(input));
        }
        steps
    }

    fn next(&mut self, input: Input) -> Option<Step> {
        match input {
            // While an offer is open, the browser asks once more after its answer.
            Input::Needed if self.offered.is_some() => None,
            Input::Needed => {
                self.doing = Some(Doing::Offering);
                Some(Step::Offer)
            }
            Input::Offer(_) if self.offered.is_some() && !self.polite => {
                self.ignoring = true;
                None
            }
            Input::Offer(sdp) => {
                self.ignoring = false;
                self.offered = None;
                self.doing = Some(Doing::Answering);
                Some(Step::TakeOffer(sdp))
            }
            // An answer to an offer that was taken back, or a second one, answers nothing.
            Input::Answer(sdp) => {
                self.offered.take()?;
                self.ignoring = false;
                self.doing = Some(Doing::TakingAnswer);
                Some(Step::TakeAnswer(sdp))
            }
            Input::Candidate(candidate) => (!self.ignoring).then_some(Step::Add(candidate)),
            Input::Again => {
                let sdp = self.offered.clone()?;
                Some(Step::Send(Signal::Offer { call: self.call, sdp }))
            }
        }
    }
}

#[cfg(test)]
mod tests;
