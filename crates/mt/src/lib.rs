//! Machine translation by services that the user configured: LibreTranslate and Apertium APY.
//!
//! A *dialect* knows one service's wire format and nothing else: it makes the body of a request and reads the body of
//! an answer. Everything around it is shared by all services: consent, the rule for addresses, languages, what is sent
//! of a segment's tags, the exchange itself with its limits and retries, and putting the tags back. What comes back is
//! text and never markup. Consent is an argument and the ledger is the caller's: this crate keeps nothing on disk and
//! reads no clock.

mod client;
mod codec;
mod consent;
mod dialect;
mod endpoint;
mod error;
mod iso639;
mod pairs;
mod projection;
mod repair;
mod retry;
mod translate;

pub use client::{Client, Limits};
pub use codec::Translated;
pub use consent::Consent;
pub use endpoint::{Endpoint, EndpointError, Kind};
pub use error::MtError;
pub use pairs::Pair;
pub use repair::repair;
pub use translate::{Answer, Request, check, translate};
