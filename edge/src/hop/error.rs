//! Why an object gave no answer, as far as the platform's words tell.

use core::fmt;

use shared::ids::IdError;

use crate::store::sql::StoreError;

/// Why an object gave no answer.
#[derive(Debug, PartialEq, Eq)]
pub enum CallError {
    /// The object, or the way to it, has more to do than it can: try later.
    Overloaded,
    /// There is no room on the disk.
    Full,
    /// The platform gave it up, and says only to its own log why: a disk without room for the alarm, for one.
    Broken(String),
    /// It failed; its words are for the log.
    Failed(String),
}

impl CallError {
    /// What the platform's `words` mean.
    #[must_use]
    pub fn of(words: String) -> Self {
        if words.contains("overloaded") {
            Self::Overloaded
        } else if words.contains("SQLITE_FULL") {
            Self::Full
        } else if words.contains("internal error; reference = ") {
            Self::Broken(words)
        } else {
            Self::Failed(words)
        }
    }
}

/// In words that [`CallError::of`] understands, because they are what an object's caller gets to see.
impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overloaded => f.write_str("the object is overloaded"),
            Self::Full => f.write_str("the disk is full: SQLITE_FULL"),
            Self::Broken(words) | Self::Failed(words) => f.write_str(words),
        }
    }
}

impl From<StoreError> for CallError {
    fn from(error: StoreError) -> Self {
        Self::of(error.to_string())
    }
}

impl From<IdError> for CallError {
    fn from(error: IdError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<serde_json::Error> for CallError {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(error.to_string())
    }
}
