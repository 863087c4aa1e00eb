//! The list of everything that can be done where the reader is, by name, with the keys beside it.

use super::Window;
use super::picker::{Choice, Picker, PickerEntry, Purpose, Shown};
use crate::app::App;
use crate::keys::{Action, BINDINGS, Binding, Key, ListFormat, Listing, Mode};
use crate::messages::Message;

/// Opens the list of commands.
pub(super) fn open(app: &mut App) {
    app.close_windows();
    let mode = app.mode();
    let mut entries: Vec<PickerEntry> = Vec::new();
    for binding in BINDINGS.iter().filter(|binding| binding.modes.contains(&mode)) {
        let choice = Some(Choice::Do(binding.action));
        if entries.iter().any(|entry| entry.choice == choice) {
            continue;
        }
        if let Some(name) = name(app, binding) {
            let keys: Vec<String> = binding.keys.iter().map(Key::to_string).collect();
            entries.push(PickerEntry {
                sought: name.clone(),
                shown: Shown::Words(name),
                aside: keys.join(" "),
                choice,
            });
        }
    }
    entries.extend(lists(app).into_iter().map(|(action, name)| PickerEntry {
        sought: name.clone(),
        shown: Shown::Words(name),
        aside: String::new(),
        choice: Some(Choice::Do(action)),
    }));
    app.push_window(Window::Picker(Picker::new(Purpose::Commands, entries)));
}

/// The lists that can be copied, and written to a file, each in each format: they have a name and no key.
fn lists(app: &App) -> Vec<(Action, String)> {
    let curation = &app.report().curation;
    let lists = [
        (Listing::Hits, [Message::CopyHits, Message::WriteHits], app.found().is_some()),
        (
            Listing::Figures,
            [Message::CopyFigures, Message::WriteFigures],
            app.mode() == Mode::Figures,
        ),
        (Listing::Documents, [Message::CopyDocuments, Message::WriteDocuments], true),
        (Listing::Errata, [Message::CopyErrata, Message::WriteErrata], !curation.errata.is_empty()),
    ];
    let mut named = Vec::new();
    for (list, [copy, write], _) in lists.into_iter().filter(|(.., is_there)| *is_there) {
        for format in [ListFormat::Csv, ListFormat::Markdown] {
            let name = |word: Message| word.fill(app.lang(), &[format.name()]);
            named.push((Action::CopyList(list, format), name(copy)));
            named.push((Action::WriteList(list, format), name(write)));
        }
    }
    named
}

/// What a binding is called in the list; none for what is not listed.
fn name(app: &App, binding: &Binding) -> Option<String> {
    match binding.action {
        Action::Commands => None,
        Action::Tab(number) => {
            let tab = app.tabs().get(usize::from(number) - 1)?;
            Some(tab.name(app.report(), app.lang()))
        }
        _ => Some(binding.word.say(app.lang()).to_owned()),
    }
}
