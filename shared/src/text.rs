//! Plain text of bounded length, as people type it.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Text of 1 to `MAX` characters (Unicode scalar values), trimmed, without control characters other than
/// line feed and tab. It is plain text end to end: nobody may treat it as markup.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text<const MAX: usize>(String);

/// What a visitor adds to a response.
pub type Comment = Text<2_000>;
/// One chat message.
pub type MessageText = Text<4_000>;
/// A label, a name, a question: one line that the site's owner wrote.
pub type Label = Text<200>;

/// Why a text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Nothing but white space.
    Empty,
    /// More characters than the bound, which is given.
    TooLong(usize),
    /// A control character other than line feed and tab.
    Control,
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("text is empty"),
            Self::TooLong(max) => write!(f, "text is longer than {max} characters"),
            Self::Control => f.write_str("text has a control character"),
        }
    }
}

impl<const MAX: usize> Text<MAX> {
    /// Trims and checks `raw`; carriage returns before line feeds are dropped.
    ///
    /// # Errors
    /// See [`TextError`].
    pub fn new(raw: &str) -> Result<Self, TextError> {
        let text = raw.replace("\r\n", "\n");
        let text = text.trim();
        if text.is_empty() {
            return Err(TextError::Empty);
        }
        if text.chars().count() > MAX {
            return Err(TextError::TooLong(MAX));
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(TextError::Control);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> TryFrom<String> for Text<MAX> {
    type Error = TextError;

    fn try_from(raw: String) -> Result<Self, TextError> {
        Self::new(&raw)
    }
}

impl<const MAX: usize> From<Text<MAX>> for String {
    fn from(text: Text<MAX>) -> Self {
        text.0
    }
}

impl<const MAX: usize> fmt::Display for Text<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_bounded_and_plain() {
        let check = |raw: &str, want: Result<&str, TextError>| {
            let got = Text::<5>::new(raw);
            assert_eq!(got.as_ref().map(Text::as_str), want.as_ref().copied(), "{raw:?}");
        };
        check("  hi \n", Ok("hi"));
        check("a\r\nb", Ok("a\nb"));
        check("äöüßé", Ok("äöüßé"));
        check("", Err(TextError::Empty));
        check(" \t ", Err(TextError::Empty));
        check("123456", Err(TextError::TooLong(5)));
        check("a\0b", Err(TextError::Control));
        check("a\u{1b}b", Err(TextError::Control));
    }
}
