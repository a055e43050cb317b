//! The state as the views hold it: one signal for what is, one for what time it is.
//!
//! *Invariant:* the state changes in here alone, by the functions of [`crate::state`], and what they ask to be
//! done outside is done right after.

use futures::channel::mpsc::{self, UnboundedReceiver, UnboundedSender};
use leptos::{ev, prelude::*};
use shared::{
    desk::ToAgent,
    ids::{CaseId, ClientId},
    talk::PING,
    time::UnixMillis,
};
use voice::browser::Phone;

use crate::{
    browser, phone, session, socket,
    sound::Sound,
    state::{
        Access, Desk, Followup, Intent,
        clock::{Local, waited},
        files::FileNews,
        link::Step,
        voice::FromPhone,
    },
    upload::Uploads,
};

/// The event by which the page's starter says that time has passed.
const PULSE: &str = "warmline-pulse";

/// The desk in the agent's hands; cheap to copy, and every view has one.
#[derive(Clone, Copy)]
pub(crate) struct Front {
    desk: RwSignal<Desk>,
    now: RwSignal<Local>,
    /// The socket's sending end; dropping it hangs up.
    line: StoredValue<Option<Line>>,
    sound: StoredValue<Sound, LocalStorage>,
    muted: RwSignal<bool>,
    /// The phone of the call, and the case that it was opened for.
    phone: StoredValue<Option<(CaseId, Phone)>, LocalStorage>,
    uploads: Uploads,
    /// The case of the call that the page had before it was loaded anew, until the first snapshot.
    kept: StoredValue<Option<CaseId>>,
}

struct Line {
    number: u32,
    sender: UnboundedSender<String>,
}

impl Front {
    pub(crate) fn new() -> Self {
        let muted = RwSignal::new(false);
        Self {
            desk: RwSignal::new(Desk::default()),
            now: RwSignal::new(browser::now()),
            line: StoredValue::new(None),
            sound: StoredValue::new_local(Sound::new(muted)),
            muted,
            phone: StoredValue::new_local(None),
            uploads: Uploads::new(),
            kept: StoredValue::new(phone::kept()),
        }
    }

    /// Goes to the desk, and watches what happens to the page.
    pub(crate) fn begin(self) {
        self.act(Intent::Hide(browser::is_hidden()));
        self.arrive();
        let _ = window_event_listener_untyped(PULSE, move |_| self.pulse());
        let _ = window_event_listener_untyped("visibilitychange", move |_| {
            self.act(Intent::Hide(browser::is_hidden()));
            self.come_back();
        });
        let _ = window_event_listener(ev::focus, move |_| self.come_back());
        let _ = window_event_listener(ev::online, move |_| self.come_back());
        // Browsers keep a page silent until its person has touched it.
        let _ = window_event_listener(ev::pointerdown, move |_| self.unmute());
        let _ = window_event_listener(ev::keydown, move |_| self.unmute());
    }

    /// A view of the state that changes only when what it shows does.
    pub(crate) fn look<T>(self, look: impl Fn(&Desk) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.desk.with(&look))
    }

    /// The state at this moment, for what happens once.
    pub(crate) fn glance<T>(self, look: impl FnOnce(&Desk) -> T) -> T {
        self.desk.with_untracked(look)
    }

    /// This page's clock, which ticks.
    pub(crate) fn now(self) -> Local {
        self.now.get()
    }

    /// How long it is since `at` on the Desk's clock, counting.
    pub(crate) fn waited_since(self, at: UnixMillis) -> String {
        self.desk_time().map_or_else(String::new, |now| waited(now.since(at)))
    }

    /// What the Desk's clock shows, ticking.
    pub(crate) fn desk_time(self) -> Option<UnixMillis> {
        let clock = self.glance(|desk| desk.house.as_ref().map(|house| house.clock));
        clock.map(|clock| clock.at(self.now.get()))
    }

    /// Whether the browser keeps the page silent.
    pub(crate) fn is_muted(self) -> bool {
        self.muted.get()
    }

    pub(crate) fn sound<T>(self, use_it: impl FnOnce(&Sound) -> T) -> Option<T> {
        self.sound.try_with_value(use_it)
    }

    /// Does what the agent wants.
    pub(crate) fn act(self, intent: Intent) {
        self.change(|desk| desk.act(intent, browser::now()));
    }

    /// Sends what is typed.
    pub(crate) fn say(self) {
        if let Some(id) = browser::message_id() {
            self.act(Intent::Say(id));
        }
    }

    /// The files that have not arrived.
    pub(crate) fn uploads(self) -> Uploads {
        self.uploads
    }

    /// Takes what happens to a file.
    pub(crate) fn hear_of_file(self, case: CaseId, id: ClientId, news: FileNews) {
        self.act(Intent::File(case, id, news));
    }

    /// Sends a refused message under a new id.
    pub(crate) fn say_again(self, refused: ClientId) {
        if let Some(id) = browser::message_id() {
            self.act(Intent::Again { refused, id });
            browser::focus("[data-role=say]");
        }
    }

    /// Tries to reach the desk at once.
    pub(crate) fn hurry(self) {
        self.act(Intent::Hurry);
        self.pulse();
    }

    /// Takes a frame from the Desk.
    pub(crate) fn apply(self, frame: ToAgent) {
        let begins = matches!(frame, ToAgent::Snapshot(_));
        self.change(|desk| desk.apply(frame, browser::now()));
        if begins && let Some(case) = self.kept.try_update_value(Option::take).flatten() {
            self.act(Intent::Resume(case));
        }
    }

    /// Takes what the phone of a call says.
    pub(crate) fn hear_phone(self, case: CaseId, from: FromPhone) {
        self.change(|desk| desk.heard_from_phone(case, from, browser::now()));
    }

    /// The phone for the call in `case`; the one of another case's call has hung up before.
    fn phone(self, case: CaseId) -> Phone {
        let open = self.phone.with_value(|phone| phone.clone().filter(|(opened_for, _)| *opened_for == case));
        if let Some((_, phone)) = open {
            return phone;
        }
        let phone = phone::phone(self, case);
        self.phone.set_value(Some((case, phone.clone())));
        phone
    }

    /// The other side answered a ping.
    pub(crate) fn heard(self) {
        self.desk.update_untracked(Desk::heard);
    }

    /// Tries to be at the desk, also after having been turned away.
    pub(crate) fn arrive(self) {
        self.desk.update(|desk| desk.arrive(browser::now()));
        self.pulse();
    }

    pub(crate) fn turned_away(self) {
        self.hang_up();
        self.desk.update(Desk::turned_away);
    }

    pub(crate) fn lost(self) {
        self.hang_up();
        self.desk.update(|desk| desk.lost(browser::now(), browser::roll()));
    }

    pub(crate) fn sign_out(self) {
        leptos::task::spawn_local(async move {
            if session::end().await {
                self.hang_up();
                self.desk.update(Desk::left);
            } else {
                self.desk.update(|desk| desk.still_in(browser::now()));
            }
        });
    }

    /// Takes a new line; the one before hangs up.
    pub(crate) fn pick_up(self) -> (u32, UnboundedReceiver<String>) {
        let (sender, receiver) = mpsc::unbounded();
        let mut number = 0;
        self.line.update_value(|line| {
            number = line.as_ref().map_or(0, |line| line.number).wrapping_add(1);
            *line = Some(Line { number, sender });
        });
        (number, receiver)
    }

    /// Whether a line is the one in use: what an older one still brings counts for nothing.
    pub(crate) fn holds(self, number: u32) -> bool {
        self.line.with_value(|line| line.as_ref().is_some_and(|line| line.number == number))
    }

    fn hang_up(self) {
        self.line.set_value(None);
    }

    fn send(self, text: String) {
        self.line.with_value(|line| {
            if let Some(line) = line {
                // A line that ended says so by itself.
                let _ = line.sender.unbounded_send(text);
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut Desk) -> Vec<Followup>) {
        let mut followups = Vec::new();
        self.desk.update(|desk| followups = change(desk));
        for followup in followups {
            match followup {
                Followup::Send(frame) => {
                    if let Ok(text) = serde_json::to_string(&frame) {
                        self.send(text);
                    }
                }
                Followup::Nudge => {
                    self.sound(Sound::nudge);
                }
                Followup::Phone(case, event) => self.phone(case).apply(event),
                Followup::Servers(case, servers) => phone::serve(&self.phone(case), &servers),
                Followup::Upload { case, id, name } => self.uploads.begin(self, case, &id, &name),
                Followup::LetGo(id) => self.uploads.let_go(&id),
                Followup::Copy(text) => leptos::task::spawn_local(async move {
                    self.act(Intent::Copied(browser::copy(&text).await));
                }),
            }
        }
    }

    fn pulse(self) {
        let now = browser::now();
        self.now.set(now);
        let mut step = None;
        self.desk.maybe_update(|desk| {
            step = desk.pulse(now);
            step == Some(Step::Connect)
        });
        match step {
            Some(Step::Connect) => socket::connect(self),
            Some(Step::Ping) => self.send(PING.to_owned()),
            Some(Step::HangUp) => self.lost(),
            None => {}
        }
    }

    /// The agent or the network is back: an attempt would succeed now, perhaps.
    fn come_back(self) {
        if browser::is_hidden() {
            return;
        }
        if self.glance(|desk| desk.access == Access::Out) {
            self.arrive();
        } else {
            self.hurry();
        }
    }

    fn unmute(self) {
        if self.muted.get_untracked() {
            self.sound(Sound::unlock);
        }
    }
}
