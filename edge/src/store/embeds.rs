//! The site's settings, versioned, and what is rendered from them for pages, in a Desk.

use shared::{settings::Settings, time::UnixMillis};

use super::sql::{Sql, StoreError, base64, json};
use crate::domain::{embed::Variant, versioned::Versioned};

/// An embed, as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embed {
    /// Digest of what it is before it is compressed, for `ETag`.
    pub hash: String,
    /// Brotli-compressed.
    pub body: Vec<u8>,
}

/// The newest settings.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn settings(sql: &impl Sql) -> Result<Option<Versioned>, StoreError> {
    let rows = sql.query("SELECT version, body FROM settings ORDER BY version DESC LIMIT 1", &[])?;
    rows.first().map(|row| Ok(Versioned { version: row.count(0)?, settings: row.json(1)? })).transpose()
}

/// The version of the newest settings.
pub fn version(sql: &impl Sql) -> Result<Option<u32>, StoreError> {
    let rows = sql.query("SELECT version FROM settings ORDER BY version DESC LIMIT 1", &[])?;
    rows.first().map(|row| row.count(0)).transpose()
}

/// Stores `new` as a version behind `newest`, which are the newest, unless they are the same; returns what is in force then.
pub fn save(
    sql: &impl Sql,
    newest: Option<Versioned>,
    new: Settings,
    now: UnixMillis,
) -> Result<Versioned, StoreError> {
    let version = match newest {
        Some(newest) if newest.settings == new => return Ok(newest),
        Some(newest) => newest.version.saturating_add(1),
        None => 1,
    };
    sql.run(
        "INSERT INTO settings (version, body, saved_at) VALUES (?, ?, ?)",
        &[version.into(), json(&new)?, now.into()],
    )?;
    Ok(Versioned { version, settings: new })
}

/// The embed that was rendered from this version of the settings with this build.
pub fn embed(
    sql: &impl Sql,
    variant: &Variant,
    version: u32,
    build: &str,
) -> Result<Option<Embed>, StoreError> {
    let rows = sql.query(
        "SELECT hash, body FROM embeds WHERE variant = ? AND settings_version = ? AND build = ?",
        &[json(variant)?, version.into(), build.into()],
    )?;
    rows.first().map(|row| Ok(Embed { hash: row.text(0)?.to_owned(), body: row.bytes(1)? })).transpose()
}

/// Keeps the embed that was rendered from this version of the settings with this build, in the place of an older one.
pub fn keep_embed(
    sql: &impl Sql,
    variant: &Variant,
    version: u32,
    build: &str,
    embed: &Embed,
) -> Result<(), StoreError> {
    sql.run(
        "INSERT OR REPLACE INTO embeds (variant, settings_version, build, hash, body) VALUES (?, ?, ?, ?, ?)",
        &[json(variant)?, version.into(), build.into(), embed.hash.as_str().into(), base64(&embed.body)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::embed::Kind,
        store::{native::Native, schema},
    };

    #[test]
    fn settings_count_their_versions_and_the_embed_belongs_to_one() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let settings = |name: &str| -> Settings {
            serde_json::from_value(serde_json::json!({
                "site": "demo", "name": name, "outcomes": [], "root_causes": [],
                "survey": {"id": "checkout", "question": "How was it?"}
            }))
            .unwrap()
        };
        let saved = |name: &str| {
            save(&sql, super::settings(&sql).unwrap(), settings(name), UnixMillis(1)).unwrap().version
        };
        assert_eq!(version(&sql), Ok(None));
        assert_eq!([saved("A"), saved("A"), saved("B"), saved("A")], [1, 1, 2, 3]);
        assert_eq!(version(&sql), Ok(Some(3)));

        let script = Variant::of(Kind::Script, &settings("A"), None, None);
        let html = Variant { kind: Kind::Html, ..script.clone() };
        let rendered = |byte| Embed { hash: "h".to_owned(), body: vec![byte, 255] };
        for byte in [1, 2] {
            keep_embed(&sql, &script, 3, "build", &rendered(byte)).unwrap();
        }
        assert_eq!(embed(&sql, &script, 3, "build"), Ok(Some(rendered(2))));
        assert_eq!(embed(&sql, &html, 3, "build"), Ok(None));
        assert_eq!(embed(&sql, &script, 3, "other"), Ok(None));
        assert_eq!(embed(&sql, &script, 2, "build"), Ok(None));
    }
}
