//! Files of conversations, in a Desk. Each is stored in parts, because a row passes through JSON whole.

use shared::{
    files::{FileKind, FileName},
    ids::CaseId,
    time::UnixMillis,
};

use super::sql::{Sql, StoreError};
use crate::hop::FilePart;

/// How many files a case may have.
const MAX_FILES: u32 = 20;
/// How many bytes all of them may have.
const MAX_BYTES: u32 = 20 * 1_024 * 1_024;

/// A file as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<'a> {
    /// Digest of the secret in its address.
    pub digest: &'a str,
    /// Its name.
    pub name: &'a FileName,
    /// What it is.
    pub kind: FileKind,
    /// How large it is, in bytes.
    pub size: u32,
    /// What it consists of, each in base64.
    pub parts: &'a [String],
}

/// Whether `case` has room for one more file of so many bytes.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn has_room(sql: &impl Sql, case: CaseId, size: u32) -> Result<bool, StoreError> {
    let statement = "SELECT count(*), coalesce(sum(size), 0) FROM files WHERE case_id = ?";
    let rows = sql.query(statement, &[case.to_string().into()])?;
    let Some(row) = rows.first() else { return Ok(true) };
    Ok(row.count(0)? < MAX_FILES && row.count(1)?.saturating_add(size) <= MAX_BYTES)
}

/// Stores a file of `case` until `expires_at`.
pub fn put(
    sql: &impl Sql,
    case: CaseId,
    file: &Stored<'_>,
    expires_at: UnixMillis,
) -> Result<(), StoreError> {
    let values = [
        file.digest.into(),
        case.to_string().into(),
        file.name.as_str().into(),
        file.kind.as_str().into(),
        file.size.into(),
        expires_at.into(),
    ];
    sql.run(
        "INSERT INTO files (digest, case_id, name, kind, size, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
        &values,
    )?;
    for (part, body) in (0_u32..).zip(file.parts) {
        let values = [file.digest.into(), part.into(), body.as_str().into()];
        sql.run("INSERT INTO file_parts (digest, part, body) VALUES (?, ?, ?)", &values)?;
    }
    Ok(())
}

/// One part, counted from 0, of the file with this digest, where it is kept at `now`.
pub fn part(
    sql: &impl Sql,
    digest: &str,
    part: u32,
    now: UnixMillis,
) -> Result<Option<FilePart>, StoreError> {
    let rows = sql.query(
        "SELECT name, kind, size, body FROM files JOIN file_parts USING (digest)
        WHERE digest = ? AND part = ? AND expires_at > ?",
        &[digest.into(), part.into(), now.into()],
    )?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(FilePart {
        name: row.text(0)?.parse().map_err(|_| StoreError::Corrupt(0, "a file's name"))?,
        kind: row.text(1)?.to_owned().try_into().map_err(|_| StoreError::Corrupt(1, "a kind of file"))?,
        size: row.count(2)?,
        body: row.text(3)?.to_owned(),
    }))
}

/// Deletes what is kept no longer at `now`.
pub fn forget(sql: &impl Sql, now: UnixMillis) -> Result<(), StoreError> {
    let until = [now.into()];
    sql.run(
        "DELETE FROM file_parts WHERE digest IN (SELECT digest FROM files WHERE expires_at <= ?)",
        &until,
    )?;
    sql.run("DELETE FROM files WHERE expires_at <= ?", &until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{due, native::Native, schema};

    #[test]
    fn a_file_is_found_part_by_part_until_its_time_is_over() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let case = CaseId::new(UnixMillis(1), &[0; 10]);
        let name = "a.png".parse().unwrap();
        let parts = ["AAAA".to_owned(), "BBBB".to_owned()];
        let put = |digest: &str, expires_at| {
            let file = Stored { digest, name: &name, kind: FileKind::Png, size: 6, parts: &parts };
            put(&sql, case, &file, UnixMillis(expires_at)).unwrap();
        };
        put("one", 100);
        put("two", 200);
        let check = |digest, number, now, want: Option<&str>| {
            let found = part(&sql, digest, number, UnixMillis(now)).unwrap();
            assert_eq!(found.map(|part| part.body).as_deref(), want, "{digest} {number} {now}");
        };
        check("one", 0, 99, Some("AAAA"));
        check("one", 1, 99, Some("BBBB"));
        check("one", 2, 99, None);
        check("one", 0, 100, None);
        check("other", 0, 99, None);
        assert_eq!(due::next(&sql), Ok(Some(UnixMillis(100))));
        forget(&sql, UnixMillis(100)).unwrap();
        assert_eq!(due::next(&sql), Ok(Some(UnixMillis(200))));
        check("one", 0, 1, None);
        check("two", 1, 1, Some("BBBB"));
        let left = |table: &str| {
            sql.query(&format!("SELECT count(*) FROM {table}"), &[]).unwrap()[0].count(0).unwrap()
        };
        assert_eq!((left("files"), left("file_parts")), (1, 2));
    }

    #[test]
    fn a_case_has_room_for_so_many_files_and_bytes() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let case = |n| CaseId::new(UnixMillis(n), &[0; 10]);
        let name = "a.pdf".parse().unwrap();
        let put = |of, digest: &str, size| {
            let file = Stored { digest, name: &name, kind: FileKind::Pdf, size, parts: &[] };
            put(&sql, of, &file, UnixMillis(9)).unwrap();
        };
        let check = |of, size, want: bool| assert_eq!(has_room(&sql, of, size), Ok(want), "{size}");
        check(case(1), MAX_BYTES, true);
        put(case(1), "large", MAX_BYTES - 5);
        check(case(1), 5, true);
        check(case(1), 6, false);
        for n in 1..MAX_FILES {
            put(case(2), &n.to_string(), 1);
        }
        check(case(2), 1, true);
        put(case(2), "last", 1);
        check(case(2), 1, false);
        check(case(3), 1, true);
    }
}
