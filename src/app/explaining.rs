//! What is explained: abbreviations in sight, cited documents, likely faults of the printed text.

use std::ops::Range;
use std::sync::Arc;

use super::chooser::{Choice, Chooser, Entry, Purpose, Shown};
use super::{App, Overlay};
use crate::explain::abbreviations;
use crate::explain::documents::documents;
use crate::explain::errata::{Errata, Fault};
use crate::report::{Place, Spot};
use crate::text::Text;
use crate::words::Word;

impl App {
    /// Lists the report's abbreviations, those in sight first: what each stands for, and everywhere it stands.
    pub(super) fn explain(&mut self) {
        let report = Arc::clone(&self.report);
        let list = &report.curation.abbreviations;
        let mut wanted: Vec<usize> = Vec::new();
        for (spot, chars) in self.in_sight() {
            for (which, at) in abbreviations::within(&report.plain(spot), list) {
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
                Word::PlacesCount.fill(self.settings.lang, &[&places[which].len().to_string()]);
            entries.push(head(Shown::Words(abbreviation.short.to_string()), count));
            let long = [&abbreviation.long.vi, &abbreviation.long.en];
            for words in long.into_iter().flatten() {
                entries.push(head(Shown::Gloss(words.to_string()), String::new()));
            }
            let sought: Vec<&str> = std::iter::once(&abbreviation.short)
                .chain(long.into_iter().flatten())
                .map(Text::as_str)
                .collect();
            entries.extend(self.passages(&places[which], |_| sought.join(" ")));
        }
        self.list(Purpose::Abbreviations, entries, Word::NoAbbreviations);
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
        self.list(Purpose::Documents, entries, Word::NoDocuments);
    }

    /// An entry for each place, found by what `sought` makes of its text.
    fn passages<'a>(
        &'a self,
        places: &'a [(Spot, Range<usize>)],
        sought: impl Fn(String) -> String + 'a,
    ) -> impl Iterator<Item = Entry> + 'a {
        places.iter().map(move |(spot, chars)| Entry {
            shown: Shown::Passage(*spot, chars.clone()),
            aside: String::new(),
            sought: sought(self.report.plain(*spot)),
            choice: Some(Choice::Go(Place { spot: *spot, offset: chars.start })),
        })
    }

    fn list(&mut self, purpose: Purpose, entries: Vec<Entry>, none: Word) {
        if entries.is_empty() {
            return self.say(none, &[]);
        }
        self.overlay = Some(Overlay::Chooser(Chooser::new(purpose, entries)));
    }

    /// The characters on the screen: of the note in a window, or else of the rows of text and the notes at their foot.
    fn in_sight(&self) -> Vec<(Spot, Range<usize>)> {
        let rows = if let Some(Overlay::Peek { note, .. }) = self.overlay {
            self.peek_rows(note)
        } else {
            let text = &self.reader.page().rows[self.reader.visible()];
            [text, &self.reader.foot().rows].concat()
        };
        let chars = |row: &crate::page::Row| Some((row.spot?, row.chars.clone()));
        rows.iter().filter_map(chars).collect()
    }

    /// Shows the likely faults of the printed text, or not.
    pub(super) fn toggle_errata(&mut self) {
        if self.errata.take().is_some() {
            self.say(Word::ErrataOff, &[]);
        } else {
            let errata = Errata::new(&self.report);
            let all = errata.count().to_string();
            let members = &self.members[self.tab];
            let here: usize = members.iter().map(|&spot| errata.of(spot).len()).sum();
            self.errata = Some(Arc::new(errata));
            self.say(Word::ErrataOn, &[&all, &here.to_string()]);
        }
        self.show_errata();
    }

    /// Has the reading pane show at its foot what it should.
    pub(super) fn show_errata(&mut self) {
        let errata = self.errata.clone().map(|errata| (errata, self.settings.lang));
        self.reader.set_foot(&self.report, self.settings.plain, errata);
    }

    /// The likely faults of a spot, while they are shown.
    pub fn faults(&self, spot: Spot) -> &[Fault] {
        self.errata.as_ref().map_or(&[], |errata| errata.of(spot))
    }
}

/// An entry that heads others.
fn head(shown: Shown, aside: String) -> Entry {
    Entry { shown, aside, sought: String::new(), choice: None }
}
