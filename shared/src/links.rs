//! Addresses in what people write to each other, which are shown as links: as they stand, so that a reader sees where one leads.

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What is no address.
    Text(&'a str),
    /// An `https` or `http` address with a host.
    Link(&'a str),
}

/// A text in pieces, which are all of it in their order.
///
/// An address begins a word, and ends before what ends a sentence or closes a bracket. One that could seem to lead elsewhere than it
/// does (with somebody's name before its host, or characters that turn the direction of writing) stays text.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut done, mut from) = (0, 0);
    while let Some((at, end)) = next(text, from) {
        from = end;
        let Some(address) = text.get(at..end).filter(|address| is_plain(address)) else { continue };
        if let Some(before) = text.get(done..at).filter(|before| !before.is_empty()) {
            pieces.push(Piece::Text(before));
        }
        pieces.push(Piece::Link(address));
        done = end;
    }
    if let Some(rest) = text.get(done..).filter(|rest| !rest.is_empty()) {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Where the next thing that looks like an address begins and ends.
fn next(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let at = [rest.find("https://"), rest.find("http://")].into_iter().flatten().min()?;
    let found = rest.get(at..)?;
    let inside = text.get(..from + at)?.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let long = found.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"“”«»".contains(c));
    let word = found.get(..long.unwrap_or(found.len()))?;
    let mut address = word.trim_end_matches(CLOSING);
    // A bracket that was opened within is a part of it.
    if word.get(address.len()..).is_some_and(|tail| tail.starts_with(')')) && address.contains('(') {
        address = word.get(..=address.len())?;
    }
    // What stands within a word begins nothing: the scheme alone is passed over.
    let length = if inside { "http".len() } else { address.len().max("http".len()) };
    Some((from + at, from + at + length))
}

/// What ends a sentence or a bracket rather than an address.
const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?', '\'', '’', ')', ']', '}', '…'];

fn is_plain(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.starts_with(char::is_alphanumeric)
        && !host.contains('@')
        && !host.contains('\\')
        && !address.chars().any(turns_direction)
}

/// Whether a character changes in which direction others are shown, or is not seen at all.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Texts with their links in brackets; the visitor's conversation is tested by the same (`widget/loader/extras`).
    const CASES: &str = include_str!("links/cases.json");

    #[test]
    fn addresses_are_links_as_they_stand_and_what_could_mislead_stays_text() {
        let cases: Vec<String> = serde_json::from_str(CASES).unwrap();
        for want in cases {
            let text = want.replace(['⟨', '⟩'], "");
            let got: String = pieces(&text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text.to_owned(),
                    Piece::Link(address) => format!("⟨{address}⟩"),
                })
                .collect();
            assert_eq!(got, want);
        }
    }

    proptest! {
        #[test]
        fn pieces_are_the_whole_text(text in "(https?://|[a-z.@()\\\\/ é\u{202e}\n]){0,30}") {
            let all: String = pieces(&text)
                .into_iter()
                .map(|piece| match piece { Piece::Text(text) | Piece::Link(text) => text })
                .collect();
            prop_assert_eq!(all, text);
        }
    }
}
