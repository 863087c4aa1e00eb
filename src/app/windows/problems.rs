//! The list of what reading the file had to guess or leave out, each with the way to where that is in the report.

use super::Window;
use super::picker::{Choice, Picker, PickerEntry, Purpose, Shown};
use crate::app::App;
use crate::messages::{Lang, Message};
use crate::report::Position;
use crate::source::problem;

/// Lists the problems, if there are any. What concerns the file as a whole leads to the beginning of the report.
pub(super) fn open(app: &mut App) {
    if app.problems.is_empty() {
        return app.say(Message::NoProblems, &[]);
    }
    let beginning = app.report.nodes().next().map(Position::from);
    // The importer's words are English: where that is, in the language of the interface, is beside them.
    let entry = |problem: &problem::Problem| {
        let place = location(problem.at, app.lang());
        PickerEntry {
            sought: format!("{place} {}", problem.message),
            shown: Shown::Gloss(problem.message.to_string()),
            aside: place,
            choice: problem.position.or(beginning).map(Choice::Go),
        }
    };
    let entries = app.problems.iter().map(entry).collect();
    app.push_window(Window::Picker(Picker::new(Purpose::Problems, entries)));
}

/// Where in the source a problem is, in words; nothing for the file as a whole.
fn location(at: problem::Location, lang: Lang) -> String {
    let fill = |message: Message, number: &dyn ToString| message.fill(lang, &[&number.to_string()]);
    match at {
        problem::Location::File => String::new(),
        problem::Location::Line(line) => fill(Message::AtLine, &line),
        problem::Location::Page(page) => fill(Message::AtPage, &page),
        problem::Location::Paragraph { number, page } => {
            let paragraph = fill(Message::AtParagraph, &number);
            page.map_or_else(
                || paragraph.clone(),
                |page| format!("{}, {paragraph}", fill(Message::AtPage, &page)),
            )
        }
    }
}
