//! Fields: text that Word makes, such as the number of a page or a link. A field has an instruction, which is not shown,
//! and a result, which is. Fields of forms keep what was filled in as a result, or as data.

use super::xml::XmlElement;

/// What of a field is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Instruction,
    Result,
}

/// The fields that are open where a document is being read, the innermost last.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are at their instruction.
    instructions: usize,
    /// How many of them make a table of contents.
    contents: usize,
    /// Some field of the part has no end: then nothing is taken for an instruction but what says so.
    unbalanced: bool,
}

struct Field {
    part: Part,
    is_contents: bool,
}

impl Fields {
    /// For a part of a document, or a note, which is read from here on.
    pub(super) fn of(part: XmlElement<'_>) -> Self {
        let mut depth = 0_i64;
        let mut fell_below = false;
        for mark in part.descendants().filter(|element| element.is("fldChar")) {
            match mark.attribute("fldCharType") {
                Some("begin") => depth += 1,
                Some("end") => depth -= 1,
                _ => {}
            }
            fell_below |= depth < 0;
        }
        Self { unbalanced: depth != 0 || fell_below, ..Self::default() }
    }

    /// A mark of a field's beginning, middle or end.
    pub(super) fn mark(&mut self, mark: XmlElement<'_>) {
        match mark.attribute("fldCharType") {
            Some("begin") => {
                self.open.push(Field { part: Part::Instruction, is_contents: false });
                self.instructions += 1;
            }
            Some("separate") => {
                if let Some(field) = self.open.last_mut().filter(|f| f.part == Part::Instruction) {
                    field.part = Part::Result;
                    self.instructions -= 1;
                }
            }
            _ => {
                if let Some(field) = self.open.pop() {
                    self.instructions -= usize::from(field.part == Part::Instruction);
                    self.contents -= usize::from(field.is_contents);
                }
            }
        }
    }

    /// A piece of an instruction. The first says what the field is.
    pub(super) fn instruction(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.is_contents) {
            field.is_contents = is_contents(text);
            self.contents += usize::from(field.is_contents);
        }
    }

    /// Whether text that is met now is shown: it is in no instruction.
    pub(super) fn shows_text(&self) -> bool {
        self.unbalanced || self.instructions == 0
    }

    /// Whether what is met now is in a table of contents.
    pub(super) fn in_contents(&self) -> bool {
        !self.unbalanced && self.contents > 0
    }
}

/// What the field of a form shows that begins here, if it is one to tick or to choose from: it has no result.
pub(super) fn form_value(begin: XmlElement<'_>) -> Option<&str> {
    let data = begin.child("ffData")?;
    if let Some(tick) = data.child("checkBox") {
        let is_ticked = tick.switch("checked").or(tick.switch("default")).unwrap_or(false);
        return Some(if is_ticked { "☒" } else { "☐" });
    }
    let list = data.child("ddList")?;
    let chosen = list.number("result").or(list.number("default")).unwrap_or(0);
    list.children().filter(|entry| entry.is("listEntry")).nth(chosen)?.attribute("val")
}

/// Whether an instruction makes a table of contents.
pub(super) fn is_contents(instruction: &str) -> bool {
    instruction.split_ascii_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("TOC"))
}
