//! The list of the figures that were rejected, each to be accepted again.

use super::Window;
use super::picker::{Choice, Picker, PickerEntry, Purpose, Shown};
use crate::app::App;
use crate::messages::Message;
use crate::page::cells::pick;
use crate::report::Figure;

/// Lists the rejected figures, if there are any.
pub(super) fn open(app: &mut App) {
    let entry = |(at, figure): (usize, &Figure)| {
        let name = pick(&figure.name, app.lang());
        let words = format!("{} {} · {name}: “{}”", figure.value_text, figure.unit, figure.quote);
        PickerEntry {
            sought: words.clone(),
            shown: Shown::Gloss(words),
            aside: String::new(),
            choice: Some(Choice::AcceptAgain(at)),
        }
    };
    let entries: Vec<PickerEntry> = app.rejected().map(entry).collect();
    if entries.is_empty() {
        return app.say(Message::NoneRejected, &[]);
    }
    app.push_window(Window::Picker(Picker::new(Purpose::Rejected, entries)));
}
