use super::*;

const ACCOUNT: &str = r#"{"account":"ACa1","token":"12345","from":"+4930111111","agents":{}}"#;

fn telephony() -> Telephony {
    serde_json::from_str(ACCOUNT).unwrap()
}

fn call() -> CallId {
    "call-01234567890123456789".parse().unwrap()
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The request for a call of a provider at `url`.
fn ordering(url: Option<&str>, reach: Reach) -> Result<Ordering, TargetError> {
    let mut telephony = telephony();
    telephony.url = url.map(|url| url.to_owned().try_into().unwrap());
    let parties = ["+4930222222", "+4915112345678"].map(|number| number.parse::<PhoneNumber>().unwrap());
    let [agent, visitor] = &parties;
    let (call, site) = (call(), "demo".parse().unwrap());
    let parts = Order { call: &call, site: &site, agent, visitor, origin: "https://edge.example" };
    order(&telephony, parts, reach)
}

#[test]
fn an_order_rings_the_agent_then_the_visitor() {
    let ordering = ordering(None, Reach::Public).unwrap();
    assert_eq!(ordering.target.url(), "https://api.twilio.com/2010-04-01/Accounts/ACa1/Calls.json");
    assert_eq!(ordering.headers[0], ("content-type", "application/x-www-form-urlencoded".to_owned()));
    assert_eq!(ordering.headers[2], ("authorization", "Basic QUNhMToxMjM0NQ==".to_owned()));
    let calls = "https://edge.example/v1/sites/demo/calls/call-01234567890123456789";
    let twiml = format!(
        "<Response><Dial callerId=\"+4930111111\" timeout=\"30\" record=\"do-not-record\" action=\"{calls}/ended\" \
         method=\"POST\"><Number statusCallback=\"{calls}/visitor\" statusCallbackEvent=\"answered\" \
         statusCallbackMethod=\"POST\">+4915112345678</Number></Dial></Response>"
    );
    let body: Vec<(String, String)> = form_urlencoded::parse(ordering.body.as_bytes()).into_owned().collect();
    let want = fields(&[
        ("To", "+4930222222"),
        ("From", "+4930111111"),
        ("Timeout", "15"),
        ("Twiml", &twiml),
        ("StatusCallback", &format!("{calls}/agent")),
        ("StatusCallbackEvent", "completed"),
        ("StatusCallbackMethod", "POST"),
    ]);
    assert_eq!(body, want);
    assert_eq!(escaped(r#"https://e/?a="1"&b=<2>"#), "https://e/?a=&quot;1&quot;&amp;b=&lt;2>");
}

#[test]
fn a_provider_is_somewhere_outside() {
    let check = |url: &str, reach: Reach, want: Result<&str, TargetError>| {
        let got = ordering(Some(url), reach);
        assert_eq!(got.as_ref().map(|ordering| ordering.target.url()).map_err(|error| *error), want, "{url}");
    };
    let path = "/2010-04-01/Accounts/ACa1/Calls.json";
    check("https://voice.example/", Reach::Public, Ok(&format!("https://voice.example{path}")));
    check("https://voice.example/api", Reach::Public, Ok(&format!("https://voice.example/api{path}")));
    check("http://127.0.0.1:9", Reach::Private, Ok(&format!("http://127.0.0.1:9{path}")));
    check("http://voice.example", Reach::Public, Err(TargetError::Scheme));
    check("https://127.0.0.1", Reach::Public, Err(TargetError::Literal));
    check("https://localhost", Reach::Public, Err(TargetError::Inside));
    check("https://u:p@voice.example", Reach::Public, Err(TargetError::Userinfo));
    check("https://voice.example/#", Reach::Public, Err(TargetError::Fragment));
}

#[test]
fn an_answer_says_whether_it_rings() {
    let check =
        |status: u16, body: &str, want: Ordered| assert_eq!(ordered(status, body), want, "{status} {body}");
    check(201, r#"{"sid":"CA1","status":"queued","price":null}"#, Ordered::Taken { sid: "CA1".to_owned() });
    check(201, "{}", Ordered::Refused { status: 201, code: None });
    check(201, "<html>", Ordered::Refused { status: 201, code: None });
    check(302, "", Ordered::Refused { status: 302, code: None });
    let error = r#"{"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003","status":401}"#;
    check(401, error, Ordered::Refused { status: 401, code: Some(20_003) });
    check(429, r#"{"code":20429,"message":"Too Many Requests","status":429}"#, Ordered::Busy);
    check(503, "", Ordered::Busy);
    check(201, &format!(r#"{{"sid":"{}"}}"#, "x".repeat(1_000)), Ordered::Taken { sid: "x".repeat(64) });
}

#[test]
fn signatures_of_the_documentation_are_known() {
    const ADDRESS: &str = "https://mycompany.com/myapp.php?foo=1&bar=2";
    let sent = |caller: &str| {
        fields(&[
            ("To", "+18005551212"),
            ("CallSid", "CA1234567890ABCDE"),
            ("Digits", "1234"),
            ("From", caller),
            ("Caller", caller),
        ])
    };
    let check = |address: &str, fields: &[(String, String)], header: &str, want: bool| {
        assert_eq!(is_signed(&telephony(), address, fields, header), want, "{address} {header}");
    };
    let (one, other) = (sent("+14158675309"), sent("+12349013030"));
    check(ADDRESS, &one, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", true);
    check(ADDRESS, &other, "0/KCTR6DLpKmkAf8muzZqo1nDgQ=", true);
    check(ADDRESS, &other, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", false);
    check("https://mycompany.com/myapp.php?foo=1&bar=3", &one, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", false);
    check(ADDRESS, &one[1..], "RSOYDt4T1cUTdK1PDd93/VVr8B8=", false);
    // What is sent twice is signed once.
    let twice: Vec<_> = one.iter().chain(&one[..1]).cloned().collect();
    check(ADDRESS, &twice, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", true);
    for bad in ["", "RSOYDt4T1cUTdK1PDd93/VVr8B8", "RSOYDt4T1cUTdK1PDd93", "====", "\u{0}", "sha1=x"] {
        check(ADDRESS, &one, bad, false);
    }
}

#[test]
fn what_the_provider_tells_is_understood() {
    let not_begun = || Some(News::NotBegun);
    let answered = || Some(News::Answered);
    let missed = |why| Some(News::Missed(why));
    let check = |leg: Leg, pairs: &[(&str, &str)], want: Option<News>| {
        assert_eq!(news(leg, &fields(pairs)), want, "{leg:?} {pairs:?}");
    };
    for status in ["busy", "no-answer", "failed", "canceled"] {
        check(Leg::Agent, &[("CallStatus", status)], not_begun());
    }
    check(Leg::Agent, &[("CallStatus", "completed")], missed(Unreached::NoAnswer));
    check(Leg::Visitor, &[("CallStatus", "in-progress")], answered());
    // The agent's side goes on while the visitor's ends: its own status is in the request as well.
    let ended = |status: &str, want: Option<News>| {
        check(Leg::Ended, &[("CallStatus", "in-progress"), ("DialCallStatus", status)], want);
    };
    ended("completed", answered());
    ended("answered", answered());
    ended("busy", missed(Unreached::Busy));
    ended("no-answer", missed(Unreached::NoAnswer));
    ended("canceled", missed(Unreached::NoAnswer));
    ended("failed", missed(Unreached::Failed));
    ended("queued", None);
    for going_on in ["queued", "initiated", "ringing", "COMPLETED", ""] {
        check(Leg::Agent, &[("CallStatus", going_on)], None);
        check(Leg::Visitor, &[("CallStatus", going_on)], None);
    }
    check(Leg::Agent, &[("CallStatus", "in-progress")], None);
    check(Leg::Agent, &[("DialCallStatus", "busy")], None);
    check(Leg::Ended, &[("CallStatus", "completed")], None);
    check(Leg::Agent, &[], None);
}

#[test]
fn sides_are_named_in_the_address() {
    for leg in [Leg::Agent, Leg::Visitor, Leg::Ended] {
        assert_eq!(leg.word().parse(), Ok(leg));
    }
    assert_eq!("Agent".parse::<Leg>(), Err(LegError));
}
