use super::*;

fn look(light: &str, dark: &str) -> Result<Look, String> {
    let json = format!(r#"{{"light":{{{light}}},"dark":{{{dark}}}}}"#);
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

#[test]
fn contrast_is_what_wcag_says() {
    // As the checkers of WebAIM and of Chromium give them.
    for (one, other, want) in [
        (0x00_0000, 0xff_ffff, 2100),
        (0xff_ffff, 0xff_ffff, 100),
        (0x77_7777, 0xff_ffff, 447),
        (0x76_7676, 0xff_ffff, 454),
        (0xff_0000, 0xff_ffff, 399),
        (0x00_00ff, 0xff_ffff, 859),
        (0x0a_0a0a, 0x00_0000, 106),
    ] {
        assert_eq!(contrast(hex(one), hex(other)), want, "{one:06x} {other:06x}");
        assert_eq!(contrast(hex(other), hex(one)), want);
    }
}

#[test]
fn a_look_that_can_not_be_read_is_refused_with_a_way_out() {
    let check = |light: &str, dark: &str, want: &str| match look(light, dark) {
        Ok(look) => panic!("{look:?}"),
        Err(error) => assert!(error.contains(want), "{want}\nis not in\n{error}"),
    };
    check(
        r##""accent":"#ff9466""##,
        "",
        "look: in light, on_accent on accent has a contrast of 2.16; 4.5 is needed, which on_accent #424242 has",
    );
    check(
        r##""accent":"#ff9466","on_accent":"#2b0d00""##,
        "",
        "in light, accent on surface has a contrast of 2.16",
    );
    check("", r##""text":"#777777""##, "in dark, text on surface has a contrast of 3.61");
    check(r##""text":"#666666""##, "", "in light, text, softened as small words are, on surface");
    check(r##""surface":"#777777""##, "", "in light, text on surface");
    for bad in ["#fff", "red", "#12345g", "#+12345", "#1234567"] {
        check(&format!(r#""text":"{bad}""#), "", "a colour is # and six of 0-9, a-f");
    }
    check(r#""ink":1"#, "", "look: light and dark, each with accent");
}

#[test]
fn what_is_proposed_passes() {
    for (on, soft, under) in [
        (0xff_9466, false, 0xff_ffff),
        (0xff_ffff, false, 0xff_9466),
        (0x77_7777, true, 0xff_ffff),
        (0x80_8080, false, 0x7f_7f7f),
    ] {
        let proposed = nearby(hex(on), soft, hex(under)).unwrap();
        assert!(drawn(proposed, soft, hex(under)) >= ENOUGH, "{on:06x} {under:06x} {proposed}");
    }
    assert_eq!(nearby(hex(0x80_8080), true, hex(0x75_7575)), None, "softened, none is far enough from grey");
}

#[test]
fn the_owners_colours_take_the_place_of_ours() {
    let check = |light: &str, dark: &str, want: &str| assert_eq!(look(light, dark).unwrap().css(), want);
    check("", "", "");
    check(
        r##""accent":"#0057B8""##,
        r##""surface":"#000000","text":"#ffffff""##,
        "@media(prefers-color-scheme:light){:host(:not([data-theme=dark])){--accent:var(--warmline-accent,#0057b8);}}\
         :host([data-theme=light]){--accent:var(--warmline-accent,#0057b8);}\
         @media(prefers-color-scheme:dark){:host(:not([data-theme=light])){\
         --fore:var(--warmline-text,#ffffff);--back:var(--warmline-surface,#000000);}}\
         :host([data-theme=dark]){--fore:var(--warmline-text,#ffffff);--back:var(--warmline-surface,#000000);}",
    );
}

#[test]
fn the_plain_pages_have_the_owners_colours_too() {
    let check = |light: &str, dark: &str, want: &str| assert_eq!(look(light, dark).unwrap().page_css(), want);
    check("", "", "");
    check(
        r##""accent":"#0057B8""##,
        r##""surface":"#000000""##,
        "@media(prefers-color-scheme:light){:root{--accent:#0057b8;}}\
         @media(prefers-color-scheme:dark){:root{--back:#000000;\
         --soft:color-mix(in srgb,var(--fore) 72%,var(--back));\
         --line:color-mix(in srgb,var(--fore) 20%,var(--back));\
         --ground:color-mix(in srgb,var(--fore) 5%,var(--back));}}",
    );
}

#[test]
fn our_colours_are_those_of_the_style() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../widget/loader/card.css");
    let style = std::fs::read_to_string(path).unwrap().replace("#fff)", "#ffffff)");
    for colours in [LIGHT, DARK] {
        for ((property, token), colour) in PROPERTIES.into_iter().zip(colours) {
            let declaration = format!("--{property}: var(--warmline-{token}, {colour});");
            assert!(style.contains(&declaration), "{declaration}");
        }
    }
    assert!(style.contains(&format!("--soft: color-mix(in srgb, var(--fore) {SOFT}%, var(--back))")));
}
