//! Tells of what is written in a source and not kept of it: comments, the titles and addresses of links.

use super::markup;
use crate::source::problem::{ProblemKind, Problems, excerpt};

/// Tells of each line that holds something of the kind.
pub(super) fn tell(source: &str, problems: &mut Problems) {
    for (n, line) in source.split('\n').enumerate() {
        if let Some(at) = line.find("<!--")
            && line[at..].contains("-->")
        {
            problems.add(n + 1, ProblemKind::Comment(line[at..].to_owned()));
        }
        for (at, _) in line.match_indices("](") {
            if let Some(link) = markup::link(&line[at + 1..]) {
                let words = words_before(&line[..at]);
                if !link.title.is_empty() {
                    problems.add(n + 1, ProblemKind::LinkTitle(excerpt(link.title)));
                }
                if words.is_empty() && !markup::is_note_link(link.address) {
                    problems.add(n + 1, ProblemKind::EmptyLink(excerpt(link.address)));
                }
            }
        }
        for (at, _) in line.match_indices('<') {
            let rest = &line[at..];
            let Some(tag) = markup::tag(rest).filter(|tag| !tag.closing) else {
                continue;
            };
            for name in ["alt", "title"] {
                if let Some(words) = markup::attribute(&rest[..tag.len], name) {
                    problems.add(n + 1, ProblemKind::TagAttribute(name, excerpt(words)));
                }
            }
        }
    }
}

/// The words in the bracket that ends a text. Only its end is looked at, however long it is.
fn words_before(text: &str) -> &str {
    const LONGEST: usize = 400;
    let end = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    end.rfind('[').map_or(end, |open| end[open + 1..].trim())
}
