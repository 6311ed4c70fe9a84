//! Every message exists in every language, with the same attributes and the same arguments.

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use persklaar_tests::places::root;
use std::collections::{BTreeMap, BTreeSet};

/// Message (or message.attribute) to the names of its arguments.
type Messages = BTreeMap<String, BTreeSet<String>>;

#[test]
fn languages_have_the_same_messages_and_arguments() {
    let english = messages("en");
    assert!(english.len() > 100, "only {} English messages were read", english.len());
    let dutch = messages("nl");
    let ids = |messages: &Messages| messages.keys().cloned().collect::<BTreeSet<_>>();
    let only_english: Vec<_> = ids(&english).difference(&ids(&dutch)).cloned().collect();
    let only_dutch: Vec<_> = ids(&dutch).difference(&ids(&english)).cloned().collect();
    assert!(
        only_english.is_empty() && only_dutch.is_empty(),
        "not in Dutch: {only_english:?}; not in English: {only_dutch:?}"
    );
    for (id, arguments) in &english {
        assert_eq!(arguments, &dutch[id], "{id} has other arguments in Dutch");
    }
}

fn messages(language: &str) -> Messages {
    let mut found = Messages::new();
    for entry in std::fs::read_dir(root().join("translations").join(language)).expect("the language is there")
    {
        let path = entry.expect("the folder can be listed").path();
        let text = std::fs::read_to_string(&path).expect("messages are UTF-8");
        let resource =
            parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name.to_owned();
            let mut add = |id: String, pattern: &Pattern<&str>| {
                let mut arguments = BTreeSet::new();
                of_pattern(pattern, &mut arguments);
                assert!(found.insert(id.clone(), arguments).is_none(), "{id} is there twice in {language}");
            };
            if let Some(value) = &message.value {
                add(id.clone(), value);
            }
            for attribute in &message.attributes {
                add(format!("{id}.{}", attribute.id.name), &attribute.value);
            }
        }
    }
    found
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, found),
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            variants.iter().for_each(|variant| of_pattern(&variant.value, found));
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|inline| of_inline(inline, found));
        }
        _ => {}
    }
}
