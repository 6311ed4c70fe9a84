//! What a pattern means, told by what it refuses; what it fits is tested through whole rules.

use super::*;

fn refusal(before: &str, after: &str) -> Option<String> {
    let mut sets = Sets::default();
    let node =
        parse(before, false, &mut sets).and_then(|before| Ok((before, parse(after, false, &mut sets)?)));
    node.and_then(|(before, after)| sides(before, after, &mut sets)).err()
}

#[test]
fn what_cannot_be_had_is_refused_in_words() {
    let check = |before: &str, after: &str, expected: &str| {
        let found = refusal(before, after).unwrap_or_default();
        assert!(found.contains(expected), "{before} {after}: {found}");
    };
    check(r"(a)\1", "", "back-reference");
    check(r"a(?=b)c", "", "look ahead inside");
    check(r"(a(?<=b))?c", "", "look back inside");
    check("(?!a)b", "", "into its own text");
    check("", "b(?<!a)", "into its own text");
    check("(?<!ab*)c", "", "no fixed length");
    check("(?>a|ab)c", "", "gives nothing back");
    check("a++ab", "", "gives nothing back");
    check("a?+", "b", "gives nothing back");
    check("[a", "", "closing bracket");
    check("(a", "", "closing parenthesis");
    check("a)", "", "parenthesis too many");
    check("*a", "", "nothing before it");
    check("a{2000}", "", "1000 times");
    check("a{2}{2}{2}{2}", "", "too deep");
    check(r"\p{Klingon}", "", "Klingon");
    check(r"\X", "", "not known");
    check("(?w)a", "", "switch");
    check("[z-a]", "", "backwards");
    check(&"(".repeat(5000), "", "too deep");
    check(&"[".repeat(5000), "", "too deep");
    check(r"\uD800x", "", "no character");
    check(r"\", "", "backslash");
}

#[test]
fn what_can_be_had_is_not_refused() {
    for (before, after) in [
        (r"(?iu)\bdr\.", r"\s"),
        (r"\Q...\E|…", r"\R"),
        (r"[\p{L}&&[^x]]\x{2e}", r"\h+\u0041"),
        (r"[\p{Pe}-[\u005D]]", r"[[:alpha:]--[a-c]]"),
        (r"(?<!3ds )[Mm]ax\.", ""),
        (r"x(?<!y)(?=z)", r"(?<=q)(?!r)z(?!t)"),
        (r"[.?!]++", r"\s++\p{Lu}"),
        (r"(?<name>a)(?P<other>b)(?#no)", "$"),
        (r"\p{IsAlpha}\p{javaUpperCase}\p{InGreek}\p{sc=Grek}\pL", ""),
        (r"a{2,}b{3}?", r"[]a-]"),
    ] {
        assert_eq!(refusal(before, after), None, "{before} {after}");
    }
}

proptest::proptest! {
    #[test]
    fn any_pattern_is_read_or_refused(pattern in r"([(\[\])|*+?{}\\^$.,:<>=!&a-z0-9-]|\\[a-zA-Z]|\(\?|\[\^|\PC){0,40}") {
        refusal(&pattern, &pattern);
    }
}
