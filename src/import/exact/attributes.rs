//! What a comment at the end of a block, heading, note or cell says beyond its text, both ways: the page on which it
//! begins, what it spans. A table's comment is a line of its own, under its last row.

use std::fmt::Write as _;

use super::inline;

/// What such a comment can say: `<!-- page=7 -->`, `<!-- colspan=2 rowspan=3 -->`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    /// The page of the source on which it begins.
    pub page: Option<u32>,
    /// The columns that a cell spans.
    pub colspan: Option<u32>,
    /// The rows that a cell spans.
    pub rowspan: Option<u32>,
    /// The rows at the top of a table that are heads.
    pub head_rows: Option<u32>,
}

/// The names of what it can say, in the order in which they are written.
const NAMES: [&str; 4] = ["colspan", "rowspan", "head_rows", "page"];
const OPEN: &str = "<!-- ";
const CLOSE: &str = " -->";

impl Attributes {
    /// The comment, with a space before it; nothing where there is nothing to say.
    pub(crate) fn written(mut self) -> String {
        let mut comment = String::new();
        for name in NAMES {
            if let Some(value) = self.member(name).and_then(|value| *value) {
                let _ = write!(comment, " {name}={value}");
            }
        }
        if comment.is_empty() { comment } else { format!(" <!--{comment}{CLOSE}") }
    }

    /// A written text without the comment at its end, and what that says.
    pub(crate) fn split(text: &str) -> (&str, Self) {
        let without = || {
            let start = text.strip_suffix(CLOSE)?.rfind(OPEN)?;
            let said = &text[start + OPEN.len()..text.len() - CLOSE.len()];
            let before = &text[..start];
            (!inline::ends_escaping(before)).then_some(())?;
            Some((before.trim_end_matches(' '), Self::read(said)?))
        };
        without().unwrap_or((text, Self::default()))
    }

    /// Reads what stands within the comment; `None` if it is any other comment.
    fn read(said: &str) -> Option<Self> {
        let mut attributes = Self::default();
        for assignment in said.split(' ') {
            let (name, value) = assignment.split_once('=')?;
            let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
            *attributes.member(name)? = Some(value.parse().ok().filter(|_| is_number)?);
        }
        Some(attributes)
    }

    fn member(&mut self, name: &str) -> Option<&mut Option<u32>> {
        match name {
            "page" => Some(&mut self.page),
            "colspan" => Some(&mut self.colspan),
            "rowspan" => Some(&mut self.rowspan),
            "head_rows" => Some(&mut self.head_rows),
            _ => None,
        }
    }
}
