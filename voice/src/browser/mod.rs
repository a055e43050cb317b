//! A phone: what [`Call`] decides, done by a browser. The doing itself is in `parts.js`.

use core::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Array;
use shared::voice::{Candidate, Sdp, Signal};
use wasm_bindgen::{JsValue, closure::Closure, prelude::wasm_bindgen};

use crate::{
    call::{Act, Call, Carries, Event, Shown, Side},
    negotiation::Step,
    trouble::{Page, microphone},
};

#[wasm_bindgen(module = "/src/browser/parts.js")]
extern "C" {
    fn seed() -> u32;

    type Parts;

    #[wasm_bindgen(constructor)]
    fn new(tell: &Closure<dyn FnMut(String, JsValue, f64)>) -> Parts;

    #[wasm_bindgen(method)]
    fn does(this: &Parts, word: &str, value: &JsValue);
}

/// What leaves a phone.
#[derive(Debug, Clone, PartialEq)]
pub enum Out {
    /// Say to the Desk that this side is ready to speak.
    Announce,
    /// Say to the Desk that this side would rather write.
    Withdraw,
    /// Ask the Desk for the servers, and tell them by [`Phone::servers`].
    AskServers,
    /// Say this to the other side's browser.
    Signal(Signal),
    /// The call as its person sees it.
    Show(Shown),
    /// How loud the other side is, from 0 to 1, as a style sheet takes it.
    Loudness(JsValue),
}

/// One side of a call; cheap to copy. It ends with its last copy.
#[derive(Clone)]
pub struct Phone(Rc<Inner>);

struct Inner {
    call: RefCell<Call>,
    shown: Cell<Shown>,
    now: Cell<u64>,
    servers: RefCell<JsValue>,
    parts: Parts,
    out: Box<dyn Fn(Out)>,
    _heard: Closure<dyn FnMut(String, JsValue, f64)>,
}

impl Phone {
    /// A phone without a call; `out` takes what leaves it.
    #[must_use]
    pub fn new(side: Side, out: impl Fn(Out) + 'static) -> Self {
        let call = Call::new(side, seed());
        Self(Rc::new_cyclic(|this: &Weak<Inner>| {
            let this = this.clone();
            let heard = Closure::<dyn FnMut(String, JsValue, f64)>::new(move |word: String, value, now| {
                if let Some(this) = this.upgrade() {
                    this.hear(&word, value, now);
                }
            });
            Inner {
                shown: Cell::new(call.shown()),
                call: RefCell::new(call),
                now: Cell::default(),
                servers: RefCell::default(),
                parts: Parts::new(&heard),
                out: Box::new(out),
                _heard: heard,
            }
        }))
    }

    /// Takes in what happened.
    pub fn apply(&self, event: Event) {
        self.0.apply(event);
    }

    /// Takes the servers that were asked for, as `RTCPeerConnection` takes them.
    pub fn servers(&self, servers: JsValue) {
        self.0.servers.replace(servers);
        self.0.apply(Event::Servers);
    }
}

impl Inner {
    fn apply(&self, event: Event) {
        let acts = self.call.borrow_mut().apply(event, self.now.get());
        let shown = self.call.borrow().shown();
        for act in acts {
            self.act(act);
        }
        if self.shown.replace(shown) != shown {
            (self.out)(Out::Show(shown));
        }
    }

    fn act(&self, act: Act) {
        let (word, value) = match act {
            Act::Announce => return (self.out)(Out::Announce),
            Act::Withdraw => return (self.out)(Out::Withdraw),
            Act::AskServers => return (self.out)(Out::AskServers),
            Act::Step(Step::Send(signal)) => return (self.out)(Out::Signal(signal)),
            Act::OpenMicrophone => ("open", JsValue::UNDEFINED),
            Act::Mute(muted) => ("mute", muted.into()),
            Act::Connect => ("connect", self.servers.borrow().clone()),
            Act::Restart => ("restart", self.servers.borrow().clone()),
            Act::Step(Step::Offer) => ("offer", JsValue::UNDEFINED),
            Act::Step(Step::TakeOffer(sdp)) => ("takeOffer", sdp.as_str().into()),
            Act::Step(Step::TakeAnswer(sdp)) => ("takeAnswer", sdp.as_str().into()),
            Act::Step(Step::Add(candidate)) => ("add", candidate.as_str().into()),
            Act::Disconnect => ("disconnect", JsValue::UNDEFINED),
            Act::Close => ("close", JsValue::UNDEFINED),
        };
        self.parts.does(word, &value);
    }

    /// Hears what happened in the browser.
    fn hear(&self, word: &str, value: JsValue, now: f64) {
        // Whole milliseconds of a page's life: no fraction is needed, and no sign or overflow can occur.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a positive number below 2^53"
        )]
        self.now.set(now as u64);
        let event = match word {
            "opened" => Some(Event::Opened),
            "refused" => Some(refused(&Array::from(&value))),
            "needed" => Some(Event::Needed),
            "made" => Some(sdp(&value).map_or(Event::Broke, Event::Made)),
            "took" => Some(Event::Took),
            "found" => value.as_string().and_then(|raw| Candidate::try_from(raw).ok()).map(Event::Found),
            "state" => carries(&value).map(Event::Carries),
            "moved" => Some(Event::Moved),
            "tick" => {
                (self.out)(Out::Loudness(value));
                Some(Event::Tick)
            }
            _ => Some(Event::Broke),
        };
        if let Some(event) = event {
            self.apply(event);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.parts.does("close", &JsValue::UNDEFINED);
    }
}

fn refused(facts: &Array) -> Event {
    let is = |at| facts.get(at).is_truthy();
    let page = Page { secure: is(1), allowed: is(2), denied: is(3) };
    Event::Refused(microphone(&facts.get(0).as_string().unwrap_or_default(), page))
}

fn sdp(value: &JsValue) -> Option<Sdp> {
    Sdp::try_from(value.as_string()?).ok()
}

fn carries(state: &JsValue) -> Option<Carries> {
    match state.as_string()?.as_str() {
        "connected" => Some(Carries::Yes),
        "disconnected" => Some(Carries::Weakly),
        "failed" => Some(Carries::No),
        _ => None,
    }
}
