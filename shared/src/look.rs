//! The card's colours, as a site's owner chooses them, in light and in dark.
//!
//! *Invariant:* a look that exists can be read: each pair of colours that is drawn on one another has the contrast that
//! WCAG 2.2 asks of small text, with our own colours in the place of those that the owner left out.

#[cfg(test)]
mod tests;

use core::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The contrast of small text (WCAG 2.2, 1.4.3), in hundredths. Nothing that the card draws in these colours is large
/// enough for less: its largest words are 18 px.
const ENOUGH: u32 = 450;
/// How much of the text's colour is in the small words, in percent; `--soft` of the card's style says the same.
const SOFT: u8 = 72;

/// A colour, `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Colour([u8; 3]);

/// The colours of one scheme; those that are left out are ours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Colours {
    /// Of what is to be pressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    /// Of the words on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_accent: Option<Colour>,
    /// Of all other words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Colour>,
    /// Of the card behind them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surface: Option<Colour>,
}

/// The card's colours where the page sets none of the `--warmline-*` tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value")]
pub struct Look {
    light: Colours,
    dark: Colours,
}

/// A scheme with nothing left out: accent, on accent, text, surface.
type Palette = [Colour; 4];

/// The custom properties of the card's style, and the page's tokens that they take first.
const PROPERTIES: [(&str, &str); 4] =
    [("accent", "accent"), ("on-accent", "on-accent"), ("fore", "text"), ("back", "surface")];
/// What stands in the card's style.
const LIGHT: Palette = [hex(0xb8_390e), hex(0xff_ffff), hex(0x1d_2530), hex(0xff_ffff)];
const DARK: Palette = [hex(0xff_9466), hex(0x2b_0d00), hex(0xf0_f2f5), hex(0x1c_2129)];

/// Why a look was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookError {
    /// Other keys than these, or no objects.
    Shape,
    /// What is no colour.
    NoColour,
    /// Two colours that can't be told apart well enough.
    Contrast {
        /// `light` or `dark`.
        scheme: &'static str,
        /// What stands on the other, and whether it does so softened.
        on: (&'static str, bool),
        /// What it stands on.
        under: &'static str,
        /// Their contrast, in hundredths.
        ratio: u32,
        /// A colour near the first one with which they can be told apart; none where no colour is.
        instead: Option<Colour>,
    },
}

impl fmt::Display for LookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, (on, soft), under, ratio, instead) = match *self {
            Self::Shape => {
                return f.write_str("look: light and dark, each with accent, on_accent, text and surface");
            }
            Self::NoColour => return f.write_str("look: a colour is # and six of 0-9, a-f"),
            Self::Contrast { scheme, on, under, ratio, instead } => (scheme, on, under, ratio, instead),
        };
        let soft = if soft { ", softened as small words are," } else { "" };
        let (whole, part) = (ratio / 100, ratio % 100);
        write!(
            f,
            "look: in {scheme}, {on}{soft} on {under} has a contrast of {whole}.{part:02}; 4.5 is needed"
        )?;
        instead.map_or(Ok(()), |colour| write!(f, ", which {on} {colour} has"))
    }
}

impl Look {
    /// The rules that put the owner's colours in the place of ours; to stand behind the card's style. A page's own
    /// tokens still win, also those that come down to the card from further up.
    #[must_use]
    pub fn css(&self) -> String {
        rule("light", "dark", self.light) + &rule("dark", "light", self.dark)
    }

    /// The same for the plain pages, to stand behind their style; what they mix of text and surface is mixed anew.
    #[must_use]
    pub fn page_css(&self) -> String {
        let mut css = String::new();
        for (scheme, colours) in [("light", self.light), ("dark", self.dark)] {
            let mut declarations =
                colours.declarations(|property, _, colour| format!("--{property}:{colour};"));
            if colours.text.is_some() || colours.surface.is_some() {
                for (property, percent) in [("soft", 72), ("line", 20), ("ground", 5)] {
                    // Writing to a String can't fail.
                    let _ = write!(
                        declarations,
                        "--{property}:color-mix(in srgb,var(--fore) {percent}%,var(--back));"
                    );
                }
            }
            if !declarations.is_empty() {
                let _ = write!(css, "@media(prefers-color-scheme:{scheme}){{:root{{{declarations}}}}}");
            }
        }
        css
    }
}

/// The rules of a scheme: where the system has it, unless the page asks for the other one, and where the page asks for it.
fn rule(scheme: &str, other: &str, colours: Colours) -> String {
    let declarations = colours
        .declarations(|property, token, colour| format!("--{property}:var(--warmline-{token},{colour});"));
    if declarations.is_empty() {
        return declarations;
    }
    format!(
        "@media(prefers-color-scheme:{scheme}){{:host(:not([data-theme={other}])){{{declarations}}}}}\
         :host([data-theme={scheme}]){{{declarations}}}"
    )
}

impl Colours {
    fn all(self) -> [Option<Colour>; 4] {
        [self.accent, self.on_accent, self.text, self.surface]
    }

    /// Those that the owner named, each as `declare` writes it with its property and the page's token.
    fn declarations(self, declare: impl Fn(&str, &str, Colour) -> String) -> String {
        let named = PROPERTIES.into_iter().zip(self.all());
        named.filter_map(|((property, token), colour)| Some(declare(property, token, colour?))).collect()
    }

    fn over(self, ours: Palette) -> Palette {
        let mut all = ours;
        for (place, own) in all.iter_mut().zip(self.all()) {
            *place = own.unwrap_or(*place);
        }
        all
    }

    /// Checks each pair that the card draws.
    fn check(self, scheme: &'static str, ours: Palette) -> Result<(), LookError> {
        let [accent, on_accent, text, surface] = self.over(ours);
        let pairs = [
            ("text", text, false, "surface", surface),
            ("text", text, true, "surface", surface),
            ("on_accent", on_accent, false, "accent", accent),
            ("accent", accent, false, "surface", surface),
        ];
        for (name, on, soft, under_name, under) in pairs {
            let ratio = drawn(on, soft, under);
            if ratio < ENOUGH {
                let instead = nearby(on, soft, under);
                return Err(LookError::Contrast {
                    scheme,
                    on: (name, soft),
                    under: under_name,
                    ratio,
                    instead,
                });
            }
        }
        Ok(())
    }
}

/// The contrast of `on` as it is drawn on `under`.
fn drawn(on: Colour, soft: bool, under: Colour) -> u32 {
    contrast(if soft { on.mixed(SOFT, under) } else { on }, under)
}

/// The first colour with enough contrast on the shorter way from `on` to black or to white.
fn nearby(on: Colour, soft: bool, under: Colour) -> Option<Colour> {
    (0..=100).rev().find_map(|percent| {
        let ends = [hex(0), hex(0xff_ffff)].map(|end| on.mixed(percent, end));
        ends.into_iter().find(|colour| drawn(*colour, soft, under) >= ENOUGH)
    })
}

/// The contrast ratio of two colours, in hundredths, cut off and never rounded up: `(L1 + 0.05) / (L2 + 0.05)`, where L1
/// is the relative luminance of the lighter one (WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
#[must_use]
pub fn contrast(one: Colour, other: Colour) -> u32 {
    let (one, other) = (one.luminance(), other.luminance());
    let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is between 100 and 2,100"
    )]
    let hundredths = (ratio * 100.0) as u32;
    hundredths
}

impl Colour {
    /// The relative luminance (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|byte| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { fifth_root((value + 0.055) / 1.055).powi(12) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// So many percent of this colour, the rest of another one.
    fn mixed(self, percent: u8, rest: Self) -> Self {
        let (own, other) = (u16::from(percent), 100 - u16::from(percent));
        let mut mixed = self.0;
        for (byte, rest) in mixed.iter_mut().zip(rest.0) {
            let sum = own * u16::from(*byte) + other * u16::from(rest);
            *byte = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }
}

/// The fifth root of a number between 0 and 1, by Newton's method, so that the power of 2.4 costs no library.
fn fifth_root(of: f64) -> f64 {
    (0..20).fold(1.0, |root: f64, _| root - (root - of / root.powi(4)) / 5.0)
}

const fn hex(rgb: u32) -> Colour {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Colour([red, green, blue])
}

impl TryFrom<String> for Colour {
    type Error = LookError;

    fn try_from(raw: String) -> Result<Self, LookError> {
        let digits = raw.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(LookError::NoColour)?;
        // A sign would be read, too.
        let plain = digits.bytes().all(|b| b.is_ascii_hexdigit());
        u32::from_str_radix(digits, 16).ok().filter(|_| plain).map(hex).ok_or(LookError::NoColour)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

/// By hand, because what serde makes of a struct is ten times as much code in the Worker.
impl TryFrom<Value> for Look {
    type Error = LookError;

    fn try_from(raw: Value) -> Result<Self, LookError> {
        let mut look = Self::default();
        for (scheme, said) in object(raw)? {
            let colours = match scheme.as_str() {
                "light" => &mut look.light,
                "dark" => &mut look.dark,
                _ => return Err(LookError::Shape),
            };
            for (name, said) in object(said)? {
                let place = match name.as_str() {
                    "accent" => &mut colours.accent,
                    "on_accent" => &mut colours.on_accent,
                    "text" => &mut colours.text,
                    "surface" => &mut colours.surface,
                    _ => return Err(LookError::Shape),
                };
                let Value::String(said) = said else { return Err(LookError::NoColour) };
                *place = Some(Colour::try_from(said)?);
            }
        }
        look.light.check("light", LIGHT)?;
        look.dark.check("dark", DARK)?;
        Ok(look)
    }
}

fn object(raw: Value) -> Result<serde_json::Map<String, Value>, LookError> {
    if let Value::Object(said) = raw { Ok(said) } else { Err(LookError::Shape) }
}
