//! What differs between services: paths, bodies of requests and answers, and how tags travel.
//!
//! A dialect sends nothing. The client exchanges what it makes, so that every rule about the network stands in one place.

mod apertium;
mod libretranslate;

use crate::codec::Codec;
use crate::{Kind, MtError, Pair};
use secrecy::SecretString;

/// The body of a POST.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body {
    /// As `application/json`.
    Json(serde_json::Value),
    /// As `application/x-www-form-urlencoded`.
    Form(Vec<(&'static str, String)>),
}

/// One service's wire format. `bytes` are always a whole body, and may be anything at all.
pub(crate) trait Dialect: Send + Sync {
    /// Where the language pairs are listed, by GET: a list holds no text.
    fn pairs_path(&self) -> &'static str;
    /// Where text is sent, by POST.
    fn translate_path(&self) -> &'static str {
        "translate"
    }
    /// The language pairs of an answer.
    fn pairs(&self, bytes: &[u8]) -> Result<Vec<Pair>, MtError>;
    /// How many texts one request takes.
    fn most_texts(&self) -> usize;
    /// The body that asks for texts.
    fn body(&self, pair: &Pair, texts: &[String], key: Option<&SecretString>) -> Body;
    /// The texts of an answer, in the order of the request; the caller counts them.
    fn texts(&self, bytes: &[u8]) -> Result<Vec<String>, MtError>;
    /// The service's own words about an error, if the body has any.
    fn explanation(&self, bytes: &[u8]) -> Option<String>;
    /// How a segment becomes a text of this service and back.
    fn codec(&self) -> Codec;
}

impl Kind {
    pub(crate) fn dialect(self) -> &'static dyn Dialect {
        match self {
            Self::LibreTranslate => &libretranslate::LibreTranslate,
            Self::Apertium => &apertium::Apertium,
        }
    }
}

fn read<'a, T: serde::Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, MtError> {
    serde_json::from_slice(bytes).map_err(|_| MtError::BadAnswer)
}
