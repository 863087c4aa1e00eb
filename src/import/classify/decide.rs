//! Heading or item: decided here and nowhere else, from the features of a text and of those that count with it.
//!
//! Numbered texts that count on, one after the other, are a row of equals. Each has by its own form a say in whether
//! the row is one of headings or of items; the majority decides for all that can be what it wants. What cannot, a
//! paragraph among headings, stays what it is.

use std::collections::HashMap;

use super::features::{End, Features, Inside, Letters, Next, Place, Setting};
use crate::source::labels::{self, Label, LabelStyle};

/// Longest titles, in characters, by how sure the form is: with a heading style or set off with a number, set off, plain
/// with a number. Those of one in capitals that runs over lines without a number are [`SHORT_TITLE`].
pub(crate) const LONG_TITLE: usize = 480;
const BOLD_TITLE: usize = 360;
const PLAIN_TITLE: usize = 280;
const SHORT_TITLE: usize = 200;
/// The longest plain name of a heading, in characters, that ends in a stop or a colon above its text.
const SHORT_NAME: usize = 60;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A heading.
    Heading,
    /// A heading because the others of its row are, though it has not the form of one.
    LikeItsRow,
    /// A heading that the rest of the text runs on from, up to this byte.
    RunIn(usize),
    /// An item because the others of its row are, though it has the form of a heading.
    Outvoted,
    /// An item because it is within one, though it has the form of a heading.
    WithinItem,
    /// An item if it has a label, or else body text.
    Text,
}

/// What each text is; `None` stands for what is no text.
pub(crate) fn verdicts(texts: &[Option<Features>]) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = texts
        .iter()
        .map(|text| match text {
            Some(text) if text.label.is_none() && is_heading(text) => Verdict::Heading,
            _ => Verdict::Text,
        })
        .collect();
    let clauses = clauses(texts);
    for row in rows(texts) {
        let members: Vec<&Features> = row.iter().filter_map(|&i| texts[i].as_ref()).collect();
        // Whether they have names or not, the clauses of an article are its text.
        if row.iter().all(|&i| clauses[i]) {
            continue;
        }
        for (i, verdict) in row.iter().zip(decide_row(&members)) {
            verdicts[*i] = verdict;
        }
    }
    leave_in_items(texts, &mut verdicts);
    verdicts
}

/// What is numbered below an article that is an item lies in it, and is no heading: else the next articles would lie in
/// that heading.
fn leave_in_items(texts: &[Option<Features>], verdicts: &mut [Verdict]) {
    let mut in_item = false;
    for (text, verdict) in texts.iter().zip(verdicts) {
        let Some(text) = text else { continue };
        let is_item = matches!(verdict, Verdict::Text | Verdict::Outvoted);
        match &text.label {
            Some(label) if counts_items(label.style) => {
                if in_item && !is_item {
                    *verdict = Verdict::WithinItem;
                }
            }
            Some(label) => in_item = label.style == LabelStyle::Article && is_item,
            None => in_item &= *verdict != Verdict::Heading,
        }
    }
}

/// Which texts are clauses and points of an article: numbered below it, and set as body text is.
fn clauses(texts: &[Option<Features>]) -> Vec<bool> {
    let mut in_article = false;
    texts
        .iter()
        .map(|text| match text {
            Some(text) => match &text.label {
                Some(label) if counts_items(label.style) => {
                    in_article && text.setting == Setting::Plain
                }
                Some(label) => {
                    in_article = label.style == LabelStyle::Article;
                    false
                }
                None => {
                    in_article &= !is_heading(text);
                    false
                }
            },
            None => false,
        })
        .collect()
}

/// The rows of equals: positions of texts whose labels count on from one to the next, with nothing numbered further
/// out between them.
fn rows(texts: &[Option<Features>]) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    // The rows that may go on, the outermost first, with their last labels and how these are set.
    let mut open: HashMap<(LabelStyle, char), Vec<OpenRow<'_>>> = HashMap::new();
    for (i, text) in texts.iter().enumerate() {
        let text = text.as_ref().filter(|text| text.place != Place::Quotation);
        let Some((text, label)) = text.and_then(|text| Some((text, text.label.as_ref()?))) else {
            continue;
        };
        open.retain(|(style, _), _| rank(*style) <= rank(label.style));
        let open = open.entry((label.style, label.delimiter)).or_default();
        let goes_on = |row: &OpenRow<'_>| labels::follows(row.last, label);
        let alike = |row: &OpenRow<'_>| goes_on(row) && row.setting == text.setting;
        let at = open.iter().rposition(alike).or_else(|| open.iter().rposition(goes_on));
        // A number may be left out.
        let gap = || open.len().checked_sub(1).filter(|&at| label.value > open[at].last.value);
        let row = if let Some(at) = at.or_else(gap) {
            let row = open[at].row;
            open.truncate(at);
            row
        } else {
            rows.push(Vec::new());
            rows.len() - 1
        };
        if open.len() == MOST_OPEN {
            open.remove(0);
        }
        rows[row].push(i);
        open.push(OpenRow { row, last: label, setting: text.setting });
    }
    rows
}

/// The most rows of one kind of label that are open at once, each within the one before.
const MOST_OPEN: usize = 6;

/// A row that may go on.
struct OpenRow<'t> {
    row: usize,
    last: &'t Label,
    setting: Setting,
}

/// How far in a style stands, as far as it closes the rows further in: that of the first of those that count beside it.
fn rank(style: LabelStyle) -> LabelStyle {
    match style {
        LabelStyle::Appendix => LabelStyle::Part,
        LabelStyle::Form => LabelStyle::Chapter,
        LabelStyle::Letter | LabelStyle::Roman => LabelStyle::Article,
        other => other,
    }
}

/// What the members of a row are.
fn decide_row(row: &[&Features]) -> Vec<Verdict> {
    // A plain name that ends as a sentence does needs others beside it.
    let is_lone =
        |text: &Features| row.len() == 1 && text.setting == Setting::Plain && text.end == End::Stop;
    let by_form: Vec<bool> = row.iter().map(|text| is_heading(text) && !is_lone(text)).collect();
    let headings = by_form.iter().filter(|heading| **heading).count();
    // Bold words that lead into a text, and long bold sentences, are headings only beside headings.
    let stands_out = |text: &Features| text.lead.is_some() || text.is_set_off();
    let all_stand_out =
        row.iter().zip(&by_form).all(|(text, heading)| *heading || stands_out(text));
    let sure = row.iter().zip(&by_form).any(|(text, heading)| *heading && is_sure(text));
    // Words that lead into a text are headings, too, where most of a row have them, set off together with the number.
    let run_in = row.iter().zip(&by_form).filter(|(text, heading)| !**heading && runs_in(text));
    let run_in = run_in.count();
    // Where none is set off, whole sentences among them weigh more.
    let is_plain = row.iter().all(|text| text.setting == Setting::Plain);
    let majority = if is_plain { headings * 3 >= row.len() * 2 } else { headings * 2 > row.len() }
        || sure && all_stand_out
        || run_in > 1 && (headings + run_in) * 2 > row.len();
    row.iter()
        .zip(by_form)
        .map(|(text, heading)| match (heading, majority) {
            (true, true) => Verdict::Heading,
            (true, false) if !is_article(text) && (is_sure(text) || !is_inner(text)) => {
                Verdict::Heading
            }
            (false, true) => match (text.lead, text.name_end) {
                (Some(lead), _) => Verdict::RunIn(lead.end),
                _ if may_be_heading(text) => Verdict::LikeItsRow,
                (None, Some(end)) if end <= PLAIN_TITLE && headings * 2 > row.len() => {
                    Verdict::RunIn(end)
                }
                _ => Verdict::Text,
            },
            (true, false) => Verdict::Outvoted,
            (false, false) => Verdict::Text,
        })
        .collect()
}

/// Whether a text begins with a heading that runs in: words that are bold or italic together with their number.
fn runs_in(text: &Features) -> bool {
    let counts = text.label.as_ref().is_some_and(|label| label.style != LabelStyle::Bracketed);
    counts
        && text.lead.is_some_and(|lead| lead.has_label && !lead.has_comma && lead.end <= BOLD_TITLE)
}

/// Whether a text with the form of a heading is one whatever its row says.
fn is_sure(text: &Features) -> bool {
    text.is_set_off() && (text.setting == Setting::HeadingStyle || text.end != End::Stop)
}

/// Whether a text that has not the form of a heading can be one all the same.
fn may_be_heading(text: &Features) -> bool {
    let (longest, inside) = if text.is_set_off() {
        (BOLD_TITLE, Inside::Clauses)
    } else {
        (SHORT_TITLE, Inside::OneClause)
    };
    text.length <= longest
        && text.inside <= inside
        && text.end != End::Comma
        && !matches!(text.letters, Letters::BeginsSmall | Letters::None)
}

/// Whether it is an article. Those of a decision are its text, whatever one of them looks like: what follows a heading
/// would lie under it.
fn is_article(text: &Features) -> bool {
    text.label.as_ref().is_some_and(|label| label.style == LabelStyle::Article)
}

/// Whether a label counts in a style that both headings and items have.
fn is_inner(text: &Features) -> bool {
    text.label.as_ref().is_some_and(|label| counts_items(label.style))
}

fn counts_items(style: LabelStyle) -> bool {
    matches!(style, LabelStyle::Number(_) | LabelStyle::Small | LabelStyle::Bracketed)
}

/// Whether a text has the form of a heading, as far as it can be told from itself and what follows it.
fn is_heading(text: &Features) -> bool {
    let stops = matches!(text.end, End::Stop | End::Comma);
    let Some(label) = &text.label else {
        let point = text.is_point && text.end != End::Comma && text.inside == Inside::OneClause;
        let stops = stops && !(point && text.length <= PLAIN_TITLE);
        let styled = text.setting == Setting::HeadingStyle && text.length <= LONG_TITLE;
        let bold = text.setting == Setting::Bold && text.length <= BOLD_TITLE;
        let caps = text.letters == Letters::Capitals && text.length <= SHORT_TITLE;
        let begins = text.letters != Letters::BeginsSmall && text.next != Next::Basis;
        let decides = text.next == Next::Basis && text.letters == Letters::Capitals;
        let set = styled && !decides || begins && !stops && (bold || caps);
        return text.letters != Letters::None && text.place == Place::Text && set;
    };
    let sentences = text.inside >= Inside::Clauses && stops;
    let stands_out = text.is_set_off() || text.letters == Letters::Capitals;
    match (text.setting, label.style) {
        (_, LabelStyle::Part | LabelStyle::Chapter) if stands_out => text.length <= LONG_TITLE,
        (Setting::HeadingStyle, _) => text.length <= LONG_TITLE && !sentences,
        (Setting::Bold, style) if style != LabelStyle::Bracketed => {
            text.length <= LONG_TITLE && !sentences
        }
        (Setting::Italic, style) if style != LabelStyle::Bracketed => {
            text.length <= BOLD_TITLE && !sentences
        }
        (_, style) => is_plain_heading(text, style),
    }
}

/// The same for a numbered text that is set as body text is.
fn is_plain_heading(text: &Features, style: LabelStyle) -> bool {
    let stops = matches!(text.end, End::Stop | End::Comma);
    match style {
        LabelStyle::Bracketed => false,
        // A name that ends as a sentence does, above its text.
        LabelStyle::Number(_) | LabelStyle::Small
            if (1..=SHORT_NAME).contains(&text.length)
                && text.inside == Inside::OneClause
                && matches!(text.end, End::Stop | End::Colon)
                && text.next == Next::Body =>
        {
            true
        }
        LabelStyle::Number(_) | LabelStyle::Small if text.end == End::Colon => {
            let leads = match text.next {
                Next::Bullet | Next::Table => true,
                Next::Labelled(other) => other != style,
                _ => false,
            };
            text.length <= PLAIN_TITLE && text.inside == Inside::OneClause && leads
        }
        LabelStyle::Number(_) | LabelStyle::Small => {
            let leads = match text.next {
                Next::Labelled(other) => other != style && counts_items(other),
                Next::Bullet | Next::Table | Next::Body => true,
                Next::SetOff => text.letters == Letters::Capitals,
                _ => false,
            };
            text.letters != Letters::None && text.length <= PLAIN_TITLE && !stops && leads
        }
        // `Điều 1. Thành lập Hội đồng gồm các ông, bà:` is a sentence.
        LabelStyle::Article if text.end == End::Colon => false,
        _ => text.length <= PLAIN_TITLE && !stops,
    }
}
