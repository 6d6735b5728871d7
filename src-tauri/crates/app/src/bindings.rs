//! Prints the wire contract as TypeScript. Shapes come from the Rust types themselves, so the two cannot drift.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands;
use crate::{Event, Failure};

/// Collects declarations and command lines.
pub struct Printer {
    config: Config,
    types: BTreeMap<String, String>,
    commands: Vec<(String, String, String, &'static str)>,
}

impl Printer {
    fn type_of<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }

    pub(crate) fn command<In: TS + 'static, Out: TS + 'static>(
        &mut self,
        name: &str,
        kind: &'static str,
    ) {
        let request = self.type_of::<In>();
        let reply = self.type_of::<Out>();
        self.commands.push((name.to_owned(), request, reply, kind));
    }
}

impl TypeVisitor for Printer {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            // A container such as `Vec<T>`: not declared itself, but what it holds is.
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.types.contains_key(&name) {
            // Declared once, but `RowSave<NotePatch>` still holds what `RowSave<PupilPatch>` did not.
            T::visit_generics(self);
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.types
            .insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole of `ui/src/api/bindings.ts`.
pub fn typescript() -> String {
    let mut printer = Printer {
        config: Config::new().with_large_int("number"),
        types: BTreeMap::new(),
        commands: Vec::new(),
    };
    commands::print(&mut printer);
    printer.visit::<Failure>();
    printer.visit::<Event>();
    let mut out = String::from(
        "// Printed from the command table by `cargo xtask bindings`. Do not edit: edit the Rust.\n\n",
    );
    for declaration in printer.types.values() {
        out.push_str(declaration);
        out.push('\n');
    }
    let mut sorted = printer.commands;
    sorted.sort();
    out.push_str("/** Every command: its request, its reply, and whether a file goes in or bytes come out. */\nexport interface Commands {\n");
    for (name, request, reply, kind) in &sorted {
        let _ = writeln!(
            out,
            "  \"{name}\": {{ request: {request}; reply: {reply}; kind: \"{kind}\" }};"
        );
    }
    out.push_str("}\n\nexport const commandNames: readonly (keyof Commands)[] = [\n");
    for (name, ..) in &sorted {
        let _ = writeln!(out, "  \"{name}\",");
    }
    out.push_str("];\n");
    out
}
