//! The history of cases, in a Desk: every step with its time, kept, so that all figures can be made from it later.

use serde::Serialize;
use shared::{
    ids::{AgentId, CaseId},
    time::UnixMillis,
};

use super::{
    cases::parsed,
    sql::{Sql, StoreError, json},
};
use crate::domain::case::Happening;

/// What happened to a case: which one, when, what, and who did it where an agent did.
#[derive(Debug, Serialize)]
pub struct Entry(pub CaseId, pub UnixMillis, pub Happening, pub Option<AgentId>);

/// Writes what happened, in one statement, however much it is.
///
/// # Errors
/// [`StoreError`]; so for its sibling.
pub fn record(sql: &impl Sql, entries: &[Entry]) -> Result<(), StoreError> {
    if entries.is_empty() {
        return Ok(());
    }
    sql.run(
        "INSERT INTO events (case_id, at, what, agent)
            SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?) ORDER BY key",
        &[json(&entries)?],
    )
}

/// All members, who has done nothing in any case for longest at the front.
pub fn rested(sql: &impl Sql) -> Result<Vec<AgentId>, StoreError> {
    // For each of the few members one look at the index; a grouping would walk through the whole history.
    let rows = sql.query(
        "SELECT id FROM agents ORDER BY (SELECT max(at) FROM events WHERE agent = agents.id), id",
        &[],
    )?;
    rows.iter().map(|row| parsed(0, row.text(0)?)).collect()
}

#[cfg(test)]
mod tests {
    use shared::{
        case::{Agent, Role},
        presence::Chosen,
        text::Label,
    };

    use super::*;
    use crate::store::{agents, native::Native, schema};

    #[test]
    fn the_history_is_kept_in_order() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let case = CaseId::new(UnixMillis(1), &[7; 10]);
        let ana: AgentId = "ana".parse().unwrap();
        record(&sql, &[]).unwrap();
        record(
            &sql,
            &[
                Entry(case, UnixMillis(3), Happening::Opened, None),
                Entry(case, UnixMillis(2), Happening::Claimed, Some(ana)),
            ],
        )
        .unwrap();
        let rows = sql.query("SELECT case_id, at, what, agent FROM events ORDER BY seq", &[]).unwrap();
        let id = case.to_string();
        let read = |at: usize| {
            let row = &rows[at];
            (row.text(0).unwrap(), row.int(1).unwrap(), row.text(2).unwrap(), row.optional_text(3).unwrap())
        };
        assert_eq!(read(0), (id.as_str(), 3, "opened", None));
        assert_eq!(read(1), (id.as_str(), 2, "claimed", Some("ana")));
    }

    #[test]
    fn the_last_act_of_a_member_tells_how_long_they_rested() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let id = |id: &str| id.parse::<AgentId>().unwrap();
        for name in ["ana", "ben", "chi"] {
            let agent = Agent { id: id(name), name: Label::new(name).unwrap() };
            let member = agents::Remembered {
                agent,
                role: Role::Agent,
                chosen: Chosen::Available,
                seen_at: UnixMillis(1),
            };
            agents::put(&sql, &member).unwrap();
        }
        let case = CaseId::new(UnixMillis(1), &[0; 10]);
        let acts = [(Some("ana"), 2), (Some("ben"), 6), (None, 9), (Some("ana"), 7), (Some("ana"), 5)];
        let act =
            |(agent, at): (Option<&str>, u64)| Entry(case, UnixMillis(at), Happening::Claimed, agent.map(id));
        record(&sql, &acts.map(act)).unwrap();
        assert_eq!(rested(&sql).unwrap(), ["chi", "ben", "ana"].map(id));
    }
}
