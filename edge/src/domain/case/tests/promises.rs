//! What holds whatever happens, by property.

use proptest::prelude::*;
use shared::{
    callback::{CallId, Unreached},
    score::Score,
    time::Span,
};

use super::*;
use crate::domain::callback::{self, News, Terms};

fn people() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("ana"), Just("ben"), Just("chi")]
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0_u32..4, 1_u8..6).prop_map(|(rev, score)| Event::Responded(response(rev, score))),
        prop_oneof![Just("k"), Just("other")].prop_map(pressed),
        people().prop_map(claimed),
        people().prop_map(resolved),
        (people(), 0_u32..1000).prop_map(|(id, n)| said(
            Author::Agent(agent(id)),
            &format!("message-{n}"),
            "hi"
        )),
        (0_u32..1000).prop_map(|n| said(Author::Visitor, &format!("visitor-{n}"), "hi")),
        Just(rung_due(&["ana", "ben"])),
        any::<bool>().prop_map(|second_there| Event::OwnerLost { second_there }),
        people().prop_map(declined),
        (people(), people()).prop_map(|(by, to)| invited(by, to)),
        people().prop_map(joined),
        people().prop_map(left),
        (people(), any::<bool>()).prop_map(|(by, leads)| {
            handed_over(by, if leads { Role::Lead } else { Role::Agent }, leads.then_some("The bank."))
        }),
        (proptest::option::of(people()), 0_u32..20, 0_u32..20)
            .prop_map(|(by, got, read)| seen(by, got, read)),
        call_asked(),
        called(),
    ]
}

fn call_asked() -> impl Strategy<Value = Event> {
    proptest::option::of((0_u64..400_000, 1_u64..60_000)).prop_map(|window| Event::CallAsked {
        number: "+4930123456".parse().unwrap(),
        window: window
            .map(|(from, length)| Span { from: UnixMillis(from), until: UnixMillis(from + length) }),
    })
}

fn called() -> impl Strategy<Value = Event> {
    let event = (people(), 0_u8..6, 1_u8..4).prop_map(|(id, kind, number)| {
        let call: CallId = format!("call-{number:020}").parse().unwrap();
        let told = |news| callback::Event::Told { call: call.clone(), news };
        match kind {
            0 => callback::Event::TimePassed,
            1 => callback::Event::Dialled { by: agent(id), call },
            2 => told(News::NotBegun),
            3 => told(News::Answered),
            4 => told(News::Missed(Unreached::NoAnswer)),
            _ => told(News::Missed(Unreached::Machine)),
        }
    });
    (proptest::option::of(people()), event, 0_u64..400_000).prop_map(|(by, event, again)| {
        let by = if let callback::Event::Dialled { by, .. } = &event {
            Some(by.id.clone())
        } else {
            by.map(|id| id.parse().unwrap())
        };
        let terms = Terms { attempts: 2.try_into().unwrap(), again: UnixMillis(again) };
        Event::Called { by, event, terms }
    })
}

proptest! {
    #[test]
    fn promises_hold_whatever_happens(events in proptest::collection::vec((any_event(), 0_u64..15_000), 0..60)) {
        let mut case = opened();
        let mut now = 0;
        let (mut unclaimed, mut rings) = (0, 0);
        for (event, pause) in events {
            now += pause;
            let before = case.clone();
            let speaker = if let Event::Said { from, .. } = &event { Some(from.clone()) } else { None };
            let marks = matches!(event, Event::Seen { .. });
            let Ok((after, effects)) = step(case.clone(), event, UnixMillis(now), PATIENCE) else { continue };

            // Nothing changes silently, and what changed is in the history, but for marks, which are none.
            if after != before {
                let recorded = matches!(effects.first(), Some(Effect::Record(..)));
                prop_assert!(recorded || marks && effects.len() == 1, "{before:?} -> {after:?}");
            }
            // An owner is replaced only by the colleague who has joined, whom the visitor has seen.
            if let (Some(old), Some(new)) = (&before.owner, &after.owner) {
                prop_assert!(old == new || Some(new) == before.second.as_ref(), "{old:?} -> {new:?}");
            }
            prop_assert!(after.second.is_none() || after.is_connected() && after.second != after.owner);
            prop_assert!(after.invited.is_none() || after.is_connected());
            for marks in [after.visitor_marks, after.team_marks] {
                prop_assert!(marks.read <= marks.got && marks.got <= after.last_seq);
            }
            prop_assert_eq!(after.state == CaseState::Open, after.owner.is_none());
            prop_assert_eq!(after.state == CaseState::Resolved, after.resolution.is_some());
            prop_assert_eq!(after.state == CaseState::Resolved, after.handoff == Handoff::Ended);
            // A case rings until somebody has it or its visitor knows that nobody came; and while it rings, a rung is due.
            let open = matches!(after.handoff, Handoff::Requested | Handoff::Ringing | Handoff::Missed);
            prop_assert_eq!(open, after.pressed_at.is_some() && after.owner.is_none());
            let awaited = after.callback.as_ref().is_some_and(|callback| !callback.is_over());
            prop_assert!(after.rung_due.is_none() || after.handoff == Handoff::Ringing);
            prop_assert!(after.rung_due.is_some() || after.handoff != Handoff::Ringing || awaited);
            // Who is to be called rings or is somebody's, or comes back by itself.
            let goes_on = after.owner.is_some() || after.handoff == Handoff::Ringing || after.call_due().is_some();
            prop_assert!(!awaited || after.state == CaseState::Resolved || goes_on, "{after:?}");
            prop_assert!(after.handoff != Handoff::Ringing || !after.is_on_phone());
            if before.callback.is_some() {
                prop_assert!(after.callback.is_some());
            }
            // A key, once given, opens this conversation for ever.
            if before.key_digest.is_some() {
                prop_assert_eq!(&after.key_digest, &before.key_digest);
            }
            // Messages are numbered without gaps, and only the owner speaks for the team.
            let appended = effects.iter().filter(|effect| matches!(effect, Effect::Append(_))).count();
            prop_assert_eq!(u32::try_from(appended).unwrap(), after.last_seq - before.last_seq);
            if let (Some(Author::Agent(agent)), 1) = (speaker, appended) {
                prop_assert!(before.is_of(&agent.id));
            }
            unclaimed += effects.iter().filter(|e| **e == Effect::Deliver(Topic::HandoffUnclaimed)).count();
            // Another wish makes it ring anew.
            let anew = |effect: &Effect| {
                matches!(effect, Effect::Record(Happening::CallDue | Happening::CallWithdrawn, _))
            };
            let begins = before.handoff != Handoff::Ringing || effects.iter().any(anew);
            rings += usize::from(after.handoff == Handoff::Ringing && begins);
            case = after;
        }
        prop_assert!(unclaimed <= rings);
        prop_assert!(case.response.score.fits(shared::score::Steps::FIVE) && case.response.score >= Score::try_from(1).unwrap());
    }
}
