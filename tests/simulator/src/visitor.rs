//! A visitor's page: the real transcript, and a person who taps, presses, writes and comes back.

use shared::{ids::ClientId, response::Response, talk::FromVisitor, text::Text};
use widget::talk::transcript::{Delivery, Event, Transcript};

use crate::wire::{Down, Line, Reply, Request};

/// A visitor.
#[derive(Debug)]
pub struct Visitor {
    /// What they answered.
    pub response: Response,
    /// Their key.
    pub key: String,
    /// Their page.
    pub transcript: Transcript,
    /// Their connection, once it is there.
    pub line: Option<Line>,
    /// Whether a connection is being made.
    pub connecting: bool,
    /// Whether they have pressed, and whether the page has been told that the press is stored.
    pub pressed: (bool, bool),
    /// What they have written, in order.
    pub typed: Vec<ClientId>,
}

impl Visitor {
    /// The visitor number `n`.
    #[must_use]
    pub fn new(n: usize) -> Self {
        let id = format!("01931d1e-7a3c-7c5d-8f2a-0123456789{n:02}");
        let response = serde_json::from_value(serde_json::json!({ "id": id, "score": 1 })).unwrap();
        Self {
            response,
            key: format!("key-of-visitor-{n}"),
            transcript: Transcript::default(),
            line: None,
            connecting: false,
            pressed: (false, false),
            typed: Vec::new(),
        }
    }

    /// The request that the page makes, and makes again until it is answered.
    #[must_use]
    pub fn request(&self) -> Request {
        if self.pressed.0 {
            Request::Press(self.response.clone(), self.key.clone())
        } else {
            Request::Tap(self.response.clone())
        }
    }

    /// Takes the answer to a request.
    pub fn answered(&mut self, reply: Reply) -> Vec<FromVisitor> {
        match reply {
            Reply::Tapped | Reply::Called => Vec::new(),
            Reply::Pressed(state) => {
                if self.pressed.1 {
                    return Vec::new();
                }
                self.pressed.1 = true;
                self.transcript.apply(Event::Frame(shared::talk::ToVisitor::State(*state)))
            }
        }
    }

    /// Writes something.
    pub fn write(&mut self, n: usize) -> Vec<FromVisitor> {
        let id: ClientId = format!("{}-message-{n}", self.key).parse().unwrap();
        self.typed.push(id.clone());
        self.transcript.apply(Event::Typed { id, text: Text::new(&format!("word {n}")).unwrap() })
    }

    /// Hears from the desk. The first frame is what shows that the connection is open.
    pub fn hear(&mut self, line: Line, down: Down) -> Vec<FromVisitor> {
        let mut out = Vec::new();
        if self.line != Some(line) {
            self.line = Some(line);
            self.connecting = false;
            out.extend(self.transcript.apply(Event::Opened));
        }
        match down {
            Down::Visitor(frame) => out.extend(self.transcript.apply(Event::Frame(frame))),
            Down::Agent(_) => panic!("a frame of the console at a visitor's"),
            Down::Pong => {}
        }
        out
    }

    /// The connection is gone.
    pub fn lost(&mut self) {
        self.line = None;
        self.connecting = false;
        self.transcript.apply(Event::Lost);
    }

    /// The words on the page, and whether any is still on its way.
    #[must_use]
    pub fn shown(&self) -> (Vec<String>, bool) {
        let rows = self.transcript.rows();
        let pending = rows.iter().any(|row| row.delivery == Delivery::Pending);
        let stored = rows
            .into_iter()
            .filter(|row| matches!(row.delivery, Delivery::Stored | Delivery::Delivered | Delivery::Read));
        (stored.map(|row| row.text).collect(), pending)
    }
}
