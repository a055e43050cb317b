//! How the numbers of each country are made, from the tables of a library that keeps them up to date.
//!
//! The library itself would be a tenth of the Worker, its tables half of it. So the edge gets a file for each country,
//! reads those that a site allows, and leaves regular expressions to the platform.

use std::path::Path;

use anyhow::{Context, Result};
use phonenumber::{
    Metadata,
    metadata::{DATABASE, Descriptor},
};
use shared::phone::{Country, NationalPrefix, NumberPattern, NumberPlan};

use crate::stamp;

/// Writes the plan of each country as `phone.DE.json` into `folder`.
pub(super) fn place(folder: &Path) -> Result<()> {
    for (country, plan) in plans() {
        stamp::write(&folder.join(format!("phone.{country}.json")), serde_json::to_vec(&plan)?)
            .context("writing the numbers of a country")?;
    }
    Ok(())
}

/// The plan of a country.
#[must_use]
pub fn plan(country: &Country) -> Option<NumberPlan> {
    DATABASE.by_id(country.as_str()).map(read)
}

/// All countries that have numbers, with their plans.
pub fn plans() -> impl Iterator<Item = (Country, NumberPlan)> {
    // What belongs to no country, as satellite telephones do, is named by a number.
    let named = |metadata: &Metadata| Some((metadata.id().parse().ok()?, read(metadata)));
    let mut plans: Vec<(Country, NumberPlan)> = DATABASE.iter().filter_map(named).collect();
    plans.sort_by(|(one, _), (other, _)| one.cmp(other));
    plans.into_iter()
}

fn read(metadata: &Metadata) -> NumberPlan {
    let kinds = metadata.descriptors();
    let of = |kinds: &[Option<&Descriptor>]| kinds.iter().flatten().map(|kind| pattern(kind)).collect();
    NumberPlan {
        calling_code: metadata.country_code().to_string(),
        abroad: metadata.international_prefix().map(|prefix| plain(prefix.as_str())),
        national: metadata
            .national_prefix_for_parsing()
            .map(|prefix| prefix.as_str())
            .or(metadata.national_prefix())
            .map(|prefix| NationalPrefix {
                pattern: plain(prefix),
                replacement: metadata.national_prefix_transform_rule().map(str::to_owned),
            }),
        all: pattern(kinds.general()),
        people: of(&[kinds.fixed_line(), kinds.mobile(), kinds.voip()]),
        costly: of(&[kinds.premium_rate(), kinds.shared_cost(), kinds.personal_number()]),
        others: of(&[kinds.toll_free(), kinds.pager(), kinds.uan(), kinds.voicemail()]),
    }
}

fn pattern(kind: &Descriptor) -> NumberPattern {
    NumberPattern {
        pattern: plain(kind.national_number().as_str()),
        lengths: kind.possible_length().to_vec(),
    }
}

/// The tables are set over several lines, which not every engine of regular expressions overlooks.
fn plain(pattern: &str) -> String {
    pattern.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_plan_that_every_engine_reads() {
        assert!(plans().count() > 200);
        for (country, plan) in plans() {
            assert!(!plan.people.is_empty(), "{country}");
            let prefixes = plan.abroad.iter().chain(plan.national.as_ref().map(|national| &national.pattern));
            let kinds = [&plan.all].into_iter().chain(&plan.people).chain(&plan.costly).chain(&plan.others);
            for pattern in prefixes.chain(kinds.map(|kind| &kind.pattern)) {
                // Whatever has another meaning, or none, in another engine.
                for special in ["(?=", "(?!", "(?<", "(?P", "(?i", "\\b", "\\p", "\\k", " ", "\n"] {
                    assert!(!pattern.contains(special), "{country}: {pattern}");
                }
            }
        }
    }

    #[test]
    fn a_plan_has_the_kinds_apart() {
        let germany = plan(&"DE".parse().unwrap()).unwrap();
        assert_eq!((germany.calling_code.as_str(), germany.abroad.as_deref()), ("49", Some("00")));
        assert_eq!(germany.national, Some(NationalPrefix { pattern: "0".to_owned(), replacement: None }));
        assert_eq!((germany.people.len(), germany.costly.len()), (2, 3));
        assert_eq!(plan(&"XX".parse().unwrap()), None);
    }
}
