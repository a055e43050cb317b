//! The faces of the thermometer, each one stroke path on a square of 24, so that colour and width are the style
//! sheet's.

use shared::score::Warmth;

/// Eyes and mouth of a face.
pub(crate) fn path(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Cold => "m7 9.5 2-1.5m6 0 2 1.5M8 17q4-5 8 0",
        Warmth::Cool => "M8.5 9v.5m7-.5v.5M8.5 16q3.5-2 7 0",
        Warmth::Mild => "M8.5 9v.5m7-.5v.5m-7 6h7",
        Warmth::Warm => "M8.5 9v.5m7-.5v.5M8 14.5q4 3 8 0",
        Warmth::Hot => "M7.5 9.5q1-1.5 2 0m5 0q1-1.5 2 0M7.5 13.5q4.5 7 9 0z",
    }
}
