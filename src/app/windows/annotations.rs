//! The lists of what is explained: abbreviations, those in sight first, cited documents, likely printing faults, each with
//! where it is.

use std::ops::Range;
use std::sync::Arc;

use super::Window;
use super::picker::{Choice, Picker, PickerEntry, Purpose, Shown};
use crate::annotations::abbreviations;
use crate::annotations::documents::documents;
use crate::annotations::errata::Errata;
use crate::app::App;
use crate::messages::Message;
use crate::page::{Row, cells};
use crate::report::{Node, Position};
use crate::text::SafeText;

/// Lists the report's abbreviations, those in sight first: what each means, and everywhere it is used.
pub(super) fn open_abbreviations(app: &mut App) {
    let report = Arc::clone(app.report());
    let list = &report.curation.abbreviations;
    let mut wanted: Vec<usize> = Vec::new();
    for (node, chars) in in_sight(app) {
        for (which, at) in abbreviations::within(&report.plain(node), list) {
            if at.start < chars.end && at.end > chars.start && !wanted.contains(&which) {
                wanted.push(which);
            }
        }
    }
    let others: Vec<usize> = (0..list.len()).filter(|which| !wanted.contains(which)).collect();
    wanted.extend(others);
    let places = abbreviations::positions(&report);
    let mut entries = Vec::new();
    for which in wanted {
        let abbreviation = &list[which];
        let count = Message::OccurrencesCount.fill(app.lang(), &[&places[which].len().to_string()]);
        entries.push(head(Shown::Words(abbreviation.short.to_string()), count));
        let mut long = vec![&abbreviation.long.vi, &abbreviation.long.en];
        long.dedup();
        for words in long.iter().copied().flatten() {
            entries.push(head(Shown::Gloss(words.to_string()), String::new()));
        }
        let sought: Vec<&str> = std::iter::once(&abbreviation.short)
            .chain(long.iter().copied().flatten())
            .map(SafeText::as_str)
            .collect();
        entries.extend(passages(app, &places[which], |_| sought.join(" ")));
    }
    open_list(app, Purpose::Abbreviations, entries, Message::NoAbbreviations);
}

/// Lists the documents that the report cites, each with its date and every passage that cites it.
pub(super) fn open_documents(app: &mut App) {
    let mut entries = Vec::new();
    for document in documents(app.report()) {
        let date = document.date.map_or(String::new(), |date| date.to_string());
        entries.push(head(Shown::Words(document.number.clone()), date));
        let number = &document.number;
        entries.extend(passages(app, &document.citations, |text| format!("{number} {text}")));
    }
    open_list(app, Purpose::Documents, entries, Message::NoDocuments);
}

/// Lists the likely faults of the printed text in the order of the report: what is printed, what was probably meant, why.
pub(super) fn open_errata(app: &mut App) {
    let report = Arc::clone(app.report());
    let errata = Errata::new(&report);
    let mut entries = Vec::new();
    for (node, fault) in errata.in_order(&report) {
        let erratum = &report.curation.errata[fault.erratum];
        let said = cells::erratum(erratum, app.lang());
        entries.push(head(Shown::Words(said.clone()), String::new()));
        let place = [(node, fault.chars.clone())];
        entries.extend(passages(app, &place, |text| format!("{said} {text}")));
    }
    open_list(app, Purpose::Errata, entries, Message::NoErrata);
}

/// An entry for each passage, found by what `sought` makes of its text.
fn passages<'a>(
    app: &'a App,
    passages: &'a [(Node, Range<usize>)],
    sought: impl Fn(String) -> String + 'a,
) -> impl Iterator<Item = PickerEntry> + 'a {
    passages.iter().map(move |(node, chars)| PickerEntry {
        shown: Shown::Passage(*node, chars.clone()),
        aside: String::new(),
        sought: sought(app.report().plain(*node)),
        choice: Some(Choice::Go(Position { node: *node, offset: chars.start })),
    })
}

fn open_list(app: &mut App, purpose: Purpose, entries: Vec<PickerEntry>, none: Message) {
    if entries.is_empty() {
        return app.say(none, &[]);
    }
    app.push_window(Window::Picker(Picker::new(purpose, entries)));
}

/// The characters on the screen: of the note in its popup, or else of the rows of text and the footnote area.
fn in_sight(app: &App) -> Vec<(Node, Range<usize>)> {
    let reader = app.reader();
    let rows = match app.note_in_popup() {
        Some(popup) => popup.rows(app),
        None => [&reader.page().rows[reader.visible()], &reader.footnotes().rows].concat(),
    };
    let chars = |row: &Row| Some((row.node?, row.chars.clone()));
    rows.iter().filter_map(chars).collect()
}

/// An entry that heads others.
fn head(shown: Shown, aside: String) -> PickerEntry {
    PickerEntry { shown, aside, sought: String::new(), choice: None }
}
