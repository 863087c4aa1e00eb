//! The list of everything that can be done where the reader is, by name, with the keys beside it.

use super::Window;
use super::picker::{Choice, Picker, PickerEntry, Purpose, Shown};
use crate::app::App;
use crate::keys::{Action, BINDINGS, Binding, Key};

impl App {
    /// Opens the list of commands.
    pub(super) fn open_commands(&mut self) {
        self.close_windows();
        let mode = self.mode();
        let mut entries: Vec<PickerEntry> = Vec::new();
        for binding in BINDINGS.iter().filter(|binding| binding.modes.contains(&mode)) {
            let choice = Some(Choice::Do(binding.action));
            if entries.iter().any(|entry| entry.choice == choice) {
                continue;
            }
            if let Some(name) = self.command_name(binding) {
                let keys: Vec<String> = binding.keys.iter().map(Key::to_string).collect();
                entries.push(PickerEntry {
                    sought: name.clone(),
                    shown: Shown::Words(name),
                    aside: keys.join(" "),
                    choice,
                });
            }
        }
        self.push_window(Window::Picker(Picker::new(Purpose::Commands, entries)));
    }

    /// What a binding is called in the list; none for what is not listed.
    fn command_name(&self, binding: &Binding) -> Option<String> {
        match binding.action {
            Action::Commands => None,
            Action::Tab(number) => {
                let tab = self.tabs().get(usize::from(number) - 1)?;
                Some(tab.name(self.report(), self.lang()))
            }
            _ => Some(binding.word.say(self.lang()).to_owned()),
        }
    }
}
