//! What a found theme is told on its page: by what the program put passages there.

use std::collections::HashMap;

use crate::fold;
use crate::messages::{Lang, Message};
use crate::report::{Bilingual, Remark, Report, slice};
use crate::text::SafeText;
use crate::themes::{FoundTheme, Reason};

/// How many of the words that decided are named.
const NAMED: usize = 4;

/// That a theme was found, by how many headings and by which words.
pub(super) fn remark(report: &Report, theme: &FoundTheme) -> Remark {
    let by_words = |reason: &Reason| matches!(reason, Reason::Terms(_));
    let words = theme.blocks.iter().filter(|block| by_words(&block.reason)).count();
    let headings = theme.blocks.len() - words;
    let terms = terms(report, theme).join(", ");
    let say = |lang: Lang| {
        let counts = [headings.to_string(), words.to_string()];
        let text = Message::FoundTheme.fill(lang, &counts.each_ref().map(String::as_str));
        let text = if terms.is_empty() { text } else { format!("{text}: {terms}") };
        Some(SafeText::new(&text))
    };
    Remark(Bilingual { vi: say(Lang::Vi), en: say(Lang::En) })
}

/// The terms that decided most often, as the report writes them where it first does.
fn terms(report: &Report, theme: &FoundTheme) -> Vec<String> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (at, block) in theme.blocks.iter().enumerate() {
        let Reason::Terms(terms) = &block.reason else { continue };
        for term in terms {
            counts.entry(term).or_insert((0, at)).0 += 1;
        }
    }
    let mut terms: Vec<(&str, (usize, usize))> = counts.into_iter().collect();
    terms.sort_by_key(|&(term, (count, at))| (usize::MAX - count, at, term));
    let written = |(term, (_, at)): (&str, (usize, usize))| {
        let text = report.plain(theme.blocks[at].node);
        let at = fold::find(&text, term).into_iter().next();
        let written = at.and_then(|at| slice(&text, &at));
        written.map_or_else(|| term.to_owned(), str::to_lowercase)
    };
    terms.into_iter().take(NAMED).map(written).collect()
}
