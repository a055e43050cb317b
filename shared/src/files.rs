//! Files in a conversation: what a site takes, and what its visitors and agents may send. A site that says nothing of files
//! takes none.

use core::{fmt, str::FromStr, time::Duration};

use serde::{Deserialize, Serialize};

use crate::ids::{IdError, string_id};

string_id!(
    /// A file's name: one line of 1 to 100 characters. What could lead out of a folder, or turn a line around so that it reads
    /// as another name, is refused.
    FileName,
    "a file's name is one line of 1 to 100 characters without / and \\",
    |raw| {
        raw.trim() == raw
            && (1..=LONGEST).contains(&raw.chars().count())
            && !raw.chars().any(misleads)
            && raw.chars().any(|c| c != '.')
    }
);

/// The longest name, in characters.
const LONGEST: usize = 100;
/// The longest end that [`FileKind::named`] adds, in characters.
const LONGEST_END: usize = 5;

fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '/' | '\\' | '\u{061C}' | '\u{200E}' | '\u{200F}')
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl FileName {
    /// A name as the sender's system has it, with a `_` for whatever no name may have; none where nothing is left of it.
    #[must_use]
    pub fn tidy(raw: &str) -> Option<Self> {
        let kept: String =
            raw.trim().chars().map(|c| if misleads(c) { '_' } else { c }).take(LONGEST).collect();
        kept.trim().parse().ok()
    }
}

/// What a file is. Nothing that a browser would run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum FileKind {
    /// `image/png`
    Png,
    /// `image/jpeg`
    Jpeg,
    /// `image/webp`
    Webp,
    /// `application/pdf`
    Pdf,
}

impl FileKind {
    const ALL: [Self; 4] = [Self::Png, Self::Jpeg, Self::Webp, Self::Pdf];

    /// Its media type.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Webp => "WebP",
            Self::Pdf => "PDF",
        }
    }

    /// How names of such files end, in small letters; the first is the usual one.
    fn ends(self) -> &'static [&'static str] {
        match self {
            Self::Png => &[".png"],
            Self::Jpeg => &[".jpg", ".jpeg"],
            Self::Webp => &[".webp"],
            Self::Pdf => &[".pdf"],
        }
    }

    /// What a file of this kind is called: its name, with an end that tells the kind. Whatever opens it goes by that, so a
    /// document that begins like a PDF is never saved as a program.
    #[must_use]
    pub fn named(self, name: FileName) -> FileName {
        let small = name.0.to_ascii_lowercase();
        match self.ends() {
            [usual, ..] if !self.ends().iter().any(|end| small.ends_with(end)) => {
                let kept = name.0.chars().take(LONGEST - LONGEST_END);
                FileName(kept.chain(usual.chars()).collect())
            }
            _ => name,
        }
    }

    /// What `bytes` are by how they begin, whatever somebody says of them.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        Self::ALL.into_iter().find(|kind| match kind {
            Self::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
            Self::Webp => webp,
            Self::Pdf => bytes.starts_with(b"%PDF-"),
        })
    }
}

impl TryFrom<String> for FileKind {
    type Error = IdError;

    fn try_from(raw: String) -> Result<Self, IdError> {
        let known = Self::ALL.into_iter().find(|kind| kind.as_str() == raw);
        known.ok_or(IdError("a kind of file is image/png, image/jpeg, image/webp or application/pdf"))
    }
}

impl FromStr for FileKind {
    type Err = IdError;

    fn from_str(raw: &str) -> Result<Self, IdError> {
        Self::try_from(raw.to_owned())
    }
}

impl From<FileKind> for String {
    fn from(kind: FileKind) -> Self {
        kind.as_str().to_owned()
    }
}

/// Kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "Vec<FileKind>")]
pub struct FileKinds([bool; 4]);

impl FileKinds {
    /// They, each once.
    pub fn all(self) -> impl Iterator<Item = FileKind> {
        FileKind::ALL.into_iter().zip(self.0).filter_map(|(kind, taken)| taken.then_some(kind))
    }
}

impl From<FileKinds> for Vec<FileKind> {
    fn from(kinds: FileKinds) -> Self {
        kinds.all().collect()
    }
}

/// Which files a site takes, and for how long it keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ReadFiles")]
pub struct Files {
    kinds: FileKinds,
    max_kib: u16,
    keep_days: u8,
}

/// The same as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadFiles {
    kinds: Vec<FileKind>,
    max_kib: u16,
    keep_days: u8,
}

impl TryFrom<ReadFiles> for Files {
    type Error = IdError;

    fn try_from(read: ReadFiles) -> Result<Self, IdError> {
        let ReadFiles { kinds, max_kib, keep_days } = read;
        if kinds.is_empty() || !(1..=2_048).contains(&max_kib) || !(1..=90).contains(&keep_days) {
            return Err(IdError(
                "files are of one kind or more, 1 to 2048 KiB large, and kept for 1 to 90 days",
            ));
        }
        let kinds = FileKinds(FileKind::ALL.map(|kind| kinds.contains(&kind)));
        Ok(Self { kinds, max_kib, keep_days })
    }
}

impl Files {
    /// What `bytes` are, where that is taken.
    #[must_use]
    pub fn kind_of(self, bytes: &[u8]) -> Option<FileKind> {
        FileKind::of(bytes).filter(|kind| self.kinds.all().any(|taken| taken == *kind))
    }

    /// The kinds that are taken.
    #[must_use]
    pub fn kinds(self) -> FileKinds {
        self.kinds
    }

    /// How large a file may be, in bytes.
    #[must_use]
    pub fn max_bytes(self) -> usize {
        usize::from(self.max_kib) * 1_024
    }

    /// For how long a file is kept.
    #[must_use]
    pub fn keep(self) -> Duration {
        Duration::from_secs(u64::from(self.keep_days) * 24 * 60 * 60)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        let check = |bytes: &[u8], want: Option<&str>| {
            assert_eq!(FileKind::of(bytes).map(FileKind::as_str), want, "{bytes:?}");
        };
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some("image/png"));
        check(b"\xff\xd8\xff\xe0\0\x10JFIF", Some("image/jpeg"));
        check(b"RIFF\x24\0\0\0WEBPVP8 ", Some("image/webp"));
        check(b"%PDF-1.7\n", Some("application/pdf"));
        for other in [
            &b""[..],
            b"\x89PNG",
            b"RIFF\x24\0\0\0WAVEfmt ",
            b"RIFF",
            b" %PDF-1.7",
            b"GIF89a",
            b"<svg xmlns=",
            b"<!doctype html>",
            b"MZ\x90",
            b"PK\x03\x04",
        ] {
            check(other, None);
        }
    }

    #[test]
    fn settings_are_within_bounds() {
        let check = |raw: Value, want: bool| {
            assert_eq!(serde_json::from_value::<Files>(raw.clone()).is_ok(), want, "{raw}");
        };
        let files = |kinds: Value, max_kib: u32, keep_days: u32| json!({ "kinds": kinds, "max_kib": max_kib, "keep_days": keep_days });
        check(files(json!(["image/png"]), 1, 1), true);
        check(files(json!(["image/png", "image/jpeg", "image/webp", "application/pdf"]), 2_048, 90), true);
        check(files(json!([]), 1, 1), false);
        check(files(json!(["image/png", "image/png"]), 1, 1), true);
        check(files(json!(["image/svg+xml"]), 1, 1), false);
        check(files(json!(["image/png"]), 0, 1), false);
        check(files(json!(["image/png"]), 2_049, 1), false);
        check(files(json!(["image/png"]), 1, 0), false);
        check(files(json!(["image/png"]), 1, 91), false);
        check(json!({}), false);
        check(json!({ "kinds": ["image/png"], "max_kib": 1, "keep_days": 1, "more": 1 }), false);
    }

    #[test]
    fn a_name_is_one_harmless_line() {
        let check = |raw: &str, want: bool| assert_eq!(raw.parse::<FileName>().is_ok(), want, "{raw:?}");
        check("receipt.pdf", true);
        check("Beleg für März.png", true);
        check("领收书.jpg", true);
        check(&"a".repeat(100), true);
        for bad in [
            "",
            " ",
            " a.png",
            "a\nb.png",
            "a\0",
            "../a.png",
            "a\\b",
            "a\u{202e}gnp.exe",
            "a\u{2066}b",
            "..",
            "a\u{200f}b",
        ] {
            check(bad, false);
        }
        check(&"a".repeat(101), false);
    }

    #[test]
    fn a_name_of_somebodys_system_is_tidied() {
        let check = |raw: &str, want: Option<&str>| {
            assert_eq!(FileName::tidy(raw).as_ref().map(FileName::as_str), want, "{raw:?}");
        };
        check("receipt.pdf", Some("receipt.pdf"));
        check(" a\\b/c\nd\u{202e}.png ", Some("a_b_c_d_.png"));
        check(&"é".repeat(200), Some(&"é".repeat(100)));
        check(" ", None);
        check("..", None);
    }

    #[test]
    fn a_name_tells_the_kind() {
        let check = |kind: FileKind, name: &str, want: &str| {
            assert_eq!(kind.named(name.parse().unwrap()).as_str(), want);
        };
        check(FileKind::Png, "a.PNG", "a.PNG");
        check(FileKind::Jpeg, "a.jpeg", "a.jpeg");
        check(FileKind::Jpeg, "a.JPG", "a.JPG");
        check(FileKind::Jpeg, "a.jfif", "a.jfif.jpg");
        check(FileKind::Webp, "a", "a.webp");
        check(FileKind::Pdf, "invoice.hta", "invoice.hta.pdf");
        let longest = FileKind::Webp.named("a".repeat(100).parse().unwrap());
        assert_eq!(longest.as_str().parse(), Ok(longest.clone()), "it is a name still");
    }
}
