//! The error answers: each with a stable code, a status, and a sentence that says what to do.

use shared::problem::{Problem, Refusal};

use crate::{domain::phone::NumberRefusal, hop::CallError};

/// An error answer in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong.
    pub code: Code,
    /// What was wrong with this very request; shown to the caller.
    pub detail: Option<String>,
    /// What else the log should know; never shown.
    pub internal: Option<String>,
    /// When to try again, in seconds.
    pub retry_after_s: Option<u32>,
}

/// What can go wrong; the names are part of the public surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// There is nothing at this address.
    NotFound,
    /// No site has this id.
    UnknownSite,
    /// The address does not know this method.
    MethodNotAllowed,
    /// The body is over the limit.
    BodyTooLarge,
    /// The body is of a type that is not read here.
    UnsupportedMediaType,
    /// The body is not UTF-8.
    BadEncoding,
    /// The body is not JSON.
    BadJson,
    /// A field is missing, of the wrong type, or out of range.
    InvalidField,
    /// The page's origin is not among the site's.
    OriginNotAllowed,
    /// The same id and revision came with other content.
    ResponseConflict,
    /// The handoff was requested with another key.
    OtherKey,
    /// What was asked for needs the conversation to be open.
    ConversationEnded,
    /// A message id was used for another text.
    MessageIdReused,
    /// The site does not do what was asked for.
    NotOffered,
    /// The site calls nobody back.
    NoCallbacks,
    /// There is no such phone number.
    NotANumber,
    /// The site does not call the number's country.
    OtherCountry,
    /// Calling the number costs more than a call.
    CostlyNumber,
    /// Nobody can be called back at the number.
    NobodyAtNumber,
    /// Nobody can call in the window.
    WindowRefused,
    /// The visitor is being called already.
    CallUnderWay,
    /// Whoever tells of a call does not sign as the site's provider does.
    NotSigned,
    /// The file is of a kind that the site does not take.
    OtherKind,
    /// The conversation holds as many files as it can.
    NoRoom,
    /// Only who talks in the case may do that.
    NotYours,
    /// Nobody is signed in.
    NoSession,
    /// No conversation has this key.
    UnknownConversation,
    /// The request lacks the header that only our own page sends.
    NotFromOurPage,
    /// The address speaks WebSocket only.
    UpgradeRequired,
    /// The sender, or the site as a whole, sends more than its settings allow.
    RateLimited,
    /// More is asked than can be done now.
    Overloaded,
    /// The disk is full.
    StorageFull,
    /// What stores can't be reached.
    Unavailable,
    /// A fault of ours.
    Internal,
}

impl Code {
    /// The code's name, HTTP status and title.
    #[must_use]
    pub fn facts(self) -> (&'static str, u16, &'static str) {
        match self {
            Self::NotFound => ("not-found", 404, "there is nothing at this address"),
            Self::UnknownSite => ("unknown-site", 404, "no site has this id"),
            Self::MethodNotAllowed => ("method-not-allowed", 405, "this address does not know this method"),
            Self::BodyTooLarge => ("body-too-large", 413, "the body is over the limit"),
            Self::UnsupportedMediaType => {
                ("unsupported-media-type", 415, "send application/json, text/plain with JSON, or a form")
            }
            Self::BadEncoding => ("bad-encoding", 400, "the body is not UTF-8"),
            Self::BadJson => ("bad-json", 400, "the body is not JSON"),
            Self::InvalidField => {
                ("invalid-field", 422, "a field is missing, of the wrong type, or out of range")
            }
            Self::OriginNotAllowed => {
                ("origin-not-allowed", 403, "add the page's origin to the site's settings to allow it")
            }
            Self::ResponseConflict => {
                ("response-conflict", 409, "this revision is stored with other content: send a higher rev")
            }
            Self::OtherKey => ("other-key", 409, "this handoff was requested with another key"),
            Self::ConversationEnded => ("conversation-ended", 409, "the conversation has ended"),
            Self::MessageIdReused => ("message-id-reused", 409, "this message id was used for another text"),
            Self::NotOffered => ("not-offered", 409, "this site does not do that"),
            Self::NoCallbacks => ("no-callbacks", 409, "this site calls nobody back"),
            Self::NotANumber => ("not-a-number", 422, "this is no phone number"),
            Self::OtherCountry => ("other-country", 422, "the site does not call this country"),
            Self::CostlyNumber => ("costly-number", 422, "calling this number costs more than a call"),
            Self::NobodyAtNumber => ("nobody-at-number", 422, "nobody can be called back at this number"),
            Self::WindowRefused => ("window-refused", 422, "nobody can call in this window"),
            Self::CallUnderWay => ("call-under-way", 409, "the call is under way already"),
            Self::NotSigned => ("not-signed", 403, "sign the request with the account's secret"),
            Self::OtherKind => ("other-kind", 415, "the site takes no files of this kind"),
            Self::NoRoom => ("no-room", 409, "the conversation holds as many files as it can"),
            Self::NotYours => ("not-yours", 403, "only who talks in the case may do that"),
            Self::NoSession => ("no-session", 401, "sign in first"),
            Self::UnknownConversation => ("unknown-conversation", 401, "no conversation has this key"),
            Self::NotFromOurPage => {
                ("not-from-our-page", 403, "send the header x-warmline: 1 from the desk's origin")
            }
            Self::UpgradeRequired => ("upgrade-required", 426, "this address speaks WebSocket only"),
            Self::RateLimited => ("rate-limited", 429, "too many at once: try again after the given seconds"),
            Self::Overloaded => ("overloaded", 503, "too much at once: try again after the given seconds"),
            Self::StorageFull => (
                "storage-full",
                503,
                "nothing can be stored now, and nothing is half-stored: try again later",
            ),
            Self::Unavailable => {
                ("unavailable", 503, "nothing can be stored now, and nothing is half-stored: try again later")
            }
            Self::Internal => {
                ("internal", 500, "something went wrong on our side; nothing is half-stored: try again")
            }
        }
    }

    /// When to try again, in seconds, where the code alone says it.
    fn retry_after_s(self) -> Option<u32> {
        const SAID: [(Code, u32); 3] =
            [(Code::Overloaded, 2), (Code::StorageFull, 30), (Code::Unavailable, 5)];
        SAID.iter().find(|(code, _)| *code == self).map(|(_, seconds)| *seconds)
    }
}

impl Failure {
    /// A failure whose code says it all.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self { code, detail: None, internal: None, retry_after_s: code.retry_after_s() }
    }

    /// A failure with a sentence for the caller.
    #[must_use]
    pub fn detailed(code: Code, detail: impl ToString) -> Self {
        // Parsers quote what they were given; a caller needs no more of it back than tells the place.
        let detail: String = detail.to_string().chars().take(200).collect();
        Self { detail: Some(detail), ..Self::new(code) }
    }

    /// A fault of ours, with words for the log.
    #[must_use]
    pub fn internal(words: impl ToString) -> Self {
        Self { internal: Some(words.to_string()), ..Self::new(Code::Internal) }
    }

    /// The failure of a sender who sends too much, and may go on in so many seconds.
    #[must_use]
    pub fn rate_limited(retry_after_s: u32) -> Self {
        Self { retry_after_s: Some(retry_after_s), ..Self::new(Code::RateLimited) }
    }

    /// The body of the answer.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let (code, status, title) = self.code.facts();
        Problem { code: code.to_owned(), title: title.to_owned(), status, detail: self.detail.clone() }
    }
}

impl From<NumberRefusal> for Failure {
    fn from(refusal: NumberRefusal) -> Self {
        Self::new(match refusal {
            NumberRefusal::NotANumber => Code::NotANumber,
            NumberRefusal::OtherCountry => Code::OtherCountry,
            NumberRefusal::Costly => Code::CostlyNumber,
            NumberRefusal::NobodyThere => Code::NobodyAtNumber,
        })
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::OtherKey => Self::new(Code::OtherKey),
            Refusal::UnknownCase => Self::new(Code::UnknownConversation),
            Refusal::AlreadyResolved => Self::new(Code::ConversationEnded),
            Refusal::MessageIdReused => Self::new(Code::MessageIdReused),
            Refusal::CallUnderWay { .. } => Self::new(Code::CallUnderWay),
            Refusal::BadFrame { detail } => Self::detailed(Code::InvalidField, detail),
            Refusal::ClaimedBy { .. }
            | Refusal::UnknownChoice
            | Refusal::NotThere
            | Refusal::NotInvited
            | Refusal::NeedsLead
            | Refusal::NoCallback
            | Refusal::CallNotDue { .. } => {
                Self::internal("a visitor's call was refused as if it were an agent's")
            }
            Refusal::NoRoom => Self::new(Code::NoRoom),
            Refusal::NotYours => Self::new(Code::NotYours),
            Refusal::NotOffered => Self::new(Code::NotOffered),
            Refusal::NotConnected => {
                Self::internal("a plain page's call was refused as if it were a socket's")
            }
        }
    }
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Overloaded => Self::new(Code::Overloaded),
            CallError::Full => Self::new(Code::StorageFull),
            CallError::Broken(words) => Self { internal: Some(words), ..Self::new(Code::Unavailable) },
            CallError::Failed(words) => Self::internal(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platforms_words_tell_when_to_try_again() {
        let check = |words: &str, want: (&str, u16, Option<u32>)| {
            // From where it happened, and as an object that heard it tells its own caller.
            let heard = CallError::of(words.to_owned());
            let told = CallError::of(format!("submit answered 500: {heard}"));
            for error in [heard, told] {
                let failure = Failure::from(error);
                let (code, status, _) = failure.code.facts();
                assert_eq!((code, status, failure.retry_after_s), want, "{words}");
            }
        };
        for words in [
            "Error: Durable Object is overloaded. Too many requests queued.",
            "Error: Durable Object is overloaded. Requests queued for too long.",
            "Durable Object is overloaded. Too many requests for the same object within a 10 second window.",
        ] {
            check(words, ("overloaded", 503, Some(2)));
        }
        check("Error: database or disk is full: SQLITE_FULL", ("storage-full", 503, Some(30)));
        check("Error: internal error; reference = 3f9qs0h1", ("unavailable", 503, Some(5)));
        for words in ["", "Error: no such table: responses: SQLITE_ERROR", "submit answered 500: "] {
            check(words, ("internal", 500, None));
        }
    }
}
