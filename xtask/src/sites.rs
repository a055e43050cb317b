//! The sites' settings, one JSON file each.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use shared::settings::Settings;

use crate::build::phones;

/// The settings in one file.
///
/// # Errors
/// When it can't be read or is no settings; the message says where.
pub fn read(file: &Path) -> Result<Settings> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let settings: Settings =
        serde_json::from_str(&text).with_context(|| format!("reading the settings in {}", file.display()))?;
    let countries = settings.callbacks.iter().flat_map(|callbacks| &callbacks.countries);
    for country in countries {
        if phones::plan(country).is_none() {
            bail!("callbacks in {}: there is no country {country} with telephone numbers", file.display());
        }
    }
    Ok(settings)
}

/// The settings in all `*.json` files of a folder, by name.
///
/// # Errors
/// When there is none, one can't be read, or two have the same id.
pub fn read_all(folder: &Path) -> Result<Vec<Settings>> {
    let mut files = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    if files.is_empty() {
        bail!(
            "no site: put its settings into {} (examples/demo.json shows how)",
            folder.join("SITE.json").display()
        );
    }
    let mut sites: Vec<Settings> = Vec::new();
    for file in files {
        let settings = read(&file)?;
        if sites.iter().any(|other| other.site == settings.site) {
            bail!("{} has the id `{}`, which another site has too", file.display(), settings.site);
        }
        sites.push(settings);
    }
    Ok(sites)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::write;

    #[test]
    fn every_mistake_names_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let site = |id: &str| {
            format!(
                r#"{{"site":"{id}","name":"Shop","survey":{{"id":"s","question":"How was it?"}},
                    "outcomes":[{{"id":"o","label":"O"}}],"root_causes":[{{"id":"r","label":"R"}}]}}"#
            )
        };
        let check = |file: &str, content: &str, want: &str| {
            write(&folder.join(file), content).unwrap();
            let error = format!("{:#}", read_all(folder).unwrap_err());
            assert!(error.contains(want), "{error}");
        };
        check("readme.txt", "", "SITE.json");
        check("a.json", "{", "a.json");
        write(&folder.join("a.json"), site("shop")).unwrap();
        assert_eq!(read_all(folder).unwrap().len(), 1);
        check("b.json", &site("shop"), "b.json has the id `shop`");
        let calling = site("other").replacen('{', r#"{"callbacks":{"countries":["DE","ZZ"]},"#, 1);
        check("b.json", &calling, "there is no country ZZ");
    }
}
