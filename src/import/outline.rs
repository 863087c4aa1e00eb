//! How headings nest, and their ids. The numbering decides; `#` levels only where they read the numbers better.
//! `parents` has the tree of each way to read them.

mod parents;

use std::collections::{HashMap, HashSet};

use self::parents::parents;
use super::drafts::DraftSection;
use crate::source::labels::{self, Label, LabelStyle};
use crate::source::problem::{ProblemKind, Problems};
use crate::source::runs;

/// Where a section stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nesting {
    /// How many headings it lies under.
    pub depth: usize,
    /// Its id.
    pub id: String,
}

/// Where each section stands: reserved ones at the top, headings nested by their numbers.
pub(crate) fn outline(sections: &[DraftSection], problems: &mut Problems) -> Vec<Nesting> {
    let mut names = Names::default();
    let reserved: Vec<Option<String>> = sections
        .iter()
        .map(|section| section.reserved.map(|kind| names.unique(kind.as_str()).0))
        .collect();
    let mut after_reserved = false;
    let mut headings = Vec::new();
    for section in sections {
        if section.reserved.is_none() {
            headings.push(Heading {
                label: section.label.clone(),
                level: section.level,
                annex: section.annex,
                centred: section.centred,
                end: runs::plain(&section.title).chars().next_back(),
                afresh: after_reserved,
                line: section.line,
            });
        }
        after_reserved = section.reserved.is_some();
    }
    let mut nested = nest(&headings, names, problems).into_iter();
    reserved
        .into_iter()
        .map(|id| match id {
            Some(id) => Nesting { depth: 0, id },
            None => nested.next().unwrap_or(Nesting { depth: 0, id: String::new() }),
        })
        .collect()
}

/// What of a heading matters for where it stands.
#[derive(Clone, Debug)]
struct Heading {
    /// Its label.
    label: Option<Label>,
    /// The level of its heading style; none if it is only bold or plain.
    level: Option<usize>,
    /// Whether an annexed document begins with it, under which all that follows belongs.
    annex: bool,
    /// Whether it is set in the middle of the page, or says by its words that it lies under no other.
    centred: bool,
    /// The last character of its words.
    end: Option<char>,
    /// Whether it stands behind the recipients or the signature, and so under nothing before them.
    afresh: bool,
    /// Its line.
    line: usize,
}

impl Heading {
    /// Whether it leads to what is numbered below it: `QUYẾT NGHỊ:` above `Điều 1`.
    fn leads(&self) -> bool {
        self.label.is_none() && self.end == Some(':')
    }
}

/// A way to read the headings as a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// The numbers nest; what has none belongs to the number before it.
    Numbers,
    /// The numbers nest under headings without a number, and start again under each.
    NumbersUnderNames,
    /// The `#` nest.
    Levels,
}

/// Nests the headings in the way that leaves the fewest gaps and repetitions in their numbers, and names them.
fn nest(headings: &[Heading], names: Names, problems: &mut Problems) -> Vec<Nesting> {
    let headings = &letters_or_romans(headings);
    let levelled = headings.iter().filter(|h| h.level.is_some()).count();
    let read = |reading| {
        let parents = parents(headings, reading);
        (faults(headings, &parents).len(), parents)
    };
    let no_numbers = headings.iter().all(|h| h.label.is_none());
    let mut best = read(if no_numbers { Reading::Levels } else { Reading::Numbers });
    let other = read(Reading::NumbersUnderNames);
    if other.0 < best.0 {
        best = other;
    }
    // Levels at random may hide a fault or two: they must be far better, and almost everywhere.
    if levelled * 5 >= headings.len() * 4 {
        let other = read(Reading::Levels);
        if other.0 * 3 < best.0 {
            best = other;
        }
    }
    let parents = best.1;
    for (at, kind) in faults(headings, &parents) {
        problems.add(headings[at].line, kind);
    }
    ids(headings, &parents, names, problems)
}

/// `I` after `H` is a letter, `C` and `D` are letters anyway; all else that reads as a Roman number is one.
fn letters_or_romans(headings: &[Heading]) -> Vec<Heading> {
    let mut headings = headings.to_vec();
    let (mut roman, mut letter): (Option<Label>, Option<Label>) = (None, None);
    for heading in &mut headings {
        let Some(label) = &mut heading.label else {
            continue;
        };
        if label.style == LabelStyle::Roman && label.id.len() == 1 {
            let mut as_letter = label.clone();
            as_letter.style = LabelStyle::Letter;
            let fits_letter = letter.as_ref().is_some_and(|last| labels::follows(last, &as_letter));
            let fits_roman = roman.as_ref().is_some_and(|last| labels::follows(last, label));
            let starts = label.value == 1 && roman.is_some();
            if fits_letter && !fits_roman && !starts {
                *label = as_letter;
            }
        }
        match label.style {
            LabelStyle::Roman => roman = Some(label.clone()),
            LabelStyle::Letter => letter = Some(label.clone()),
            _ => {}
        }
    }
    headings
}

/// Gaps, repetitions and wrong beginnings in the numbers, each with the position of its heading.
fn faults(headings: &[Heading], parents: &[Option<usize>]) -> Vec<(usize, ProblemKind)> {
    let mut last: HashMap<(Option<usize>, LabelStyle), usize> = HashMap::new();
    let mut faults = Vec::new();
    for (i, heading) in headings.iter().enumerate() {
        let Some(label) = &heading.label else {
            continue;
        };
        // Articles are counted through all chapters.
        let within = parents[i].filter(|_| label.style != LabelStyle::Article);
        let before = last.insert((within, label.style), i);
        let printed = &label.id;
        match before.and_then(|before| headings[before].label.as_ref()) {
            None if label.value != 1 => {
                faults.push((i, ProblemKind::NumbersBegin(printed.clone())));
            }
            Some(before) if before.id == label.id => {
                faults.push((i, ProblemKind::NumberAgain(printed.clone())));
            }
            Some(before) if !labels::follows(before, label) => {
                faults.push((i, ProblemKind::NumberGap(printed.clone(), before.id.clone())));
            }
            _ => {}
        }
        let parent = parents[i].and_then(|p| headings[p].label.as_ref());
        if let (Some(under), Some(parent)) = (label.under, parent)
            && (matches!(parent.style, LabelStyle::Number(_) | LabelStyle::Roman)
                && parent.value != under)
        {
            let label = format!("{under}.{printed}");
            faults.push((i, ProblemKind::NumberUnder(label, parent.id.clone())));
        }
    }
    faults
}

fn ids(
    headings: &[Heading],
    parents: &[Option<usize>],
    mut names: Names,
    problems: &mut Problems,
) -> Vec<Nesting> {
    let mut nested: Vec<Nesting> = Vec::with_capacity(headings.len());
    for (heading, &parent) in headings.iter().zip(parents) {
        let above = parent.map(|parent| nested[parent].id.as_str());
        let (id, again) = names.of_heading(above, heading.label.as_ref());
        if again {
            problems.add(heading.line, ProblemKind::HeadingAgain(id.clone()));
        }
        let depth = parent.map_or(0, |parent| nested[parent].depth + 1);
        nested.push(Nesting { depth, id });
    }
    nested
}

/// The ids that sections have been given: each follows from the section above and the label, and no two are alike.
#[derive(Default)]
pub(crate) struct Names {
    used: HashSet<String>,
    /// How many headings without a label stand under each section.
    unnumbered: HashMap<String, usize>,
    /// How often each id was wanted.
    times: HashMap<String, usize>,
}

impl Names {
    /// The id of a heading under the section `above`, and whether another heading has its number: `p1.II.1`, `p1.s2`.
    pub(crate) fn of_heading(
        &mut self,
        above: Option<&str>,
        label: Option<&Label>,
    ) -> (String, bool) {
        let own = if let Some(label) = label {
            label.id.clone()
        } else {
            let above = above.unwrap_or_default().to_owned();
            let count = self.unnumbered.entry(above).or_insert(0);
            *count += 1;
            format!("s{count}")
        };
        match above {
            None => self.unique(&own),
            Some(above) => self.unique(&format!("{above}.{own}")),
        }
    }

    /// `wanted`, or, where that is taken, `wanted-2` and so on; and whether it was taken.
    pub(crate) fn unique(&mut self, wanted: &str) -> (String, bool) {
        let mut id = wanted.to_owned();
        let count = self.times.entry(wanted.to_owned()).or_insert(1);
        while !self.used.insert(id.clone()) {
            *count += 1;
            id = format!("{wanted}-{count}");
        }
        (id, *count > 1)
    }

    /// Whether a section has this id.
    pub(crate) fn is_taken(&self, id: &str) -> bool {
        self.used.contains(id)
    }

    /// Takes an id that a section has been given otherwise.
    pub(crate) fn take(&mut self, id: &str) {
        self.used.insert(id.to_owned());
    }
}
