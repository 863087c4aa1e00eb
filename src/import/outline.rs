//! How headings nest, and their ids. The numbering decides; `#` levels only where they read the numbers better.

use std::collections::{HashMap, HashSet};

use super::drafts::DraftSection;
use crate::report::MAX_DEPTH;
use crate::source::labels::{self, Label, LabelStyle};
use crate::source::problem::Problems;
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
    let numbered = headings.iter().filter(|h| h.label.is_some()).count();
    let levelled = headings.iter().filter(|h| h.level.is_some()).count();
    let read = |reading| {
        let parents = parents(headings, reading);
        (faults(headings, &parents).len(), parents)
    };
    let mut best = read(if numbered == 0 { Reading::Levels } else { Reading::Numbers });
    if numbered > 0 && numbered < headings.len() {
        let other = read(Reading::NumbersUnderNames);
        if other.0 < best.0 {
            best = other;
        }
    }
    // Levels at random may hide a fault or two: they must be far better, and almost everywhere.
    if numbered > 0 && levelled * 5 >= headings.len() * 4 {
        let other = read(Reading::Levels);
        if other.0 * 3 < best.0 {
            best = other;
        }
    }
    let parents = best.1;
    for (at, message) in faults(headings, &parents) {
        problems.add(headings[at].line, &message);
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

/// How far in a style stands; letters and Roman numbers in the order in which the report first uses them.
fn rank(label: &Label, letters_outside: bool) -> usize {
    match label.style {
        LabelStyle::Part | LabelStyle::Appendix => 0,
        LabelStyle::Chapter | LabelStyle::Form => 1,
        LabelStyle::Letter => 2 + usize::from(!letters_outside),
        LabelStyle::Roman => 2 + usize::from(letters_outside),
        LabelStyle::Division => 4,
        LabelStyle::Article => 5,
        LabelStyle::Number(n) => 10 + n,
        LabelStyle::Small => 100,
        LabelStyle::Bracketed => 101,
    }
}

/// The level of a heading without `#`: below all that have some.
const BOLD: usize = usize::MAX;

/// The parent of each heading, by its position.
fn parents(headings: &[Heading], reading: Reading) -> Vec<Option<usize>> {
    let first = |style: LabelStyle| {
        headings
            .iter()
            .position(|h| h.label.as_ref().is_some_and(|label| label.style == style))
            .unwrap_or(usize::MAX)
    };
    let letters_outside = first(LabelStyle::Letter) <= first(LabelStyle::Roman);
    // `I.1.` under `I.` counts as one number does elsewhere.
    let rank = |label: &Label| rank(label, letters_outside);
    let levels_agree = levels_agree(headings, &rank);
    let level = |i: usize| headings[i].level.unwrap_or(BOLD);

    let depth_of = |o: usize| match &headings[o].label {
        _ if headings[o].annex => Some(0),
        label => label.as_ref().map(&rank),
    };

    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(headings.len());
    for (i, heading) in headings.iter().enumerate() {
        if heading.afresh {
            open.clear();
        }
        let by_level =
            |open: &[usize]| open.iter().rposition(|&o| level(o) < level(i)).map_or(0, |at| at + 1);
        let keep = match (&heading.label, reading) {
            _ if heading.annex => 0,
            (_, Reading::Levels) => by_level(&open),
            (Some(label), _) => {
                let outer =
                    open.iter().rposition(|&o| depth_of(o).is_some_and(|r| r < rank(label)));
                // `1)` that starts to count under `1.` is a level of its own.
                let sibling = open.iter().rposition(|&o| {
                    headings[o].label.as_ref().is_some_and(|other| {
                        rank(other) == rank(label) && other.delimiter == label.delimiter
                    })
                });
                let cousin = open.iter().rposition(|&o| depth_of(o) == Some(rank(label)));
                match (sibling, cousin) {
                    (None, Some(_)) if label.value == 1 => open.len(),
                    (Some(at), _) | (None, Some(at)) => at,
                    // The first below its parent, but still under a name that its parent holds.
                    (None, None) => match open
                        .iter()
                        .position(|&o| depth_of(o).is_some_and(|r| r > rank(label)))
                    {
                        Some(at) => at,
                        None if levels_agree && heading.level.is_some() && outer.is_none() => {
                            by_level(&open)
                        }
                        None if reading == Reading::Numbers && outer.is_none() => {
                            let leads = open.last().is_some_and(|&o| headings[o].leads());
                            if leads { open.len() } else { 0 }
                        }
                        None => open.len(),
                    },
                }
            }
            (None, Reading::NumbersUnderNames) => 0,
            (None, Reading::Numbers) if levels_agree && heading.level.is_some() => by_level(&open),
            // One in the middle of the page, as the outermost are, lies under none at its side: `KẾT LUẬN` after `2.1.`.
            (None, Reading::Numbers)
                if heading.centred && open.iter().any(|&o| !headings[o].centred) =>
            {
                let side = open.iter().position(|&o| !headings[o].centred).unwrap_or(0);
                side.saturating_sub(1)
            }
            (None, Reading::Numbers) => {
                open.iter().rposition(|&o| depth_of(o).is_some()).map_or(0, |at| at + 1)
            }
        };
        // Depth is bounded, and with it every search above.
        open.truncate(keep.min(MAX_DEPTH - 1));
        parents.push(open.last().copied());
        open.push(i);
    }
    parents
}

/// Whether headings of one rank always have one number of `#`, and inner ones more.
fn levels_agree(headings: &[Heading], rank: &impl Fn(&Label) -> usize) -> bool {
    let mut by_rank: HashMap<usize, usize> = HashMap::new();
    for heading in headings {
        if let (Some(label), Some(level)) = (&heading.label, heading.level)
            && *by_rank.entry(rank(label)).or_insert(level) != level
        {
            return false;
        }
    }
    let mut pairs: Vec<(usize, usize)> = by_rank.into_iter().collect();
    pairs.sort_unstable();
    !pairs.is_empty() && pairs.windows(2).all(|two| two[0].1 < two[1].1)
}

/// Gaps, repetitions and wrong beginnings in the numbers, each with the position of its heading.
fn faults(headings: &[Heading], parents: &[Option<usize>]) -> Vec<(usize, String)> {
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
                faults
                    .push((i, format!("the numbering begins with {printed}, not with the first")));
            }
            Some(before) if before.id == label.id => {
                faults.push((i, format!("the number {printed} once more")));
            }
            Some(before) if !labels::follows(before, label) => {
                faults.push((i, format!("a gap in the numbering: {printed} after {}", before.id)));
            }
            _ => {}
        }
        let parent = parents[i].and_then(|p| headings[p].label.as_ref());
        if let (Some(under), Some(parent)) = (label.under, parent)
            && (matches!(parent.style, LabelStyle::Number(_) | LabelStyle::Roman)
                && parent.value != under)
        {
            faults.push((i, format!("numbered {under}.{printed}, but is under {}", parent.id)));
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
            problems.add(
                heading.line,
                &format!("another heading has its number; it can be found as {id}"),
            );
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
