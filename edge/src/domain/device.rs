//! What a visitor holds in hand.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::needles::{Needle, found};

/// The kind of a visitor's device, as far as the browser says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Device {
    /// Held in one hand.
    Phone,
    /// A larger screen without a keyboard. An iPad that asks for desktop pages calls itself a Mac and counts as one.
    Tablet,
    /// A computer with a keyboard.
    Desktop,
    /// A television, a console, a headset, a program, or nothing that we know.
    Other,
}

/// What the words in a `User-Agent` say of the device.
#[derive(Debug, Default)]
struct Said {
    other: bool,
    phone: bool,
    tablet: bool,
    android: bool,
    mobile: bool,
    desktop: bool,
}

#[derive(Debug, Clone, Copy)]
enum Tells {
    Other,
    Phone,
    Tablet,
    Android,
    Mobile,
    Desktop,
    /// Means a tablet unless `PC` follows, which old Windows wrote on every machine with a touch screen.
    TabletUnlessPc,
}

impl Device {
    /// The device by `User-Agent`.
    #[must_use]
    pub fn of(user_agent: Option<&str>) -> Self {
        let said = Said::by(user_agent.unwrap_or_default());
        // Android phones say `Mobile`, tablets leave it out; Macs never say it, iPads that pose as one sometimes do.
        match said {
            Said { other: true, .. } => Self::Other,
            Said { tablet: true, .. } => Self::Tablet,
            Said { phone: true, .. } | Said { android: true, mobile: true, .. } => Self::Phone,
            Said { android: true, .. } | Said { desktop: true, mobile: true, .. } => Self::Tablet,
            Said { mobile: true, .. } => Self::Phone,
            Said { desktop: true, .. } => Self::Desktop,
            Said { .. } => Self::Other,
        }
    }

    /// The word that is stored.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Tablet => "tablet",
            Self::Desktop => "desktop",
            Self::Other => "other",
        }
    }

    /// The device of a stored word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Phone, Self::Tablet, Self::Desktop, Self::Other].into_iter().find(|one| one.word() == word)
    }
}

impl Said {
    fn by(user_agent: &str) -> Self {
        found(user_agent, starting).fold(Self::default(), |mut said, word| {
            match word.tells {
                Tells::Other => said.other = true,
                Tells::Phone => said.phone = true,
                Tells::Tablet => said.tablet = true,
                Tells::Android => said.android = true,
                Tells::Mobile => said.mobile = true,
                Tells::Desktop => said.desktop = true,
                Tells::TabletUnlessPc => said.tablet |= !word.after.starts_with(b" PC"),
            }
            said
        })
    }
}

/// The words by their first letter.
fn starting(letter: u8) -> &'static [Needle<Tells>] {
    use Tells::{Android, Desktop, Mobile, Other, Phone, Tablet, TabletUnlessPc};
    match letter {
        b' ' => &[(" aft", Other), (" tv", Other)],
        b'a' => &[("android", Android), ("android tv", Other), ("appletv", Other)],
        b'b' => &[("bravia", Other)],
        b'c' => &[("cros ", Desktop), ("crkey", Other)],
        b'g' => &[("googletv", Other)],
        b'h' => &[("hbbtv", Other)],
        b'i' => &[("iphone", Phone), ("ipod", Phone), ("ipad", Tablet)],
        b'k' => &[("kaios", Phone), ("kindle", Tablet)],
        b'm' => &[("mobile", Mobile), ("macintosh", Desktop)],
        b'n' => &[("nintendo", Other), ("netcast", Other)],
        b'o' => &[("opera mini", Phone), ("opera mobi", Phone), ("oculusbrowser", Other)],
        b'p' => &[("playstation", Other), ("playbook", Tablet)],
        b'r' => &[("roku", Other)],
        b's' => &[("smart-tv", Other), ("smarttv", Other), ("smart tv", Other)],
        b't' => &[("tablet", TabletUnlessPc)],
        b'v' => &[("viera", Other)],
        b'w' => &[("windows nt", Desktop), ("windows phone", Phone), ("web0s", Other)],
        b'x' => &[("x11;", Desktop), ("xbox", Other)],
        _ => &[],
    }
}
