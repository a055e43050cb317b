//! What people typed, made safe to look at and safe to send.
//!
//! *Invariant:* text is only ever text. Nothing here makes markup, and a character that could reorder what
//! stands around it is shown as what it is.

use shared::text::{Text, TextError};

/// The text with every bidirectional override, embedding and isolate, and every stray control character,
/// written out, as `[U+202E]`.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if reorders(c) || (c.is_control() && c != '\n' && c != '\t') {
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// The first line of a text, for where only one fits.
#[must_use]
pub fn first_line(text: &str) -> String {
    visible(text.lines().next().unwrap_or_default())
}

/// A bounded text from what was typed or pasted: control characters that no keyboard makes are left out.
///
/// # Errors
/// [`TextError::Empty`] and [`TextError::TooLong`].
pub fn typed<const MAX: usize>(raw: &str) -> Result<Text<MAX>, TextError> {
    let kept: String = raw.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    Text::new(&kept)
}

fn reorders(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_reorder_are_written_out() {
        let check = |raw: &str, want: &str| assert_eq!(visible(raw), want);
        check("paid twice", "paid twice");
        check("مرحبا, שלום", "مرحبا, שלום");
        check("a\nb\tc", "a\nb\tc");
        check("a\u{202e}b", "a[U+202E]b");
        check("\u{202a}\u{202b}\u{202c}\u{202d}", "[U+202A][U+202B][U+202C][U+202D]");
        check("\u{2066}x\u{2069}", "[U+2066]x[U+2069]");
        check("a\u{7}b", "a[U+0007]b");
        check("<b>&amp;", "<b>&amp;");
    }

    #[test]
    fn what_is_typed_keeps_its_lines_and_loses_stray_controls() {
        let check = |raw: &str, want: Result<&str, TextError>| {
            let got = typed::<10>(raw);
            assert_eq!(got.as_ref().map(Text::as_str), want.as_ref().copied(), "{raw:?}");
        };
        check(" hi\r\nyou ", Ok("hi\nyou"));
        check("a\u{0}b\u{1b}", Ok("ab"));
        check("\u{0}", Err(TextError::Empty));
        check("12345678901", Err(TextError::TooLong(10)));
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(first_line("a\nb"), "a");
        assert_eq!(first_line(""), "");
    }
}
