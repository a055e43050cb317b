//! Identifiers. Each kind is a type of its own, parsed where it enters.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::{Uuid, fmt::Hyphenated};

/// A string that is no identifier of its kind; the message says what one looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdError(pub(crate) &'static str);

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Gives a tuple struct around `String` its parsing, display and serde by one predicate.
macro_rules! string_id {
    ($(#[$doc:meta])* $name:ident, $expects:literal, $valid:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as it travels.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(raw: String) -> Result<Self, IdError> {
                let valid: fn(&str) -> bool = $valid;
                if valid(&raw) { Ok(Self(raw)) } else { Err(IdError($expects)) }
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(raw: &str) -> Result<Self, IdError> {
                Self::try_from(raw.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

string_id!(
    /// A site's public id: 1 to 40 of `a-z`, `0-9` and `-`.
    SiteId,
    "a site id is 1 to 40 of a-z, 0-9 and -",
    |raw| is_slug(raw)
);
string_id!(
    /// A member of the resolution team: 1 to 40 of `a-z`, `0-9` and `-`.
    AgentId,
    "an agent id is 1 to 40 of a-z, 0-9 and -",
    |raw| is_slug(raw)
);
string_id!(
    /// An entry of one of the site's own short lists (a survey, a reason, an outcome, a root cause):
    /// 1 to 40 of `a-z`, `0-9` and `-`.
    Choice,
    "a choice is 1 to 40 of a-z, 0-9 and -",
    |raw| is_slug(raw)
);
string_id!(
    /// The id that the sender of a chat message made before the first attempt, so that a repeated message is
    /// stored once: 8 to 64 of `A-Z`, `a-z`, `0-9`, `-` and `_`.
    ClientId,
    "a message id is 8 to 64 of A-Z, a-z, 0-9, - and _",
    |raw| (8..=64).contains(&raw.len()) && raw.bytes().all(is_token_byte)
);
string_id!(
    /// The secret that lets a visitor, and nobody else, into one conversation: made by the page from at least
    /// 128 random bits, 22 to 64 of `A-Z`, `a-z`, `0-9`, `-` and `_`.
    TalkKey,
    "a talk key is 22 to 64 of A-Z, a-z, 0-9, - and _",
    |raw| (22..=64).contains(&raw.len()) && raw.bytes().all(is_token_byte)
);
string_id!(
    /// A language tag (RFC 5646) as far as its shape goes: 2 to 35 of letters, digits and `-`.
    Locale,
    "a locale is a language tag such as en or pt-BR",
    |raw| (2..=35).contains(&raw.len())
        && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && raw.starts_with(|c: char| c.is_ascii_alphabetic())
        && !raw.ends_with('-')
);

pub(crate) use string_id;

fn is_slug(raw: &str) -> bool {
    (1..=40).contains(&raw.len())
        && raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !raw.starts_with('-')
        && !raw.ends_with('-')
}

pub(crate) fn is_token_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'-' || b == b'_'
}

/// A UUID of version 7 (RFC 9562) in its hyphenated form, lower or upper case.
fn uuid_v7(raw: &str) -> Option<Uuid> {
    let uuid = Hyphenated::from_str(raw).ok()?.into_uuid();
    (uuid.get_version_num() == 7 && uuid.get_variant() == uuid::Variant::RFC4122).then_some(uuid)
}

/// A response's id: a UUIDv7 that the page made, behind the epoch of the shard table that the page was given
/// (`e2.0190…`; epoch 0 is written without prefix).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ResponseId {
    epoch: u16,
    uuid: Uuid,
}

impl ResponseId {
    /// The id of a response that begins at `now`, from ten random bytes.
    #[must_use]
    pub fn new(epoch: u16, now: crate::time::UnixMillis, random: &[u8; 10]) -> Self {
        Self { epoch, uuid: uuid::Builder::from_unix_timestamp_millis(now.0, random).into_uuid() }
    }

    /// The epoch of the shard table, 0 unless the site's shards were ever raised.
    #[must_use]
    pub fn epoch(self) -> u16 {
        self.epoch
    }

    /// The random part, from which a shard is chosen.
    #[must_use]
    pub fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl TryFrom<String> for ResponseId {
    type Error = IdError;

    fn try_from(raw: String) -> Result<Self, IdError> {
        raw.parse()
    }
}

impl FromStr for ResponseId {
    type Err = IdError;

    fn from_str(raw: &str) -> Result<Self, IdError> {
        const EXPECTS: IdError = IdError("a response id is a UUIDv7, behind eN. for epoch N > 0");
        let (epoch, rest) = match raw.split_once('.') {
            None => (0, raw),
            Some((prefix, rest)) => {
                let digits = prefix.strip_prefix('e').ok_or(EXPECTS)?;
                if digits.starts_with(['0', '+']) {
                    return Err(EXPECTS);
                }
                (digits.parse::<u16>().map_err(|_| EXPECTS)?, rest)
            }
        };
        let uuid = uuid_v7(rest).ok_or(EXPECTS)?;
        Ok(Self { epoch, uuid })
    }
}

impl fmt::Display for ResponseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.epoch > 0 {
            write!(f, "e{}.", self.epoch)?;
        }
        self.uuid.as_hyphenated().fmt(f)
    }
}

impl From<ResponseId> for String {
    fn from(id: ResponseId) -> Self {
        id.to_string()
    }
}

/// A case's id: a UUIDv7 that the Desk made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseId(Uuid);

impl CaseId {
    /// The id of a case opened at `now`, from ten random bytes.
    #[must_use]
    pub fn new(now: crate::time::UnixMillis, random: &[u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(now.0, random).into_uuid())
    }
}

impl FromStr for CaseId {
    type Err = IdError;

    fn from_str(raw: &str) -> Result<Self, IdError> {
        uuid_v7(raw).map(Self).ok_or(IdError("a case id is a UUIDv7"))
    }
}

impl TryFrom<String> for CaseId {
    type Error = IdError;

    fn try_from(raw: String) -> Result<Self, IdError> {
        raw.parse()
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl From<CaseId> for String {
    fn from(id: CaseId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: &str = "01931d1e-7a3c-7c5d-8f2a-0123456789ab";

    #[test]
    fn response_ids_carry_their_epoch_and_print_as_they_came() {
        let check = |raw: &str, want: Option<u16>| {
            let got = raw.parse::<ResponseId>();
            assert_eq!(got.ok().map(ResponseId::epoch), want, "{raw}");
            if let Ok(id) = got {
                assert_eq!(id.to_string(), raw.to_lowercase());
            }
        };
        check(UUID, Some(0));
        check(&UUID.to_uppercase(), Some(0));
        check(&format!("e1.{UUID}"), Some(1));
        check(&format!("e65535.{UUID}"), Some(65535));
        let made = ResponseId::new(2, crate::time::UnixMillis(0x0193_1d1e_7a3c), &[255; 10]);
        check(&made.to_string(), Some(2));
        assert_eq!(made.to_string(), "e2.01931d1e-7a3c-7fff-bfff-ffffffffffff");
        for bad in ["e0.", "e01.", "e+1.", "e65536.", "e.", "1.", "x1."] {
            check(&format!("{bad}{UUID}"), None);
        }
        check("", None);
        check("01931d1e7a3c7c5d8f2a0123456789ab", None);
        check("01931d1e-7a3c-4c5d-8f2a-0123456789ab", None);
        check("01931d1e-7a3c-7c5d-0f2a-0123456789ab", None);
    }

    #[test]
    fn slugs_and_tokens() {
        for good in ["demo", "a", "shop-2"] {
            assert!(good.parse::<SiteId>().is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "A", "a_b", "a/b", &"a".repeat(41)] {
            assert!(bad.parse::<SiteId>().is_err(), "{bad}");
        }
        assert!("short".parse::<TalkKey>().is_err());
        assert!("abcdefghijklmnopqrstu_-".parse::<TalkKey>().is_ok());
        for (raw, ok) in [("en", true), ("pt-BR", true), ("x", false), ("1e", false), ("en_GB", false)] {
            assert_eq!(raw.parse::<Locale>().is_ok(), ok, "{raw}");
        }
    }
}
