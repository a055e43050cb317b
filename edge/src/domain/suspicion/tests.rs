//! Names of programs and of browsers, as they are seen in the wild.

use super::*;

#[test]
fn programs_say_what_they_are_and_browsers_are_let_alone() {
    use Suspicion::{Bot, Scanner};
    let check = |user_agent: &str, want: Option<Suspicion>| {
        for shouted in [user_agent.to_owned(), user_agent.to_uppercase(), user_agent.to_lowercase()] {
            // A browser's capitals are its own.
            if want.is_some() || shouted == user_agent {
                assert_eq!(Suspicion::of(Some(&shouted), Seen::default()), want, "{shouted}");
            }
        }
    };
    for bot in [
        "",
        "  ",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/125.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36 (compatible; GoogleOther)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b",
        "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
        "Mozilla/5.0 (compatible; heritrix/3.4.0 +https://archive.org)",
        "facebookexternalhit/1.1",
        "meta-externalagent/1.1",
        "WhatsApp/2.23.20.0 A",
        "TelegramBot (like TwitterBot)",
        "Slackbot-LinkExpanding 1.0",
        "Slack-ImgProxy (+https://api.slack.com/robots)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/125.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse",
        "curl/8.5.0",
        "Wget/1.21.4",
        "python-requests/2.31.0",
        "Python/3.11 aiohttp/3.9.1",
        "Go-http-client/2.0",
        "Apache-HttpClient/4.5.14 (Java/17.0.9)",
        "Java/1.8.0_402",
        "node-fetch/1.0",
        "axios/1.6.7",
        "undici",
        "libwww-perl/6.72",
        "PostmanRuntime/7.36.1",
        "Ruby",
        "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041.3803",
    ] {
        check(bot, Some(Bot));
    }
    for scanner in [
        "Mozilla/5.0 (compatible; BarracudaCentral)",
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "YahooMailProxy",
        "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
        "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.12026; Pro)",
        "ClamAV/0.103.8 (OS: linux-gnu, ARCH: x86_64, CPU: x86_64)",
        "Google-Safety",
        "Mozilla/5.0 zgrab/0.x",
        "Mozilla/5.0 (compatible; Nmap Scripting Engine)",
    ] {
        check(scanner, Some(Scanner));
    }
    for person in [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 6.0; CUBOT MAX) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/72.0.3626.121 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 8.0.0; CUBOT_P20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.110 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Avast/125.0.0.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:126.0) Gecko/20100101 Firefox/126.0",
        "Mozilla/5.0 (Linux; Android 13; 22101316G Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.0.0 Mobile Safari/537.36 Instagram 332.0.0.38.90 Android (33/13; 440dpi; 1080x2189; Xiaomi/Redmi; 22101316G; ruby; mt6877; en_GB; 602357895)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/466.1.0;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5;FBLC/en_US]",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 LinkedInApp",
        "ShopApp/4.2 (com.example.shop; build:812; iOS 17.5.0) Alamofire/5.9.1",
        "okhttp/4.12.0",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/7.0; .NET4.0E; Microsoft Outlook 14.0.7113; ms-office; MSOffice 14)",
        "Links (2.1pre23; Linux 3.5.0 i686; 237x63)",
    ] {
        check(person, None);
    }
}

#[test]
fn the_plainest_evidence_is_told() {
    let check = |user_agent: &str, responses: u32, want: Option<Suspicion>| {
        assert_eq!(
            Suspicion::of(Some(user_agent), Seen { address: responses, visitor: 1 }),
            want,
            "{user_agent} {responses}"
        );
    };
    let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0";
    check(browser, MOST_OF_AN_OFFICE, None);
    check(browser, MOST_OF_AN_OFFICE + 1, Some(Suspicion::Hammering));
    check("curl/8.5.0", 1_000, Some(Suspicion::Bot));
    assert_eq!(Suspicion::of(None, Seen::default()), Some(Suspicion::Bot));
}

#[test]
fn only_the_beginning_of_a_long_name_is_looked_at() {
    let of = |before: usize| {
        let user_agent = format!("{} bot", "x".repeat(before));
        Suspicion::of(Some(&user_agent), Seen::default())
    };
    assert_eq!(of(400), Some(Suspicion::Bot));
    assert_eq!(of(40_000), None);
    // A cut within a character is no trouble.
    assert_eq!(by_name(&"ü".repeat(600)), None);
    assert_eq!(by_name(&format!("x{}", "ü".repeat(600))), None);
}

#[test]
fn every_word_is_found_under_its_first_letter_and_each_suspicion_under_its_word() {
    for letter in 0..=u8::MAX {
        for (word, _) in starting(letter) {
            assert!(word.bytes().next() == Some(letter) && *word == word.to_lowercase(), "{word}");
        }
    }
    for one in [Suspicion::Bot, Suspicion::Scanner, Suspicion::Hammering] {
        assert_eq!(Suspicion::from_word(one.word()), Some(one));
        assert_eq!(serde_json::to_value(one).unwrap(), one.word());
    }
    assert_eq!(Suspicion::from_word("other"), None);
}
