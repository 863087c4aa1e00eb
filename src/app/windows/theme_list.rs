//! The list of tabs that a section or block can be put into, or taken out of.

use super::Window;
use super::picker::{Choice, Picker, PickerEntry, Purpose, Shown};
use crate::app::App;
use crate::citation;
use crate::messages::Message;
use crate::page::cells;
use crate::report::{Node, Theme};

/// Opens the list for the section the outline's cursor is at, or for the passage that is meant in the text.
pub(super) fn open(app: &mut App) {
    let Some(node) = node_to_put(app) else {
        return app.say(Message::NoPlace, &[]);
    };
    let entry = |(at, theme): (usize, Theme)| {
        let name = cells::pick(&theme.name, app.lang());
        let holds = theme.holds(app.report(), node);
        PickerEntry {
            sought: name.to_owned(),
            shown: Shown::Words(name.to_owned()),
            aside: if holds { Message::IsInTab } else { Message::IsNotInTab }
                .say(app.lang())
                .to_owned(),
            choice: Some(Choice::TurnIntoTheme(at, node)),
        }
    };
    let place = citation::position_in_words(app.report(), node, app.lang());
    let head = PickerEntry {
        shown: Shown::Gloss(place),
        aside: String::new(),
        sought: String::new(),
        choice: None,
    };
    let themes = app.themes_to_choose().into_iter().enumerate().map(entry);
    let entries = std::iter::once(head).chain(themes).collect();
    app.push_window(Window::Picker(Picker::new(Purpose::Themes, entries)));
}

/// A heading means its section.
fn node_to_put(app: &App) -> Option<Node> {
    let node = match app.outline_cursor() {
        Some(node) => node,
        None => app.reader().meant()?.node,
    };
    (node != Node::Title).then_some(node)
}
