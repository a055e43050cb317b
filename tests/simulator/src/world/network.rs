//! The network: connections, how long a frame takes, and how they break.

use super::*;

impl World {
    pub(super) fn connect(&mut self, end: End, hello: Hello) -> Line {
        self.count += 1;
        let line = self.count;
        self.wires.insert(line, Wire { end, open: true, last: [self.now; 2] });
        self.send(line, 0, What::Hello(line, hello));
        line
    }

    /// Puts a frame on the wire: `way` 0 is to the desk, 1 from it.
    pub(super) fn send(&mut self, line: Line, way: usize, what: What) {
        let takes = self.dice.u64(1..200);
        let Some(wire) = self.wires.get_mut(&line) else { return };
        let at = (self.now + takes).max(wire.last[way]);
        wire.last[way] = at;
        self.at(at, what);
    }

    pub(super) fn arrives(&mut self, line: Line, down: Down) {
        let Some(wire) = self.wires.get(&line).filter(|wire| wire.open) else { return };
        match wire.end {
            End::Visitor(n) => {
                let out = self.visitors[n].hear(line, down);
                self.visitor_sends(n, out);
            }
            End::Machine(n) => {
                let machine = &mut self.machines[n];
                if machine.runs && machine.line == Some(line) {
                    machine.healthy_since.get_or_insert(self.now);
                    let out = machine.hear(down, self.now);
                    self.machine_sends(n, out);
                }
            }
        }
    }

    /// A connection breaks: both ends learn of it a little later.
    pub(super) fn cut(&mut self, line: Line) {
        if let Some(wire) = self.wires.get_mut(&line).filter(|wire| wire.open) {
            wire.open = false;
            if let End::Machine(n) = wire.end {
                self.machines[n].healthy_since = None;
            }
            self.soon(What::Gone(line, true));
            self.soon(What::Gone(line, false));
        }
    }

    /// The page's end hangs up.
    pub(super) fn hang_up(&mut self, line: Line) {
        if let Some(wire) = self.wires.get_mut(&line) {
            wire.open = false;
            self.soon(What::Gone(line, true));
        }
    }

    pub(super) fn gone(&mut self, line: Line, at_desk: bool) {
        if at_desk {
            if self.desk.up_since.is_some() {
                self.desk.closed(line, self.moment());
            }
            return;
        }
        match self.wires[&line].end {
            End::Visitor(n) => {
                // The connection that is gone may be one that never opened.
                if self.visitors[n].line.is_none_or(|current| current == line) {
                    self.visitors[n].lost();
                    let again = self.now + self.dice.u64(1..3_000);
                    self.at(again, What::Reconnects(n));
                }
            }
            End::Machine(n) => {
                if self.machines[n].runs && self.machines[n].line == Some(line) {
                    let roll = self.dice.u16(..);
                    self.machines[n].lost(self.now, roll);
                }
            }
        }
    }

    pub(super) fn visitor_sends(&mut self, n: usize, frames: Vec<shared::talk::FromVisitor>) {
        if let Some(line) = self.visitors[n].line {
            for frame in frames {
                self.send(line, 0, What::Up(line, Up::Visitor(frame)));
            }
        }
    }

    pub(super) fn machine_sends(&mut self, n: usize, frames: Vec<shared::desk::FromAgent>) {
        if let Some(line) = self.machines[n].line {
            for frame in frames {
                self.send(line, 0, What::Up(line, Up::Agent(frame)));
            }
        }
    }
    /// Whether a machine's connection works at both ends.
    #[must_use]
    pub fn connected(&self, machine: &Machine) -> bool {
        machine.runs && machine.line.and_then(|line| self.wires.get(&line)).is_some_and(|wire| wire.open)
    }
}
