//! The exchange with services that behave well, badly and not at all, over real sockets on this computer.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod loopback;

use loopback::{Asked, Reply, Server, dead_port};
use persklaar_mt::{Answer, Client, Consent, Endpoint, Kind, Limits, MtError, Request, check, translate};
use persklaar_text::{Language, TagKind, TaggedText};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

const YES: Consent = Consent { allowed: true, embargo: false };
const LANGUAGES: &str =
    r#"[{"code":"nl","name":"Dutch","targets":["en","nl"]},{"code":"en","name":"English","targets":["nl"]}]"#;

/// Patient with a busy machine, and quick to try again.
fn quick() -> Client {
    client(Duration::from_secs(15))
}

fn client(answer: Duration) -> Client {
    Client::with_limits(Limits {
        answer,
        first_wait: Duration::from_millis(10),
        answer_bytes: 100_000,
        ..Limits::default()
    })
}

fn libretranslate(url: &str) -> Endpoint {
    Endpoint::new("test", Kind::LibreTranslate, url, Some("hemelsleutel".into())).unwrap()
}

fn tagged(written: &[&str]) -> Vec<TaggedText> {
    written.iter().map(|text| TaggedText::parse(text, |_| TagKind::Bold).unwrap()).collect()
}

async fn ask_with(client: &Client, endpoint: &Endpoint, written: &[&str]) -> Result<Answer, MtError> {
    let (from, to): (Language, Language) = ("nl".parse().unwrap(), "en-GB".parse().unwrap());
    let texts = tagged(written);
    let request = Request { from: &from, to: &to, texts: &texts };
    translate(client, endpoint, &YES, &request, &CancellationToken::new()).await
}

async fn ask(url: &str, written: &[&str]) -> Result<Answer, MtError> {
    ask_with(&quick(), &libretranslate(url), written).await
}

/// A service that lists its languages and answers texts as `reply` says.
fn server(reply: impl Fn(&Asked, usize) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |asked, before| match asked.line.as_str() {
        "GET /languages" => Reply::json(200, LANGUAGES),
        _ => reply(asked, before),
    })
}

fn fixed(status: u16, body: &'static str) -> Server {
    server(move |_, _| Reply::json(status, body))
}

fn written(answer: &Answer) -> Vec<String> {
    answer.texts.iter().map(|translated| translated.text.written()).collect()
}

#[tokio::test]
async fn one_text_and_several_in_their_order() {
    let one = fixed(200, r#"{"translatedText":"One <b>&lt;i&gt;"}"#);
    let answer = ask(&one.url, &["Een"]).await.unwrap();
    assert_eq!(written(&answer), ["One &lt;b>&amp;lt;i&amp;gt;"]);
    assert_eq!(answer.characters, 3);
    let post = &one.posts()[0];
    assert_eq!(post.line, "POST /translate");
    for part in [r#""q":"Een""#, r#""source":"nl""#, r#""target":"en""#, r#""format":"text""#] {
        assert!(post.body.contains(part), "{}", post.body);
    }

    let several = fixed(200, r#"{"translatedText":["One","Two"]}"#);
    let answer = ask(&several.url, &["Een", "12", "<1>Twee</1>", "<2/>"]).await.unwrap();
    assert_eq!(written(&answer), ["One", "12", "<1>Two</1>", "<2/>"]);
    assert!(several.posts()[0].body.contains(r#""q":["Een","Twee"]"#));
    assert!(answer.texts.iter().all(|translated| !translated.tags_guessed));
}

#[tokio::test]
async fn nothing_to_translate_asks_nothing() {
    let server = fixed(200, "{}");
    let answer = ask(&server.url, &["12.000", "", "—"]).await.unwrap();
    assert_eq!(written(&answer), ["12.000", "", "—"]);
    assert_eq!((answer.characters, server.asked()), (0, Vec::new()));
}

#[tokio::test]
async fn the_gate_is_in_front_of_everything() {
    let server = fixed(200, r#"{"translatedText":"One"}"#);
    let (nl, en): (Language, Language) = ("nl".parse().unwrap(), "en".parse().unwrap());
    let texts = tagged(&["Een"]);
    let request = Request { from: &nl, to: &en, texts: &texts };
    let cancel = CancellationToken::new();
    let client = quick();
    let said = async |url: &str, consent: Consent| {
        translate(&client, &libretranslate(url), &consent, &request, &cancel)
            .await
            .map(|answer| written(&answer))
    };
    assert_eq!(said(&server.url, Consent::default()).await, Err(MtError::NotAllowed));
    let embargo = Consent { allowed: true, embargo: true };
    assert_eq!(said("https://example.invalid", embargo).await, Err(MtError::Embargo));
    assert_eq!(server.asked(), []);
    assert_eq!(said(&server.url, embargo).await, Ok(vec!["One".to_owned()]));
}

#[tokio::test]
async fn a_list_of_languages_is_asked_for_once_and_again_for_a_new_pair() {
    let server = fixed(200, r#"{"translatedText":"One"}"#);
    let (client, endpoint) = (quick(), libretranslate(&server.url));
    for _ in 0..3 {
        ask_with(&client, &endpoint, &["Een"]).await.unwrap();
    }
    let lists = || server.asked().iter().filter(|asked| asked.line == "GET /languages").count();
    assert_eq!(lists(), 1);
    assert_eq!(check(&client, &endpoint).await.unwrap().len(), 2);
    assert_eq!(lists(), 2);

    let (nl, zu): (Language, Language) = ("nl".parse().unwrap(), "zu".parse().unwrap());
    let texts = tagged(&["Een"]);
    let request = Request { from: &nl, to: &zu, texts: &texts };
    let said = translate(&client, &endpoint, &YES, &request, &CancellationToken::new()).await;
    assert_eq!(said, Err(MtError::PairUnknown));
    assert_eq!((lists(), server.posts().len()), (3, 3));
}

#[tokio::test]
async fn refusals_are_told_apart_and_not_repeated() {
    let check = async |status: u16, body: &'static str, expected: MtError| {
        let server = fixed(status, body);
        assert_eq!(ask(&server.url, &["Een"]).await, Err(expected), "{status}");
        assert_eq!(server.posts().len(), 1, "{status}");
    };
    let refused = |status, message: &str| MtError::Refused { status, message: message.to_owned() };
    check(400, r#"{"error":"Afrikaans is not available"}"#, refused(400, "Afrikaans is not available")).await;
    check(400, r#"{"error":"no text: Een"}"#, refused(400, "")).await;
    check(400, r#"{"error":"bad key hemelsleutel"}"#, refused(400, "")).await;
    check(500, "<html>traceback</html>", refused(500, "")).await;
    check(403, r#"{"error":"Invalid API key"}"#, MtError::KeyRefused).await;
    check(401, "", MtError::KeyRefused).await;
    check(404, "", refused(404, "")).await;
    check(504, "", MtError::TimedOut).await;
}

#[tokio::test]
async fn what_is_no_translation_is_a_bad_answer() {
    for body in [
        "<!DOCTYPE html><html><body>Log in</body></html>",
        "",
        "{}",
        r#"{"translatedText":["One","Two"]}"#,
        r#"{"translatedText":[]}"#,
        r#"{"translatedText":""}"#,
        r#"{"translatedText":null}"#,
    ] {
        let server = fixed(200, body);
        assert_eq!(ask(&server.url, &["Een"]).await, Err(MtError::BadAnswer), "{body}");
        assert_eq!(server.posts().len(), 1);
    }
    let huge = server(|_, _| Reply::json(200, &format!(r#"{{"translatedText":"{}"}}"#, "a".repeat(200_000))));
    assert_eq!(ask(&huge.url, &["Een"]).await, Err(MtError::BadAnswer));
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = fixed(200, r#"{"translatedText":"stolen"}"#);
    let target = elsewhere.url.clone();
    let server =
        server(move |_, _| Reply::Http(307, vec![("Location", format!("{target}/translate"))], Vec::new()));
    let error = ask(&server.url, &["Een"]).await.unwrap_err();
    assert!(matches!(error, MtError::Refused { status: 307, .. }), "{error}");
    assert_eq!(elsewhere.asked(), []);
}

#[tokio::test]
async fn a_dead_port_is_unreachable_soon() {
    let start = Instant::now();
    assert_eq!(ask(&dead_port(), &["Een"]).await, Err(MtError::Unreachable));
    assert!(start.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn silence_times_out_and_is_not_repeated() {
    let server = server(|_, _| Reply::Silence);
    let client = client(Duration::from_secs(1));
    let said = ask_with(&client, &libretranslate(&server.url), &["Een"]).await;
    assert_eq!(said, Err(MtError::TimedOut));
    assert_eq!(server.posts().len(), 1);
}

#[tokio::test]
async fn a_connection_that_broke_is_not_repeated() {
    let server = server(|_, _| Reply::HangUp);
    assert_eq!(ask(&server.url, &["Een"]).await, Err(MtError::Unreachable));
    assert_eq!(server.posts().len(), 1);
}

#[tokio::test]
async fn a_cancelled_translation_ends_at_once() {
    let server = server(|_, _| Reply::Silence);
    let (nl, en): (Language, Language) = ("nl".parse().unwrap(), "en".parse().unwrap());
    let texts = tagged(&["Een"]);
    let request = Request { from: &nl, to: &en, texts: &texts };
    let (client, endpoint, cancel) = (Client::new(), libretranslate(&server.url), CancellationToken::new());
    let start = Instant::now();
    let (answer, ()) = tokio::join!(translate(&client, &endpoint, &YES, &request, &cancel), async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        cancel.cancel();
    });
    assert_eq!(answer, Err(MtError::Cancelled));
    assert!(start.elapsed() < Duration::from_secs(5));

    let before = server.asked().len();
    let again = translate(&client, &endpoint, &YES, &request, &cancel).await;
    assert_eq!((again, server.asked().len()), (Err(MtError::Cancelled), before));
}

fn busy_at_first(status: u16, times: usize, after: &'static str) -> Server {
    server(move |_, before| {
        if before >= times {
            return Reply::json(200, r#"{"translatedText":"One"}"#);
        }
        let headers = if after.is_empty() { Vec::new() } else { vec![("Retry-After", after.to_owned())] };
        Reply::Http(status, headers, br#"{"error":"Slowdown"}"#.to_vec())
    })
}

#[tokio::test]
async fn too_many_requests_are_tried_again_when_asked_to() {
    let server = busy_at_first(429, 1, "1");
    let start = Instant::now();
    assert!(ask(&server.url, &["Een"]).await.is_ok());
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert_eq!(server.posts().len(), 2);

    let server = busy_at_first(503, 2, "");
    assert!(ask(&server.url, &["Een"]).await.is_ok());
    assert_eq!(server.posts().len(), 3);
}

#[tokio::test]
async fn nobody_waits_an_hour_or_asks_for_ever() {
    let server = busy_at_first(429, 99, "3600");
    let start = Instant::now();
    let retry_after = Some(Duration::from_secs(3600));
    assert_eq!(ask(&server.url, &["Een"]).await, Err(MtError::Busy { retry_after }));
    assert!(start.elapsed() < Duration::from_secs(3));
    assert_eq!(server.posts().len(), 1);

    let server = busy_at_first(429, 99, "");
    assert_eq!(ask(&server.url, &["Een"]).await, Err(MtError::Busy { retry_after: None }));
    assert_eq!(server.posts().len(), 4);
}

#[tokio::test]
async fn a_batch_that_is_too_much_is_halved() {
    let server = server(|asked, _| {
        let body: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
        match body["q"].as_array() {
            None => Reply::json(200, &serde_json::json!({ "translatedText": body["q"] }).to_string()),
            Some(texts) if texts.len() > 3 => Reply::json(413, "too much"),
            Some(texts) => Reply::json(200, &serde_json::json!({ "translatedText": texts }).to_string()),
        }
    });
    let names: Vec<String> = (0..21u8).map(|number| format!("tekst {}", char::from(b'a' + number))).collect();
    let texts: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(written(&ask(&server.url, &texts).await.unwrap()), texts);
}

#[tokio::test]
async fn what_is_sent_is_text_and_key_and_nothing_else() {
    let server = fixed(200, r#"{"translatedText":"One"}"#);
    ask(&server.url, &["Een"]).await.unwrap();
    for asked in server.asked() {
        assert!(!asked.line.contains('?') && !asked.line.contains("Een"), "{}", asked.line);
        for header in &asked.headers {
            let name = header.split(':').next().unwrap();
            let known = ["host", "user-agent", "accept", "content-type", "content-length"];
            assert!(known.contains(&name), "{header}");
            assert!(!header.contains("hemelsleutel"));
        }
    }
    assert!(server.posts()[0].body.contains("hemelsleutel"));
}

#[tokio::test]
async fn a_translation_can_run_on_any_thread() {
    let server = fixed(200, r#"{"translatedText":"One"}"#);
    let url = server.url.clone();
    let elsewhere = tokio::spawn(async move { ask(&url, &["Een"]).await });
    assert!(elsewhere.await.unwrap().is_ok());
}

#[tokio::test]
async fn a_refusal_makes_the_list_of_languages_old() {
    let server = fixed(400, r#"{"error":"nl is not available"}"#);
    let (client, endpoint) = (quick(), libretranslate(&server.url));
    for _ in 0..2 {
        ask_with(&client, &endpoint, &["Een"]).await.unwrap_err();
    }
    assert_eq!(server.asked().iter().filter(|asked| asked.line == "GET /languages").count(), 2);
}

#[tokio::test]
async fn localhost_by_name_is_this_computer() {
    let server = fixed(200, r#"{"translatedText":"One"}"#);
    let url = server.url.replace("127.0.0.1", "localhost");
    assert_eq!(written(&ask(&url, &["Een"]).await.unwrap()), ["One"]);
}

#[tokio::test]
async fn apertium_gets_a_form_and_one_text_at_a_time() {
    let server = Server::start(|asked, before| match asked.line.as_str() {
        "GET /apy/listPairs" => {
            Reply::json(200, r#"{"responseData":[{"sourceLanguage":"nld","targetLanguage":"eng"}]}"#)
        }
        _ if before == 0 => Reply::json(200, r#"{"responseData":{"translatedText":"a <g id=\"1\">b<\/g>"}}"#),
        _ => Reply::json(200, r#"{"responseData":{"translatedText":"&lt;script&gt;<b>"}}"#),
    });
    let endpoint = Endpoint::new("apy", Kind::Apertium, &format!("{}/apy", server.url), None).unwrap();
    let answer = ask_with(&quick(), &endpoint, &["een <1>twee</1>", "drie & vier"]).await.unwrap();
    assert_eq!(written(&answer), ["a <1>b</1>", "&lt;script>&lt;b>"]);
    let posts = server.posts();
    assert_eq!(posts.len(), 2);
    assert!(posts[0].body.contains("langpair=nld%7Ceng"), "{}", posts[0].body);
    assert!(posts[1].body.contains("drie+%26amp%3B+vier"), "{}", posts[1].body);
    assert_eq!(answer.characters, 8 + 11);
}
