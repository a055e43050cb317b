//! What a browser says of itself to another one: the description of its session, and the ways by which it can be reached.

use core::fmt;

/// The longest description of a session, in bytes. With one stream of audio it is a tenth of that.
const MAX_SDP: usize = 16 * 1024;
/// The longest candidate, in bytes.
const MAX_CANDIDATE: usize = 512;
/// The most candidates that a description brings along.
const MAX_CANDIDATES: usize = 60;

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
pub(super) mod tests {
    use super::*;

    const DIGEST: &str =
        "0A:1B:2C:3D:4E:5F:60:71:82:93:A4:B5:C6:D7:E8:F9:0A:1B:2C:3D:4E:5F:60:71:82:93:A4:B5:C6:D7:E8:F9";

    /// A description of these lines; `F` stands for a fingerprint.
    pub(crate) fn sdp(lines: &[&str]) -> String {
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
