//! The list of what reading the file had to guess or leave out, each with the way to where that is in the report.

use super::Window;
use super::picker::{Choice, Picker, PickerEntry, Purpose, Shown};
use crate::app::App;
use crate::messages::Message;
use crate::messages::problems::place;
use crate::report::Position;
use crate::source::problem;

/// Lists the problems, if there are any. What concerns the file as a whole leads to the beginning of the report.
pub(super) fn open(app: &mut App) {
    if app.problems.is_empty() {
        return app.say(Message::NoProblems, &[]);
    }
    let beginning = app.report.nodes().next().map(Position::from);
    let lang = app.lang();
    let entry = |problem: &problem::Problem| {
        // Readers turn to a page; paragraphs are counted where there are no pages.
        let at = match problem.at {
            problem::Location::Paragraph { page: Some(page), .. } => problem::Location::Page(page),
            at => at,
        };
        let (place, said) = (place(at, lang), problem.say(lang));
        PickerEntry {
            sought: format!("{place} {said}"),
            shown: Shown::Gloss(said.to_string()),
            aside: place,
            choice: problem.position.or(beginning).map(Choice::Go),
        }
    };
    let entries = app.problems.iter().map(entry).collect();
    app.push_window(Window::Picker(Picker::new(Purpose::Problems, entries)));
}
