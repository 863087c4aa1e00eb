//! What is copied of the text and of figures, with its citation.

use std::ops::Range;

use super::App;
use super::reader::NodeRange;
use super::windows::note_popup::NotePopup;
use crate::citation;
use crate::figures::FigureRow;
use crate::keys::{Effect, Mode};
use crate::messages::Message;
use crate::page::cells;
use crate::report::{Node, Report};

/// What is to be copied, and what is said of it.
struct ToCopy {
    parts: Vec<NodeRange>,
    said: Message,
}

impl App {
    /// Copies what is selected, or else the selected figure with the sentence or cell that states it, the sentence of the hit that a
    /// search led to, or the passage being read; each with its citation.
    pub(super) fn copy_passage(&mut self) -> Vec<Effect> {
        let figure = self.figure_at_hand().map(|row| {
            cells::in_words(&self.report, self.figures(), row, self.settings.lang) + ": "
        });
        let cell = self.figure_at_hand().and_then(|row| row.cell.clone());
        let quoted = self.take_quoted();
        let figure = figure.unwrap_or_default();
        match cell {
            Some(cell) => self.copy(&quoted, |citation| format!("{figure}{cell} ({citation})")),
            None => self.copy_text(&quoted, &figure),
        }
    }

    /// Copies the citation of what is selected, or else of what [`App::copy_passage`] copies.
    pub(super) fn copy_citation(&mut self) -> Vec<Effect> {
        let quoted = ToCopy { said: Message::CopiedCitation, ..self.take_quoted() };
        self.copy(&quoted, |citation| citation)
    }

    /// Copies what is selected with its citation; it stays selected.
    pub(super) fn copy_selected(&mut self) -> Vec<Effect> {
        let parts = self.reader.selection().map(|selection| selection.parts().to_vec());
        self.copy_parts(parts.unwrap_or_default())
    }

    /// Copies passages with their citation.
    pub(super) fn copy_parts(&mut self, parts: Vec<NodeRange>) -> Vec<Effect> {
        self.copy_text(&ToCopy { parts, said: Message::CopiedPassage }, "")
    }

    /// Copies passages with their citation, after what is said of them.
    fn copy_text(&mut self, quoted: &ToCopy, before: &str) -> Vec<Effect> {
        let text = |(node, chars): &NodeRange| -> String {
            let text = self.report.plain(*node);
            text.chars().skip(chars.start).take(chars.len()).collect()
        };
        let text: Vec<String> = quoted.parts.iter().map(text).collect();
        self.copy(quoted, |citation| format!("{before}“{}” ({citation})", text.join("\n")))
    }

    fn copy(&mut self, quoted: &ToCopy, quote: impl FnOnce(String) -> String) -> Vec<Effect> {
        if quoted.parts.is_empty() {
            return Vec::new();
        }
        let lang = self.settings.lang;
        let place = citation::positions_in_words(&self.report, &quoted.parts, lang);
        self.say(quoted.said, &[&place]);
        vec![Effect::Copy(quote(citation::citation_of(&self.report, &quoted.parts)))]
    }

    /// What is to be copied. A selection is then no longer selected.
    fn take_quoted(&mut self) -> ToCopy {
        let quoted = |said, part: Option<NodeRange>| ToCopy { said, parts: Vec::from_iter(part) };
        // Of a note in its popup, the selection under it is left alone.
        if let Some(note) = self.note_in_popup().map(NotePopup::note).or(self.note_lit_before()) {
            let note = citation::whole(Node::Note(note));
            return quoted(Message::CopiedPassage, Some(note));
        }
        if let Some(selection) = self.reader.take_selection().filter(|_| self.windows.is_empty()) {
            return ToCopy { said: Message::CopiedPassage, parts: selection.parts().to_vec() };
        }
        if let Some(row) = self.figure_at_hand() {
            return quoted(Message::CopiedFigure, sentence_of(&self.report, row));
        }
        if let Some(gone_to) = self.gone_to() {
            return quoted(Message::CopiedPassage, Some(gone_to));
        }
        if let Some(sentence) = self.sentence_of_hit() {
            return quoted(Message::CopiedSentence, Some(sentence));
        }
        let passage = self.reader.meant().map(|position| citation::whole(position.node));
        quoted(Message::CopiedPassage, passage)
    }

    /// The selected figure, where the keys are those of the figures' pane.
    fn figure_at_hand(&self) -> Option<&FigureRow> {
        self.figure().filter(|_| self.mode() == Mode::Figures)
    }

    /// The sentence of the hit that a search led to, while it is in sight and nothing else is pointed at.
    fn sentence_of_hit(&self) -> Option<NodeRange> {
        let hit = self.found()?.at()?.position();
        let pointed = self.reader.pointed().is_none_or(|position| position == hit);
        let text = self.report.plain(hit.node);
        (pointed && self.reader.is_in_sight(hit))
            .then(|| (hit.node, citation::sentence(&text, hit.offset)))
    }

    /// Whether there is anything to copy.
    pub(super) fn can_copy(&self) -> bool {
        self.figure_at_hand().is_some()
            || self.reader.selection().is_some()
            || self.note_in_popup().is_some()
            || self.reader.meant().is_some()
    }

    /// What a list led to, while it is what is read.
    fn gone_to(&self) -> Option<NodeRange> {
        let quoted = self.quoted()?;
        let at = self.reader.pointed()?;
        let text = matches!(self.mode(), Mode::Reading | Mode::Selecting);
        let within = at.node == quoted.node && quoted.chars.contains(&at.offset);
        (text && within).then(|| (quoted.node, quoted.chars.clone()))
    }
}

/// The sentences that a figure's quote is in, or its cell; all of its passage if the quote is not in it.
fn sentence_of(report: &Report, row: &FigureRow) -> Option<NodeRange> {
    let node = row.node?;
    let Some(Range { start, end }) = row.quote.clone() else {
        return Some(citation::whole(node));
    };
    if row.cell.is_some() {
        return Some((node, start..end));
    }
    let text = report.plain(node);
    let first = citation::sentence(&text, start).start;
    let last = citation::sentence(&text, end.saturating_sub(1)).end;
    Some((node, first..last.max(end)))
}
