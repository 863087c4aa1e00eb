//! What modules may name of each other. Each check takes files as (path under `src`, text) and lists every offence.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{Module, Named, Naming, Source};

/// Files as their paths under `src` and their texts.
pub type Files<'a> = [(&'a str, &'a str)];

/// The sources of a crate.
struct Crate {
    sources: Vec<Source>,
    modules: BTreeSet<Module>,
}

impl Crate {
    fn read(files: &Files) -> Self {
        let sources: Vec<Source> =
            files.iter().map(|(path, text)| Source::read(path, text)).collect();
        let modules = sources.iter().map(|source| source.module.clone()).collect();
        Self { sources, modules }
    }

    /// A path that a module names, from the root of the crate; none if it leads to another crate.
    fn resolve(&self, module: &Module, path: &[String]) -> Option<Vec<String>> {
        let mut from = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" | "baocao" => {
                from.clear();
                rest = &path[1..];
            }
            "self" | "super" => {
                while let Some(step @ ("self" | "super")) = rest.first().map(String::as_str) {
                    if step == "super" {
                        from.pop();
                    }
                    rest = &rest[1..];
                }
            }
            child => {
                from.push(child.to_owned());
                let known = self.modules.contains(&from);
                from.pop();
                if !known {
                    return None;
                }
            }
        }
        from.extend_from_slice(rest);
        Some(from)
    }

    /// The file that a path from the root leads into.
    fn file_of(&self, path: &[String]) -> Module {
        let ends = (0..=path.len()).rev();
        let known = ends.map(|end| &path[..end]).find(|path| self.modules.contains(*path));
        known.unwrap_or_default().to_vec()
    }

    /// What each file names within the crate, from the root.
    fn named(&self) -> impl Iterator<Item = (&Source, &Named, Vec<String>)> {
        self.sources.iter().flat_map(move |source| {
            source.named.iter().filter_map(move |named| {
                Some((source, named, self.resolve(&source.module, &named.path)?))
            })
        })
    }
}

/// How many names two paths begin with in common.
fn common(a: &[String], b: &[String]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Modules that name each other in a circle. A module and those under it count as one, so that a parent and its children
/// may name each other; what is only passed on by `pub use` does not count.
pub fn cycles(files: &Files) -> Vec<String> {
    let krate = Crate::read(files);
    // Of each two modules side by side, where one, or something under it, names the other.
    let mut edges: BTreeMap<(Module, Module), BTreeSet<String>> = BTreeMap::new();
    for (source, named, path) in krate.named() {
        let target = krate.file_of(&path);
        let level = common(&source.module, &target);
        if named.naming != Naming::Reexport && level < source.module.len() && level < target.len() {
            let sides = (source.module[..=level].to_vec(), target[..=level].to_vec());
            let what = format!("{} names {}", source.module.join("/"), target.join("/"));
            edges.entry(sides).or_default().insert(what);
        }
    }
    let leads_back = |from: &Module, to: &Module| {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![from]);
        while let Some(module) = waiting.pop() {
            if module == to {
                return true;
            }
            if seen.insert(module) {
                waiting.extend(edges.keys().filter(|(from, _)| from == module).map(|(_, to)| to));
            }
        }
        false
    };
    let circular = edges.iter().filter(|((from, to), _)| leads_back(to, from));
    circular.flat_map(|(_, what)| what.iter().cloned()).collect()
}

/// Top modules that name one below them in `order`, or are not in it.
pub fn upward(files: &Files, order: &[&str]) -> Vec<String> {
    let krate = Crate::read(files);
    let level = |module: &str| order.iter().position(|other| *other == module);
    let mut wrong = BTreeSet::new();
    for (source, named, path) in krate.named() {
        let (Some(from), Some(to)) = (source.module.first(), krate.file_of(&path).first().cloned())
        else {
            continue;
        };
        match (level(from), level(&to)) {
            (Some(own), Some(other)) if own >= other => {}
            (None, _) => {
                wrong.insert(format!("{from} is not in the list of modules"));
            }
            _ => {
                wrong.insert(format!(
                    "{} names {}",
                    source.module.join("/"),
                    named.path.join("::")
                ));
            }
        }
    }
    wrong.into_iter().collect()
}

/// Types that are imported under a name which is that of another type as well, outside of the module within which the
/// name is unique: a `search::tokens::Kind` beside a `search::matching::Kind` may be called `Kind` in `search::tokens`
/// and under it only, a `search::Index` beside a `report::Index` in all of `search`. Whether the other type is visible
/// there does not matter: it is for readers. What is there once for each platform counts as one.
pub fn ambiguous(files: &Files) -> Vec<String> {
    let krate = Crate::read(files);
    let mut defined: BTreeMap<&str, Vec<&Module>> = BTreeMap::new();
    for source in &krate.sources {
        for name in &source.types {
            defined.entry(name).or_default().push(&source.module);
        }
    }
    let mut wrong = Vec::new();
    for (source, named, path) in krate.named() {
        let Some((name, modules)) =
            path.last().and_then(|name| defined.get_key_value(name.as_str()))
        else {
            continue;
        };
        let file = krate.file_of(&path);
        // Where it is defined: there, or below, from where it is passed on.
        let Some(home) = modules.iter().copied().find(|home| home.starts_with(&file)) else {
            continue;
        };
        let outside = |other: &&&Module| {
            let level = common(home, other);
            let unique_in = &home[..home.len().min(level + 1)];
            any_platform(other) != any_platform(home) && !source.module.starts_with(unique_in)
        };
        if named.naming == Naming::Use
            && let Some(other) = modules.iter().find(outside)
        {
            let [at, home, other] = [&source.module, home, other].map(|module| module.join("/"));
            wrong.push(format!("{at} imports {name} of {home}; {other} has one too"));
        }
    }
    wrong
}

/// The path of a module, the same for each platform.
fn any_platform(module: &Module) -> Vec<&str> {
    module.iter().map(|part| if part == "windows" { "unix" } else { part }).collect()
}

#[test]
fn a_circle_is_found() {
    let parent_and_child = [("a.rs", "mod x; use x::X;"), ("a/x.rs", "use super::A;")];
    assert_eq!(cycles(&parent_and_child), [""; 0]);
    let passed_on = [("a.rs", "pub use crate::b::B;"), ("b.rs", "use crate::a::A;")];
    assert_eq!(cycles(&passed_on), [""; 0]);
    let one_way = [("a.rs", "use crate::{b::B, c};"), ("b.rs", "use crate::c::C;"), ("c.rs", "")];
    assert_eq!(cycles(&one_way), [""; 0]);

    let siblings = [("a/x.rs", "use super::y::Y;"), ("a/y.rs", "fn f() { super::x::f() }")];
    assert_eq!(cycles(&siblings), ["a/x names a/y", "a/y names a/x"]);
    let of_three = [
        ("a.rs", "use crate::{b::{self, B}};"),
        ("b.rs", "use crate::c::C;"),
        ("c.rs", "use crate::a;"),
    ];
    assert_eq!(cycles(&of_three), ["a names b", "b names c", "c names a"]);
    let through_children =
        [("a.rs", ""), ("a/x.rs", "use super::super::b::B;"), ("b.rs", "use crate::a::A;")];
    assert_eq!(cycles(&through_children), ["a/x names b", "b names a"]);
}

#[test]
fn a_name_of_a_module_below_is_found() {
    let order = ["text", "page", "app"];
    let right =
        [("text.rs", ""), ("page.rs", "use crate::text::T;"), ("app/x.rs", "use crate::page;")];
    assert_eq!(upward(&right, &order), [""; 0]);
    let wrong = [
        ("text.rs", "fn f() { crate::app::run() }"),
        ("page/x.rs", "use {crate::{text::T, app::{A, B}}};"),
        ("app.rs", ""),
        ("page.rs", "pub use super::app::A;"),
        ("new.rs", "use crate::text::T;"),
    ];
    let found = [
        "new is not in the list of modules",
        "page names super::app::A",
        "page/x names crate::app::A",
        "page/x names crate::app::B",
        "text names crate::app::run",
    ];
    assert_eq!(upward(&wrong, &order), found);
}

#[test]
fn a_name_that_may_mean_another_type_is_found() {
    let index = [
        ("search.rs", "pub struct Index; use tokens::Token;"),
        ("search/tokens.rs", "use super::Index; pub struct Token;"),
        ("report.rs", "pub use tables::Index;"),
        ("report/tables.rs", "pub struct Index;"),
    ];
    assert_eq!(ambiguous(&index), [""; 0]);
    let apart =
        [("cli.rs", "use crate::search::Index as A; use crate::report;"), index[0], index[3]];
    assert_eq!(ambiguous(&apart), [""; 0]);

    let bare =
        [("cli.rs", "use crate::{report::Index, search::{Index}};"), index[0], index[2], index[3]];
    let found = [
        "cli imports Index of report/tables; search has one too",
        "cli imports Index of search; report/tables has one too",
    ];
    assert_eq!(ambiguous(&bare), found);
    let hidden = [
        ("a/x.rs", "pub enum Kind {}"),
        ("b/y.rs", "enum Kind {}"),
        ("c.rs", "use crate::a::x::Kind;"),
    ];
    assert_eq!(ambiguous(&hidden), ["c imports Kind of a/x; b/y has one too"]);
    let platforms = [
        ("a/unix/x.rs", "pub enum Kind {}"),
        ("a/windows/x.rs", "pub enum Kind {}"),
        ("c.rs", "use crate::a::unix::x::Kind;"),
    ];
    assert_eq!(ambiguous(&platforms), [""; 0]);
    let siblings = [
        ("a/x.rs", "pub(super) enum Kind {}"),
        ("a/y.rs", "pub(super) enum Kind {}"),
        ("a.rs", "use x::Kind;"),
    ];
    assert_eq!(ambiguous(&siblings), ["a imports Kind of a/x; a/y has one too"]);
}
