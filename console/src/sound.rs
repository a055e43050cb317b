//! What the desk sounds like, made of sines: a ring that carries across a room, and a small nudge.

use leptos::prelude::{RwSignal, Set};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{AudioContext, AudioContextState, OscillatorType};

/// The page's voice, as far as the browser lets it have one.
pub(crate) struct Sound {
    context: Option<AudioContext>,
}

/// One strike of a bell.
struct Strike {
    /// Seconds from now.
    after: f64,
    /// Hertz.
    pitch: f32,
    /// Seconds until it has died away.
    length: f64,
    /// 0 to 1.
    level: f32,
}

/// A rising third and fifth: bright, and over before it hurts.
const RING: [Strike; 3] = [
    Strike { after: 0.0, pitch: 784.0, length: 0.5, level: 0.42 },
    Strike { after: 0.16, pitch: 988.0, length: 0.5, level: 0.42 },
    Strike { after: 0.32, pitch: 1_175.0, length: 0.9, level: 0.5 },
];

const NUDGE: [Strike; 1] = [Strike { after: 0.0, pitch: 660.0, length: 0.35, level: 0.16 }];

impl Sound {
    /// `muted` is told whether the browser keeps the page silent.
    pub(crate) fn new(muted: RwSignal<bool>) -> Self {
        let context = AudioContext::new().ok();
        if let Some(context) = &context {
            muted.set(is_muted(context));
            let watched = context.clone();
            let told = Closure::<dyn Fn()>::new(move || muted.set(is_muted(&watched)));
            context.set_onstatechange(Some(told.as_ref().unchecked_ref()));
            told.forget();
        }
        Self { context }
    }

    /// Asks the browser for the voice; granted once the person has touched the page.
    pub(crate) fn unlock(&self) {
        if let Some(context) = &self.context {
            let _ = context.resume();
        }
    }

    /// Rings once.
    pub(crate) fn ring(&self) {
        self.play(&RING);
    }

    /// Says that a visitor wrote.
    pub(crate) fn nudge(&self) {
        self.play(&NUDGE);
    }

    fn play(&self, strikes: &[Strike]) {
        let Some(context) = self.context.as_ref().filter(|context| !is_muted(context)) else {
            return;
        };
        for strike in strikes {
            // The octave above gives the sine the edge of a bell.
            let _ = tone(context, strike, 1.0, 1.0);
            let _ = tone(context, strike, 2.0, 0.3);
        }
    }
}

fn is_muted(context: &AudioContext) -> bool {
    context.state() != AudioContextState::Running
}

fn tone(context: &AudioContext, strike: &Strike, overtone: f32, share: f32) -> Result<(), JsValue> {
    let begin = context.current_time() + strike.after;
    let end = begin + strike.length;
    let oscillator = context.create_oscillator()?;
    let gain = context.create_gain()?;
    oscillator.set_type(OscillatorType::Sine);
    oscillator.frequency().set_value(strike.pitch * overtone);
    let level = gain.gain();
    level.set_value_at_time(0.0, begin)?;
    level.linear_ramp_to_value_at_time(strike.level * share, begin + 0.01)?;
    level.exponential_ramp_to_value_at_time(0.000_1, end)?;
    oscillator.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&context.destination())?;
    oscillator.start_with_when(begin)?;
    oscillator.stop_with_when(end)
}
