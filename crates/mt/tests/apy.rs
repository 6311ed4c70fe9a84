//! The real Apertium APY, started here and reachable from this computer only, translates Dutch to Afrikaans.
//!
//! Needs Debian's apertium-apy and apertium-afr-nld; without them it says so and passes.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and says why it skips"
)]

use persklaar_mt::{Answer, Client, Consent, Endpoint, Kind, MtError, Pair, Request, check, translate};
use persklaar_text::{Language, Tag, TagKind, TaggedText};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use tokio_util::sync::CancellationToken;

/// Ends with this value; and with this process, because its standard input closes then.
struct Apy {
    child: Child,
    url: String,
}

impl Apy {
    /// None, with the reason printed, where Apertium is not installed.
    fn start() -> Option<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/mt/apy.py");
        let mut child = Command::new("/usr/bin/python3")
            .args(["-B", script, "--until-stdin-closes"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .inspect_err(|error| println!("skipped: no /usr/bin/python3: {error}"))
            .ok()?;
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        if !url.is_empty() {
            return Some(Self { child, url: url.trim().to_owned() });
        }
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(3), "Apertium is installed but did not start");
        println!("skipped: apertium-apy or apertium-afr-nld is not installed (make setup)");
        None
    }

    fn endpoint(&self) -> Endpoint {
        Endpoint::new("apertium", Kind::Apertium, &self.url, None).unwrap()
    }
}

impl Drop for Apy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn ask(endpoint: &Endpoint, to: &str, written: &[&str]) -> Result<Answer, MtError> {
    let (from, to): (Language, Language) = ("nl-NL".parse().unwrap(), to.parse().unwrap());
    let parse = |text: &&str| TaggedText::parse(text, |_| TagKind::Link).unwrap();
    let texts: Vec<TaggedText> = written.iter().map(parse).collect();
    let request = Request { from: &from, to: &to, texts: &texts };
    let embargo = Consent { allowed: true, embargo: true };
    translate(&Client::new(), endpoint, &embargo, &request, &CancellationToken::new()).await
}

fn tags(text: &TaggedText) -> Vec<Tag> {
    text.tags().collect()
}

#[tokio::test]
async fn dutch_becomes_afrikaans_and_keeps_its_tags() {
    let Some(apy) = Apy::start() else { return };
    let endpoint = apy.endpoint();
    assert!(endpoint.is_loopback());
    let pairs = check(&Client::new(), &endpoint).await.unwrap();
    assert!(pairs.contains(&Pair { from: "nld".to_owned(), to: "afr".to_owned() }));

    let sources = [
        "De regering heeft <1>het nieuwe rapport</1> niet gelezen.",
        "<1>Lees <2>meer</2> over de vluchtelingen</1>",
        "3.500",
        "Jansen &amp; Zonen schrijft &lt;b>vet&lt;/b>.<1/>",
        "Een <3>half paar, <4/>en de rest.",
    ];
    let answer = ask(&endpoint, "af", &sources).await.unwrap();
    let written: Vec<String> = answer.texts.iter().map(|translated| translated.text.written()).collect();
    println!("{written:#?}");
    assert_eq!(answer.texts.len(), sources.len());
    for (source, translated) in sources.iter().zip(&answer.texts) {
        let source = TaggedText::parse(source, |_| TagKind::Link).unwrap();
        assert_eq!(tags(&translated.text), tags(&source));
        assert!(!translated.tags_guessed, "{}", translated.text);
    }
    // Afrikaans by its own words, and the link still around the report.
    assert!(written[0].starts_with("Die regering het <1>"), "{}", written[0]);
    assert!(written[0].ends_with(" verslag</1> nie gelees."), "{}", written[0]);
    assert!(written[1].starts_with("<1>Lees <2>meer</2> oor "), "{}", written[1]);
    assert_eq!(written[2], "3.500");
    assert!(written[3].contains("Jansen &amp; Seuns") && written[3].contains("&lt;b>"), "{}", written[3]);
}

#[tokio::test]
async fn many_segments_come_back_in_their_order() {
    let Some(apy) = Apy::start() else { return };
    let names: Vec<String> = (1..=60).map(|number| format!("Huis <1>{number}</1> is groot.")).collect();
    let sources: Vec<&str> = names.iter().map(String::as_str).collect();
    let answer = ask(&apy.endpoint(), "af", &sources).await.unwrap();
    for (number, translated) in (1..=60).zip(&answer.texts) {
        assert!(translated.text.written().contains(&format!("<1>{number}</1>")), "{}", translated.text);
    }
}

#[tokio::test]
async fn a_language_that_it_has_not_is_said_without_sending() {
    let Some(apy) = Apy::start() else { return };
    assert_eq!(ask(&apy.endpoint(), "en", &["De regering"]).await, Err(MtError::PairUnknown));
}
