//! What the two sides of a voice call say to each other over their sockets until they hear each other.
//!
//! The Desk hands a [`Signal`] on between the case's visitor and its owner, and keeps nothing of it. The visitor's
//! readiness to speak is the case's [`Channel`](crate::case::Channel), the agent's is a [`Signal::Ring`]; whoever is ready second
//! makes the offer.

use core::fmt;

use serde::{Deserialize, Serialize};

/// The longest description of a session, in bytes. With one stream of audio it is a tenth of that.
const MAX_SDP: usize = 16 * 1024;
/// The longest candidate, in bytes.
const MAX_CANDIDATE: usize = 512;
/// The most candidates that a description brings along.
const MAX_CANDIDATES: usize = 60;

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

/// The description of a session (SDP, RFC 8866) with one stream of audio and nothing else, whose keys are vouched for by a
/// fingerprint. What is in it beyond that, browsers check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sdp(String);

/// A way by which a side can be reached, as browsers write it; an empty one says that no more follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate(String);

/// Why a description or a candidate was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoiceError {
    /// Longer than anything that a browser says.
    TooLong,
    /// Not lines of printable characters, each ended by CR and LF.
    Lines,
    /// Not one stream of audio and nothing else.
    NotOneAudio,
    /// Nobody vouches for the keys.
    NoFingerprint,
    /// More ways than anybody has.
    TooManyCandidates,
    /// No candidate.
    Candidate,
    /// None of the known words.
    Unknown,
}

impl fmt::Display for VoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "a description has 16 KiB at most, a candidate 512 bytes",
            Self::Lines => "a description is lines of printable text, each ended by CR and LF",
            Self::NotOneAudio => "a description has one stream of audio and nothing else",
            Self::NoFingerprint => "a description has a SHA-256 fingerprint",
            Self::TooManyCandidates => "a description has 60 candidates at most",
            Self::Candidate => "a candidate begins with candidate: and is one line of ASCII",
            Self::Unknown => "a signal is ring, hang-up, or an offer, answer or candidate with its number",
        })
    }
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

impl Sdp {
    /// The description.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Sdp {
    type Error = VoiceError;

    fn try_from(raw: String) -> Result<Self, VoiceError> {
        if raw.len() > MAX_SDP {
            return Err(VoiceError::TooLong);
        }
        let (mut media, mut fingerprints, mut candidates) = (0, 0, 0);
        let lines = raw.as_bytes().strip_suffix(b"\n").ok_or(VoiceError::Lines)?;
        for line in lines.split(|byte| *byte == b'\n') {
            let [b'a'..=b'z', b'=', said @ .., b'\r'] = line else { return Err(VoiceError::Lines) };
            if !is_plain(said) {
                return Err(VoiceError::Lines);
            }
            if line.starts_with(b"m=") {
                media += 1;
                if !said.starts_with(b"audio ") {
                    return Err(VoiceError::NotOneAudio);
                }
            }
            let strong = said.strip_prefix(b"fingerprint:sha-256 ");
            fingerprints += usize::from(strong.is_some_and(|digest| digest.len() == 32 * 3 - 1));
            candidates += usize::from(said.starts_with(b"candidate:"));
        }
        if media != 1 {
            Err(VoiceError::NotOneAudio)
        } else if fingerprints == 0 {
            Err(VoiceError::NoFingerprint)
        } else if candidates > MAX_CANDIDATES {
            Err(VoiceError::TooManyCandidates)
        } else {
            Ok(Self(raw))
        }
    }
}

/// Whether there is nothing but printable characters.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| (b' '..=b'~').contains(byte))
}

impl Candidate {
    /// The way.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Candidate {
    type Error = VoiceError;

    fn try_from(raw: String) -> Result<Self, VoiceError> {
        if raw.len() > MAX_CANDIDATE {
            return Err(VoiceError::TooLong);
        }
        let known = raw.is_empty() || raw.starts_with("candidate:");
        if known && is_plain(raw.as_bytes()) { Ok(Self(raw)) } else { Err(VoiceError::Candidate) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str =
        "0A:1B:2C:3D:4E:5F:60:71:82:93:A4:B5:C6:D7:E8:F9:0A:1B:2C:3D:4E:5F:60:71:82:93:A4:B5:C6:D7:E8:F9";

    /// A description of these lines; `F` stands for a fingerprint.
    fn sdp(lines: &[&str]) -> String {
        let fingerprint = format!("a=fingerprint:sha-256 {DIGEST}");
        let line = |line: &&str| format!("{}\r\n", if *line == "F" { &fingerprint } else { *line });
        lines.iter().map(line).collect()
    }

    #[test]
    fn a_description_is_one_audio_stream_with_a_fingerprint() {
        let check = |raw: String, want: Result<(), VoiceError>| {
            assert_eq!(Sdp::try_from(raw.clone()).map(|_| ()), want, "{raw:?}");
        };
        let good = ["v=0", "s=-", "m=audio 9 UDP/TLS/RTP/SAVPF 111", "F"];
        check(sdp(&good), Ok(()));
        check(sdp(&["v=0", "F", "m=audio 9 UDP/TLS/RTP/SAVPF 111"]), Ok(()));
        check(String::new(), Err(VoiceError::Lines));
        check("v=0\r\n".to_owned(), Err(VoiceError::NotOneAudio));
        check(sdp(&good).replace("\r\n", "\n"), Err(VoiceError::Lines));
        check(sdp(&good).replace("s=-", "s=-\n"), Err(VoiceError::Lines));
        check(sdp(&good).replace("s=-", "s=\0"), Err(VoiceError::Lines));
        check(sdp(&good).replace("s=-", "s=ä"), Err(VoiceError::Lines));
        check(sdp(&good).replace("s=-", "s"), Err(VoiceError::Lines));
        check(sdp(&good).replace("s=-", ""), Err(VoiceError::Lines));
        check(sdp(&good[..3]), Err(VoiceError::NoFingerprint));
        check(sdp(&["v=0", "F"]), Err(VoiceError::NotOneAudio));
        check(sdp(&["v=0", "m=video 9 X 1", "F"]), Err(VoiceError::NotOneAudio));
        check(sdp(&["v=0", "m=audio 9 X 1", "m=audio 9 X 1", "F"]), Err(VoiceError::NotOneAudio));
        check(sdp(&["v=0", "m=audio 9 X 1", "m=application 9 X 1", "F"]), Err(VoiceError::NotOneAudio));
        check(sdp(&["v=0", "m=audio 9 X 1", "a=fingerprint:sha-1 0A:1B"]), Err(VoiceError::NoFingerprint));
        check(sdp(&["v=0", "m=audio 9 X 1", "a=fingerprint:sha-256 0A:1B"]), Err(VoiceError::NoFingerprint));
        let many: Vec<&str> = good.into_iter().chain(["a=candidate:1"; 61]).collect();
        check(sdp(&many), Err(VoiceError::TooManyCandidates));
        check(sdp(&good) + &"a=x\r\n".repeat(4_000), Err(VoiceError::TooLong));
    }

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

    #[test]
    fn a_candidate_is_a_short_line() {
        let check = |raw: &str, want: bool| {
            assert_eq!(Candidate::try_from(raw.to_owned()).is_ok(), want, "{raw:?}");
        };
        check("", true);
        check("candidate:1 1 udp 2113937151 0f3a.local 51234 typ host", true);
        check("candidate:1 1 udp 2113937151 192.168.1.4 51234 typ host", true);
        check("a=candidate:1", false);
        check("candidate:1\r\na=x", false);
        check("candidate:ä", false);
        check(&format!("candidate:{}", "1".repeat(512)), false);
    }
}
