//! Everything by name: the list of what can be done now, and doing what is chosen of a list.

use super::picker::{Choice, Entry, Picker, PickerLayout, Purpose, Shown};
use super::{App, Overlay};
use crate::keys::{Action, Effect};
use crate::keys::{BINDINGS, Key};

impl App {
    /// Lists what can be done where the reader is, by name, with the keys beside it.
    pub(super) fn open_commands(&mut self) {
        self.overlay = None;
        let mode = self.mode();
        let mut entries: Vec<Entry> = Vec::new();
        for binding in BINDINGS.iter().filter(|binding| binding.modes.contains(&mode)) {
            let choice = Some(Choice::Do(binding.action));
            let name = match binding.action {
                Action::Commands => continue,
                Action::Tab(number) => {
                    let Some(tab) = self.tabs.get(usize::from(number) - 1) else {
                        continue;
                    };
                    tab.name(&self.report, self.settings.lang)
                }
                _ => binding.word.say(self.settings.lang).to_owned(),
            };
            if entries.iter().any(|entry| entry.choice == choice) {
                continue;
            }
            let keys: Vec<String> = binding.keys.iter().map(Key::to_string).collect();
            entries.push(Entry {
                sought: name.clone(),
                shown: Shown::Words(name),
                aside: keys.join(" "),
                choice,
            });
        }
        self.overlay = Some(Overlay::Picker(Picker::new(Purpose::Commands, entries)));
    }

    /// A list with the keys.
    pub(super) fn choose(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::from(PickerLayout::of(&self.layout()).list.height as i16).max(2) - 1;
        let Some(Overlay::Picker(picker)) = &mut self.overlay else {
            return Vec::new();
        };
        match action {
            Action::LineDown => picker.select(1),
            Action::LineUp => picker.select(-1),
            Action::PageDown => picker.select(page),
            Action::PageUp => picker.select(-page),
            Action::Open => return self.take_choice(),
            Action::Close => self.overlay = None,
            _ => {}
        }
        Vec::new()
    }

    /// Does what the selected entry of a list says.
    pub(super) fn take_choice(&mut self) -> Vec<Effect> {
        let Some(Overlay::Picker(picker)) = &self.overlay else {
            return Vec::new();
        };
        let Some(choice) = picker.choice() else {
            return Vec::new();
        };
        self.overlay = None;
        match choice {
            Choice::Do(action) => self.update(action),
            Choice::Go(position) => {
                self.jump(position);
                Vec::new()
            }
        }
    }

    /// Chooses the entry of a list at a row of the screen.
    pub(super) fn click_choice(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let layout = PickerLayout::of(&self.layout());
        let Some(Overlay::Picker(picker)) = &mut self.overlay else {
            return Vec::new();
        };
        if !layout.window.area.holds(column, row) {
            self.overlay = None;
            return Vec::new();
        }
        let rows = picker.rows(layout.list.width.into(), layout.list.height.into());
        let clicked = row.checked_sub(layout.list.y).and_then(|y| rows.get(usize::from(y)));
        match clicked {
            Some(&Some((at, _))) if picker.point_at(at) => self.take_choice(),
            _ => Vec::new(),
        }
    }
}
