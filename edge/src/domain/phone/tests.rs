use std::{cell::RefCell, collections::HashMap};

use NumberRefusal::{Costly, NobodyThere, NotANumber, OtherCountry};
use regex::Regex;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region};
use xtask::build::phones;

use super::*;

/// Regular expressions of the kind that the tables are written for.
#[derive(Default)]
struct Native(RefCell<HashMap<String, Regex>>);

impl Native {
    fn regex(&self, pattern: String) -> Regex {
        let compile = || Regex::new(&pattern).unwrap();
        self.0.borrow_mut().entry(pattern.clone()).or_insert_with(compile).clone()
    }
}

impl Patterns for Native {
    fn matches(&self, pattern: &str, text: &str) -> bool {
        self.regex(format!("^(?:{pattern})$")).is_match(text)
    }

    fn at_start(&self, pattern: &str, text: &str) -> Option<Vec<Option<String>>> {
        let caught = self.regex(format!("^(?:{pattern})")).captures(text)?;
        Some(caught.iter().map(|group| group.map(|group| group.as_str().to_owned())).collect())
    }
}

fn countries(codes: &str) -> Vec<NumberPlan> {
    let plan = |code: &str| phones::plan(&code.parse().unwrap()).unwrap();
    codes.split_whitespace().map(plan).collect()
}

#[test]
fn a_number_is_read_as_people_type_it() {
    let check = |codes: &str, raw: &str, want: Result<&str, NumberRefusal>| {
        let read = read(raw, &countries(codes), &Native::default());
        assert_eq!(read.as_ref().map(PhoneNumber::as_str).map_err(|reason| *reason), want, "{codes} {raw:?}");
    };
    for typed in [
        "+4915112345678",
        "+49 151 1234 5678",
        "+49 (0)151 / 12 34 56-78",
        "0151 12345678",
        "0049 151 12345678",
        " (0151)\u{a0}123\u{2011}45678 ",
        "\u{ff0b}\u{ff14}\u{ff19} 151 12345678",
        "+٤٩١٥١١٢٣٤٥٦٧٨",
        "۰۱۵۱۱۲۳۴۵۶۷۸",
    ] {
        check("DE FR", typed, Ok("+4915112345678"));
    }
    check("DE FR", "+33 6 12 34 56 78", Ok("+33612345678"));
    check("FR DE", "06 12 34 56 78", Ok("+33612345678"));
    check("US", "(201) 555-0123", Ok("+12015550123"));
    check("US", "1 201 555 0123", Ok("+12015550123"));
    check("US", "011 1 201 555 0123", Ok("+12015550123"));
    check("IT", "02 1234 5678", Ok("+390212345678"));
    check("AR", "011 15 2345 6789", Ok("+5491123456789"));
    check("GB", "07400 123456", Ok("+447400123456"));

    // Countries that share a calling code are told apart.
    check("US", "+1 876 555 0123", Err(NotANumber));
    check("JM", "+1 876 555 0123", Ok("+18765550123"));
    check("GB", "+44 7781 123456", Err(NotANumber));
    check("GB GG", "+44 7781 123456", Ok("+447781123456"));

    check("DE", "+33612345678", Err(OtherCountry));
    check("", "+4915112345678", Err(OtherCountry));
    check("", "015112345678", Err(OtherCountry));

    check("DE", "0900 1 234567", Err(Costly));
    check("DE", "+49 900 1234567", Err(Costly));
    check("DE", "0180 2 123456", Err(Costly));
    check("US", "+1 900 234 5678", Err(Costly));
    check("GB", "+44 9012345678", Err(Costly));
    check("GB", "070 1234 5678", Err(Costly));
    check("FR", "0891 12 34 56", Err(Costly));
    check("DE", "0800 1234567", Err(NobodyThere));
    check("DE", "016412345678", Err(NobodyThere));

    for bad in [
        "",
        " ",
        "+",
        "++4915112345678",
        "49+15112345678",
        "+999123456789012",
        "+999",
        "110",
        "112",
        "+49112",
        "0",
        "1234567890123456789012345678901234567890",
        "12345678901234567890123456789012345678901",
        "0151 CALL NOW",
        "+4915112345678;ext=12",
        "+4915112345678 ext. 12",
        "+4915112345678,,12#",
        "tel:+4915112345678",
        "+4915112345678\r\nX: y",
        "+49\r\n15112345678",
        "+49151\u{0}12345678",
        "+49151\u{202e}12345678",
        "<script>",
        "📞",
        "𝟎𝟏𝟓𝟏12345678",
    ] {
        check("DE", bad, Err(if bad == "+999123456789012" { OtherCountry } else { NotANumber }));
    }
}

/// What a library that many trust says of a number of `region`, if it is one to call people at.
fn judged(raw: &str, region: Region) -> Option<String> {
    use PhoneNumberType::{FixedLine, FixedLineOrMobile, Mobile, VoIP};
    let number = PHONE_NUMBER_UTIL.parse(raw, Some(region)).ok()?;
    let kind = PHONE_NUMBER_UTIL.get_number_type(&number);
    let people = matches!(kind, FixedLine | FixedLineOrMobile | Mobile | VoIP);
    let here = PHONE_NUMBER_UTIL.is_valid_number_for_region(&number, region);
    (people && here).then(|| PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned())
}

/// A country's examples of every kind, as they are written there and abroad, and what a slip of the finger makes of them.
fn examples(region: Region) -> Vec<String> {
    use PhoneNumberType::{
        FixedLine, Mobile, Pager, PersonalNumber, PremiumRate, SharedCost, TollFree, UAN, VoIP, VoiceMail,
    };
    let kinds =
        [FixedLine, Mobile, VoIP, PremiumRate, SharedCost, PersonalNumber, TollFree, Pager, UAN, VoiceMail];
    let mut examples = Vec::new();
    for kind in kinds {
        let Ok(number) = PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(region, kind) else {
            continue;
        };
        for format in [PhoneNumberFormat::E164, PhoneNumberFormat::International, PhoneNumberFormat::National]
        {
            let written = PHONE_NUMBER_UTIL.format(&number, format).into_owned();
            let shorter = written.chars().take(written.chars().count() - 1).collect();
            examples.extend([format!("{written}0"), shorter, written]);
        }
    }
    examples
}

#[test]
fn numbers_are_judged_as_a_known_library_judges_them() {
    let native = Native::default();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (country, plan) in phones::plans() {
        let Ok(region) = country.as_str().parse::<Region>() else { continue };
        let known = [plan];
        for example in examples(region) {
            count += 1;
            let ours = read(&example, &known, &native).ok().map(String::from);
            let theirs = judged(&example, region);
            if ours != theirs {
                wrong.push((country.clone(), example, ours, theirs));
            }
        }
    }
    assert!(count > 8_000, "{count}");
    assert!(wrong.is_empty(), "{} of {count}: {wrong:#?}", wrong.len());
}
