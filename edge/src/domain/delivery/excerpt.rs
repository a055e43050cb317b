//! What of a conversation goes along in a delivery.

use shared::talk::Message;

/// The most that goes along, in bytes of text: far more than people write, and little enough for every receiver.
const MOST: usize = 64 * 1024;

/// The newest of `messages`, in their order. Where the first one's `seq` is not 1, older ones were left out.
#[must_use]
pub fn newest(messages: &[Message]) -> &[Message] {
    let mut bytes = 0_usize;
    let within = |message: &&Message| {
        bytes = bytes.saturating_add(message.text.as_str().len());
        bytes <= MOST
    };
    let count = messages.iter().rev().take_while(within).count();
    messages.get(messages.len().saturating_sub(count)..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use shared::{talk::Author, text::MessageText, time::UnixMillis};

    use super::*;

    #[test]
    fn the_oldest_are_left_out_where_it_is_too_much() {
        let check = |count: u32, length: usize, want: core::ops::RangeInclusive<u32>| {
            let message = |seq| Message {
                seq,
                id: format!("message-{seq}").parse().unwrap(),
                from: Author::Visitor,
                text: MessageText::new(&"x".repeat(length)).unwrap(),
                at: UnixMillis(0),
            };
            let messages: Vec<_> = (1..=count).map(message).collect();
            let kept = newest(&messages);
            assert!(kept.iter().map(|message| message.seq).eq(want), "{count} of {length}");
        };
        check(1, 1, 1..=1);
        check(16, 4_000, 1..=16);
        check(17, 4_000, 2..=17);
        check(100_000, 1, 34_465..=100_000);
        assert_eq!(newest(&[]), []);
    }
}
