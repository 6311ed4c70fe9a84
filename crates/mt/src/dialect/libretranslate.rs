//! LibreTranslate: `POST /translate` in JSON, one text or an array.
//!
//! Its html format is not used: it unescapes its own answer, so that escaped text comes back as markup, and it
//! translates what stands inside tags apart from the rest.

use super::{Body, Dialect, read};
use crate::codec::Codec;
use crate::{MtError, Pair};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::json;

pub(super) struct LibreTranslate;

#[derive(Deserialize)]
struct Listed {
    code: String,
    /// Older servers translate from each language to each and list no targets.
    targets: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Translation {
    #[serde(rename = "translatedText")]
    translated: OneOrMany,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
struct Failure {
    error: String,
}

impl Dialect for LibreTranslate {
    fn pairs_path(&self) -> &'static str {
        "languages"
    }

    fn pairs(&self, bytes: &[u8]) -> Result<Vec<Pair>, MtError> {
        let listed: Vec<Listed> = read(bytes)?;
        let all: Vec<String> = listed.iter().map(|language| language.code.clone()).collect();
        let mut pairs = Vec::new();
        for Listed { code, targets } in &listed {
            let others = targets.as_ref().unwrap_or(&all).iter().filter(|target| *target != code);
            pairs.extend(others.map(|target| Pair { from: code.clone(), to: target.clone() }));
        }
        Ok(pairs)
    }

    fn most_texts(&self) -> usize {
        16
    }

    fn body(&self, pair: &Pair, texts: &[String], key: Option<&SecretString>) -> Body {
        // One text goes as a text: not every server of this kind reads an array.
        let q = if let [only] = texts { json!(only) } else { json!(texts) };
        let mut body = json!({ "q": q, "source": pair.from, "target": pair.to, "format": "text" });
        if let Some(key) = key {
            body["api_key"] = json!(key.expose_secret());
        }
        Body::Json(body)
    }

    fn texts(&self, bytes: &[u8]) -> Result<Vec<String>, MtError> {
        Ok(match read::<Translation>(bytes)?.translated {
            OneOrMany::One(text) => vec![text],
            OneOrMany::Many(texts) => texts,
        })
    }

    fn explanation(&self, bytes: &[u8]) -> Option<String> {
        read::<Failure>(bytes).ok().map(|failure| failure.error)
    }

    fn codec(&self) -> Codec {
        Codec::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(from: &str, to: &str) -> Pair {
        Pair { from: from.to_owned(), to: to.to_owned() }
    }

    #[test]
    fn languages_become_pairs() {
        let listed = br#"[{"code":"nl","name":"Dutch","targets":["en","nl"]},{"code":"en","name":"English","targets":["nl"]}]"#;
        assert_eq!(LibreTranslate.pairs(listed).unwrap(), [pair("nl", "en"), pair("en", "nl")]);
        let old = br#"[{"code":"nl","name":"Dutch"},{"code":"en","name":"English"}]"#;
        assert_eq!(LibreTranslate.pairs(old).unwrap(), [pair("nl", "en"), pair("en", "nl")]);
        assert_eq!(LibreTranslate.pairs(b"<html>"), Err(MtError::BadAnswer));
    }

    #[test]
    fn one_text_and_several() {
        let body = |texts: &[&str], key: Option<&str>| {
            let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
            LibreTranslate.body(&pair("nl", "en"), &texts, key.map(SecretString::from).as_ref())
        };
        let one = json!({ "q": "a", "source": "nl", "target": "en", "format": "text" });
        assert_eq!(body(&["a"], None), Body::Json(one));
        let two =
            json!({ "q": ["a", "b"], "source": "nl", "target": "en", "format": "text", "api_key": "k" });
        assert_eq!(body(&["a", "b"], Some("k")), Body::Json(two));
    }

    #[test]
    fn answers_of_both_shapes() {
        assert_eq!(LibreTranslate.texts(br#"{"translatedText":"a"}"#).unwrap(), ["a"]);
        let many = br#"{"translatedText":["a","b"],"alternatives":[[],[]]}"#;
        assert_eq!(LibreTranslate.texts(many).unwrap(), ["a", "b"]);
        for bad in [&b"{}"[..], br#"{"translatedText":null}"#, br#"{"translatedText":[1]}"#, b"", b"\xff"] {
            assert_eq!(LibreTranslate.texts(bad), Err(MtError::BadAnswer));
        }
        assert_eq!(LibreTranslate.explanation(br#"{"error":"no"}"#).as_deref(), Some("no"));
        assert_eq!(LibreTranslate.explanation(b"<html>"), None);
    }
}
