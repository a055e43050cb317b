//! A delivery: one message to one outside target, tried until the target takes it or it is given up.
//!
//! *Invariant:* an attempt is counted before it is made ([`Delivery::begin`]), so that one that takes the whole
//! object down with it is not repeated for ever; its outcome then decides what follows ([`after_attempt`]).

pub mod excerpt;
pub mod slots;

use core::{fmt, str::FromStr, time::Duration};

use serde::{Deserialize, Serialize};
use shared::{settings::Webhook, time::UnixMillis};

/// How long a target may take to answer.
pub const TIMEOUT: Duration = Duration::from_secs(10);

/// How long a settled delivery is kept.
pub const RETENTION: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The pauses between the attempts in seconds, as Standard Webhooks proposes them: 75 h 35 min in all.
const DAYS_S: [u64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/// The pauses in seconds that come first where a visitor waits meanwhile.
const URGENT_S: [u64; 5] = [2, 5, 10, 20, 40];

/// The longest that a target may put the next attempt off.
const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// What a message is about; its name on the wire is part of the public contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// A case was opened.
    #[serde(rename = "case.opened")]
    CaseOpened,
    /// "Talk to us now" was pressed.
    #[serde(rename = "handoff.requested")]
    HandoffRequested,
    /// Nobody claimed a pressed case in time.
    #[serde(rename = "handoff.unclaimed")]
    HandoffUnclaimed,
    /// A case was closed.
    #[serde(rename = "case.resolved")]
    CaseResolved,
    /// What the team wrote has not reached a visitor who left.
    #[serde(rename = "message.unseen")]
    MessageUnseen,
}

impl Topic {
    /// Whether a visitor waits meanwhile.
    #[must_use]
    pub fn is_urgent(self) -> bool {
        match self {
            Self::CaseOpened | Self::CaseResolved => false,
            Self::HandoffRequested | Self::HandoffUnclaimed | Self::MessageUnseen => true,
        }
    }
}

/// A string that is no [`MessageId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageIdError;

impl fmt::Display for MessageIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a webhook message id is msg_ and 1 to 64 of A-Z, a-z, 0-9, - and _")
    }
}

/// The id by which a target knows a message that it has seen before: `msg_` and 1 to 64 of `A-Z`, `a-z`, `0-9`,
/// `-` and `_`. Never a full stop, which parts the fields of what is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MessageId(String);

impl MessageId {
    /// The id made of `random`.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        Self(format!("msg_{:032x}", u128::from_be_bytes(random)))
    }

    /// The id as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MessageId {
    type Err = MessageIdError;

    fn from_str(raw: &str) -> Result<Self, MessageIdError> {
        let token = raw.strip_prefix("msg_").ok_or(MessageIdError)?;
        let valid = (1..=64).contains(&token.len())
            && token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if valid { Ok(Self(raw.to_owned())) } else { Err(MessageIdError) }
    }
}

impl TryFrom<String> for MessageId {
    type Error = MessageIdError;

    fn try_from(raw: String) -> Result<Self, MessageIdError> {
        raw.parse()
    }
}

impl From<MessageId> for String {
    fn from(id: MessageId) -> Self {
        id.0
    }
}

/// What is to be delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its id, the same in every attempt and for every target.
    pub id: MessageId,
    /// What it is about.
    pub topic: Topic,
    /// The JSON text that is sent, signed as it is.
    pub body: String,
    /// When it came to be.
    pub at: UnixMillis,
}

/// What the Desk hands to the Courier: a message and one target for it. The same message to the same address
/// again changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Where to, and what to sign with, or for mail the secret of the account.
    pub target: Webhook,
    /// What.
    pub delivery: Message,
    /// Whether it is mail, which goes to a provider and not to a system of the site's own.
    #[serde(default)]
    pub mail: bool,
}

/// How far a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It will be tried.
    Pending {
        /// Not before this moment.
        due: UnixMillis,
    },
    /// The target took it.
    Delivered {
        /// When.
        at: UnixMillis,
    },
    /// It will not be tried again.
    GivenUp {
        /// Since when.
        at: UnixMillis,
    },
}

/// A delivery, as far as decisions need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// What it is about.
    pub topic: Topic,
    /// How many attempts were begun.
    pub attempts: u32,
    /// How far it is.
    pub state: State,
}

/// What came of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The target answered.
    Answered {
        /// The HTTP status.
        status: u16,
        /// How long it asks to be left alone; see [`retry_after`].
        retry_after: Option<Duration>,
    },
    /// The target said nothing within [`TIMEOUT`].
    TimedOut,
    /// The target could not be reached; the platform's words.
    Unreachable(String),
    /// The edge itself does not send this; why.
    Unsendable(String),
    /// The target says that it will never take this.
    Refused {
        /// The HTTP status.
        status: u16,
    },
}

impl Outcome {
    /// The HTTP status, where there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Answered { status, .. } | Self::Refused { status } => Some(*status),
            Self::TimedOut | Self::Unreachable(_) | Self::Unsendable(_) => None,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answered { status, .. } => write!(f, "answered {status}"),
            Self::TimedOut => write!(f, "no answer within {} s", TIMEOUT.as_secs()),
            Self::Unreachable(words) => write!(f, "unreachable: {words}"),
            Self::Unsendable(words) => write!(f, "not sent: {words}"),
            Self::Refused { status } => write!(f, "refused with {status}"),
        }
    }
}

impl Delivery {
    /// A delivery that was never tried, due at once.
    #[must_use]
    pub fn new(topic: Topic, now: UnixMillis) -> Self {
        Self { topic, attempts: 0, state: State::Pending { due: now } }
    }

    /// Counts the attempt that starts now and makes the delivery due again as if it had failed already. After the
    /// last attempt of the schedule it is given up instead; that comes only where nobody lived to see its outcome.
    #[must_use]
    pub fn begin(mut self, now: UnixMillis) -> Self {
        let State::Pending { .. } = self.state else {
            return self;
        };
        let spent = self.attempts > 0 && pause(self.topic, self.attempts).is_none();
        if spent {
            self.state = State::GivenUp { at: now };
            return self;
        }
        self.attempts = self.attempts.saturating_add(1);
        let again = pause(self.topic, self.attempts).unwrap_or(TIMEOUT.saturating_mul(2));
        self.state = State::Pending { due: now.after(again) };
        self
    }
}

/// What becomes of `delivery` by the outcome of the attempt that was begun last. `jitter` is any random number: it
/// draws the pause out by up to a tenth, so that what failed together does not come back together.
#[must_use]
pub fn after_attempt(delivery: Delivery, outcome: &Outcome, now: UnixMillis, jitter: u64) -> Delivery {
    let State::Pending { .. } = delivery.state else {
        return delivery;
    };
    let retry = |wish: Option<Duration>| match pause(delivery.topic, delivery.attempts) {
        None => State::GivenUp { at: now },
        Some(pause) => {
            let wish = wish.unwrap_or_default().min(LONGEST_RETRY_AFTER);
            State::Pending { due: now.after(drawn_out(pause, jitter).max(wish)) }
        }
    };
    let state = match outcome {
        Outcome::Answered { status: 200..=299, .. } => State::Delivered { at: now },
        // Gone: the target wants no more of this.
        Outcome::Answered { status: 410, .. } | Outcome::Unsendable(_) | Outcome::Refused { .. } => {
            State::GivenUp { at: now }
        }
        Outcome::Answered { status: 429 | 502 | 503 | 504, retry_after } => retry(*retry_after),
        Outcome::Answered { .. } | Outcome::TimedOut | Outcome::Unreachable(_) => retry(None),
    };
    Delivery { state, ..delivery }
}

/// The wish in a `Retry-After` header, where it is a whole number of seconds. A date is not read: it would
/// compare the target's clock with ours.
#[must_use]
pub fn retry_after(header: &str) -> Option<Duration> {
    let digits = header.trim();
    let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    whole.then(|| Duration::from_secs(digits.parse().unwrap_or(u64::MAX)).min(LONGEST_RETRY_AFTER))
}

/// The pause after `attempts` attempts; none when that many are enough.
fn pause(topic: Topic, attempts: u32) -> Option<Duration> {
    let head: &[u64] = if topic.is_urgent() { &URGENT_S } else { &[] };
    let after_first = usize::try_from(attempts).ok()?.checked_sub(1)?;
    head.iter().chain(&DAYS_S).nth(after_first).copied().map(Duration::from_secs)
}

fn drawn_out(pause: Duration, jitter: u64) -> Duration {
    pause.saturating_add(pause / 10_000 * u32::try_from(jitter % 1_001).unwrap_or(0))
}

#[cfg(test)]
mod tests;
