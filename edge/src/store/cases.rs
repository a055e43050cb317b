//! Cases, and the numbering of the changes that the agents see, in a Desk.

use core::time::Duration;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use shared::{
    callback::CallId,
    case::Agent,
    ids::{AgentId, CaseId, ResponseId},
    time::UnixMillis,
};

use super::{
    outbox::earliest,
    sql::{Row, Sql, StoreError, Value, json},
};
use crate::domain::case::{Answers, Case};

const COLUMNS: &str = "id, response, state, handoff, owner_id, owner_name, opened_at, pressed_at, key_digest,
    resolution, last_seq, rung_due, connected_at, lost_at, company, marks, channel, callback, answers, answers_due";

/// Stores `case` in the place of what was under its id.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn put(sql: &impl Sql, case: &Case) -> Result<(), StoreError> {
    let owner = case.owner.as_ref();
    sql.run(
        "INSERT INTO cases (id, response, state, handoff, owner_id, owner_name, opened_at, pressed_at,
            key_digest, resolution, last_seq, rung_due, response_id, connected_at, lost_at, company, marks, channel,
            callback, call_due, call_id, on_phone, answers, answers_due)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24)
         ON CONFLICT (id) DO UPDATE SET response = ?2, state = ?3, handoff = ?4, owner_id = ?5, owner_name = ?6,
            pressed_at = ?8, key_digest = ?9, resolution = ?10, last_seq = ?11, rung_due = ?12,
            connected_at = ?14, lost_at = ?15, company = ?16, marks = ?17,
            channel = ?18, callback = ?19, call_due = ?20, call_id = ?21, on_phone = ?22,
            answers = ?23, answers_due = ?24",
        &[
            case.id.to_string().into(),
            json(&case.response)?,
            word(&case.state)?,
            word(&case.handoff)?,
            owner.map(|agent| agent.id.as_str()).into(),
            owner.map(|agent| agent.name.as_str()).into(),
            case.opened_at.into(),
            case.pressed_at.into(),
            case.key_digest.as_deref().into(),
            case.resolution.as_ref().map(json).transpose()?.unwrap_or(Value::Null),
            case.last_seq.into(),
            case.rung_due.into(),
            case.response.id.to_string().into(),
            case.connected_at.into(),
            case.lost_at.into(),
            company(case)?,
            marks(case)?,
            word(&case.channel)?,
            case.callback.as_ref().map(json).transpose()?.unwrap_or(Value::Null),
            case.call_due().into(),
            case.callback.as_ref().and_then(|callback| callback.last_call.as_ref()).map(CallId::as_str).into(),
            u32::from(case.is_on_phone()).into(),
            answers(case)?,
            case.answers.due.into(),
        ],
    )
}

/// Most cases concern one agent, and have nothing here.
fn company(case: &Case) -> Result<Value, StoreError> {
    let Case { declined, invited, second, hops, .. } = case;
    if declined.is_empty() && invited.is_none() && second.is_none() && *hops == 0 {
        return Ok(Value::Null);
    }
    json(&(declined, invited, second, hops))
}

fn marks(case: &Case) -> Result<Value, StoreError> {
    if case.visitor_marks.is_none() && case.team_marks.is_none() {
        return Ok(Value::Null);
    }
    json(&(case.visitor_marks, case.team_marks))
}

fn answers(case: &Case) -> Result<Value, StoreError> {
    let Answers { to, newest, sent, .. } = &case.answers;
    if to.is_none() { Ok(Value::Null) } else { json(&(to, newest, sent)) }
}

/// The case `id`.
pub fn find(sql: &impl Sql, id: CaseId) -> Result<Option<Case>, StoreError> {
    one(sql, "id = ?", id.to_string())
}

/// The case of the response `id`.
pub fn find_by_response(sql: &impl Sql, id: ResponseId) -> Result<Option<Case>, StoreError> {
    one(sql, "response_id = ?", id.to_string())
}

/// The cases of these responses: one statement, however many they are.
pub fn find_by_responses(sql: &impl Sql, ids: &[ResponseId]) -> Result<Vec<Case>, StoreError> {
    many(sql, "response_id IN (SELECT value FROM json_each(?))", &[json(&ids)?])
}

/// The case whose visitor holds the key with this digest.
pub fn find_by_key(sql: &impl Sql, key_digest: &str) -> Result<Option<Case>, StoreError> {
    one(sql, "key_digest = ?", key_digest.to_owned())
}

/// The last cases before `case` that are of the same order, newest first. An order's number is what the page says of it:
/// agents may see what belongs to it, and nobody else.
pub fn before(sql: &impl Sql, case: &Case) -> Result<Vec<Case>, StoreError> {
    let Some(order) = &case.response.facts.order else { return Ok(Vec::new()) };
    let condition = "response ->> '$.facts.order' = ? AND id < ? ORDER BY id DESC LIMIT 3";
    many(sql, condition, &[order.as_str().into(), case.id.to_string().into()])
}

/// Every case that is not resolved, oldest first.
pub fn unresolved(sql: &impl Sql) -> Result<Vec<Case>, StoreError> {
    many(sql, "state <> 'resolved' ORDER BY opened_at, id", &[])
}

/// Every case that rings, whose turn is first at the front.
pub fn ringing(sql: &impl Sql) -> Result<Vec<Case>, StoreError> {
    many(sql, "handoff = 'ringing' ORDER BY lost_at IS NULL, pressed_at, id", &[])
}

/// The cases that `owner` talks in with their visitors in the page: a claim that stands only while they are there.
pub fn connected(sql: &impl Sql, owner: &AgentId) -> Result<Vec<Case>, StoreError> {
    let condition = "state = 'claimed' AND handoff = 'connected' AND owner_id = ? AND NOT on_phone
        ORDER BY id";
    many(sql, condition, &[owner.as_str().into()])
}

/// With how many visitors each agent talks who talks with any, and with how many of them in the page.
pub fn talks(sql: &impl Sql) -> Result<BTreeMap<AgentId, (u32, u32)>, StoreError> {
    let rows = sql.query(
        "SELECT owner_id, count(*), sum(NOT on_phone) FROM cases
            WHERE state = 'claimed' AND handoff = 'connected' GROUP BY owner_id",
        &[],
    )?;
    rows.iter().map(|row| Ok((parsed(0, row.text(0)?)?, (row.count(1)?, row.count(2)?)))).collect()
}

/// How long the last visitors who stayed waited for somebody, at most `limit` of them, newest first.
pub fn waits(sql: &impl Sql, limit: usize) -> Result<Vec<Duration>, StoreError> {
    let rows = sql.query(
        "SELECT pressed_at, connected_at FROM cases WHERE connected_at IS NOT NULL AND callback IS NULL
            ORDER BY connected_at DESC LIMIT ?",
        &[u32::try_from(limit).unwrap_or(u32::MAX).into()],
    )?;
    rows.iter().map(|row| Ok(row.moment(1)?.since(row.moment(0)?))).collect()
}

/// The case in which `call` was the last one that was begun.
pub fn find_by_call(sql: &impl Sql, call: &CallId) -> Result<Option<Case>, StoreError> {
    one(sql, "call_id = ?", call.as_str().to_owned())
}

/// The cases in which something is due at `now` with the wish to be called.
pub fn calls_due(sql: &impl Sql, now: UnixMillis) -> Result<Vec<Case>, StoreError> {
    many(sql, "call_due <= ? ORDER BY call_due, id", &[now.into()])
}

/// When something is due next with a wish to be called.
pub fn next_call(sql: &impl Sql) -> Result<Option<UnixMillis>, StoreError> {
    earliest(sql, "SELECT min(call_due) FROM cases WHERE call_due IS NOT NULL", &[])
}

/// The cases with a rung due at `now`.
pub fn rungs_due(sql: &impl Sql, now: UnixMillis) -> Result<Vec<Case>, StoreError> {
    many(sql, "rung_due <= ? ORDER BY rung_due, id", &[now.into()])
}

/// When the next rung of any case is due.
pub fn next_rung(sql: &impl Sql) -> Result<Option<UnixMillis>, StoreError> {
    earliest(sql, "SELECT min(rung_due) FROM cases WHERE rung_due IS NOT NULL", &[])
}

/// The cases with answers that go out at `now`.
pub fn answers_due(sql: &impl Sql, now: UnixMillis) -> Result<Vec<Case>, StoreError> {
    many(sql, "answers_due <= ? ORDER BY answers_due, id", &[now.into()])
}

/// When answers go out next.
pub fn next_answers(sql: &impl Sql) -> Result<Option<UnixMillis>, StoreError> {
    earliest(sql, "SELECT min(answers_due) FROM cases WHERE answers_due IS NOT NULL", &[])
}

/// The number of the last change that was shown to the agents.
pub fn feed_seq(sql: &impl Sql) -> Result<u32, StoreError> {
    let rows = sql.query("SELECT seq FROM feed", &[])?;
    rows.first().map_or(Ok(0), |row| row.count(0))
}

/// Counts one more change, and returns its number.
pub fn next_feed_seq(sql: &impl Sql) -> Result<u32, StoreError> {
    let rows = sql.query("UPDATE feed SET seq = seq + 1 RETURNING seq", &[])?;
    rows.first().map_or(Err(StoreError::Corrupt(0, "the feed")), |row| row.count(0))
}

fn one(sql: &impl Sql, condition: &str, parameter: String) -> Result<Option<Case>, StoreError> {
    Ok(many(sql, condition, &[parameter.into()])?.pop())
}

fn many(sql: &impl Sql, condition: &str, parameters: &[Value]) -> Result<Vec<Case>, StoreError> {
    let statement = format!("SELECT {COLUMNS} FROM cases WHERE {condition}");
    sql.query(&statement, parameters)?.iter().map(case).collect()
}

fn case(row: &Row) -> Result<Case, StoreError> {
    let owner = match (row.optional_text(4)?, row.optional_text(5)?) {
        (Some(id), Some(name)) => Some(Agent { id: parsed(4, id)?, name: parsed(5, name)? }),
        _ => None,
    };
    let (declined, invited, second, hops) = optional_json(row, 14)?;
    let (visitor_marks, team_marks) = optional_json(row, 15)?;
    let (to, newest, sent) = optional_json(row, 18)?;
    Ok(Case {
        id: parsed(0, row.text(0)?)?,
        response: row.json(1)?,
        state: parsed(2, row.text(2)?)?,
        handoff: parsed(3, row.text(3)?)?,
        owner,
        opened_at: row.moment(6)?,
        pressed_at: row.optional_moment(7)?,
        key_digest: row.optional_text(8)?.map(str::to_owned),
        resolution: row.optional_text(9)?.map(|_| row.json(9)).transpose()?,
        last_seq: row.count(10)?,
        rung_due: row.optional_moment(11)?,
        connected_at: row.optional_moment(12)?,
        lost_at: row.optional_moment(13)?,
        declined,
        invited,
        second,
        hops,
        visitor_marks,
        team_marks,
        channel: parsed(16, row.text(16)?)?,
        callback: row.optional_text(17)?.map(|_| row.json(17)).transpose()?,
        answers: Answers { to, newest, sent, due: row.optional_moment(19)? },
    })
}

/// What stands in a column as JSON, or its default where there is nothing.
fn optional_json<T: DeserializeOwned + Default>(row: &Row, column: usize) -> Result<T, StoreError> {
    row.optional_text(column)?.map_or_else(|| Ok(T::default()), |_| row.json(column))
}

/// The bare word of a unit variant, as serde writes it.
pub(super) fn word<T: serde::Serialize>(value: &T) -> Result<Value, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(Value::Text(word)),
        _ => Err(StoreError::Sql("only words are stored as words".to_owned())),
    }
}

/// The value whose bare word [`word`] wrote.
pub(super) fn parsed<T: DeserializeOwned>(column: usize, word: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|_| StoreError::Corrupt(column, "a known word"))
}

#[cfg(test)]
mod tests {
    use shared::{
        case::{Invitation, Marks},
        talk::Author,
        text::{Comment, Label, MessageText, Text},
    };

    use super::*;
    use crate::{
        domain::case::{Event, Patience, WayBack, open, step},
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
        Event::Pressed { key_digest: key.to_owned(), owner_there: true }
    }

    #[test]
    fn a_case_comes_back_as_it_was_stored() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let case = opened(&sql, 7);
        assert_eq!(find(&sql, case.id).unwrap(), Some(case.clone()));

        let case = after(&sql, case, pressed("k"), 6);
        assert_eq!(find_by_key(&sql, "k").unwrap(), Some(case.clone()));
        assert_eq!(ringing(&sql).unwrap(), std::slice::from_ref(&case));
        assert_eq!(next_rung(&sql).unwrap(), Some(UnixMillis(20_006)));
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
        assert_eq!(find_by_response(&sql, case.response.id).unwrap(), Some(case));
        assert_eq!((unresolved(&sql).unwrap(), talks(&sql).unwrap()), (vec![], BTreeMap::new()));
    }

    #[test]
    fn cases_of_the_same_order_are_known_by_it() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let mut of = |number: u8, order: Option<&str>| {
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
        let to =
            WayBack { address: "jo@home.example".parse().unwrap(), key: "k".repeat(22).parse().unwrap() };
        let answers = Answers { to: Some(to), newest: 7, sent: 5, due: Some(UnixMillis(9)) };
        let case = Case { answers, ..opened(&sql, 1) };
        put(&sql, &case).unwrap();
        assert_eq!(find(&sql, case.id).unwrap().as_ref(), Some(&case));
        assert_eq!(next_answers(&sql).unwrap(), Some(UnixMillis(9)));
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
        assert_eq!((next_feed_seq(&sql), next_feed_seq(&sql), feed_seq(&sql)), (Ok(1), Ok(2), Ok(2)));
    }
}
