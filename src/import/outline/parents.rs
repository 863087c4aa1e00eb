//! Which heading lies under which, in each way to read them. Which way is the best is not decided here.

use std::collections::HashMap;

use super::{Heading, Reading};
use crate::report::MAX_DEPTH;
use crate::source::labels::{self, Label, LabelStyle};

/// The level of a heading without `#`: below all that have some.
const BOLD: usize = usize::MAX;

/// The parent of each heading, by its position.
pub(super) fn parents(headings: &[Heading], reading: Reading) -> Vec<Option<usize>> {
    let order = Order::of(headings);
    let mut nester = Nester {
        headings,
        reading,
        order,
        levels_agree: levels_agree(headings, order),
        next_numbered: next_numbered(headings),
        outermost: usize::MAX,
        open: Vec::new(),
    };
    (0..headings.len()).map(|i| nester.parent(i)).collect()
}

/// Which of letters and Roman numbers stand further out: those that a report uses first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// `A-` above `I-`.
    LettersOutside,
    /// `I-` above `A-`.
    RomansOutside,
}

impl Order {
    fn of(headings: &[Heading]) -> Self {
        let first = |style: LabelStyle| {
            let has_style = |heading: &Heading| {
                heading.label.as_ref().is_some_and(|label| label.style == style)
            };
            headings.iter().position(has_style).unwrap_or(usize::MAX)
        };
        if first(LabelStyle::Letter) <= first(LabelStyle::Roman) {
            Self::LettersOutside
        } else {
            Self::RomansOutside
        }
    }
}

/// For each heading the next one behind it that has a label, within the same document.
fn next_numbered(headings: &[Heading]) -> Vec<Option<usize>> {
    let mut next = None;
    let mut all: Vec<Option<usize>> = Vec::with_capacity(headings.len());
    for (i, heading) in headings.iter().enumerate().rev() {
        all.push(next);
        if heading.annex || heading.afresh {
            next = None;
        }
        if heading.label.is_some() {
            next = Some(i);
        }
    }
    all.reverse();
    all
}

/// How far in a style stands; letters and Roman numbers in their order.
fn rank(label: &Label, order: Order) -> usize {
    match label.style {
        LabelStyle::Part | LabelStyle::Appendix => 0,
        LabelStyle::Chapter | LabelStyle::Form => 1,
        LabelStyle::Letter => 2 + usize::from(order == Order::RomansOutside),
        LabelStyle::Roman => 2 + usize::from(order == Order::LettersOutside),
        LabelStyle::Division => 4,
        LabelStyle::Article => 5,
        LabelStyle::Number(n) => 10 + n,
        LabelStyle::Small => 100,
        LabelStyle::Bracketed => 101,
    }
}

/// Whether headings of one rank always have one number of `#`, and inner ones more.
fn levels_agree(headings: &[Heading], order: Order) -> bool {
    let mut by_rank: HashMap<usize, usize> = HashMap::new();
    for heading in headings {
        if let (Some(label), Some(level)) = (&heading.label, heading.level)
            && *by_rank.entry(rank(label, order)).or_insert(level) != level
        {
            return false;
        }
    }
    let mut pairs: Vec<(usize, usize)> = by_rank.into_iter().collect();
    pairs.sort_unstable();
    !pairs.is_empty() && pairs.windows(2).all(|two| two[0].1 < two[1].1)
}

/// The headings of which the next may lie under some: how many stay open before each is what is decided.
struct Nester<'h> {
    headings: &'h [Heading],
    reading: Reading,
    order: Order,
    levels_agree: bool,
    next_numbered: Vec<Option<usize>>,
    /// The outermost rank of a label so far.
    outermost: usize,
    /// The headings that are open, the outermost first. Each lies under the one before.
    open: Vec<usize>,
}

impl Nester<'_> {
    fn parent(&mut self, i: usize) -> Option<usize> {
        if self.headings[i].afresh {
            self.open.clear();
        }
        // Depth is bounded, and with it every search.
        let keep = self.keep(i).min(MAX_DEPTH - 1);
        self.open.truncate(keep);
        let parent = self.open.last().copied();
        self.open.push(i);
        if let Some(label) = &self.headings[i].label {
            self.outermost = self.outermost.min(self.rank(label));
        }
        parent
    }

    /// How many of the open headings stay open: a heading lies under them all.
    fn keep(&self, i: usize) -> usize {
        let heading = &self.headings[i];
        match (&heading.label, self.reading) {
            _ if heading.annex => 0,
            (_, Reading::Levels) => self.by_level(i),
            (Some(label), _) => self.by_number(i, label),
            (None, Reading::NumbersUnderNames) => 0,
            (None, Reading::Numbers) if self.levels_agree && heading.level.is_some() => {
                self.by_level(i)
            }
            (None, Reading::Numbers) if self.has_levels_alone(i) => self.by_level(i),
            (None, Reading::Numbers) => self.by_place(i),
        }
    }

    /// Whether a heading and all that are open have a level and no number.
    fn has_levels_alone(&self, i: usize) -> bool {
        let of_level_alone = |i: usize| {
            let heading = &self.headings[i];
            heading.level.is_some() && heading.label.is_none() && !heading.annex
        };
        of_level_alone(i) && self.open.iter().all(|&o| of_level_alone(o))
    }

    fn by_level(&self, i: usize) -> usize {
        let level = |i: usize| self.headings[i].level.unwrap_or(BOLD);
        self.open.iter().rposition(|&o| level(o) < level(i)).map_or(0, |at| at + 1)
    }

    /// A numbered heading goes on with the numbers of its rank, or begins them.
    fn by_number(&self, i: usize, label: &Label) -> usize {
        let rank = self.rank(label);
        let sibling = self.open.iter().rposition(|&o| {
            let other = self.headings[o].label.as_ref();
            other.is_some_and(|o| self.rank(o) == rank && o.delimiter == label.delimiter)
        });
        let cousin = self.open.iter().rposition(|&o| self.rank_of(o) == Some(rank));
        match (sibling, cousin) {
            // `1)` that starts to count under `1.` is a level of its own.
            (None, Some(at)) if label.value == 1 && self.is_numbered_or_last(at) => self.open.len(),
            // The parts of an annexed document are under it; an appendix is under nothing.
            (None, Some(at))
                if self.headings[self.open[at]].annex && label.style != LabelStyle::Appendix =>
            {
                at + 1
            }
            (Some(at), _) | (None, Some(at)) => at,
            (None, None) => self.first_of_rank(i, label),
        }
    }

    fn is_numbered_or_last(&self, at: usize) -> bool {
        self.headings[self.open[at]].label.is_some() || at + 1 == self.open.len()
    }

    /// The first below its parent, but still under a name that its parent holds.
    fn first_of_rank(&self, i: usize, label: &Label) -> usize {
        let rank = self.rank(label);
        let has_outer = self.open.iter().any(|&o| self.rank_of(o).is_some_and(|r| r < rank));
        match self.open.iter().position(|&o| self.rank_of(o).is_some_and(|r| r > rank)) {
            Some(at) => at,
            None if self.levels_agree && self.headings[i].level.is_some() && !has_outer => {
                self.by_level(i)
            }
            None if self.reading == Reading::Numbers && !has_outer => {
                if self.begins_under_name(i, label) { self.open.len() } else { 0 }
            }
            None => self.open.len(),
        }
    }

    /// Whether the last heading is a name that this number lies under: it leads to it, or stands in the middle of the
    /// page where inner numbers begin again.
    fn begins_under_name(&self, i: usize, label: &Label) -> bool {
        let name = self.open.last().map(|&last| &self.headings[last]);
        name.is_some_and(|name| {
            let begins_again = label.value == 1 && self.outermost < self.rank(label);
            let in_middle = name.label.is_none() && name.centred && !self.headings[i].centred;
            name.leads() || begins_again && in_middle
        })
    }

    /// A heading without a number belongs to the number before it. One in the middle of the page, as the outermost are,
    /// lies under none at its side, `KẾT LUẬN` after `2.1.`, unless the numbers go on behind it.
    fn by_place(&self, i: usize) -> usize {
        let side = self.open.iter().position(|&o| !self.headings[o].centred);
        if let Some(side) = side.filter(|_| self.headings[i].centred && !self.goes_on_behind(i)) {
            return side.saturating_sub(1);
        }
        self.open.iter().rposition(|&o| self.rank_of(o).is_some()).map_or(0, |at| at + 1)
    }

    /// Whether the next number behind a heading counts on from an open one.
    fn goes_on_behind(&self, i: usize) -> bool {
        let next = self.next_numbered[i].and_then(|next| self.headings[next].label.as_ref());
        next.is_some_and(|next| {
            self.open
                .iter()
                .filter_map(|&o| self.headings[o].label.as_ref())
                .any(|label| self.rank(label) == self.rank(next) && labels::follows(label, next))
        })
    }

    /// `I.1.` under `I.` counts as one number does elsewhere.
    fn rank(&self, label: &Label) -> usize {
        rank(label, self.order)
    }

    fn rank_of(&self, o: usize) -> Option<usize> {
        let heading = &self.headings[o];
        if heading.annex {
            return Some(0);
        }
        heading.label.as_ref().map(|label| self.rank(label))
    }
}
