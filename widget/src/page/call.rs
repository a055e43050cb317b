//! The call by telephone on the plain pages.

use leptos::prelude::*;
use shared::{
    callback::{CallPromise, Phase},
    case::{Channel, Handoff},
    talk::TalkState,
    time::Span,
};

use super::{TalkLog, TalkPage};
use crate::words;

/// The form that asks for a call, unless one is promised already. When it comes can't be chosen: nobody knows by which
/// clocks the visitor lives.
pub(super) fn form(page: &TalkPage<'_>) -> Option<impl IntoView + use<>> {
    let text = |id| page.messages.text(id);
    let is_over = |promise: &CallPromise| matches!(promise.phase, Phase::Reached | Phase::GivenUp);
    let TalkState { handoff, callback, .. } = page.state;
    let free = *handoff != Handoff::Ended && callback.as_ref().is_none_or(is_over);
    let action = page.call_action.filter(|_| free)?.to_owned();
    Some(view! {
        <form method="post" action=action>
            <input type="tel" name="number" autocomplete="tel" maxlength="40" required
                aria-label=text(words::CALL_NUMBER) placeholder=text(words::CALL_NUMBER)/>
            <button>{text(words::CALL_ASK)}</button>
        </form>
    })
}

/// Where a form takes the promised call back; `None` where none is promised, or it is being made.
pub(super) fn taken_back<'a>(page: &TalkPage<'a>) -> Option<&'a str> {
    let promise = page.state.callback.as_ref()?;
    let is_open = matches!(promise.phase, Phase::Requested | Phase::Due | Phase::Unreached);
    page.call_action.filter(|_| is_open && page.state.handoff != Handoff::Ended)
}

/// How the promise stands; nothing where the visitor took the wish back.
pub(super) fn sentence(log: TalkLog<'_>) -> Option<String> {
    let promise = log.state.callback.as_ref()?;
    let number = || ("number", promise.number.as_str().into());
    let when = |span| ("when", (log.when)(span).into());
    let moment = Span { from: promise.at, until: promise.at };
    let messages = log.messages;
    Some(match (promise.phase, promise.window) {
        (Phase::Requested, Some(window)) => messages.with(words::CALL_AT, [number(), when(window)]),
        (Phase::Requested | Phase::Due, _) => messages.with(words::CALL_DUE, [number()]),
        (Phase::Dialling, _) => messages.with(words::CALL_DIALLING, [number()]),
        (Phase::Unreached, _) => messages.with(words::CALL_UNREACHED, [when(moment)]),
        (Phase::Reached, _) => messages.text(words::CALL_REACHED),
        (Phase::GivenUp, _) if log.state.channel == Channel::Callback => messages.text(words::CALL_GIVEN_UP),
        (Phase::GivenUp, _) => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::{log, page, page_with, state};
    use super::*;

    fn called(phase: &str, channel: &str) -> TalkState {
        let promise = json!({
            "number": "+442079460958", "window": { "from": 10, "until": 20 }, "phase": phase, "at": 15, "attempts": 1
        });
        let state = json!({
            "case": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "handoff": "ringing", "present": 1, "last_seq": 0,
            "channel": channel, "callback": promise
        });
        serde_json::from_value(state).unwrap()
    }

    #[test]
    fn a_promised_call_is_said_and_asked_for_once() {
        let check = |phase, channel, want: Option<&str>, asks: bool| {
            let state = called(phase, channel);
            let html = log(&state, &[]);
            assert_eq!(html.contains("data-callback"), want.is_some(), "{phase}: {html}");
            assert!(want.is_none_or(|want| html.contains(want)), "{phase}: {html}");
            let html = page(&state);
            assert_eq!(html.contains("name=\"number\""), asks, "{phase}: {html}");
            let open = matches!(phase, "requested" | "due" | "unreached");
            assert_eq!(html.contains("Write instead</button>"), open, "{phase}: {html}");
        };
        let says = |phase, want, asks| check(phase, "callback", Some(want), asks);
        says("requested", "We call you on +442079460958: 10 to 20", false);
        says("due", "We call you as soon as somebody is free: +442079460958", false);
        says("dialling", "We are calling you now: +442079460958", false);
        says("unreached", "Next try: 15 to 15", false);
        says("reached", "We have talked by telephone.", true);
        says("given-up", "or ask for another call.", true);
        check("given-up", "chat", None, true);
        assert!(!page_with(&state("ringing", 1), None).contains("number"));
    }
}
