//! The colleagues: who is there, who asks, and who comes into the talk on the screen.

use leptos::{
    ev,
    html::{bdi, button, div, form, kbd, label, li, p, section, span, strong, textarea, ul},
    prelude::*,
};
use shared::{
    case::{CaseRow, Invitation},
    presence::{Member, Presence},
};

use crate::{
    front::Front,
    plain::visible,
    state::{Desk, Intent},
};

/// The longest note.
const LONGEST: usize = 2_000;

/// The word of a presence, for style sheets and tests.
pub(super) fn word(presence: Presence) -> &'static str {
    match presence {
        Presence::Available => "available",
        Presence::Ringing => "ringing",
        Presence::InContact => "in-contact",
        Presence::WrapUp => "wrap-up",
        Presence::Away => "away",
        Presence::Gone => "gone",
    }
}

/// Who else is at the desk, and with how many visitors.
pub(super) fn team(front: Front) -> impl IntoView {
    let team = front.look(|desk| {
        let talks = desk.others();
        let count = |member: &Member| {
            talks.iter().find(|(agent, _)| agent.id == member.agent.id).map_or(0, |(_, count)| *count)
        };
        desk.colleagues().into_iter().map(|member| (count(&member), member)).collect::<Vec<_>>()
    });
    move || {
        let team = team.get();
        (!team.is_empty()).then(|| {
            ul().class("team")
                .attr("aria-label", "Colleagues at the desk")
                .child(team.into_iter().map(|(talks, member)| colleague(talks, &member)).collect_view())
        })
    }
}

fn colleague(talks: usize, member: &Member) -> impl IntoView + use<> {
    let is = match (member.presence, talks) {
        (Presence::Available | Presence::Ringing, 0) => "available".to_owned(),
        (Presence::Available | Presence::Ringing, n) => format!("available, {n} open"),
        (Presence::InContact, _) => "in contact".to_owned(),
        (Presence::WrapUp, _) => "closing a case".to_owned(),
        (Presence::Away, _) => "away".to_owned(),
        (Presence::Gone, _) => "gone".to_owned(),
    };
    li().attr("data-colleague", member.agent.id.as_str().to_owned())
        .attr("data-presence", word(member.presence))
        .child((bdi().child(visible(member.agent.name.as_str())), span().child(is)))
}

/// A colleague asks: loud, with what there is to know.
pub(super) fn invitations(front: Front) -> impl IntoView {
    let first = front.look(|desk| desk.invitations().into_iter().next());
    move || first.get().map(|(row, invitation)| asked(front, &row, &invitation))
}

fn asked(front: Front, row: &CaseRow, invitation: &Invitation) -> impl IntoView + use<> {
    let case = row.id;
    let gist = front.glance(|desk| desk.gist(row));
    section()
        .class("invitation")
        .attr("data-role", "invitation")
        .attr("aria-label", "A colleague asks")
        .child((
            p().attr("role", "alert").child((
                strong().child((bdi().child(visible(invitation.by.name.as_str())), " asks you to join")),
                span().attr("dir", "auto").child(gist),
            )),
            p().class("words").child(bdi().child(visible(invitation.note.as_str()))),
            div().class("acts").child((
                button()
                    .class("claim loud")
                    .attr("type", "button")
                    .attr("data-role", "join")
                    .on(ev::click, move |_| front.act(Intent::ClaimRinging))
                    .child(("Join", kbd().child("Space"))),
                button()
                    .class("plain")
                    .attr("type", "button")
                    .attr("data-role", "decline")
                    .on(ev::click, move |_| front.act(Intent::Decline(case)))
                    .child(("Not now", kbd().child("D"))),
            )),
        ))
}

/// What a colleague has to do with the talk on the screen.
pub(super) fn company(front: Front) -> impl IntoView {
    let asking = front.look(|desk| desk.open_talk().is_some_and(|talk| talk.asking.is_some()));
    let row = front.look(|desk| desk.case(&desk.open?).cloned());
    move || {
        if asking.get() {
            return Some(ask(front).into_any());
        }
        let row = row.get()?;
        match (&row.second, &row.invited) {
            (Some(second), _) => Some(together(front, &row, second.name.as_str()).into_any()),
            (None, Some(invited)) => Some(waits_for(front, invited).into_any()),
            (None, None) => None,
        }
    }
}

fn waits_for(front: Front, invited: &Invitation) -> impl IntoView + use<> {
    p().class("company").attr("role", "status").attr("data-role", "invited").child((
        span().child((bdi().child(visible(invited.to.name.as_str())), " is asked to join.")),
        part(front, "Take back"),
    ))
}

/// Three in the talk: the owner may go, or whoever has joined.
fn together(front: Front, row: &CaseRow, second: &str) -> impl IntoView + use<> {
    let owns = front.glance(Desk::owns_open);
    let second = visible(second);
    let owner = row.owner.as_ref().map(|owner| visible(owner.name.as_str())).unwrap_or_default();
    let again = row.hops > 0;
    let reason = RwSignal::new(String::new());
    let line = if owns { format!("{second} has joined you.") } else { format!("You have joined {owner}.") };
    form()
        .class("company")
        .attr("data-role", "company")
        .on(ev::submit, move |event| {
            event.prevent_default();
            front.act(Intent::HandOver(reason.get_untracked()));
        })
        .child((
            span().attr("role", "status").attr("dir", "auto").child(line),
            (owns && again).then(|| {
                label().class("note").child((
                    span().child("Why does it go on once more?"),
                    textarea()
                        .attr("rows", "1")
                        .attr("dir", "auto")
                        .attr("data-role", "reason")
                        .attr("maxlength", LONGEST.to_string())
                        .on(ev::input, move |event| reason.set(event_target_value(&event))),
                ))
            }),
            owns.then(|| {
                button()
                    .attr("type", "submit")
                    .attr("data-role", "hand-over")
                    .attr("dir", "auto")
                    .child(format!("Give the case to {second}"))
            }),
            (!owns).then(|| part(front, "Leave the talk")),
        ))
}

fn part(front: Front, name: &'static str) -> impl IntoView {
    button()
        .class("plain")
        .attr("type", "button")
        .attr("data-role", "part")
        .on(ev::click, move |_| front.act(Intent::Part))
        .child(name)
}

/// Whom to ask, and what they should know before they join.
fn ask(front: Front) -> impl IntoView {
    let note = front.look(|desk| desk.open_talk()?.asking.as_ref().map(|asking| asking.note.clone()));
    let colleagues = front.look(Desk::colleagues);
    let field = NodeRef::<leptos::html::Textarea>::new();
    field.on_load(|field| {
        let _ = field.focus();
    });
    section().class("asking").attr("data-role", "asking").attr("aria-label", "Ask a colleague").child((
        label().class("note").child((
            span().child("What should your colleague know before they join?"),
            textarea()
                .node_ref(field)
                .attr("rows", "2")
                .attr("dir", "auto")
                .attr("data-role", "colleague-note")
                .attr("maxlength", LONGEST.to_string())
                .prop("value", move || note.get().unwrap_or_default())
                .on(ev::input, move |event| front.act(Intent::NoteForColleague(event_target_value(&event)))),
        )),
        move || {
            let colleagues = colleagues.get();
            if colleagues.is_empty() {
                return p().class("fine").child("None of your colleagues is at the desk.").into_any();
            }
            div()
                .class("acts")
                .child(colleagues.iter().map(|member| choice(front, member)).collect_view())
                .into_any()
        },
        button()
            .class("plain")
            .attr("type", "button")
            .on(ev::click, move |_| front.act(Intent::AskColleague(false)))
            .child(("Back", kbd().child("Esc"))),
    ))
}

fn choice(front: Front, member: &Member) -> impl IntoView + use<> {
    let id = member.agent.id.clone();
    button()
        .attr("type", "button")
        .attr("data-invite", id.as_str().to_owned())
        .attr("data-presence", word(member.presence))
        .on(ev::click, move |_| front.act(Intent::Invite(id.clone())))
        .child((
            bdi().child(visible(member.agent.name.as_str())),
            span().class("unseen").child(word(member.presence)),
        ))
}
