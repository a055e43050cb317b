//! The one door to SQLite, the same for an object's storage and for the native tests.

use core::fmt;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::{
    Serialize, Serializer,
    de::{self, Deserialize, Deserializer, Visitor},
};
use shared::time::UnixMillis;

/// A value in a statement or a row. Numbers stay within 2^53, because they pass through JavaScript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A text; bytes are stored as base64, because results pass through JSON.
    Text(String),
}

/// As it stands among the parameters of a statement.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// As it stands in a result.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Scalar;

        impl Visitor<'_> for Scalar {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, a text or null")
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
                i64::try_from(number).map(Value::Int).map_err(E::custom)
            }

            fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
                Ok(Value::Int(number))
            }

            fn visit_str<E>(self, text: &str) -> Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }
        }

        deserializer.deserialize_any(Scalar)
    }
}

/// What can go wrong below the domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// SQLite refused the statement; its words.
    Sql(String),
    /// A row holds what this version never wrote: the column's number and what it should hold.
    Corrupt(usize, &'static str),
    /// The schema was written by a newer version than this one.
    Newer {
        /// The schema's version.
        found: i64,
        /// The newest that this build knows.
        known: i64,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sql(words) => write!(f, "running a statement: {words}"),
            Self::Corrupt(column, expected) => write!(f, "reading column {column}: not {expected}"),
            Self::Newer { found, known } => {
                write!(f, "the data is of schema {found}, this build knows {known}: start the newer build")
            }
        }
    }
}

/// What goes to the database, and comes from it, is JSON on the way.
impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Sql(error.to_string())
    }
}

/// A database that runs statements and groups them.
pub trait Sql {
    /// Runs one statement and returns its rows.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    fn query(&self, statement: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError>;

    /// Runs `work` in one transaction: all of its statements count, or, when it fails, none.
    ///
    /// # Errors
    /// What `work` returns, or that the transaction could not be committed.
    fn atomically<T, E: From<StoreError>>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E>;

    /// Runs one statement for its effect.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    fn run(&self, statement: &str, parameters: &[Value]) -> Result<(), StoreError> {
        self.query(statement, parameters).map(|_| ())
    }

    /// Runs one statement that writes at most one row; tells whether it did.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    fn wrote(&self, statement: &str, parameters: &[Value]) -> Result<bool, StoreError>;
}

/// A row of a result. Columns are read by their place in the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(pub Vec<Value>);

impl Row {
    /// The text in a column.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the column holds something else; so for its siblings.
    pub fn text(&self, column: usize) -> Result<&str, StoreError> {
        self.optional_text(column)?.ok_or(StoreError::Corrupt(column, "a text"))
    }

    /// The text in a column, or none where it is null.
    pub fn optional_text(&self, column: usize) -> Result<Option<&str>, StoreError> {
        match self.0.get(column) {
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Null) => Ok(None),
            Some(Value::Int(_)) | None => Err(StoreError::Corrupt(column, "a text or null")),
        }
    }

    /// The whole number in a column.
    pub fn int(&self, column: usize) -> Result<i64, StoreError> {
        self.optional_int(column)?.ok_or(StoreError::Corrupt(column, "a number"))
    }

    /// The whole number in a column, or none where it is null.
    pub fn optional_int(&self, column: usize) -> Result<Option<i64>, StoreError> {
        match self.0.get(column) {
            Some(Value::Int(number)) => Ok(Some(*number)),
            Some(Value::Null) => Ok(None),
            Some(Value::Text(_)) | None => Err(StoreError::Corrupt(column, "a number or null")),
        }
    }

    /// The bytes that a column's text is in base64.
    pub fn bytes(&self, column: usize) -> Result<Vec<u8>, StoreError> {
        BASE64_STANDARD.decode(self.text(column)?).map_err(|_| StoreError::Corrupt(column, "base64"))
    }

    /// The count in a column.
    pub fn count(&self, column: usize) -> Result<u32, StoreError> {
        u32::try_from(self.int(column)?).map_err(|_| StoreError::Corrupt(column, "a count"))
    }

    /// The moment in a column.
    pub fn moment(&self, column: usize) -> Result<UnixMillis, StoreError> {
        self.optional_moment(column)?.ok_or(StoreError::Corrupt(column, "a moment"))
    }

    /// The moment in a column, or none where it is null.
    pub fn optional_moment(&self, column: usize) -> Result<Option<UnixMillis>, StoreError> {
        self.optional_int(column)?
            .map(|ms| u64::try_from(ms).map(UnixMillis).map_err(|_| StoreError::Corrupt(column, "a moment")))
            .transpose()
    }

    /// The value that a column's text is in JSON.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<T, StoreError> {
        serde_json::from_str(self.text(column)?).map_err(|_| StoreError::Corrupt(column, "the expected JSON"))
    }
}

/// `value` as the JSON that [`Row::json`] reads.
///
/// # Errors
/// [`StoreError::Sql`] for a value that JSON can't hold; none of ours is such.
pub fn json<T: serde::Serialize>(value: &T) -> Result<Value, StoreError> {
    Ok(Value::Text(serde_json::to_string(value)?))
}

/// `bytes` as the base64 that [`Row::bytes`] reads.
#[must_use]
pub fn base64(bytes: &[u8]) -> Value {
    Value::Text(BASE64_STANDARD.encode(bytes))
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Int(yes.into())
    }
}

impl From<UnixMillis> for Value {
    fn from(moment: UnixMillis) -> Self {
        Self::Int(i64::try_from(moment.0).unwrap_or(i64::MAX))
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
