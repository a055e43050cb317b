//! A score as a thermometer whose bulb has a face. Colour never stands alone: the word is beside it.

use leptos::{
    prelude::*,
    svg::{circle, path, rect, svg},
};
use shared::score::{Score, Steps, Warmth};

/// Where the mercury of the coldest and of the hottest step ends, in the drawing's units.
const COLDEST: u8 = 30;
const HOTTEST: u8 = 8;

/// The drawing; decoration, for eyes alone.
pub(super) fn thermometer(score: Score, steps: Steps) -> impl IntoView {
    let warmth = score.warmth(steps);
    let top = mercury(score, steps);
    svg()
        .attr("class", format!("thermometer {}", warmth.word()))
        .attr("viewBox", "0 0 28 60")
        .attr("aria-hidden", "true")
        .child((
            path().attr("class", "glass").attr("d", "M8.5 36V8.5a5.5 5.5 0 0 1 11 0V36a12 12 0 1 1-11 0Z"),
            rect()
                .attr("class", "mercury")
                .attr("x", "11.5")
                .attr("y", top.to_string())
                .attr("width", "5")
                .attr("height", 46_u8.saturating_sub(top).to_string())
                .attr("rx", "2.5"),
            circle().attr("class", "mercury").attr("cx", "14").attr("cy", "46.5").attr("r", "9.5"),
            circle().attr("class", "eye").attr("cx", "10.9").attr("cy", "44.4").attr("r", "1.3"),
            circle().attr("class", "eye").attr("cx", "17.1").attr("cy", "44.4").attr("r", "1.3"),
            path().attr("class", "mouth").attr("d", mouth(warmth)),
        ))
}

fn mercury(score: Score, steps: Steps) -> u8 {
    let (score, steps) = (u8::from(score), u8::from(steps));
    let rise = (COLDEST - HOTTEST).saturating_mul(score.saturating_sub(1));
    COLDEST.saturating_sub(rise.checked_div(steps.saturating_sub(1)).unwrap_or(0)).max(HOTTEST)
}

fn mouth(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Cold => "M10.4 51.4q3.6-4.6 7.2 0",
        Warmth::Cool => "M10.6 50.6q3.4-2.2 6.8 0",
        Warmth::Mild => "M10.8 49.8h6.4",
        Warmth::Warm => "M10.5 48.8q3.5 2.8 7 0",
        Warmth::Hot => "M10.3 48.2q3.7 5.4 7.4 0",
    }
}
