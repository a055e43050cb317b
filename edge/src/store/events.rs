//! The history of cases, in a Desk: every step with its time, kept, so that all figures can be made from it later.

use std::collections::BTreeMap;

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

/// When each member of the team last did something in a case, who ever did.
pub fn last_acts(sql: &impl Sql) -> Result<BTreeMap<AgentId, UnixMillis>, StoreError> {
    // For each of the few members one look at the index; a grouping would walk through the whole history.
    let rows = sql.query(
        "SELECT id, at FROM (SELECT id, (SELECT max(at) FROM events WHERE agent = agents.id) AS at FROM agents)
            WHERE at IS NOT NULL",
        &[],
    )?;
    rows.iter().map(|row| Ok((parsed(0, row.text(0)?)?, row.moment(1)?))).collect()
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
    fn the_last_act_of_a_member_counts() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let id = |id: &str| id.parse::<AgentId>().unwrap();
        for name in ["ana", "ben"] {
            let agent = Agent { id: id(name), name: Label::new(name).unwrap() };
            let member =
                agents::Remembered { agent, role: Role::Agent, chosen: Chosen::Available, seen_at: UnixMillis(1) };
            agents::put(&sql, &member).unwrap();
        }
        let case = CaseId::new(UnixMillis(1), &[0; 10]);
        for (agent, at) in [(Some("ana"), 2), (None, 9), (Some("ana"), 7), (Some("ana"), 5)] {
            let agent = agent.map(id);
            record(&sql, case, Happening::Claimed, agent.as_ref(), UnixMillis(at)).unwrap();
        }
        assert_eq!(last_acts(&sql).unwrap(), BTreeMap::from([(id("ana"), UnixMillis(7))]));
    }
}
