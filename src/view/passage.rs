//! Where a passage in a list is.

use crate::app::App;
use crate::citation;
use crate::messages::Message;
use crate::page::{columns, raised};
use crate::report::Node;

/// Where a passage is: its view and its path; of a note, the passage that cites it. Where it is too wide, the outer steps
/// of the path give way first.
pub(crate) fn caption(app: &App, node: Node, width: usize) -> String {
    let report = app.report();
    let path = |section| citation::section_path(report, section);
    let (head, path) = match node {
        Node::Title => (String::new(), report.title.to_string()),
        Node::Heading(s) | Node::Block(s, _) => {
            let tab = app.home_of(node).map(|tab| tab.name(report, app.lang()));
            (format!("{} · ", tab.unwrap_or_default()), path(s))
        }
        Node::Note(n) => {
            let head =
                format!("{} {} · ", Message::Notes.say(app.lang()), raised(&report.notes[n].label));
            let cited =
                report.cited_in(n).first().and_then(|position| position.node.section()).map(path);
            (head + Message::CitedBy.say(app.lang()), cited.unwrap_or_default())
        }
    };
    let mut path = path.as_str();
    while columns(&head) + columns(path) > width
        && let Some((_, inner)) = path.split_once(citation::STEP)
    {
        path = inner;
    }
    format!("{head}{path}")
}
