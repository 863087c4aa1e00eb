//! What is copied of the text, with its citation.

use super::App;
use super::reader::NodeRange;
use crate::citation;
use crate::keys::{Effect, Mode};
use crate::messages::Message;
use crate::report::Node;

impl App {
    /// Copies what is selected, or else the passage being read, with its citation.
    pub(super) fn copy_passage(&mut self) -> Vec<Effect> {
        let parts = self.take_quoted();
        self.copy_text(&parts)
    }

    /// Copies the citation of what is selected, or else of the passage being read.
    pub(super) fn copy_citation(&mut self) -> Vec<Effect> {
        let parts = self.take_quoted();
        self.copy(&parts, Message::CopiedCitation, |citation| citation)
    }

    /// Copies what is selected with its citation; it stays selected.
    pub(super) fn copy_selected(&mut self) -> Vec<Effect> {
        let parts = self.reader.selection().map(|selection| selection.parts().to_vec());
        parts.map_or_else(Vec::new, |parts| self.copy_text(&parts))
    }

    /// Copies passages with their citation.
    fn copy_text(&mut self, parts: &[NodeRange]) -> Vec<Effect> {
        let text = |(node, chars): &NodeRange| -> String {
            let text = self.report.plain(*node);
            text.chars().skip(chars.start).take(chars.len()).collect()
        };
        let text: Vec<String> = parts.iter().map(text).collect();
        self.copy(parts, Message::CopiedPassage, |citation| {
            format!("“{}” ({citation})", text.join("\n"))
        })
    }

    fn copy(
        &mut self,
        parts: &[NodeRange],
        said: Message,
        quote: impl FnOnce(String) -> String,
    ) -> Vec<Effect> {
        if parts.is_empty() {
            return Vec::new();
        }
        self.say(said, &[&citation::places_in_words(&self.report, parts)]);
        vec![Effect::Copy(quote(citation::citation_of(&self.report, parts)))]
    }

    /// What is to be copied: what is selected, which is then no longer selected, or else the passage being read.
    fn take_quoted(&mut self) -> Vec<NodeRange> {
        // Of a note in its popup, the selection under it is left alone.
        let selected = if self.windows.is_empty() { self.reader.take_selection() } else { None };
        if let Some(selection) = selected {
            return selection.parts().to_vec();
        }
        let gone_to = self.gone_to().or_else(|| self.passage().map(citation::whole));
        gone_to.into_iter().collect()
    }

    /// Whether there is anything to copy.
    pub(super) fn can_copy(&self) -> bool {
        self.reader.selection().is_some() || self.passage().is_some()
    }

    /// What a list led to, while it is what is read.
    fn gone_to(&self) -> Option<NodeRange> {
        let quoted = self.quoted()?;
        let at = self.reader.pointed()?;
        let text = matches!(self.mode(), Mode::Reading | Mode::Selecting);
        let within = at.node == quoted.node && quoted.chars.contains(&at.offset);
        (text && within).then(|| (quoted.node, quoted.chars.clone()))
    }

    /// The passage being read: the note in its popup, that of a figure, that of a link or of a hit a jump led to, or what
    /// is on top.
    fn passage(&self) -> Option<Node> {
        if let Some(popup) = self.note_in_popup() {
            return Some(Node::Note(popup.note()));
        }
        match self.mode() {
            Mode::Figures => self.figure().and_then(|row| row.node),
            _ => self.reader.meant().map(|position| position.node),
        }
    }
}
