//! The history of cases, in a Desk: every step with its time, kept, so that all figures can be made from it later.

use shared::{
    ids::{AgentId, CaseId},
    time::UnixMillis,
};

use super::{
    cases::{parsed, word},
    sql::{Sql, StoreError},
};
use crate::domain::case::Happening;

/// Writes that `what` happened to `case`, by `agent` where an agent did it.
///
/// # Errors
/// [`StoreError`]; so for its sibling.
pub fn record(
    sql: &impl Sql,
    case: CaseId,
    what: Happening,
    agent: Option<&AgentId>,
    now: UnixMillis,
) -> Result<(), StoreError> {
    sql.run(
        "INSERT INTO events (case_id, at, what, agent) VALUES (?, ?, ?, ?)",
        &[case.to_string().into(), now.into(), word(&what)?, agent.map(AgentId::as_str).into()],
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
        for (agent, at) in [(Some("ana"), 2), (Some("ben"), 6), (None, 9), (Some("ana"), 7), (Some("ana"), 5)]
        {
            let agent = agent.map(id);
            record(&sql, case, Happening::Claimed, agent.as_ref(), UnixMillis(at)).unwrap();
        }
        assert_eq!(rested(&sql).unwrap(), ["chi", "ben", "ana"].map(id));
    }
}
