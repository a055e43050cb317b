//! The folder that the Worker serves from: each part under a name with the hash of its content, each compressed
//! once beside itself, and `manifest.json`, which tells the Worker the names. The immutable loaders of all releases are among
//! them. Beside them lie, for the Worker alone, the catalogs of messages and the countries' telephone numbers.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

use super::{Build, Profile, catalogs, phones, worker};
use crate::{
    child, paths, released, say,
    setup::npm,
    stamp::{self, Inputs},
};

/// Key in the manifest, name, extension.
const PARTS: [(&str, &str, &str); 24] = [
    ("loader", "loader", "js"),
    ("any", "any", "js"),
    ("later", "later", "js"),
    ("when", "when", "js"),
    ("overdue", "overdue", "js"),
    ("errors", "errors", "js"),
    ("card_css", "card", "css"),
    ("talk_js", "talk", "js"),
    ("talk_wasm", "talk", "wasm"),
    ("talk_css", "talk", "css"),
    ("voice_js", "voice", "js"),
    ("voice_wasm", "voice", "wasm"),
    ("callback_js", "callback", "js"),
    ("answers_js", "answers", "js"),
    ("extras_js", "extras", "js"),
    ("pages_css", "pages", "css"),
    ("ask_css", "ask", "css"),
    ("ask_js", "ask", "js"),
    ("frame_js", "frame", "js"),
    ("framed_js", "framed", "js"),
    ("framed_css", "framed", "css"),
    ("desk_js", "desk", "js"),
    ("desk_wasm", "desk", "wasm"),
    ("desk_css", "desk", "css"),
];
/// Key in the manifest, name, extension of what names the parts by `{{KEY}}`.
const FILLED: [(&str, &str, &str); 3] =
    [("more", "more", "js"), ("call", "call", "js"), ("desk", "desk", "html")];
const COMPRESS: &str = include_str!("assets/compress.mjs");

/// Makes the folder. It takes its place in one step, so that no half of it is ever served.
pub(super) fn make(build: &Build) -> Result<bool> {
    let (parts, messages) = (build.parts(), paths::root().join("widget/messages"));
    let worker = worker::made_from(build)?;
    let mut inputs =
        Inputs::default().text(&worker).text(COMPRESS).path(&messages)?.path(&released::folder())?;
    for (_, name, extension) in PARTS.into_iter().chain(FILLED) {
        inputs = inputs.path(&parts.join(format!("{name}.{extension}")))?;
    }
    let hash = inputs.hash();
    stamp::unless_done(&build.stamp("assets"), &hash, || {
        say("compressing the assets");
        let (unfinished, old) = (build.folder.join("assets.new"), build.folder.join("assets.old"));
        remove(&unfinished)?;
        fs::create_dir_all(&unfinished).with_context(|| format!("making {}", unfinished.display()))?;
        let mut manifest = BTreeMap::from([("build", hash.clone())]);
        for (key, name, extension) in PARTS {
            let part = parts.join(format!("{name}.{extension}"));
            let content = fs::read(&part).with_context(|| format!("reading {}", part.display()))?;
            manifest.insert(key, hashed_name(name, extension, &content));
            place(&unfinished, &manifest, key, &content)?;
        }
        for (key, name, extension) in FILLED {
            let part = parts.join(format!("{name}.{extension}"));
            let text = fs::read_to_string(&part).with_context(|| format!("reading {}", part.display()))?;
            let text = filled(text, &manifest);
            manifest.insert(key, hashed_name(name, extension, text.as_bytes()));
            place(&unfinished, &manifest, key, text.as_bytes())?;
        }
        for (_, script) in released::all(&released::folder())? {
            stamp::write(&unfinished.join(hashed_name("any", "js", &script)), script)?;
        }
        let read = |name: &str| fs::read(parts.join(name)).with_context(|| format!("reading {name}"));
        let style = BASE64_STANDARD.encode(Sha256::digest(read("card.css")?));
        manifest.insert("any_integrity", integrity(&read("any.js")?));
        manifest.insert("card_integrity", format!("sha256-{style}"));
        stamp::write(&unfinished.join("manifest.json"), serde_json::to_vec_pretty(&manifest)?)?;
        compress(&unfinished, build.profile)?;
        catalogs::place(&unfinished)?;
        phones::place(&unfinished)?;

        remove(&old)?;
        let assets = build.assets();
        if assets.exists() {
            fs::rename(&assets, &old).context("moving the old assets away")?;
        }
        fs::rename(&unfinished, &assets).context("putting the assets in their place")?;
        remove(&old)
    })
}

fn place(folder: &Path, manifest: &BTreeMap<&str, String>, key: &str, content: &[u8]) -> Result<()> {
    let name = manifest.get(key).with_context(|| format!("{key} has no name"))?;
    stamp::write(&folder.join(name), content)
}

fn hashed_name(name: &str, extension: &str, content: &[u8]) -> String {
    format!("{name}.{}.{extension}", hash(content))
}

/// What stands for a content in its name.
pub(crate) fn hash(content: &[u8]) -> String {
    let mut hash = format!("{:x}", Sha256::digest(content));
    hash.truncate(16);
    hash
}

/// What a browser checks a content by.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// The text with the names of its parts in the places of their keys.
fn filled(text: String, manifest: &BTreeMap<&str, String>) -> String {
    manifest.iter().fold(text, |text, (key, name)| text.replace(&format!("{{{{{key}}}}}"), name))
}

/// Puts `X.br` beside each `X`. Release files are compressed as well as brotli can, which takes seconds.
fn compress(folder: &Path, profile: Profile) -> Result<()> {
    let quality = match profile {
        Profile::Release => "11",
        Profile::Dev => "4",
    };
    child::run("compressing the assets", npm::node(COMPRESS).arg(folder).arg(quality))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_content() {
        let name = hashed_name("talk", "wasm", b"one");
        assert_eq!(name, "talk.7692c3ad3540bb80.wasm");
        assert_ne!(name, hashed_name("talk", "wasm", b"two"));
    }

    #[test]
    fn the_page_names_its_parts() {
        let manifest =
            BTreeMap::from([("desk_js", "desk.1.js".to_owned()), ("desk_css", "desk.2.css".to_owned())]);
        let check = |page: &str, want: &str| assert_eq!(filled(page.to_owned(), &manifest), want);
        check("<script src=/assets/{{desk_js}}>", "<script src=/assets/desk.1.js>");
        check("{{desk_css}} {{desk_css}} {{other}}", "desk.2.css desk.2.css {{other}}");
    }
}
