//! The last line: where the reader is or what just happened, how far the page is read, and the keys that help now.

use ratatui::buffer::Buffer;

use super::paint::line;
use super::palette::Palette;
use crate::app::App;
use crate::app::layout::Area;
use crate::citation;
use crate::keys::key_for;
use crate::keys::{Action, Mode};
use crate::messages::Message;
use crate::page::columns;
use crate::report::Node;

pub fn draw(app: &App, palette: &Palette, area: Area, buf: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let inner = Area { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
    let (left, style) = match app.message() {
        Some(message) => (message.to_owned(), palette.text),
        None if app.mode() == Mode::Letter => {
            (Message::LetterAwaited.say(app.lang()).to_owned(), palette.text)
        }
        None if app.mode() == Mode::Figures => (figure_position(app), palette.dim),
        None => (path(app), palette.dim),
    };
    let percent = match app.mode() {
        Mode::Reading | Mode::Selecting => format!("{}%", app.reader().percent()),
        _ => String::new(),
    };
    let room = usize::from(inner.width);
    // A message is said in full before any hint; a path gives way to them, and altogether to the way out of what is not
    // plain reading.
    let kept = match app.mode() {
        _ if app.message().is_some() => columns(&left),
        Mode::Reading => columns(&left).min(room / 2),
        Mode::Figures if app.figure_pane().close_up().is_none() => columns(&left).min(room / 2),
        _ => 0,
    };
    let taken = kept + columns(&percent) + 4;
    let hints = hints(app, room.saturating_sub(taken));
    let right: Vec<&str> =
        [percent.as_str(), &hints].into_iter().filter(|part| !part.is_empty()).collect();
    let right = right.join("   ");
    let width = (columns(&right) as u16).min(inner.width);
    line(&right, Area { x: inner.x + inner.width - width, width, ..inner }, palette.dim, buf);
    line(&left, Area { width: inner.width.saturating_sub(width + 2), ..inner }, style, buf);
}

/// The path to what is read, or to the selected hit of a search.
fn path(app: &App) -> String {
    let report = app.report();
    let node = match app.finder() {
        Some(finder) => match finder.hit() {
            Some(hit) => Some(hit.node),
            None => return String::new(),
        },
        None => app.reader().current(),
    };
    match node {
        Some(node @ (Node::Heading(_) | Node::Block(..))) => {
            report.section_of(node).map(|s| citation::section_path(report, s)).unwrap_or_default()
        }
        Some(Node::Note(n)) => Message::Note.fill(app.lang(), &[&report.notes[n].label]),
        Some(Node::Title) | None => app.name().to_owned(),
    }
}

fn figure_position(app: &App) -> String {
    let node = app.figure().and_then(|row| row.node);
    node.map(|node| citation::place_in_words(app.report(), node)).unwrap_or_default()
}

/// As many hints as there is room for, in columns, the most useful first.
fn hints(app: &App, room: usize) -> String {
    let mode = app.mode();
    let wanted: &[(Action, Message)] = match mode {
        Mode::Reading if app.found().is_some() => &[
            (Action::NextHit, Message::HintNext),
            (Action::Close, Message::HintClose),
            (Action::Search, Message::HintSearch),
            (Action::Help, Message::HintHelp),
        ],
        Mode::Reading => &[
            (Action::Search, Message::HintSearch),
            (Action::NextReference, Message::HintNote),
            (Action::CopyPassage, Message::HintQuote),
            (Action::Help, Message::HintHelp),
            (Action::Commands, Message::HintCommands),
        ],
        Mode::Selecting => &[
            (Action::CopyPassage, Message::HintCopy),
            (Action::Close, Message::HintDrop),
            (Action::Select, Message::HintMore),
            (Action::LineDown, Message::HintChoose),
        ],
        Mode::Outline => &[
            (Action::Open, Message::HintGo),
            (Action::Close, Message::HintBack),
            (Action::Fold, Message::HintFold),
        ],
        Mode::Finder if app.finder().and_then(|finder| finder.hit()).is_none() => {
            &[(Action::Close, Message::HintBack)]
        }
        Mode::Finder => &[
            (Action::Open, Message::HintGo),
            (Action::Close, Message::HintBack),
            (Action::LineDown, Message::HintChoose),
            (Action::NextFilter, Message::HintFilter),
        ],
        Mode::NotePopup => &[(Action::Open, Message::HintGo), (Action::Close, Message::HintClose)],
        Mode::Figures if app.figure_pane().close_up().is_some() => &[
            (Action::Open, Message::HintSentence),
            (Action::Close, Message::HintBack),
            (Action::Help, Message::HintHelp),
        ],
        Mode::Figures => &[
            (Action::Open, Message::HintSentence),
            (Action::CloseUp, Message::HintChart),
            (Action::FilterFigures, Message::HintType),
            (Action::NextView, Message::HintView),
            (Action::NextKind, Message::HintKind),
            (Action::SortFigures, Message::HintSort),
            (Action::Help, Message::HintHelp),
        ],
        Mode::FigureFilter => {
            &[(Action::Open, Message::HintChoose), (Action::Close, Message::HintBack)]
        }
        Mode::Picker => &[(Action::Open, Message::HintChoose), (Action::Close, Message::HintClose)],
        Mode::Letter => &[(Action::Close, Message::HintCancel)],
        Mode::Bookmarks => &[
            (Action::Open, Message::HintGo),
            (Action::Close, Message::HintClose),
            (Action::DeleteBookmark, Message::HintDelete),
        ],
        Mode::Help => &[(Action::LineDown, Message::HintMove), (Action::Close, Message::HintClose)],
    };
    let mut hints = String::new();
    for (action, word) in wanted {
        let Some(key) = key_for(mode, *action) else {
            continue;
        };
        let gap = if hints.is_empty() { "" } else { "   " };
        let hint = format!("{gap}{key} {}", word.say(app.lang()));
        if columns(&hints) + columns(&hint) > room {
            break;
        }
        hints.push_str(&hint);
    }
    hints
}
