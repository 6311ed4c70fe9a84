//! A configured service: its name for people, its kind, its address and its key.
//!
//! The rule for addresses is here: https anywhere, plain http only to this computer. Whether it may be asked at all is
//! the consent gate's business.

use secrecy::SecretString;
use url::{Host, Url};

/// Which service speaks at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// LibreTranslate, self-hosted or not.
    LibreTranslate,
    /// Apertium's own server, APY.
    Apertium,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::LibreTranslate, Self::Apertium];

    /// The contract's word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::LibreTranslate => "libretranslate",
            Self::Apertium => "apertium",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// An address that cannot be an endpoint's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// No URL with a host.
    #[error("this is not a web address; it looks like https://translate.example.org")]
    NotAnAddress,
    /// Neither http nor https.
    #[error("an endpoint's address begins with https://, or with http:// on this computer")]
    Scheme,
    /// Plain http to another computer.
    #[error("plain http is only for this computer (localhost, 127.0.0.1); use https for another one")]
    Insecure,
    /// A user name or password, which would end up in settings and on screens.
    #[error("an address holds no user name or password; give the key apart")]
    Credentials,
    /// A query or fragment.
    #[error("an endpoint's address ends before any '?' or '#'")]
    Query,
    /// Longer than any address is.
    #[error("this address is too long")]
    TooLong,
}

impl EndpointError {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAnAddress => "not_an_address",
            Self::Scheme => "scheme",
            Self::Insecure => "insecure",
            Self::Credentials => "credentials",
            Self::Query => "query",
            Self::TooLong => "too_long",
        }
    }
}

/// A service that text could be sent to. Its key is never printed.
#[derive(Debug, Clone)]
pub struct Endpoint {
    name: String,
    kind: Kind,
    url: Url,
    key: Option<SecretString>,
}

impl Endpoint {
    /// Checks the address. Nothing is sent.
    ///
    /// # Errors
    /// The address breaks the rule.
    pub fn new(name: &str, kind: Kind, url: &str, key: Option<SecretString>) -> Result<Self, EndpointError> {
        Ok(Self { name: name.to_owned(), kind, url: address(url)?, key })
    }

    /// What the user calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which service it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its address.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The host that text goes to, without the port.
    pub fn host(&self) -> String {
        self.url.host_str().unwrap_or_default().to_owned()
    }

    /// Whether text sent to it stays on this computer.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    pub(crate) fn key(&self) -> Option<&SecretString> {
        self.key.as_ref()
    }

    /// The address of one of the service's calls; a path that the user gave stays in front.
    pub(crate) fn call(&self, path: &str) -> Url {
        let mut url = self.url.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().push(path);
        }
        url
    }
}

fn address(written: &str) -> Result<Url, EndpointError> {
    if written.len() > 2000 {
        return Err(EndpointError::TooLong);
    }
    let url = Url::parse(written.trim()).map_err(|_| EndpointError::NotAnAddress)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(EndpointError::Scheme);
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(EndpointError::NotAnAddress);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(EndpointError::Credentials);
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(EndpointError::Query);
    }
    if url.scheme() == "http" && !is_loopback(&url) {
        return Err(EndpointError::Insecure);
    }
    Ok(url)
}

/// Literal addresses and the one name that the client itself resolves; no other name can be trusted to stay here.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: Result<bool, &str>) {
        let endpoint = Endpoint::new("n", Kind::Apertium, url, None);
        let said = endpoint.as_ref().map(Endpoint::is_loopback).map_err(EndpointError::code);
        assert_eq!(said, expected, "{url}");
    }

    #[test]
    fn https_anywhere_and_http_only_here() {
        check("https://translate.example.org", Ok(false));
        check("https://translate.example.org/mt/", Ok(false));
        check("https://localhost:5000", Ok(true));
        check("http://localhost:5000", Ok(true));
        check("http://LOCALHOST:5000/", Ok(true));
        check(" http://127.0.0.1:2737 ", Ok(true));
        check("http://127.8.9.1", Ok(true));
        check("http://2130706433", Ok(true));
        check("http://[::1]:5000", Ok(true));
        for remote in
            ["http://example.org", "http://localhost.example.org", "http://localhost.", "http://0.0.0.0:5000"]
        {
            check(remote, Err("insecure"));
        }
        for near in
            ["http://192.168.1.4", "http://[::ffff:127.0.0.1]", "http://a.localhost", "http://10.0.0.1"]
        {
            check(near, Err("insecure"));
        }
    }

    #[test]
    fn other_addresses_are_refused_with_the_reason() {
        check("banana", Err("not_an_address"));
        check("", Err("not_an_address"));
        check("https://", Err("not_an_address"));
        check("ftp://localhost", Err("scheme"));
        check("file:///etc/passwd", Err("scheme"));
        check("localhost:5000", Err("scheme"));
        check("http://127.0.0.1@evil.example", Err("credentials"));
        check("https://user:pass@example.org", Err("credentials"));
        check("https://example.org/?api_key=1", Err("query"));
        check("https://example.org/#a", Err("query"));
        check(&format!("https://{}", "a".repeat(3000)), Err("too_long"));
    }

    #[test]
    fn a_call_keeps_the_path_in_front() {
        let call = |url| Endpoint::new("n", Kind::Apertium, url, None).unwrap().call("translate").to_string();
        assert_eq!(call("https://example.org"), "https://example.org/translate");
        assert_eq!(call("https://example.org/apy"), "https://example.org/apy/translate");
        assert_eq!(call("https://example.org/apy/"), "https://example.org/apy/translate");
    }

    #[test]
    fn the_key_is_never_printed() {
        let key = Some("hemelsleutel".into());
        let endpoint = Endpoint::new("n", Kind::LibreTranslate, "https://example.org", key).unwrap();
        assert!(!format!("{endpoint:?}").contains("hemelsleutel"));
    }

    #[test]
    fn kinds_have_the_contracts_names() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(Kind::from_name("deepl"), None);
    }
}
