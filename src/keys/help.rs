//! The list of keys and the names of actions, made from the bindings.

use super::{BINDINGS, Group};
use crate::action::Action;
use crate::words::{Lang, Word};

/// What an action is called.
pub fn word(action: Action) -> Word {
    match action {
        Action::LineDown => Word::DoLineDown,
        Action::LineUp => Word::DoLineUp,
        Action::PageDown => Word::DoPageDown,
        Action::PageUp => Word::DoPageUp,
        Action::HalfDown => Word::DoHalfDown,
        Action::HalfUp => Word::DoHalfUp,
        Action::Top => Word::DoTop,
        Action::Bottom => Word::DoBottom,
        Action::NextTab => Word::DoNextTab,
        Action::PreviousTab => Word::DoPreviousTab,
        Action::Tab(_) => Word::DoTab,
        Action::NextSection => Word::DoNextSection,
        Action::PreviousSection => Word::DoPreviousSection,
        Action::ToOutline => Word::DoToOutline,
        Action::Fold => Word::DoFold,
        Action::Unfold => Word::DoUnfold,
        Action::NextMark => Word::DoNextMark,
        Action::PreviousMark => Word::DoPreviousMark,
        Action::Open => Word::DoOpen,
        Action::Back => Word::DoBack,
        Action::Forward => Word::DoForward,
        Action::Search => Word::DoSearch,
        Action::NextHit => Word::DoNextHit,
        Action::PreviousHit => Word::DoPreviousHit,
        Action::NextFilter => Word::DoNextFilter,
        Action::PreviousFilter => Word::DoPreviousFilter,
        Action::CopyPassage => Word::DoCopyPassage,
        Action::CopyCitation => Word::DoCopyCitation,
        Action::ShowFigures => Word::DoShowFigures,
        Action::MarkFigures => Word::DoMarkFigures,
        Action::FilterFigures => Word::DoFilterFigures,
        Action::NextView => Word::DoNextView,
        Action::PreviousView => Word::DoPreviousView,
        Action::NextKind => Word::DoNextKind,
        Action::SortFigures => Word::DoSort,
        Action::ReverseFigures => Word::DoReverse,
        Action::CloseUp => Word::DoCloseUp,
        Action::ToggleOutline => Word::DoToggleOutline,
        Action::Language => Word::DoLanguage,
        Action::Colours => Word::DoColours,
        Action::Mouse => Word::DoMouse,
        Action::Help => Word::DoHelp,
        Action::Close => Word::DoClose,
        Action::Suspend => Word::DoSuspend,
        Action::Redraw => Word::DoRedraw,
        Action::Quit => Word::DoQuit,
    }
}

/// A line of the list of keys: a group's name, or keys with what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The name of a group.
    Group(&'static str),
    /// Keys, and what they do.
    Keys(String, &'static str),
}

/// The list of keys, made from the bindings: an action once, with the keys of all its modes.
pub fn help(lang: Lang) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for (group, name) in [
        (Group::Moving, Word::Moving),
        (Group::Places, Word::Places),
        (Group::Notes, Word::Notes),
        (Group::Searching, Word::Searching),
        (Group::Figures, Word::Figures),
        (Group::Screen, Word::Screen),
    ] {
        lines.push(HelpLine::Group(name.say(lang)));
        let mut done: Vec<Word> = Vec::new();
        for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
            let what = word(binding.action);
            if done.contains(&what) {
                continue;
            }
            done.push(what);
            lines.push(HelpLine::Keys(keys_of(what), what.say(lang)));
        }
    }
    lines
}

/// The keys of every binding of one name, each once: `↓ j Ctrl-n`; of the numbered tabs, `1–9`.
fn keys_of(what: Word) -> String {
    if what == Word::DoTab {
        return "1–9".to_owned();
    }
    let mut names: Vec<String> = Vec::new();
    for key in BINDINGS
        .iter()
        .filter(|binding| word(binding.action) == what)
        .flat_map(|binding| binding.keys)
    {
        let name = key.to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" ")
}
