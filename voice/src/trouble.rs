//! Why there is no call, or none any more. Each has a sentence of its own, and none of them ends the conversation.

use shared::voice::Because;

/// Why there is no call, or none any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Somebody hung up.
    Ended,
    /// The other side would rather write.
    Declined,
    /// The other side has no microphone to speak into, or may not use it.
    TheirMicrophone,
    /// The microphone was refused, now or earlier.
    Denied,
    /// The browser's question was put away without an answer.
    Dismissed,
    /// There is no microphone.
    NoDevice,
    /// Another program holds the microphone.
    Busy,
    /// The page's own rules allow no microphone.
    Policy,
    /// The page is not encrypted, so no browser gives it a microphone.
    Insecure,
    /// No way between the two browsers was found.
    NoRoute,
    /// The browser can't do it.
    Unsupported,
}

impl Ending {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Ended,
        Self::Declined,
        Self::TheirMicrophone,
        Self::Denied,
        Self::Dismissed,
        Self::NoDevice,
        Self::Busy,
        Self::Policy,
        Self::Insecure,
        Self::NoRoute,
        Self::Unsupported,
    ];

    /// What the other side's last word means on this side.
    #[must_use]
    pub fn of(because: Because) -> Self {
        match because {
            Because::Ended => Self::Ended,
            Because::Declined => Self::Declined,
            Because::NoMicrophone => Self::TheirMicrophone,
            Because::NoRoute => Self::NoRoute,
        }
    }
}

/// What a browser says of its page when it gives no microphone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Whether the page is encrypted, or of this machine.
    pub secure: bool,
    /// Whether the page's rules let it use a microphone.
    pub allowed: bool,
    /// Whether the person has refused it for good; a question that was put away leaves it open.
    pub denied: bool,
}

/// What the name of a browser's error means.
#[must_use]
pub fn microphone(error: &str, page: Page) -> Ending {
    if !page.secure {
        return Ending::Insecure;
    }
    if !page.allowed {
        return Ending::Policy;
    }
    match error {
        "NotAllowedError" if page.denied => Ending::Denied,
        "NotAllowedError" => Ending::Dismissed,
        "SecurityError" => Ending::Policy,
        "NotFoundError" | "OverconstrainedError" => Ending::NoDevice,
        "NotReadableError" | "AbortError" => Ending::Busy,
        _ => Ending::Unsupported,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_of_a_browser_has_its_name() {
        let check = |error: &str, [secure, allowed, denied]: [bool; 3], want: Ending| {
            assert_eq!(microphone(error, Page { secure, allowed, denied }), want, "{error}");
        };
        check("NotAllowedError", [true, true, true], Ending::Denied);
        check("NotAllowedError", [true, true, false], Ending::Dismissed);
        check("NotAllowedError", [true, false, true], Ending::Policy);
        check("SecurityError", [true, true, false], Ending::Policy);
        check("NotFoundError", [true, true, false], Ending::NoDevice);
        check("NotReadableError", [true, true, false], Ending::Busy);
        check("TypeError", [false, true, false], Ending::Insecure);
        check("TypeError", [true, true, false], Ending::Unsupported);
        check("", [true, true, false], Ending::Unsupported);
    }
}
