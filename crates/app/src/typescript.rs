//! The contract in TypeScript.
//!
//! One text for all types and the list of commands; a test fails when the interface's copy is stale.

use crate::contract::*;
use ts_rs::{Config, TS};

macro_rules! declare {
    ($($name:ident: $request:ty => $response:ty,)*) => {
        fn commands(config: &Config) -> String {
            let mut out = String::from("/** Every command with its request and its response. */\nexport interface Commands {\n");
            $(
                out.push_str(&format!(
                    "  {}: {{ request: {}; response: {} }};\n",
                    stringify!($name), <$request>::name(config), <$response>::name(config)
                ));
            )*
            out.push_str("}\n");
            out
        }

        fn types(config: &Config) -> Vec<String> {
            let mut found = Found { config, types: Vec::new() };
            $( found.add::<$request>(); found.add::<$response>(); )*
            found.add::<AppError>();
            found.add::<Event>();
            found.types.sort();
            found.types.into_iter().map(|(_, text)| text).collect()
        }
    };
}

crate::for_each_command!(declare);

struct Found<'a> {
    config: &'a Config,
    types: Vec<(String, String)>,
}

impl Found<'_> {
    fn add<T: TS + ?Sized + 'static>(&mut self) {
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(self.config);
        if self.types.iter().any(|(known, _)| *known == name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.types.push((name, format!("{docs}export {}\n", T::decl(self.config))));
        T::visit_dependencies(self);
    }
}

impl ts_rs::TypeVisitor for Found<'_> {
    fn visit<T: TS + ?Sized + 'static>(&mut self) {
        self.add::<T>();
    }
}

/// The whole file, as ui/src/api/contract.gen.ts holds it.
pub fn contract_file() -> String {
    let config = Config::default();
    let mut out =
        String::from("// Generated from crates/app/src/contract; `make contract` writes it anew.\n\n");
    for text in types(&config) {
        out.push_str(&text);
        out.push('\n');
    }
    out.push_str(&commands(&config));
    out
}
