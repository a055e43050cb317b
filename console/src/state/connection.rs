//! What happens to the session and the socket.

use super::{
    Access, Desk,
    clock::Local,
    link::Step,
    notice::{Notice, Said},
};

impl Desk {
    /// From here on the page tries to be at the desk.
    pub fn arrive(&mut self, now: Local) {
        self.link.want(now);
    }

    /// The edge knows nobody here. What was typed stays, for the same person to come back to.
    pub fn turned_away(&mut self) {
        self.access = Access::Out;
        self.link.unwant();
        self.forget_answers();
    }

    /// The agent signed out: nothing of them stays.
    pub fn left(&mut self) {
        *self = Self { access: Access::Out, hidden: self.hidden, ..Self::default() };
    }

    /// Signing out did not get through.
    pub fn still_in(&mut self, now: Local) {
        self.notice = Some(Notice { said: Said::StillIn, at: now });
    }

    /// The other side answered a ping.
    pub fn heard(&mut self) {
        self.link.heard();
    }

    /// The connection is gone, or could not be made. `roll` is any number, drawn evenly.
    pub fn lost(&mut self, now: Local, roll: u16) {
        self.link.lost(now, roll);
        self.forget_answers();
    }

    /// Time has passed; called about twice a second.
    pub fn pulse(&mut self, now: Local) -> Option<Step> {
        self.link.pulse(now)
    }

    /// No answer comes any more to what was asked.
    fn forget_answers(&mut self) {
        self.resyncing = false;
        self.waiting.clear();
        for talk in self.talks.values_mut() {
            talk.reading = false;
            if let Some(form) = &mut talk.wrap_up {
                form.sent = false;
            }
        }
    }
}
