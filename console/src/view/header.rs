//! Whose desk it is, who sits at it, and whether it hears.

use leptos::{
    ev,
    html::{button, h1, header as header_element, kbd, span},
    prelude::*,
};
use shared::{
    case::Role,
    presence::{Chosen, Presence},
};

use super::colleagues::word;
use crate::{
    front::Front,
    plain::visible,
    sound::Sound,
    state::{Desk, Intent},
};

pub(super) fn header(front: Front) -> impl IntoView {
    let site = front.look(|desk| desk.house.as_ref().map(|house| visible(house.site_name.as_str())));
    let me = front.look(|desk| desk.house.as_ref().map(|house| visible(house.me.agent.name.as_str())));
    let leads = front.look(|desk| desk.house.as_ref().is_some_and(|house| house.me.role == Role::Lead));
    header_element().class("top").child((
        h1().child((
            span().class("mark").attr("aria-hidden", "true"),
            span().attr("dir", "auto").child(move || site.get()),
        )),
        connection(front),
        presence(front),
        move || front.is_muted().then(|| sound_hint(front)),
        span()
            .class("me")
            .attr("data-role", "me")
            .child((span().class("name").attr("dir", "auto").child(move || me.get()), move || {
                leads.get().then(|| span().class("role").child("lead"))
            })),
        button()
            .class("plain")
            .attr("type", "button")
            .attr("data-role", "sign-out")
            .on(ev::click, move |_| front.sign_out())
            .child("Sign out"),
    ))
}

fn connection(front: Front) -> impl IntoView {
    let up = front.look(|desk| desk.link.is_up());
    let is = move || if up.get() { "live" } else { "away" };
    span()
        .class("connection")
        .attr("data-role", "connection")
        .attr("data-state", is)
        .attr("role", "status")
        .child(move || if up.get() { "Live" } else { "Away" })
}

/// Where the agent is, and the switch that keeps rings away.
fn presence(front: Front) -> impl IntoView {
    let presence = front.look(Desk::presence);
    let away = front.look(|desk| desk.chosen_presence() == Chosen::Away);
    button()
        .class("presence")
        .attr("type", "button")
        .attr("data-role", "presence")
        .attr("data-presence", move || word(presence.get()))
        .attr("role", "switch")
        .attr("aria-checked", move || if away.get() { "false" } else { "true" })
        .attr("aria-label", move || {
            let rings = if away.get() { "no rings" } else { "rings may come" };
            format!("{}: {rings}", said(presence.get(), away.get()))
        })
        .on(ev::click, move |_| {
            let chosen = if away.get_untracked() { Chosen::Available } else { Chosen::Away };
            front.act(Intent::Be(chosen));
        })
        .child((move || said(presence.get(), away.get()), kbd().child("A")))
}

fn said(presence: Presence, away: bool) -> &'static str {
    match presence {
        Presence::Available => "Available",
        Presence::Ringing => "Ringing",
        Presence::InContact if away => "In contact, then away",
        Presence::InContact => "In contact",
        Presence::WrapUp => "Closing a case",
        Presence::Away => "Away",
        Presence::Gone => "Not seen",
    }
}

/// The press itself is what the browser waits for; the ring shows that it worked.
fn sound_hint(front: Front) -> impl IntoView {
    button()
        .class("sound")
        .attr("type", "button")
        .attr("data-role", "sound")
        .on(ev::click, move |_| {
            front.sound(Sound::ring);
        })
        .child("Turn sound on")
}
