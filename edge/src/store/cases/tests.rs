use shared::{
    case::{Invitation, Marks},
    page_errors::PageErrors,
    talk::Author,
    text::{Comment, Label, MessageText, Text},
};

use super::*;
use crate::{
    domain::case::{Event, Patience, open, step},
    store::{native::Native, schema},
};

const PATIENCE: Patience = Patience {
    unclaimed: Duration::from_secs(20),
    missed: Duration::from_secs(180),
    unseen: Duration::from_secs(60),
};

fn agent(id: &str) -> Agent {
    Agent { id: id.parse().unwrap(), name: Label::new(id).unwrap() }
}

fn opened(sql: &Native, number: u8) -> Case {
    let response = serde_json::from_value(serde_json::json!({
        "id": format!("01931d1e-7a3c-7c5d-8f2a-0123456789{number:02}"), "score": 1, "comment": "“no” – 100 %",
        "page": "https://shop.example/pay", "locale": "pt-BR", "reason": "payment"
    }))
    .unwrap();
    let id = CaseId::new(UnixMillis(1_700_000_000_000), &[number; 10]);
    let (case, _) = open(id, response, UnixMillis(5));
    put(sql, &case).unwrap();
    case
}

/// What comes of an event, stored and read back as it was.
fn after(sql: &Native, case: Case, event: Event, at: u64) -> Case {
    let (case, _) = step(case, event, UnixMillis(at), PATIENCE).unwrap();
    put(sql, &case).unwrap();
    assert_eq!(find(sql, case.id).unwrap().as_ref(), Some(&case));
    case
}

fn pressed(key: &str) -> Event {
    Event::Pressed { key_digest: key.to_owned(), page_errors: PageErrors::default(), owner_there: true }
}

#[test]
fn a_case_comes_back_as_it_was_stored() {
    let sql = Native::with(schema::desk::MIGRATIONS);
    let case = opened(&sql, 7);
    assert_eq!(find(&sql, case.id).unwrap(), Some(case.clone()));

    let case = after(&sql, case, pressed("k"), 6);
    assert_eq!(find_by_key(&sql, "k").unwrap(), Some(case.clone()));
    assert_eq!(ringing(&sql).unwrap(), std::slice::from_ref(&case));
    assert_eq!(rungs_due(&sql, UnixMillis(20_005)).unwrap(), []);
    assert_eq!(rungs_due(&sql, UnixMillis(20_006)).unwrap(), std::slice::from_ref(&case));

    let case = after(&sql, case, Event::Declined { by: agent("ben").id }, 7);
    let case = after(&sql, case, Event::Claimed { by: agent("ana") }, 9);
    assert_eq!(waits(&sql, 5).unwrap(), [Duration::from_millis(3)]);
    assert_eq!(talks(&sql).unwrap(), BTreeMap::from([(agent("ana").id, (1, 1))]));
    assert_eq!(connected(&sql, &agent("ana").id).unwrap(), std::slice::from_ref(&case));
    assert_eq!(connected(&sql, &agent("ben").id).unwrap(), []);

    let note = Comment::new("Look at the card.").unwrap();
    let invitation = Invitation { by: agent("ana"), to: agent("cy"), note };
    let case = after(&sql, case, Event::Invited(invitation), 10);
    let case = after(&sql, case, Event::Joined { by: agent("cy") }, 11);
    let said = Event::Said {
        from: Author::Visitor,
        id: "message-1".parse().unwrap(),
        text: MessageText::new("hi").unwrap(),
        earlier: None,
    };
    let case = after(&sql, case, said, 12);
    let case = after(&sql, case, Event::Seen { by: None, marks: Marks { got: 1, read: 0 } }, 13);

    let resolution = serde_json::from_str(r#"{"outcome":"solved","root_cause":"payment"}"#).unwrap();
    let case = after(&sql, case, Event::Resolved { by: agent("ana").id, resolution }, 14);
    let other = opened(&sql, 8);
    let found = |key, id| find_pressed(&sql, key, id).unwrap();
    assert_eq!(found("k", case.response.id), std::slice::from_ref(&case));
    assert_eq!(found("none", case.response.id), std::slice::from_ref(&case));
    assert_eq!(found("k", other.response.id).len(), 2);
    assert_eq!(found("none", other.response.id), std::slice::from_ref(&other));
    put(&sql, &Case { state: shared::case::CaseState::Resolved, ..other }).unwrap();
    assert_eq!((unresolved(&sql).unwrap(), talks(&sql).unwrap()), (vec![], BTreeMap::new()));
}

#[test]
fn cases_of_the_same_order_are_known_by_it() {
    let sql = Native::with(schema::desk::MIGRATIONS);
    let of = |number: u8, order: Option<&str>| {
        let mut case = opened(&sql, number);
        case.response.facts.order = order.map(|order| Text::new(order).unwrap());
        put(&sql, &case).unwrap();
        case
    };
    let (first, _, second) = (of(1, Some("4711")), of(2, Some("4712")), of(3, Some("4711")));
    let (none, third) = (of(4, None), of(5, Some("4711")));
    let ids = |case: &Case| before(&sql, case).unwrap().iter().map(|case| case.id).collect::<Vec<_>>();
    assert_eq!(ids(&third), [second.id, first.id]);
    assert_eq!(ids(&second), [first.id]);
    assert_eq!((ids(&first), ids(&none)), (vec![], vec![]));
    let plan =
        "EXPLAIN QUERY PLAN SELECT id FROM cases WHERE response ->> '$.facts.order' = 'x' AND id < 'y'";
    let plan = sql.query(plan, &[]).unwrap();
    assert!(plan[0].text(3).unwrap().contains("cases_of_order"), "{plan:?}");
}

#[test]
fn answers_that_are_due_are_found() {
    let sql = Native::with(schema::desk::MIGRATIONS);
    let to = WayBack { address: "jo@home.example".parse().unwrap(), key: "k".repeat(22).parse().unwrap() };
    let answers = Answers { to: Some(to), newest: 7, sent: 5, due: Some(UnixMillis(9)) };
    let case = Case { answers, ..opened(&sql, 1) };
    put(&sql, &case).unwrap();
    assert_eq!(find(&sql, case.id).unwrap().as_ref(), Some(&case));
    assert_eq!(answers_due(&sql, UnixMillis(8)).unwrap(), []);
    assert_eq!(answers_due(&sql, UnixMillis(9)).unwrap(), [case]);
}

#[test]
fn whoever_was_left_alone_comes_first() {
    let sql = Native::with(schema::desk::MIGRATIONS);
    let all: Vec<_> = (1..=3).map(|number| opened(&sql, number)).collect();
    let mut ringing_now = Vec::new();
    for (case, at) in all.into_iter().zip([30, 20, 40]) {
        let case = after(&sql, case, pressed(&format!("key {at}")), at);
        ringing_now.push(case.id);
    }
    let [one, two, three] = ringing_now[..] else { panic!("three ring") };
    let order = |sql: &Native| ringing(sql).unwrap().into_iter().map(|case| case.id).collect::<Vec<_>>();
    assert_eq!(order(&sql), [two, one, three]);
    let case = find(&sql, three).unwrap().unwrap();
    let case = after(&sql, case, Event::Claimed { by: agent("ana") }, 50);
    assert_eq!(order(&sql), [two, one]);
    after(&sql, case, Event::OwnerLost { second_there: false }, 60);
    assert_eq!(order(&sql), [three, two, one]);
}

#[test]
fn changes_are_numbered_without_gaps() {
    let sql = Native::with(schema::desk::MIGRATIONS);
    assert_eq!(feed_seq(&sql), Ok(0));
    assert_eq!((next_feed_seqs(&sql, 1), next_feed_seqs(&sql, 3), feed_seq(&sql)), (Ok(1), Ok(2), Ok(4)));
}
