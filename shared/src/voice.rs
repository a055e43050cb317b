//! What the two sides of a voice call say to each other over their sockets until they hear each other.
//!
//! The Desk hands a [`Signal`] on between the case's visitor and its owner, and keeps nothing of it. The visitor's
//! readiness to speak is the case's [`Channel`](crate::case::Channel), the agent's is a [`Signal::Ring`]; whoever is ready second
//! makes the offer.

use serde::{Deserialize, Serialize};

pub use self::session::{Candidate, Sdp, VoiceError};

mod session;

/// Which connection a signal belongs to: drawn by whoever makes its first offer. A page that was loaded anew draws another
/// one, and what is still on its way for the old one counts for nothing.
pub type CallId = u32;

/// A word from one side to the other. It travels as one line of text, which the Desk looks through and hands on: `ring`,
/// `hang-up BECAUSE`, or `offer`, `answer` or `candidate` with the number of the connection and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Signal {
    /// The agent would like to speak, and is ready to.
    Ring,
    /// What this side can send and hear.
    Offer {
        /// The connection.
        call: CallId,
        /// The description.
        sdp: Sdp,
    },
    /// What this side takes of an offer.
    Answer {
        /// The connection.
        call: CallId,
        /// The description.
        sdp: Sdp,
    },
    /// One way by which this side can be reached.
    Candidate {
        /// The connection.
        call: CallId,
        /// The way.
        candidate: Candidate,
    },
    /// The call is over, or will not be.
    HangUp {
        /// Why.
        because: Because,
    },
}

/// Why a call is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Somebody hung up.
    Ended,
    /// The other side would rather write.
    Declined,
    /// The other side has no microphone to speak into, or may not use it.
    NoMicrophone,
    /// No connection could be made.
    NoRoute,
}

impl Because {
    const ALL: [Self; 4] = [Self::Ended, Self::Declined, Self::NoMicrophone, Self::NoRoute];

    fn word(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Declined => "declined",
            Self::NoMicrophone => "no-microphone",
            Self::NoRoute => "no-route",
        }
    }
}

impl TryFrom<String> for Signal {
    type Error = VoiceError;

    fn try_from(raw: String) -> Result<Self, VoiceError> {
        let (word, rest) = raw.split_once(' ').unwrap_or((&raw, ""));
        match word {
            "ring" if rest.is_empty() => return Ok(Self::Ring),
            "hang-up" => {
                let because = Because::ALL.into_iter().find(|because| because.word() == rest);
                return because.map(|because| Self::HangUp { because }).ok_or(VoiceError::Unknown);
            }
            _ => {}
        }
        let (call, said) = rest.split_once(' ').ok_or(VoiceError::Unknown)?;
        let (call, said) = (call.parse().map_err(|_| VoiceError::Unknown)?, said.to_owned());
        match word {
            "offer" => Ok(Self::Offer { call, sdp: said.try_into()? }),
            "answer" => Ok(Self::Answer { call, sdp: said.try_into()? }),
            "candidate" => Ok(Self::Candidate { call, candidate: said.try_into()? }),
            _ => Err(VoiceError::Unknown),
        }
    }
}

impl From<Signal> for String {
    fn from(signal: Signal) -> Self {
        let (word, call, said) = match &signal {
            Signal::Ring => return "ring".to_owned(),
            Signal::HangUp { because } => return ["hang-up ", because.word()].concat(),
            Signal::Offer { call, sdp } => ("offer ", call, sdp.as_str()),
            Signal::Answer { call, sdp } => ("answer ", call, sdp.as_str()),
            Signal::Candidate { call, candidate } => ("candidate ", call, candidate.as_str()),
        };
        [word, &call.to_string(), " ", said].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::{session::tests::sdp, *};

    #[test]
    fn a_signal_is_read_as_it_was_written() {
        let check = |raw: String, want: bool| {
            let read = Signal::try_from(raw.clone());
            assert_eq!(read.is_ok(), want, "{raw}");
            if let Ok(signal) = read {
                assert_eq!(String::from(signal), raw);
            }
        };
        let sdp = sdp(&["v=0", "m=audio 9 X 1", "F"]);
        check("ring".to_owned(), true);
        check("hang-up no-microphone".to_owned(), true);
        check(format!("offer 7 {sdp}"), true);
        check(format!("answer 4294967295 {sdp}"), true);
        check("candidate 0 ".to_owned(), true);
        check("candidate 0 candidate:1 1 udp".to_owned(), true);
        for bad in [
            "",
            "ring 1",
            "rings",
            "hang-up",
            "hang-up of you",
            "offer",
            "offer 7",
            "offer x v=0",
            "candidate 1",
        ] {
            check(bad.to_owned(), false);
        }
        check(format!("offer -1 {sdp}"), false);
        check(format!("offer 4294967296 {sdp}"), false);
        check(format!("say 7 {sdp}"), false);
    }
}
