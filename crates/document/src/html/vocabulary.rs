//! The names under which metadata and structured data hold texts for people.
//!
//! Closed lists: a name that is not here is for machines, because a translated identifier does more harm than a text
//! that was not offered. What is left out, and why, is told in docs/translated.md.

/// Metadata by `name` or `property`, in lower case and sorted.
const METADATA: [&str; 25] = [
    "abstract",
    "apple-mobile-web-app-title",
    "application-name",
    "article:section",
    "article:tag",
    "book:tag",
    "citation_abstract",
    "citation_keywords",
    "citation_title",
    "description",
    "keywords",
    "msapplication-tooltip",
    "news_keywords",
    "og:site_name",
    "og:video:tag",
    "parsely-section",
    "parsely-tags",
    "parsely-title",
    "sailthru.description",
    "sailthru.tags",
    "sailthru.title",
    "subject",
    "summary",
    "title",
    "video:tag",
];

/// Families of metadata in which every name with one of these ends is a text, such as `og:image:alt` or `dc.title`.
const FAMILIES: [&str; 4] = ["og", "twitter", "dc", "dcterms"];
const ENDS: [&str; 6] = ["abstract", "alt", "alternative", "description", "subject", "title"];

/// Names of structured data, in JSON-LD and in `itemprop`, sorted. `name` is not among them: it depends.
const TEXTS: [&str; 18] = [
    "abstract",
    "accessibilitySummary",
    "alternativeHeadline",
    "articleBody",
    "articleSection",
    "caption",
    "copyrightNotice",
    "creditText",
    "description",
    "disambiguatingDescription",
    "genre",
    "headline",
    "jobTitle",
    "keywords",
    "reviewBody",
    "slogan",
    "text",
    "transcript",
];

/// Types of things whose `name` is a proper name, sorted; more are told by the end of their name.
const PROPER: [&str; 17] = [
    "AdministrativeArea",
    "Audience",
    "Brand",
    "City",
    "CollegeOrUniversity",
    "Corporation",
    "Country",
    "Language",
    "NGO",
    "Patient",
    "Person",
    "Place",
    "PostalAddress",
    "ProfessionalService",
    "School",
    "State",
    "VirtualLocation",
];

/// Properties that lead to a person, an organisation or a place, where the thing does not say its type; sorted.
const SOMEONE: [&str; 19] = [
    "accountablePerson",
    "actor",
    "address",
    "author",
    "brand",
    "contributor",
    "copyrightHolder",
    "creator",
    "director",
    "editor",
    "employee",
    "founder",
    "funder",
    "location",
    "member",
    "performer",
    "provider",
    "publisher",
    "sourceOrganization",
];

/// Whether the `name` of a thing is a proper name or a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    /// It has no type.
    Unknown,
    /// A person, an organisation, a place.
    Proper,
    /// An article, a question, a product.
    Common,
}

/// Whether metadata of this lower-case name is a text for people.
pub(crate) fn is_metadata(name: &str) -> bool {
    let numbered = ["twitter:label", "twitter:data"]
        .iter()
        .filter_map(|start| name.strip_prefix(start))
        .any(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    numbered || is_of_family(name) || METADATA.binary_search(&name).is_ok()
}

fn is_of_family(name: &str) -> bool {
    let separator = |character| matches!(character, '.' | ':');
    let ends = name.split_once(separator).zip(name.rsplit_once(separator));
    ends.is_some_and(|((family, _), (_, end))| FAMILIES.contains(&family) && ENDS.contains(&end))
}

/// Whether a property of structured data is a text for people wherever it stands.
pub(crate) fn is_text_name(name: &str) -> bool {
    TEXTS.binary_search(&name).is_ok()
}

/// Whether what stands under this property is a person, an organisation or a place, as far as the property tells.
pub(crate) fn names_someone(property: &str) -> bool {
    SOMEONE.binary_search(&property).is_ok()
}

/// What a type says about the name; `kind` may be a whole address, such as `https://schema.org/Person`.
pub(crate) fn naming(kind: &str) -> Naming {
    let kind = kind.trim().rsplit(['/', '#', ':']).next().unwrap_or(kind);
    let ends = ["Organization", "Business", "Station", "Office", "Building", "Hospital", "Team", "Place"];
    if PROPER.binary_search(&kind).is_ok() || ends.iter().any(|end| kind.ends_with(end)) {
        Naming::Proper
    } else {
        Naming::Common
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searched_tables_are_sorted() {
        assert!(METADATA.is_sorted() && TEXTS.is_sorted() && PROPER.is_sorted() && SOMEONE.is_sorted());
    }

    #[test]
    fn names_are_told_apart() {
        for (name, expected) in [
            ("og:title", true),
            ("twitter:data2", true),
            ("og:video:title", true),
            ("dc:title.x", false),
            ("x:title", false),
            ("twitter:data", false),
            ("og:url", false),
        ] {
            assert_eq!(is_metadata(name), expected, "{name}");
        }
        for (kind, expected) in [
            ("Person", Naming::Proper),
            ("https://schema.org/NewsMediaOrganization", Naming::Proper),
            ("schema:City", Naming::Proper),
            ("NewsArticle", Naming::Common),
        ] {
            assert_eq!(naming(kind), expected, "{kind}");
        }
    }
}
