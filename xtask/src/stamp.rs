//! Skipping work whose inputs have not changed.
//!
//! A product's stamp holds the hash of everything that it was made from. It is written last, so that work which
//! was broken off is done again.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Folders in which no source lies.
const SKIPPED: [&str; 3] = ["target", "node_modules", "build"];

/// The hash of a product's inputs, as it grows.
#[derive(Debug, Default)]
pub struct Inputs(Sha256);

impl Inputs {
    /// Adds an option, a version or another text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.add(text.as_bytes());
        self
    }

    /// Adds a file, or all files of a folder, by name and content. What does not exist counts as such.
    ///
    /// # Errors
    /// When something can't be read.
    pub fn path(mut self, path: &Path) -> Result<Self> {
        for file in files(path)? {
            self.add(file.to_string_lossy().as_bytes());
            self.add(&fs::read(&file).with_context(|| format!("reading {}", file.display()))?);
        }
        Ok(self)
    }

    /// The hash, in hexadecimal.
    #[must_use]
    pub fn hash(self) -> String {
        format!("{:x}", self.0.finalize())
    }

    fn add(&mut self, bytes: &[u8]) {
        // The length in front keeps "ab","c" and "a","bc" apart.
        self.0.update(bytes.len().to_le_bytes());
        self.0.update(bytes);
    }
}

/// All files in `path`, sorted; itself when it is one, none when it does not exist. Hidden files, and folders in
/// which no source lies, are left out.
///
/// # Errors
/// When a folder can't be read.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(path, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        found.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| format!("reading {}", path.display()))? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if !name.starts_with('.') && !SKIPPED.contains(&name.as_ref()) {
                collect(&entry.path(), found)?;
            }
        }
    }
    Ok(())
}

/// Runs `make` unless `stamp` holds `hash` already; says whether it ran.
///
/// # Errors
/// What `make` fails with, or when the stamp can't be written.
pub fn unless_done(stamp: &Path, hash: &str, make: impl FnOnce() -> Result<()>) -> Result<bool> {
    if fs::read_to_string(stamp).is_ok_and(|done| done == hash) {
        return Ok(false);
    }
    if stamp.exists() {
        fs::remove_file(stamp).with_context(|| format!("removing {}", stamp.display()))?;
    }
    make()?;
    write(stamp, hash)?;
    Ok(true)
}

/// Writes a file, and the folders above it.
///
/// # Errors
/// When that fails.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_once_until_an_input_changes() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("src/a.rs");
        let stamp = folder.path().join("stamps/a");
        let check = |content: &str, fails: bool, runs: bool| {
            write(&source, content).unwrap();
            let hash = Inputs::default().path(&folder.path().join("src")).unwrap().hash();
            let done = unless_done(&stamp, &hash, || if fails { anyhow::bail!("broken") } else { Ok(()) });
            assert_eq!(done.ok(), (!fails).then_some(runs), "{content}");
        };
        check("one", false, true);
        check("one", false, false);
        check("two", true, true);
        check("one", false, true);
        check("two", false, true);
        check("two", false, false);
    }

    #[test]
    fn neighbouring_inputs_are_kept_apart() {
        let hash = |parts: [&str; 2]| parts.iter().fold(Inputs::default(), |all, part| all.text(part)).hash();
        assert_ne!(hash(["ab", "c"]), hash(["a", "bc"]));
    }
}
