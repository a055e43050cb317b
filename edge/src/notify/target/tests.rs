use super::*;

fn check(reach: Reach, raw: &str, want: Result<&str, TargetError>) {
    let got = Target::parse(raw, reach);
    assert_eq!(got.as_ref().map(Target::url).map_err(|error| *error), want, "{raw:?}");
}

#[test]
fn public_targets() {
    let check = |raw: &str, want: &str| check(Reach::Public, raw, Ok(want));
    check("https://shop.example", "https://shop.example/");
    check("https://shop.example:443/hooks?x=1", "https://shop.example/hooks?x=1");
    check("HTTPS://Shop.Example:8443/Hooks", "https://shop.example:8443/Hooks");
    check("https://shop.example./hooks", "https://shop.example./hooks");
    check("https://xn--schn-7qa.example/ä", "https://xn--schn-7qa.example/%C3%A4");
    check("https://mylocalhost.example/", "https://mylocalhost.example/");
    check("https://localhost.example/", "https://localhost.example/");
    check("https://1.2.3.4.example/", "https://1.2.3.4.example/");
    // What such names lead to is known to the network alone, which refuses it.
    check("https://127.0.0.1.nip.io/", "https://127.0.0.1.nip.io/");
}

#[test]
fn what_is_no_public_target() {
    let check = |want: TargetError, raws: &[&str]| {
        for raw in raws {
            check(Reach::Public, raw, Err(want));
        }
    };
    check(
        TargetError::Malformed,
        &[
            "",
            "shop.example",
            "https://schön.example/",
            "https://\u{ff11}\u{ff12}\u{ff17}.0.0.1/",
            "https://127\u{3002}0\u{3002}0\u{3002}1/",
            "https://\u{24db}ocalhost/",
            "https://",
            "https:///",
            "//shop.example",
            "https://shop.example:99999",
            "https://shop .example",
            "https://shop.example/\n",
            "https://shop.ex\tample/",
            " https://shop.example",
            "https://[::1",
            "https://[fe80::1%25eth0]/",
            "https://1.2.3.4.5/",
            "https://256.1.1.1/",
            "https://shop.example/\u{0}",
            "https://a%00.example/",
            "https://shop\u{3000}.example",
        ],
    );
    check(
        TargetError::Scheme,
        &[
            "http://shop.example",
            "ftp://shop.example",
            "file:///etc/passwd",
            "javascript:1",
            "data:,x",
            "wss://shop.example",
        ],
    );
    check(
        TargetError::Userinfo,
        &[
            "https://user@shop.example",
            "https://user:pass@shop.example",
            "https://:pass@shop.example",
            "https://shop.example%2f@127.0.0.1/",
        ],
    );
    check(TargetError::Fragment, &["https://shop.example/#", "https://shop.example/#top"]);
    check(
        TargetError::Port,
        &[
            "https://shop.example:22",
            "https://shop.example:80",
            "https://shop.example:444",
            "https://shop.example:0",
        ],
    );
    check(
        TargetError::Literal,
        &[
            "https://127.0.0.1/",
            "https://127.0.0.1./",
            "https://127.1/",
            "https://0/",
            "https://0.0.0.0/",
            "https://0x7f000001/",
            "https://0x7f.1/",
            "https://0X7F.0.0.1/",
            "https://2130706433/",
            "https://017700000001/",
            "https://0177.0.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://10.0.0.1/",
            "https://8.8.8.8/",
            "https://[::1]/",
            "https://[::]/",
            "https://[::ffff:7f00:1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[fd00::1]:8443/",
            "https://%31%32%37.0.0.1/",
        ],
    );
    check(
        TargetError::Inside,
        &[
            "https://localhost/",
            "https://localhost./",
            "https://LOCALHOST/",
            "https://a.localhost/",
            "https://a.localhost./",
            "https://printer.local/",
            "https://metadata.google.internal/",
            "https://internal/",
            "https://shop/",
            "https://router.home.arpa/",
        ],
    );
    check(
        TargetError::Name,
        &[
            "https://*.nip.io/",
            "https://shop_.example/",
            "https://-shop.example/",
            "https://shop..example/",
            "https://shop.example../",
            "https://./",
            &format!("https://{}.example/", "a".repeat(64)),
            &format!("https://{}example/", "a.".repeat(130)),
        ],
    );
}

#[test]
fn private_targets() {
    let check = |raw: &str, want: Result<&str, TargetError>| check(Reach::Private, raw, want);
    check("http://127.0.0.1:4000/hook", Ok("http://127.0.0.1:4000/hook"));
    check("http://localhost:4000", Ok("http://localhost:4000/"));
    check("https://shop.example", Ok("https://shop.example/"));
    check("http://[::1]:4000/", Ok("http://[::1]:4000/"));
    check("ftp://127.0.0.1/", Err(TargetError::Scheme));
    check("file:///etc/passwd", Err(TargetError::Scheme));
    check("http://user@127.0.0.1/", Err(TargetError::Userinfo));
    check("http://127.0.0.1/#a", Err(TargetError::Fragment));
    check("127.0.0.1", Err(TargetError::Malformed));
}
