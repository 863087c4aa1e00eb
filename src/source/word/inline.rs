//! What is in a paragraph: runs of text with their formatting, references to notes, breaks, fields, text boxes. Changes
//! that are tracked are read as accepted.

use std::mem::take;

use super::body::{Paragraph, Reader, alternative};
use super::fields::{form_value, is_contents};
use super::fonts::Font;
use super::line::Format;
use super::notes::NoteKind;
use super::styles::RunFormat;
use super::xml::{Space, XmlElement};
use crate::source::raw;

/// What a reference to a note is shown as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Number,
    Own,
}

impl<'t> Reader<'t> {
    /// Reads what is in an element of a paragraph.
    pub(super) fn inline(&mut self, parent: XmlElement<'t>, into: &mut Paragraph) {
        for child in parent.children() {
            match (child.space(), child.name()) {
                (Space::Word, "r") => self.run(child, into),
                (Space::Word, "del" | "moveFrom" | "pPr" | "sdtPr" | "sdtEndPr" | "rt") => {}
                (Space::Word, "fldSimple") => {
                    let is_contents = child.attribute("instr").is_some_and(is_contents);
                    if !is_contents {
                        self.inline(child, into);
                    }
                }
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(child) {
                        self.inline(chosen, into);
                    }
                }
                (Space::Math, "r") => self.formula(child, into),
                (Space::Math, "den") => {
                    self.show("/", Format::default(), into.run.size, into);
                    self.inline(child, into);
                }
                _ => self.inline(child, into),
            }
        }
    }

    fn formula(&mut self, run: XmlElement<'t>, into: &mut Paragraph) {
        for text in run.children().filter(|child| child.name() == "t") {
            self.show(text.text(), Format::default(), into.run.size, into);
        }
    }

    fn run(&mut self, run: XmlElement<'t>, into: &mut Paragraph) {
        let properties = run.child("rPr");
        let own = properties.map(RunFormat::read).unwrap_or_default();
        let named = properties.and_then(|properties| properties.value("rStyle"));
        let named = named.map(|id| self.styles.run(id)).unwrap_or_default();
        // What is said nearest counts.
        let set = own.or(named).or(into.run);
        if set.hidden == Some(true) {
            return;
        }
        let format = Format {
            style: match (set.bold, set.italic) {
                (Some(true), _) => raw::Style::Strong,
                (_, Some(true)) => raw::Style::Em,
                _ => raw::Style::Plain,
            },
            font: set.font.unwrap_or_default(),
            position: set.position.unwrap_or_default(),
            capitals: set.capitals == Some(true),
        };
        for child in run.children() {
            match (child.space(), child.name()) {
                (Space::Word, "t") => self.show(child.text(), format, set.size, into),
                (Space::Word, "tab" | "ptab") if self.fields.shows_text() => {
                    into.line.blank(format);
                }

                (Space::Word, "noBreakHyphen") => self.show("-", format, set.size, into),
                (Space::Word, "sym") => self.sign(child, format, set.size, into),
                (Space::Word, "br" | "cr") => self.line_end(child, into),
                (Space::Word, "lastRenderedPageBreak") => self.page_begins(into),
                (Space::Word, "fldChar") => {
                    let value = form_value(child).unwrap_or_default();
                    self.show(value, format, set.size, into);
                    self.fields.mark(child);
                }
                (Space::Word, "instrText") => self.fields.instruction(child.text()),
                (Space::Word, "footnoteReference" | "endnoteReference") => {
                    let sign = self.cite(child, run, into);
                    if sign == Sign::Own {
                        // It is what follows in the run.
                        return;
                    }
                }
                (Space::Word, "ruby") => self.inline(child, into),
                (Space::Word, "drawing" | "pict" | "object") => self.drawing(child),
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(child) {
                        self.drawing(chosen);
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds text that is seen, of a size in points.
    fn show(&mut self, text: &str, format: Format, size: Option<f32>, into: &mut Paragraph) {
        if text.is_empty() || !self.fields.shows_text() {
            return;
        }
        if self.fields.in_contents() {
            return self.left_out.contents(self.here());
        }
        let page_asked = take(&mut self.page_asked);
        if into.line.is_empty() {
            (into.page, into.page_asked, into.size) = (self.pages.current(), page_asked, size);
        }
        self.pages.show();
        let is_blank = ['\n', '\r', '\t'];
        if text.contains(is_blank) {
            into.line.text(&text.replace(is_blank, " "), format);
        } else {
            into.line.text(text, format);
        }
    }

    /// A sign of a font of signs.
    fn sign(
        &mut self,
        sign: XmlElement<'_>,
        format: Format,
        size: Option<f32>,
        into: &mut Paragraph,
    ) {
        let name = sign.attribute("font").unwrap_or_default();
        let code = sign.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let code = code.and_then(char::from_u32).unwrap_or('\u{fffd}');
        let is_private = ('\u{e000}'..='\u{f8ff}').contains(&code);
        let seen = Font::of(name).sign(code).unwrap_or(if is_private { '\u{fffd}' } else { code });
        if seen == '\u{fffd}' {
            self.left_out.sign(self.here());
        }
        let format = Format { font: Font::Unicode, ..format };
        self.show(seen.encode_utf8(&mut [0; 4]), format, size, into);
    }

    fn page_begins(&mut self, into: &mut Paragraph) {
        if self.pages.begin() {
            into.line.page(self.pages.current());
        }
    }

    fn line_end(&mut self, end: XmlElement<'_>, into: &mut Paragraph) {
        into.line.line_break();
        if end.attribute("type") == Some("page") {
            self.ask_page();
            into.line.page(self.pages.current());
        }
    }

    /// Adds a reference to a note.
    fn cite(
        &mut self,
        reference: XmlElement<'_>,
        run: XmlElement<'_>,
        into: &mut Paragraph,
    ) -> Sign {
        let has_sign =
            matches!(reference.attribute("customMarkFollows"), Some("1" | "true" | "on"));
        let kind = match reference.name() {
            "footnoteReference" => NoteKind::Foot,
            _ => NoteKind::End,
        };
        if let Some(id) = reference.attribute("id").filter(|_| self.fields.shows_text()) {
            let sign = has_sign.then(|| run.child("t").map_or("*", XmlElement::text));
            let page = self.pages.current().unwrap_or(1);
            into.line.reference(self.notes.cite(kind, id, sign, page).key());
        }
        if has_sign { Sign::Own } else { Sign::Number }
    }

    /// Reads the text boxes of a drawing. Pictures are told.
    fn drawing(&mut self, drawing: XmlElement<'t>) {
        for child in drawing.children() {
            match (child.space(), child.name()) {
                (Space::Word, "txbxContent") => self.text_box(child),
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(child) {
                        self.drawing(chosen);
                    }
                }
                (Space::Other, "blip" | "imagedata") => self.left_out.picture(self.here()),
                (Space::Other, "chart") => self.left_out.chart(self.here()),
                _ => self.drawing(child),
            }
        }
    }

    fn text_box(&mut self, content: XmlElement<'t>) {
        let mut blocks = Vec::new();
        // What is open around the box goes on behind it.
        let around = take(&mut self.boxes);
        self.blocks(content, &mut blocks);
        self.end_carried(&mut blocks);
        self.boxes = around;
        self.boxes.append(&mut blocks);
    }
}
