use core::time::Duration;

use shared::settings::Webhook;

use super::*;
use crate::{
    domain::delivery::Topic,
    store::{native::Native, schema::courier::MIGRATIONS},
};

const T0: UnixMillis = UnixMillis(1_764_000_000_000);

fn after(seconds: u64) -> UnixMillis {
    T0.after(Duration::from_secs(seconds))
}

fn handover(target: u32, message: &str, topic: Topic) -> Handover {
    let url = format!("https://shop.example/{target}");
    Handover {
        target: serde_json::from_value::<Webhook>(serde_json::json!({ "url": url, "secret": "whsec_a" }))
            .unwrap(),
        delivery: Message {
            id: message.parse().unwrap(),
            topic,
            body: format!("{{\"{message}\":1}}"),
            at: T0,
        },
        mail: false,
    }
}

fn due_keys(sql: &Native, now: UnixMillis) -> Vec<i64> {
    due(sql, now).unwrap().iter().map(|due| due.delivery.0).collect()
}

fn count(sql: &Native, table: &str) -> i64 {
    sql.query(&format!("SELECT count(*) FROM {table}"), &[]).unwrap()[0].int(0).unwrap()
}

const OK: Outcome = Outcome::Answered { status: 204, retry_after: None };
const BROKEN: Outcome = Outcome::Answered { status: 500, retry_after: None };
const FIRST: DeliveryKey = DeliveryKey(1);

#[test]
fn a_message_is_taken_once_for_a_target() {
    let sql = Native::with(MIGRATIONS);
    accept(&sql, &handover(1, "msg_1", Topic::CaseOpened), T0).unwrap();
    let mut again = handover(1, "msg_1", Topic::HandoffRequested);
    again.delivery.body = "other".to_owned();
    accept(&sql, &again, after(1)).unwrap();
    assert_eq!(due_keys(&sql, after(1)), [1]);
    let errand = begin(&sql, FIRST, T0).unwrap().unwrap();
    assert_eq!((errand.message, errand.attempt), (handover(1, "msg_1", Topic::CaseOpened).delivery, 1));
    assert_eq!((errand.url.as_str(), errand.secret.as_str()), ("https://shop.example/1", "whsec_a"));
    accept(&sql, &handover(2, "msg_1", Topic::CaseOpened), T0).unwrap();
    assert_eq!((count(&sql, "deliveries"), count(&sql, "targets")), (2, 2));

    record(&sql, FIRST, &OK, T0, 0).unwrap();
    accept(&sql, &handover(1, "msg_1", Topic::CaseOpened), after(9)).unwrap();
    assert_eq!(due_keys(&sql, after(9)), [2], "what was delivered stays so");
}

#[test]
fn a_new_secret_signs_what_still_waits() {
    let sql = Native::with(MIGRATIONS);
    accept(&sql, &handover(1, "msg_1", Topic::CaseOpened), T0).unwrap();
    let rotated = serde_json::json!({ "url": "https://shop.example/1", "secret": "whsec_b" });
    let target = serde_json::from_value(rotated).unwrap();
    accept(&sql, &Handover { target, ..handover(1, "msg_2", Topic::CaseOpened) }, T0).unwrap();
    assert_eq!(begin(&sql, FIRST, T0).unwrap().unwrap().secret, "whsec_b");
    assert_eq!(count(&sql, "targets"), 1);
}

#[test]
fn due_ones_are_ordered_and_no_target_crowds_the_others_out() {
    let sql = Native::with(MIGRATIONS);
    for (target, message, topic, at) in [
        (1, "msg_1", Topic::CaseOpened, 0),
        (1, "msg_2", Topic::CaseOpened, 0),
        (1, "msg_3", Topic::CaseOpened, 1),
        (1, "msg_4", Topic::CaseOpened, 1),
        (1, "msg_5", Topic::CaseOpened, 1),
        (1, "msg_6", Topic::HandoffRequested, 2),
        (2, "msg_7", Topic::CaseOpened, 2),
        (2, "msg_8", Topic::HandoffUnclaimed, 1),
        (2, "msg_9", Topic::HandoffRequested, 60),
    ] {
        accept(&sql, &handover(target, message, topic), after(at)).unwrap();
    }
    assert!(due_keys(&sql, UnixMillis(T0.0 - 1)).is_empty());
    assert_eq!(due_keys(&sql, T0), [1, 2]);
    assert_eq!(due_keys(&sql, after(2)), [8, 6, 1, 2, 3, 7]);
}

#[test]
fn an_attempt_is_counted_before_and_written_down_after() {
    let sql = Native::with(MIGRATIONS);
    accept(&sql, &handover(1, "msg_1", Topic::HandoffRequested), T0).unwrap();
    begin(&sql, FIRST, T0).unwrap().unwrap();
    assert!(due_keys(&sql, after(1)).is_empty());
    assert_eq!(due_keys(&sql, after(2)), [1], "as if nobody lived to see it");
    let failed = record(&sql, FIRST, &BROKEN, after(3), 0).unwrap().unwrap();
    assert_eq!(failed.state, State::Pending { due: after(5) });
    assert_eq!(begin(&sql, FIRST, after(5)).unwrap().unwrap().attempt, 2);
    let lost = Outcome::Unreachable("connection lost".to_owned());
    record(&sql, FIRST, &lost, after(6), 0).unwrap();
    begin(&sql, FIRST, after(11)).unwrap().unwrap();
    assert_eq!(
        record(&sql, FIRST, &OK, after(12), 0).unwrap().unwrap().state,
        State::Delivered { at: after(12) }
    );
    assert_eq!(begin(&sql, FIRST, after(13)), Ok(None));
    assert_eq!(begin(&sql, DeliveryKey(9), T0), Ok(None));
    assert_eq!(record(&sql, DeliveryKey(9), &OK, T0, 0), Ok(None));

    let rows =
        sql.query("SELECT number, began_at, ended_at, status, outcome FROM attempts ORDER BY number", &[]);
    let row = |number: u32, from: u64, until: u64, status: Option<u32>, outcome: &str| {
        Row(vec![number.into(), after(from).into(), after(until).into(), status.into(), outcome.into()])
    };
    let want = [
        row(1, 0, 3, Some(500), "answered 500"),
        row(2, 5, 6, None, "unreachable: connection lost"),
        row(3, 11, 12, Some(204), "answered 204"),
    ];
    assert_eq!(rows.unwrap(), want);
}

#[test]
fn the_next_look() {
    let sql = Native::with(MIGRATIONS);
    assert_eq!(next_look(&sql, T0), Ok(None));
    accept(&sql, &handover(1, "msg_1", Topic::CaseOpened), T0).unwrap();
    assert_eq!(next_look(&sql, T0), Ok(Some(after(5))), "due now: for an object that was gone meanwhile");
    begin(&sql, FIRST, T0).unwrap().unwrap();
    record(
        &sql,
        FIRST,
        &Outcome::Answered { status: 503, retry_after: Some(Duration::from_secs(60)) },
        T0,
        0,
    )
    .unwrap();
    assert_eq!(next_look(&sql, T0), Ok(Some(after(60))));
    begin(&sql, FIRST, after(60)).unwrap().unwrap();
    record(&sql, FIRST, &OK, after(61), 0).unwrap();
    assert_eq!(next_look(&sql, after(61)), Ok(Some(after(61).after(RETENTION))));
}

#[test]
fn settled_deliveries_and_idle_targets_are_forgotten() {
    let sql = Native::with(MIGRATIONS);
    let gone = Outcome::Answered { status: 410, retry_after: None };
    for (key, outcome) in [(1, &OK), (2, &gone), (3, &BROKEN)] {
        let target = u32::try_from(key).unwrap();
        accept(&sql, &handover(target, &format!("msg_{key}"), Topic::CaseOpened), T0).unwrap();
        begin(&sql, DeliveryKey(key), T0).unwrap().unwrap();
        record(&sql, DeliveryKey(key), outcome, T0, 0).unwrap();
    }
    prune(&sql, UnixMillis(5)).unwrap();
    prune(&sql, UnixMillis(T0.after(RETENTION).0 - 1)).unwrap();
    assert_eq!((count(&sql, "deliveries"), count(&sql, "attempts"), count(&sql, "targets")), (3, 3, 3));
    prune(&sql, T0.after(RETENTION)).unwrap();
    assert_eq!((count(&sql, "deliveries"), count(&sql, "attempts"), count(&sql, "targets")), (1, 1, 1));
    assert_eq!(due_keys(&sql, after(5)), [3]);
}
