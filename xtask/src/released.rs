//! The loaders that were ever released. Pages name each by its hash and check it by its `integrity`, so it is kept as it was,
//! whatever becomes of its sources, and every build serves all of them.
//!
//! `widget/released` has a folder for each, by its hash. In there is `loader.js`, and for the tests what the edge of that day
//! gave a page of the demo site: `question.json`, `more.js` and `pasted.html`. `releases.json` tells which release brought which.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::{
    build::assets::{hash, integrity},
    paths, stamp,
};

/// A loader that pages may name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// The release that brought it.
    pub release: String,
    /// The day of that, as ISO 8601 writes it.
    pub date: String,
    /// Its hash, as its address has it.
    pub loader: String,
    /// What a tag says as its `integrity`.
    pub integrity: String,
}

/// What is kept of a release.
#[derive(Debug)]
pub struct Kept<'a> {
    /// The loader.
    pub loader: &'a [u8],
    /// The demo site's configuration and question.
    pub question: &'a [u8],
    /// Its second stage.
    pub more: &'a [u8],
    /// Its question, as its own server pastes it.
    pub pasted: &'a [u8],
}

/// The folder of all of them.
#[must_use]
pub fn folder() -> PathBuf {
    paths::root().join("widget/released")
}

/// All of them in `folder`, the first release first, each with its script.
///
/// # Errors
/// When one is not what was released.
pub fn all(folder: &Path) -> Result<Vec<(Released, Vec<u8>)>> {
    list(folder)?.into_iter().map(|released| whole(folder, released)).collect()
}

fn whole(folder: &Path, released: Released) -> Result<(Released, Vec<u8>)> {
    let file = folder.join(&released.loader).join("loader.js");
    let script = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    if (hash(&script), integrity(&script)) != (released.loader.clone(), released.integrity.clone()) {
        bail!("{} is not the loader of release {}", file.display(), released.release);
    }
    Ok((released, script))
}

fn list(folder: &Path) -> Result<Vec<Released>> {
    let file = folder.join("releases.json");
    let text = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("reading {}", file.display()))
}

/// Adds what release `name` of `date` brought, unless its loader is there already; gives the release that brought it.
///
/// # Errors
/// When there is a release of this name with another loader, or nothing can be written.
pub fn add(folder: &Path, name: &str, date: &str, kept: &Kept<'_>) -> Result<String> {
    let mut all = list(folder)?;
    let loader = hash(kept.loader);
    if let Some(known) = all.iter().find(|known| known.loader == loader) {
        return Ok(known.release.clone());
    }
    if all.iter().any(|known| known.release == name) {
        bail!("release {name} has another loader: this one needs a name of its own");
    }
    let own = folder.join(&loader);
    stamp::write(&own.join("loader.js"), kept.loader)?;
    stamp::write(&own.join("question.json"), kept.question)?;
    stamp::write(&own.join("more.js"), kept.more)?;
    stamp::write(&own.join("pasted.html"), kept.pasted)?;
    all.push(Released {
        release: name.to_owned(),
        date: date.to_owned(),
        loader,
        integrity: integrity(kept.loader),
    });
    // Last, so that what is listed is there.
    stamp::write(&folder.join("releases.json"), serde_json::to_string_pretty(&all)? + "\n")?;
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(loader: &str) -> Kept<'_> {
        Kept { loader: loader.as_bytes(), question: b"{}", more: b"export {}", pasted: b"<p>" }
    }

    #[test]
    fn all_that_was_released_is_as_it_was() {
        let all = all(&folder()).unwrap();
        assert!(!all.is_empty());
    }

    #[test]
    fn a_release_has_one_loader_and_a_loader_one_release() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        stamp::write(&folder.join("releases.json"), "[]").unwrap();
        let check = |name: &str, loader: &str, want: Option<&str>| {
            let got = add(folder, name, "2026-11-26", &kept(loader));
            assert_eq!(got.ok().as_deref(), want, "{name} {loader}");
        };
        check("1.0.0", "one()", Some("1.0.0"));
        check("1.0.0", "two()", None);
        check("1.1.0", "one()", Some("1.0.0"));
        check("1.2.0", "two()", Some("1.2.0"));
        let names: Vec<_> =
            all(folder).unwrap().into_iter().map(|(released, script)| (released.release, script)).collect();
        assert_eq!(names, [("1.0.0".to_owned(), b"one()".to_vec()), ("1.2.0".to_owned(), b"two()".to_vec())]);
    }

    #[test]
    fn what_was_changed_later_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        stamp::write(&folder.join("releases.json"), "[]").unwrap();
        add(folder, "1.0.0", "2026-11-26", &kept("one()")).unwrap();
        stamp::write(&folder.join(hash(b"one()")).join("loader.js"), "one() ").unwrap();
        let error = all(folder).unwrap_err().to_string();
        assert!(error.ends_with("is not the loader of release 1.0.0"), "{error}");
    }
}
