//! The paths that a source file names, in `use` and elsewhere, and the types it defines. A lexer and a parser of no more
//! of Rust than that takes.

/// The path of a module: `["search", "tokens"]`; of the crate's root, empty.
pub type Module = Vec<String>;

/// How a path is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// By `use`, under its own last name.
    Use,
    /// By `use … as`, or with all that is under it by `*`.
    Renamed,
    /// By `pub use`: it is passed on, not used.
    Reexport,
    /// Outside of `use`.
    Inline,
}

/// A path that a file names, as written: `["super", "tokens", "Gap"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub path: Vec<String>,
    pub naming: Naming,
}

/// What is read from a source file.
#[derive(Debug)]
pub struct Source {
    pub module: Module,
    pub named: Vec<Named>,
    /// The names of the types defined at its top level.
    pub types: Vec<String>,
}

impl Source {
    /// Reads a file by its path under `src`.
    pub fn read(path: &str, text: &str) -> Self {
        let tokens = tokens(text);
        let module = module_of(path);
        let (mut named, mut types) = (Vec::new(), Vec::new());
        let (mut at, mut depth) = (0, 0_usize);
        while let Some(token) = tokens.get(at) {
            let next = tokens.get(at + 1).map(String::as_str);
            match token.as_str() {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                // Not the `use<'a>` of a type.
                "use" if next != Some("<") => {
                    let public = at > 0 && matches!(tokens[at - 1].as_str(), "pub" | ")");
                    let mut tree = Tree { tokens: &tokens, at: at + 1, public, named: &mut named };
                    tree.branch(&[]);
                    at = tree.at;
                    continue;
                }
                "struct" | "enum" | "trait" | "type" | "union" if depth == 0 => {
                    types.extend(next.filter(|name| is_name(name)).map(str::to_owned));
                }
                "crate" | "super" | "self" if next == Some("::") => {
                    let path = path_at(&tokens, at);
                    at += 2 * path.len() - 1;
                    named.push(Named { path, naming: Naming::Inline });
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        Self { module, named, types }
    }
}

/// The module in a file: `search/tokens.rs` is `search::tokens`, `lib.rs` the root.
fn module_of(path: &str) -> Module {
    match path.trim_end_matches(".rs") {
        "lib" => Vec::new(),
        path => path.split('/').map(str::to_owned).collect(),
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The names joined by `::` from a token on.
fn path_at(tokens: &[String], mut at: usize) -> Vec<String> {
    let mut path = vec![tokens[at].clone()];
    while tokens.get(at + 1).is_some_and(|token| token == "::")
        && let Some(name) = tokens.get(at + 2).filter(|token| is_name(token))
    {
        path.push(name.clone());
        at += 2;
    }
    path
}

/// Reads the tree behind a `use`.
struct Tree<'a> {
    tokens: &'a [String],
    at: usize,
    public: bool,
    named: &'a mut Vec<Named>,
}

impl Tree<'_> {
    /// A path, or a path and a list of branches in braces.
    fn branch(&mut self, above: &[String]) {
        let mut path = above.to_vec();
        let mut renamed = false;
        while let Some(token) = self.tokens.get(self.at) {
            match token.as_str() {
                "{" => {
                    self.at += 1;
                    self.list(&path);
                    return;
                }
                "," | "}" | ";" => break,
                "as" => {
                    renamed = true;
                    self.at += 1;
                }
                "*" => renamed = true,
                // `self` at the end of a path is the module itself.
                "self" if !path.is_empty() => {}
                name if is_name(name) => path.push(name.to_owned()),
                _ => {}
            }
            self.at += 1;
        }
        let naming = match (self.public, renamed) {
            (true, _) => Naming::Reexport,
            (false, true) => Naming::Renamed,
            (false, false) => Naming::Use,
        };
        if !path.is_empty() {
            self.named.push(Named { path, naming });
        }
    }

    fn list(&mut self, above: &[String]) {
        while let Some(token) = self.tokens.get(self.at) {
            match token.as_str() {
                "}" => {
                    self.at += 1;
                    return;
                }
                "," => self.at += 1,
                _ => self.branch(above),
            }
        }
    }
}

/// A text as names, `::` and single characters, without comments, strings, characters and lifetimes.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(end) = string_end(rest) {
            end
        } else if is_name(rest) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(rest[..end].to_owned());
            end
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            c.len_utf8()
        };
        rest = &rest[end..];
    }
    tokens
}

/// The end of the string, character or lifetime that a text begins with.
fn string_end(text: &str) -> Option<usize> {
    if let Some(raw) = text.strip_prefix('r').map(|raw| raw.trim_start_matches('#'))
        && raw.starts_with('"')
    {
        let close = format!("\"{}", "#".repeat(text.len() - 1 - raw.len()));
        let start = text.len() - raw.len() + 1;
        return Some(raw[1..].find(&close).map_or(text.len(), |end| start + end + close.len()));
    }
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let mut chars = text.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if quote == '\'' && first != '\\' && !text[1 + first.len_utf8()..].starts_with('\'') {
        // A lifetime.
        return Some(1);
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return Some(at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    Some(text.len())
}

#[test]
fn every_form_of_use_is_read() {
    let source = r##"
        //! use crate::comment::A;
        pub use crate::passed::On;
        use crate::report::{self, Node as Spot, names::{STEP, bare::*}};
        use super::{super::up, tokens::Gap};
        /* use crate::block::B; */
        pub(crate) struct Here<'a>(&'a str);
        fn inside(x: impl Fn() + use<'_>) {
            let text = "use crate::string::C; \" {";
            let raw = r#"use crate::raw::D; " {"#;
            let brace = ['{', '\'', '"'];
            struct Local;
            crate::search::Index::new(super::cli::run)
        }
        pub(super) enum Near {}
        enum AfterBraces {}
    "##;
    let source = Source::read("a/b/c.rs", source);
    let named: Vec<(String, Naming)> =
        source.named.iter().map(|named| (named.path.join("::"), named.naming)).collect();
    let wanted = [
        ("crate::passed::On", Naming::Reexport),
        ("crate::report", Naming::Use),
        ("crate::report::Node", Naming::Renamed),
        ("crate::report::names::STEP", Naming::Use),
        ("crate::report::names::bare", Naming::Renamed),
        ("super::super::up", Naming::Use),
        ("super::tokens::Gap", Naming::Use),
        ("crate::search::Index::new", Naming::Inline),
        ("super::cli::run", Naming::Inline),
    ]
    .map(|(path, naming)| (path.to_owned(), naming));
    assert_eq!(named, wanted);
    assert_eq!(source.types, ["Here", "Near", "AfterBraces"]);
    assert_eq!(source.module, ["a", "b", "c"]);
}
