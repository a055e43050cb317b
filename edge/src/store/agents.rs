//! The team's members as a Desk remembers them.

use shared::{
    case::{Agent, Role},
    presence::Chosen,
    time::UnixMillis,
};

use super::{
    cases::{parsed, word},
    sql::{Row, Sql, StoreError},
};

/// A member of the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// Who.
    pub agent: Agent,
    /// What they may do.
    pub role: Role,
    /// What they say of themselves.
    pub chosen: Chosen,
    /// When they were last seen at the desk, as far as it was written down.
    pub seen_at: UnixMillis,
}

/// Stores a member in the place of what was known of them.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn put(sql: &impl Sql, member: &Remembered) -> Result<(), StoreError> {
    sql.run(
        "INSERT INTO agents (id, name, role, chosen, seen_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET name = ?2, role = ?3, chosen = ?4, seen_at = ?5",
        &[
            member.agent.id.as_str().into(),
            member.agent.name.as_str().into(),
            word(&member.role)?,
            word(&member.chosen)?,
            member.seen_at.into(),
        ],
    )
}

/// Every member who was ever at this desk.
pub fn all(sql: &impl Sql) -> Result<Vec<Remembered>, StoreError> {
    sql.query("SELECT id, name, role, chosen, seen_at FROM agents", &[])?.iter().map(remembered).collect()
}

fn remembered(row: &Row) -> Result<Remembered, StoreError> {
    Ok(Remembered {
        agent: Agent { id: parsed(0, row.text(0)?)?, name: parsed(1, row.text(1)?)? },
        role: parsed(2, row.text(2)?)?,
        chosen: parsed(3, row.text(3)?)?,
        seen_at: row.moment(4)?,
    })
}

#[cfg(test)]
mod tests {
    use shared::text::Label;

    use super::*;
    use crate::store::{native::Native, schema};

    #[test]
    fn the_last_that_is_known_of_somebody_counts() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let member = |id: &str, chosen, seen_at| Remembered {
            agent: Agent { id: id.parse().unwrap(), name: Label::new("Ana").unwrap() },
            role: Role::Agent,
            chosen,
            seen_at: UnixMillis(seen_at),
        };
        put(&sql, &member("ana", Chosen::Available, 1)).unwrap();
        put(&sql, &member("ben", Chosen::Available, 2)).unwrap();
        put(&sql, &member("ana", Chosen::Away, 3)).unwrap();
        assert_eq!(all(&sql).unwrap(), [member("ana", Chosen::Away, 3), member("ben", Chosen::Available, 2)]);
    }
}
