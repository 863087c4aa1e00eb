//! The list of keys, made from the bindings: what they do in the text, then what each other mode has of its own, then the
//! mouse.

use super::{BINDINGS, Binding, Group, Key, Mode};
use crate::messages::{Lang, Message};

/// A line of the list of keys: a group's name, or keys with what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The name of a group.
    Group(&'static str),
    /// Keys, and what they do.
    Keys(String, &'static str),
}

/// What the keys of the text are grouped by.
const GROUPS: [(Group, Message); 7] = [
    (Group::Moving, Message::Moving),
    (Group::Places, Message::Places),
    (Group::Notes, Message::Notes),
    (Group::Searching, Message::Searching),
    (Group::Figures, Message::Figures),
    (Group::Curating, Message::Curating),
    (Group::Screen, Message::Screen),
];

/// Every other mode, and what it is called.
const MODES: [(Mode, Message); 14] = [
    (Mode::Selecting, Message::WhileSelecting),
    (Mode::Outline, Message::Outline),
    (Mode::NotePopup, Message::NoteWindow),
    (Mode::Finder, Message::SearchWindow),
    (Mode::Figures, Message::FigureTable),
    (Mode::FigureFilter, Message::FigureFilter),
    (Mode::Correction, Message::CorrectionWindow),
    (Mode::SavePrompt, Message::SaveQuestion),
    (Mode::Picker, Message::ListWindow),
    (Mode::Bookmarks, Message::Bookmarks),
    (Mode::Letter, Message::LetterOfBookmark),
    (Mode::Page, Message::NumberOfPage),
    (Mode::FileName, Message::NameOfFile),
    (Mode::Help, Message::Keys),
];

/// What the mouse does.
const MOUSE: [(Message, Message); 4] = [
    (Message::MouseClick, Message::DoClick),
    (Message::MouseDrag, Message::DoDrag),
    (Message::MouseShiftDrag, Message::DoShiftDrag),
    (Message::MouseWheel, Message::DoWheel),
];

/// The list of keys. A mode lists what its keys do that they do not do in the text.
pub fn help(lang: Lang) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for (group, name) in GROUPS {
        lines.push(HelpLine::Group(name.say(lang)));
        let listed = |binding: &&Binding| binding.group == group;
        lines.extend(keys_in(Mode::Reading, lang, listed));
    }
    for (mode, name) in MODES {
        lines.push(HelpLine::Group(name.say(lang)));
        lines.extend(keys_in(mode, lang, |binding| is_own(binding)));
    }
    lines.push(HelpLine::Group(Message::MouseKeys.say(lang)));
    let mouse = MOUSE.map(|(how, what)| HelpLine::Keys(how.say(lang).to_owned(), what.say(lang)));
    lines.extend(mouse);
    lines
}

/// Whether one of a binding's keys does something else in the text, or nothing.
fn is_own(binding: &Binding) -> bool {
    let in_text = |key: &Key| {
        let mut bindings = BINDINGS.iter().filter(|other| other.modes.contains(&Mode::Reading));
        bindings.find(|other| other.keys.contains(key)).map(|other| other.word)
    };
    binding.keys.iter().any(|key| in_text(key) != Some(binding.word))
}

/// The bindings of a mode that are to be listed, a line each; the numbered tabs are one.
fn keys_in(mode: Mode, lang: Lang, listed: impl Fn(&&Binding) -> bool) -> Vec<HelpLine> {
    let bindings = BINDINGS.iter().filter(|binding| binding.modes.contains(&mode));
    let mut lines: Vec<HelpLine> = bindings.filter(listed).map(|it| line(it, lang)).collect();
    lines.dedup();
    lines
}

fn line(binding: &Binding, lang: Lang) -> HelpLine {
    let keys = if binding.word == Message::DoTab {
        "1–9".to_owned()
    } else {
        binding.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    };
    HelpLine::Keys(keys, binding.word.say(lang))
}
