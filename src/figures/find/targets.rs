//! Which earlier figure of the clause a comparison belongs to.

use super::lexicon::NO_UNITS;
use super::spans::counter_words;
use super::statement::{Reader, Statement};
use super::units::UnitClass;
use crate::figures::tokens::{Token, normal};

impl Reader<'_> {
    /// The figure that a comparison belongs to: one that the words after the amount name; of a count the nearest that counts
    /// the same, by the most words ("giảm 3 người chết"); in another absolute unit the nearest with the same unit, or one
    /// that begins with the same word; in points the nearest percentage; else the main figure.
    pub(super) fn target_of(&self, statement: &Statement) -> Option<usize> {
        let backwards = || self.mains.iter().rev().copied();
        let unit = statement.unit.text.as_str();
        let of_unit = || {
            let exact = backwards().find(|&main| self.found[main].unit == unit);
            exact.or_else(|| backwards().find(|&main| same_unit(&self.found[main].unit, unit)))
        };
        let alike = || match statement.class() {
            UnitClass::Count | UnitClass::Noun => self.counts_the_same(statement).or_else(of_unit),
            UnitClass::Measure | UnitClass::Time if !unit.is_empty() => of_unit(),
            UnitClass::Points => {
                backwards().find(|&main| self.found[main].class == UnitClass::Percent)
            }
            _ => None,
        };
        self.said_to_be_of(statement).or_else(alike).or_else(|| self.main_figure())
    }

    /// The nearest figure that does not depend on another.
    pub(super) fn main_figure(&self) -> Option<usize> {
        let last = *self.mains.last()?;
        let main = self.mains.iter().rev().copied().find(|&main| !self.found[main].dependent);
        main.or(Some(last))
    }

    /// The nearest of the figures that have the most words in common with what a statement counts, at least one.
    pub(super) fn counts_the_same(&self, statement: &Statement) -> Option<usize> {
        let counter = counter_words(&self.tokens, statement, statement.unit.end);
        let words = &self.tokens[counter.start..];
        let common = |&main: &usize| {
            let counted = &self.tokens[self.found[main].counted.clone()];
            counted.iter().zip(words).take_while(|(a, b)| are_alike(&a.word, &b.word)).count()
        };
        let best = self.mains.iter().copied().max_by_key(common)?;
        (common(&best) > 0).then_some(best)
    }

    /// The figure that the words after an amount name: "tăng 15 % về số doanh nghiệp", "vượt 9 % về việc".
    fn said_to_be_of(&self, statement: &Statement) -> Option<usize> {
        const MOST: usize = 3;
        let from = statement.amount.end;
        self.tokens.get(from).filter(|t| t.is("về"))?;
        let words = self.tokens[from + 1..].iter().skip_while(|t| t.among(&["số", "lượng"]));
        let words: Vec<&Token> = words.take_while(|t| t.is_word()).take(MOST).collect();
        let common = |&main: &usize| {
            let after = self.found[main].amount.end;
            let after = &self.tokens[after..self.tokens.len().min(after + MOST)];
            let said = |word: &&&Token| {
                self.is_of(main, word) || after.iter().any(|t| t.word == word.word)
            };
            words.iter().filter(said).count()
        };
        let best = self.mains.iter().copied().max_by_key(common)?;
        (common(&best) > 0).then_some(best)
    }

    /// The figure whose change a statement names by its subject: "… 12 người chết …; số người chết giảm 3 người".
    pub(super) fn named_again(&self, statement: &Statement) -> Option<usize> {
        const GENERAL: [&str; 7] = ["số", "tổng", "lượng", "tuy", "nhiên", "nhưng", "mắc"];
        let left = &statement.left;
        let words = &self.tokens[left.begin..left.subject_end.max(left.begin)];
        if !words.iter().take(4).any(|t| t.is("số")) || statement.class() == UnitClass::Percent {
            return None;
        }
        let says = |t: &&Token| !t.among(&GENERAL) && !NO_UNITS.contains(&*t.word);
        let names_all = |&main: &usize| {
            let mut said = words.iter().filter(says).peekable();
            said.peek().is_some() && said.all(|word| self.is_of(main, word))
        };
        self.mains.iter().rev().copied().find(names_all)
    }

    /// Whether a word is one of what a figure counts or of its name.
    fn is_of(&self, main: usize, word: &Token) -> bool {
        let figure = &self.found[main];
        let mut spans = figure.spans.iter().chain([&figure.counted]);
        spans.any(|span| self.tokens[span.clone()].iter().any(|t| t.word == word.word))
    }
}

/// Whether two units begin with the same word.
pub(super) fn same_unit(a: &str, b: &str) -> bool {
    let first = |unit: &str| normal(unit.split(' ').next().unwrap_or_default()).into_owned();
    are_alike(&first(a), &first(b))
}

/// Whether two words in their normal form are the same, or one the first of what the other abbreviates.
fn are_alike(a: &str, b: &str) -> bool {
    a == b || matches!((a, b), ("htx", "hợp") | ("hợp", "htx"))
}
