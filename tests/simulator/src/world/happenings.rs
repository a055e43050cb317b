//! What happens, one thing at a time.

use shared::{case::Channel, talk::FromVisitor};

use super::*;

impl World {
    pub(super) fn happen(&mut self, what: What) {
        match what {
            What::Taps(n) => self.at(self.now, What::Asks(n)),
            What::Presses(n) => {
                self.visitors[n].pressed.0 = true;
                self.at(self.now, What::Asks(n));
            }
            What::Asks(n) => {
                let visitor = &self.visitors[n];
                if visitor.pressed.1 {
                    return;
                }
                let request = visitor.request();
                let again = matches!(request, Request::Press(..));
                self.soon(What::Request(n, request));
                if again {
                    self.at(self.now + RETRY, What::Asks(n));
                }
            }
            What::Request(n, request) => {
                if self.desk.up_since.is_some() && (self.is_calm() || self.dice.u8(..10) > 0) {
                    let reply = self.desk.request(request, self.moment());
                    if let Ok(reply) = reply
                        && (self.is_calm() || self.dice.u8(..10) > 0)
                    {
                        self.soon(What::Reply(n, reply));
                    }
                }
            }
            What::Reply(n, reply) => {
                let pressed = matches!(reply, Reply::Pressed(_));
                let out = self.visitors[n].answered(reply);
                self.visitor_sends(n, out);
                if pressed {
                    self.at(self.now, What::Reconnects(n));
                }
            }
            What::Calls(n, window) => {
                self.soon(What::Request(n, Request::Call(self.visitors[n].key.clone(), window)))
            }
            What::Thinks(n) => {
                let out = vec![FromVisitor::Want { channel: Channel::Chat }];
                self.visitor_sends(n, out);
            }
            What::Writes(n) => {
                let count = self.visitors[n].typed.len();
                let out = self.visitors[n].write(count);
                self.visitor_sends(n, out);
            }
            What::Reconnects(n) => {
                let visitor = &mut self.visitors[n];
                if visitor.line.is_none() && !visitor.connecting {
                    visitor.connecting = true;
                    let hello = Hello::Visitor { key: visitor.key.clone(), after: visitor.transcript.seen() };
                    self.connect(End::Visitor(n), hello);
                }
            }
            What::Pulse(n) => self.pulse(n),
            What::Acts(n) => {
                let lazy = self.lazy;
                if self.machines[n].runs {
                    let out = self.machines[n].act(&mut self.dice, lazy, self.now);
                    self.machine_sends(n, out);
                }
                let next = self.now + self.dice.u64(200..4_000);
                if next < HANDS_OFF {
                    self.at(next, What::Acts(n));
                }
            }
            What::Hello(line, hello) => {
                let Some(end) = self.wires.get(&line).filter(|wire| wire.open).map(|wire| wire.end) else {
                    return;
                };
                if self.desk.up_since.is_none() || self.desk.accept(line, hello, self.moment()).is_none() {
                    self.cut(line);
                } else if let End::Machine(n) = end {
                    self.machines[n].alive_at = self.now;
                }
            }
            What::Up(line, up) => {
                if self.wires.get(&line).is_some_and(|wire| wire.open) {
                    self.desk.hear(line, up, self.moment());
                }
            }
            What::Down(line, down) => self.arrives(line, down),
            What::Gone(line, at_desk) => self.gone(line, at_desk),
            What::Alarm => {
                self.alarm = None;
                if self.desk.up_since.is_some() && self.desk.disk.alarm.is_some_and(|due| due.0 <= self.now) {
                    self.desk.at_alarm(self.moment());
                }
            }
            What::Crashes => {
                if self.desk.up_since.is_some() {
                    self.crash();
                }
            }
            What::Starts => {
                if self.desk.up_since.is_none() {
                    self.desk.start(self.moment());
                }
            }
            What::Dies(n) => {
                self.machines[n].runs = false;
                self.machines[n].healthy_since = None;
            }
            What::Reboots(n) => {
                if !self.machines[n].runs {
                    if let Some(line) = self.machines[n].line {
                        self.cut(line);
                    }
                    self.machines[n].reboot(self.now);
                }
            }
            What::Breaks => {
                let lines: Vec<_> =
                    self.wires.iter().filter(|(_, wire)| wire.open).map(|(line, _)| *line).collect();
                if !lines.is_empty() {
                    let line = lines[self.dice.usize(..lines.len())];
                    self.cut(line);
                }
            }
        }
    }

    fn pulse(&mut self, n: usize) {
        self.at(self.now + PULSE, What::Pulse(n));
        let connected = self.connected(&self.machines[n]);
        let machine = &mut self.machines[n];
        if !machine.runs {
            return;
        }
        if connected {
            machine.alive_at = self.now;
        }
        match machine.pulse(self.now) {
            Some(console::state::link::Step::Connect) => {
                let hello = Hello::Agent(machine.agent.clone());
                let line = self.connect(End::Machine(n), hello);
                self.machines[n].line = Some(line);
            }
            Some(console::state::link::Step::Ping) => {
                if let Some(line) = machine.line {
                    self.send(line, 0, What::Up(line, Up::Ping));
                }
            }
            Some(console::state::link::Step::HangUp) => {
                if let Some(line) = machine.line.take() {
                    self.hang_up(line);
                }
                let roll = self.dice.u16(..);
                self.machines[n].lost(self.now, roll);
            }
            None => {}
        }
    }
}
