//! The last line: where the reader is or what just happened, how far the page is read, and the keys that help now.

use ratatui::buffer::Buffer;

use super::paint::line;
use super::theme::Theme;
use crate::action::{Action, Mode};
use crate::app::App;
use crate::app::layout::Area;
use crate::cite;
use crate::keys::key_for;
use crate::page::columns;
use crate::report::Spot;
use crate::words::Word;

pub fn draw(app: &App, theme: &Theme, area: Area, buf: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let inner = Area { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
    let (left, style) = match app.message() {
        Some(message) => (message.to_owned(), theme.text),
        None if app.mode() == Mode::Letter => {
            (Word::LetterAwaited.say(app.lang()).to_owned(), theme.text)
        }
        None if app.mode() == Mode::Figures => (figure_place(app), theme.dim),
        None => (path(app), theme.dim),
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
    line(&right, Area { x: inner.x + inner.width - width, width, ..inner }, theme.dim, buf);
    line(&left, Area { width: inner.width.saturating_sub(width + 2), ..inner }, style, buf);
}

/// The path to what is read, or to the selected hit of a search.
fn path(app: &App) -> String {
    let report = app.report();
    let spot = match app.finder() {
        Some(finder) => match finder.hit() {
            Some(hit) => Some(hit.spot),
            None => return String::new(),
        },
        None => app.reader().current(),
    };
    match spot {
        Some(spot @ (Spot::Heading(_) | Spot::Block(..))) => {
            report.section_of(spot).map(|s| cite::section_path(report, s)).unwrap_or_default()
        }
        Some(Spot::Note(n)) => Word::Note.fill(app.lang(), &[&report.notes[n].label]),
        Some(Spot::Title) | None => app.name().to_owned(),
    }
}

fn figure_place(app: &App) -> String {
    let spot = app.figure().and_then(|row| row.spot);
    spot.map(|spot| cite::place_in_words(app.report(), spot)).unwrap_or_default()
}

/// As many hints as there is room for, in columns, the most useful first.
fn hints(app: &App, room: usize) -> String {
    let mode = app.mode();
    let wanted: &[(Action, Word)] = match mode {
        Mode::Reading if app.found().is_some() => &[
            (Action::NextHit, Word::HintNext),
            (Action::Close, Word::HintClose),
            (Action::Search, Word::HintSearch),
            (Action::Help, Word::HintHelp),
        ],
        Mode::Reading => &[
            (Action::Search, Word::HintSearch),
            (Action::NextMark, Word::HintNote),
            (Action::CopyPassage, Word::HintQuote),
            (Action::Help, Word::HintHelp),
            (Action::Commands, Word::HintCommands),
        ],
        Mode::Selecting => &[
            (Action::CopyPassage, Word::HintCopy),
            (Action::Close, Word::HintDrop),
            (Action::Select, Word::HintMore),
            (Action::LineDown, Word::HintChoose),
        ],
        Mode::Outline => &[
            (Action::Open, Word::HintGo),
            (Action::Close, Word::HintBack),
            (Action::Fold, Word::HintFold),
        ],
        Mode::Finder if app.finder().and_then(|finder| finder.hit()).is_none() => {
            &[(Action::Close, Word::HintBack)]
        }
        Mode::Finder => &[
            (Action::Open, Word::HintGo),
            (Action::Close, Word::HintBack),
            (Action::LineDown, Word::HintChoose),
            (Action::NextFilter, Word::HintFilter),
        ],
        Mode::Peek => &[(Action::Open, Word::HintGo), (Action::Close, Word::HintClose)],
        Mode::Figures if app.figure_pane().close_up().is_some() => &[
            (Action::Open, Word::HintSentence),
            (Action::Close, Word::HintBack),
            (Action::Help, Word::HintHelp),
        ],
        Mode::Figures => &[
            (Action::Open, Word::HintSentence),
            (Action::CloseUp, Word::HintChart),
            (Action::FilterFigures, Word::HintType),
            (Action::NextView, Word::HintView),
            (Action::NextKind, Word::HintKind),
            (Action::SortFigures, Word::HintSort),
            (Action::Help, Word::HintHelp),
        ],
        Mode::FigureFilter => &[(Action::Open, Word::HintChoose), (Action::Close, Word::HintBack)],
        Mode::Chooser => &[(Action::Open, Word::HintChoose), (Action::Close, Word::HintClose)],
        Mode::Letter => &[(Action::Close, Word::HintCancel)],
        Mode::Bookmarks => &[
            (Action::Open, Word::HintGo),
            (Action::Close, Word::HintClose),
            (Action::DeleteBookmark, Word::HintDelete),
        ],
        Mode::Help => &[(Action::LineDown, Word::HintMove), (Action::Close, Word::HintClose)],
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
