//! The list of keys, made from the bindings.

use super::{BINDINGS, Group};
use crate::messages::{Lang, Message};

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
        (Group::Moving, Message::Moving),
        (Group::Places, Message::Places),
        (Group::Notes, Message::Notes),
        (Group::Searching, Message::Searching),
        (Group::Figures, Message::Figures),
        (Group::Curating, Message::Curating),
        (Group::Screen, Message::Screen),
    ] {
        lines.push(HelpLine::Group(name.say(lang)));
        let mut done: Vec<Message> = Vec::new();
        for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
            let what = binding.word;
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
fn keys_of(what: Message) -> String {
    if what == Message::DoTab {
        return "1–9".to_owned();
    }
    let mut names: Vec<String> = Vec::new();
    for key in
        BINDINGS.iter().filter(|binding| binding.word == what).flat_map(|binding| binding.keys)
    {
        let name = key.to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" ")
}
