//! Apertium APY: `POST /translate` as a form, one text a request, html format.
//!
//! By POST and never by GET, because APY writes the query of a GET into its log.

use super::{Body, Dialect, read};
use crate::codec::Codec;
use crate::{MtError, Pair};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;

pub(super) struct Apertium;

#[derive(Deserialize)]
struct Reply<T> {
    #[serde(rename = "responseData")]
    data: T,
}

#[derive(Deserialize)]
struct ListedPair {
    #[serde(rename = "sourceLanguage")]
    source: String,
    #[serde(rename = "targetLanguage")]
    target: String,
}

#[derive(Deserialize)]
struct Translation {
    #[serde(rename = "translatedText")]
    translated: String,
}

#[derive(Deserialize)]
struct Failure {
    explanation: Option<String>,
    message: Option<String>,
}

impl Dialect for Apertium {
    fn pairs_path(&self) -> &'static str {
        "listPairs"
    }

    fn pairs(&self, bytes: &[u8]) -> Result<Vec<Pair>, MtError> {
        let listed: Reply<Vec<ListedPair>> = read(bytes)?;
        Ok(listed.data.into_iter().map(|pair| Pair { from: pair.source, to: pair.target }).collect())
    }

    fn most_texts(&self) -> usize {
        1
    }

    fn body(&self, pair: &Pair, texts: &[String], key: Option<&SecretString>) -> Body {
        let mut form = vec![
            ("langpair", format!("{}|{}", pair.from, pair.to)),
            ("q", texts.concat()),
            // Otherwise a word that it does not know comes back with a star before it.
            ("markUnknown", "no".to_owned()),
            ("deformat", "html".to_owned()),
            ("reformat", "html-noent".to_owned()),
        ];
        if let Some(key) = key {
            form.push(("key", key.expose_secret().to_owned()));
        }
        Body::Form(form)
    }

    fn texts(&self, bytes: &[u8]) -> Result<Vec<String>, MtError> {
        Ok(vec![read::<Reply<Translation>>(bytes)?.data.translated])
    }

    fn explanation(&self, bytes: &[u8]) -> Option<String> {
        let failure: Failure = read(bytes).ok()?;
        failure.explanation.or(failure.message)
    }

    fn codec(&self) -> Codec {
        Codec::Html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair() -> Pair {
        Pair { from: "nld".to_owned(), to: "afr".to_owned() }
    }

    #[test]
    fn pairs_and_texts_are_read() {
        let listed = br#"{"responseData":[{"sourceLanguage":"nld","targetLanguage":"afr"}],"responseDetails":null,"responseStatus":200}"#;
        assert_eq!(Apertium.pairs(listed).unwrap(), [pair()]);
        let answer =
            br#"{"responseData":{"translatedText":"a<\/g>"},"responseDetails":null,"responseStatus":200}"#;
        assert_eq!(Apertium.texts(answer).unwrap(), ["a</g>"]);
        for bad in [&b"{}"[..], b"[]", b"<html>", br#"{"responseData":{}}"#] {
            assert_eq!(Apertium.texts(bad), Err(MtError::BadAnswer));
        }
    }

    #[test]
    fn a_form_holds_the_text_and_the_key_only_if_there_is_one() {
        let Body::Form(form) = Apertium.body(&pair(), &["een & twee".to_owned()], None) else {
            panic!("a form")
        };
        assert!(form.contains(&("langpair", "nld|afr".to_owned())));
        assert!(form.contains(&("q", "een & twee".to_owned())));
        assert!(form.iter().all(|(name, _)| *name != "key"));
        let Body::Form(form) = Apertium.body(&pair(), &[String::new()], Some(&"k".into())) else {
            panic!("a form")
        };
        assert!(form.contains(&("key", "k".to_owned())));
    }

    #[test]
    fn errors_are_explained() {
        let error = br#"{"status":"error","code":400,"message":"Bad Request","explanation":"That pair is not installed"}"#;
        assert_eq!(Apertium.explanation(error).as_deref(), Some("That pair is not installed"));
        assert_eq!(Apertium.explanation(br#"{"message":"Bad Request"}"#).as_deref(), Some("Bad Request"));
        assert_eq!(Apertium.explanation(b""), None);
    }
}
