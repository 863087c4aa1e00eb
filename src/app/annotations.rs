//! What is explained: abbreviations in sight, cited documents, likely faults of the printed text.

use std::ops::Range;
use std::sync::Arc;

use super::picker::{Choice, Entry, Picker, Purpose, Shown};
use super::{App, Overlay};
use crate::annotations::abbreviations;
use crate::annotations::documents::documents;
use crate::annotations::errata::{Errata, LocatedErratum};
use crate::messages::Message;
use crate::report::{Node, Position};
use crate::text::SafeText;

impl App {
    /// Lists the report's abbreviations, those in sight first: what each stands for, and everywhere it stands.
    pub(super) fn explain(&mut self) {
        let report = Arc::clone(&self.report);
        let list = &report.curation.abbreviations;
        let mut wanted: Vec<usize> = Vec::new();
        for (node, chars) in self.in_sight() {
            for (which, at) in abbreviations::within(&report.plain(node), list) {
                if at.start < chars.end && at.end > chars.start && !wanted.contains(&which) {
                    wanted.push(which);
                }
            }
        }
        let others: Vec<usize> = (0..list.len()).filter(|which| !wanted.contains(which)).collect();
        wanted.extend(others);
        let places = abbreviations::places(&report);
        let mut entries = Vec::new();
        for which in wanted {
            let abbreviation = &list[which];
            let count =
                Message::PlacesCount.fill(self.settings.lang, &[&places[which].len().to_string()]);
            entries.push(head(Shown::Words(abbreviation.short.to_string()), count));
            let long = [&abbreviation.long.vi, &abbreviation.long.en];
            for words in long.into_iter().flatten() {
                entries.push(head(Shown::Gloss(words.to_string()), String::new()));
            }
            let sought: Vec<&str> = std::iter::once(&abbreviation.short)
                .chain(long.into_iter().flatten())
                .map(SafeText::as_str)
                .collect();
            entries.extend(self.passages(&places[which], |_| sought.join(" ")));
        }
        self.list(Purpose::Abbreviations, entries, Message::NoAbbreviations);
    }

    /// Lists the documents that the report cites, each with its date and every place that cites it.
    pub(super) fn open_documents(&mut self) {
        let mut entries = Vec::new();
        for document in documents(&self.report) {
            let date = document.date.map_or(String::new(), |date| date.to_string());
            entries.push(head(Shown::Words(document.number.clone()), date));
            let number = &document.number;
            entries.extend(self.passages(&document.places, |text| format!("{number} {text}")));
        }
        self.list(Purpose::Documents, entries, Message::NoDocuments);
    }

    /// An entry for each place, found by what `sought` makes of its text.
    fn passages<'a>(
        &'a self,
        places: &'a [(Node, Range<usize>)],
        sought: impl Fn(String) -> String + 'a,
    ) -> impl Iterator<Item = Entry> + 'a {
        places.iter().map(move |(node, chars)| Entry {
            shown: Shown::Passage(*node, chars.clone()),
            aside: String::new(),
            sought: sought(self.report.plain(*node)),
            choice: Some(Choice::Go(Position { node: *node, offset: chars.start })),
        })
    }

    fn list(&mut self, purpose: Purpose, entries: Vec<Entry>, none: Message) {
        if entries.is_empty() {
            return self.say(none, &[]);
        }
        self.overlay = Some(Overlay::Picker(Picker::new(purpose, entries)));
    }

    /// The characters on the screen: of the note in a window, or else of the rows of text and the notes at their foot.
    fn in_sight(&self) -> Vec<(Node, Range<usize>)> {
        let rows = if let Some(Overlay::NotePopup { note, .. }) = self.overlay {
            self.note_popup_rows(note)
        } else {
            let text = &self.reader.page().rows[self.reader.visible()];
            [text, &self.reader.foot().rows].concat()
        };
        let chars = |row: &crate::page::Row| Some((row.node?, row.chars.clone()));
        rows.iter().filter_map(chars).collect()
    }

    /// Shows the likely faults of the printed text, or not.
    pub(super) fn toggle_errata(&mut self) {
        if self.errata.take().is_some() {
            self.say(Message::ErrataOff, &[]);
        } else {
            let errata = Errata::new(&self.report);
            let all = errata.count().to_string();
            let members = &self.members[self.tab];
            let here: usize = members.iter().map(|&node| errata.of(node).len()).sum();
            self.errata = Some(Arc::new(errata));
            self.say(Message::ErrataOn, &[&all, &here.to_string()]);
        }
        self.show_errata();
    }

    /// Has the reading pane show at its foot what it should.
    pub(super) fn show_errata(&mut self) {
        let errata = self.errata.clone().map(|errata| (errata, self.settings.lang));
        self.reader.set_foot(&self.report, self.settings.plain, errata);
    }

    /// The likely faults of a node, while they are shown.
    pub fn faults(&self, node: Node) -> &[LocatedErratum] {
        self.errata.as_ref().map_or(&[], |errata| errata.of(node))
    }
}

/// An entry that heads others.
fn head(shown: Shown, aside: String) -> Entry {
    Entry { shown, aside, sought: String::new(), choice: None }
}
