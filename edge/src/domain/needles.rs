//! Looking for many words in a short text at once: one pass, no case, no allocation.

/// A word to look for, in lower case, and what it tells.
pub(super) type Needle<T> = (&'static str, T);

/// A word that was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a, T> {
    /// What it tells.
    pub tells: T,
    /// The text in front of it.
    pub before: &'a [u8],
    /// The text behind it.
    pub after: &'a [u8],
}

/// A longer header is looked at only so far, for whoever sends it decides on its length; real ones are half as long.
const LOOKED_AT: usize = 512;

/// Every place of `text` where one of the words stands, from left to right. `starting` gives the words that start
/// with a letter, so that each place is compared with two or three of them and not with all.
pub(super) fn found<'a, T: Copy + 'static>(
    text: &'a str,
    starting: fn(u8) -> &'static [Needle<T>],
) -> impl Iterator<Item = Found<'a, T>> {
    let text = text.as_bytes();
    let text = text.get(..LOOKED_AT).unwrap_or(text);
    text.iter().enumerate().flat_map(move |(at, letter)| {
        let (before, rest) = text.split_at(at);
        starting(letter.to_ascii_lowercase()).iter().filter_map(move |(word, tells)| {
            let (here, after) = rest.split_at_checked(word.len())?;
            here.eq_ignore_ascii_case(word.as_bytes()).then_some(Found { tells: *tells, before, after })
        })
    })
}
