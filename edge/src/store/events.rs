//! The history of cases, in a Desk: every step with its time, kept, so that all figures can be made from it later.

use shared::{
    ids::{AgentId, CaseId},
    time::UnixMillis,
};

use super::{
    cases::word,
    sql::{Sql, StoreError},
};
use crate::domain::case::Happening;

/// Writes that `what` happened to `case`, by `agent` where an agent did it.
///
/// # Errors
/// [`StoreError`].
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
