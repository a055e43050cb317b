//! Files of conversations, in a Desk. Each is stored in parts, because a row passes through JSON whole.

use shared::{
    files::{FileKind, FileName},
    ids::CaseId,
    time::UnixMillis,
};

use super::sql::{Sql, StoreError};

/// How many files a case may have.
const MAX_FILES: u32 = 20;
/// How many bytes all of them may have.
const MAX_BYTES: u32 = 20 * 1_024 * 1_024;
/// How much of a file's base64 is in a row: a multiple of four, so that each part can be read by itself.
const PART: usize = 512 * 1_024;

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
    /// The file, in base64.
    pub body: &'a str,
}

/// A file as it is handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: String,
    /// The file.
    pub bytes: Vec<u8>,
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
    for (part, body) in (0_u32..).zip(file.body.as_bytes().chunks(PART)) {
        let body = String::from_utf8_lossy(body).into_owned();
        let values = [file.digest.into(), part.into(), body.into()];
        sql.run("INSERT INTO file_parts (digest, part, body) VALUES (?, ?, ?)", &values)?;
    }
    Ok(())
}

/// The file with this digest, where it is kept at `now`.
pub fn find(sql: &impl Sql, digest: &str, now: UnixMillis) -> Result<Option<Kept>, StoreError> {
    let statement = "SELECT name, kind, size FROM files WHERE digest = ? AND expires_at > ?";
    let rows = sql.query(statement, &[digest.into(), now.into()])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (size, mut bytes) = (row.count(2)? as usize, Vec::new());
    for part in 0_u32.. {
        let statement = "SELECT body FROM file_parts WHERE digest = ? AND part = ?";
        let parts = sql.query(statement, &[digest.into(), part.into()])?;
        let Some(part) = parts.first() else { break };
        bytes.extend(part.bytes(0)?);
    }
    if bytes.len() != size {
        return Err(StoreError::Corrupt(2, "the size of a file"));
    }
    Ok(Some(Kept { name: row.text(0)?.to_owned(), kind: row.text(1)?.to_owned(), bytes }))
}

/// Deletes what is kept no longer at `now`; whatever is left of it by a crash in between goes the next time.
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
    use crate::store::{
        due,
        native::Native,
        schema,
        sql::{Value, base64},
    };

    #[test]
    fn a_file_is_found_whole_until_its_time_is_over() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let case = CaseId::new(UnixMillis(1), &[0; 10]);
        let name = "a.png".parse().unwrap();
        let bytes: Vec<u8> = (0..PART).map(|at| (at % 251) as u8).collect();
        let Value::Text(body) = base64(&bytes) else { panic!("bytes are a text") };
        let put = |digest: &str, expires_at| {
            let size = u32::try_from(bytes.len()).unwrap();
            let file = Stored { digest, name: &name, kind: FileKind::Png, size, body: &body };
            put(&sql, case, &file, UnixMillis(expires_at)).unwrap();
        };
        put("one", 100);
        put("two", 200);
        let check = |digest, now, want: bool| {
            let (name, kind) = ("a.png".to_owned(), "image/png".to_owned());
            let whole = Kept { name, kind, bytes: bytes.clone() };
            let found = find(&sql, digest, UnixMillis(now)).unwrap();
            assert!(found == want.then_some(whole), "{digest} {now}");
        };
        check("one", 99, true);
        check("one", 100, false);
        check("other", 99, false);
        assert_eq!(due::next(&sql), Ok(Some(UnixMillis(100))));
        forget(&sql, UnixMillis(100)).unwrap();
        assert_eq!(due::next(&sql), Ok(Some(UnixMillis(200))));
        check("one", 1, false);
        check("two", 1, true);
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
            let file = Stored { digest, name: &name, kind: FileKind::Pdf, size, body: "" };
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
