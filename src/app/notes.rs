//! Showing a note from its reference: in its popup, or, where all of it is in the footnote area already, highlighted there
//! until the next key or click. How it is highlighted is `view`'s concern.

use super::App;
use crate::messages::Message;
use crate::page::Link;

/// The note that is highlighted in the footnote area.
#[derive(Debug, Default)]
pub(super) struct LitNote {
    now: Option<usize>,
    /// The one that was until the key or click that is being handled.
    before: Option<usize>,
}

impl LitNote {
    /// Ends with a key or a click.
    pub(super) fn expire(&mut self) {
        self.before = self.now.take();
    }
}

impl App {
    /// The note that is highlighted in the footnote area.
    pub(crate) fn lit_note(&self) -> Option<usize> {
        self.lit_note.now
    }

    /// The note that was highlighted until the key or click that is being handled.
    pub(super) fn note_lit_before(&self) -> Option<usize> {
        self.lit_note.before
    }

    /// Highlights a note in the footnote area if all of it is there; if it is not, or asked again, opens its popup.
    pub(super) fn show_note(&mut self, note: usize) {
        if self.lit_note.before == Some(note) || !self.light_note(note) {
            self.open_note_popup(note);
        }
    }

    /// While a note is highlighted, passes on to that of the link selected now.
    pub(super) fn pass_on_light(&mut self) {
        if self.lit_note.before.is_some()
            && let Some((Link::Note(note), _)) = self.reader.selected()
        {
            self.light_note(note);
        }
    }

    /// Highlights a note in the footnote area. `false` if not all of it is there.
    fn light_note(&mut self, note: usize) -> bool {
        let is_whole = self.window().is_none() && self.reader.footnotes().holds_whole(note);
        if is_whole {
            self.lit_note.now = Some(note);
            let label = self.report.notes[note].label.to_string();
            self.say(Message::NoteInSight, &[&label]);
        }
        is_whole
    }
}
