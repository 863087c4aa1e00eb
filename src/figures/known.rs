//! Merges the figures that people have listed with those found by rule. A listed figure replaces the one found at the
//! position of its number.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::find::{Findings, FoundFigure};
use super::pairing::pairs;
use super::{FigureRow, Figures};
use crate::report::{Decision, Figure, Node, Pair, Report};
use crate::text::SafeText;

/// A report whose list of figures holds both those that people have listed in `report` and those found, and its figures.
/// Figures without a theme get the first one that holds their block; rejected ones are left out.
pub(crate) fn with_found(mut report: Report, findings: &Findings) -> (Report, Figures) {
    let known = known(&report, findings);
    let themes = theme_of_each(&report, &known);
    let (mut figures, found): (Vec<Figure>, Vec<_>) = known.into_iter().unzip();
    for (figure, theme) in figures.iter_mut().zip(themes) {
        figure.theme = theme;
    }
    let pairs = all_pairs(&report, &figures);
    let curation = &mut report.curation;
    (curation.figures, curation.pairs) = (figures, pairs);
    let mut figures = Figures::new(&report);
    for (row, found) in figures.rows.iter_mut().zip(found) {
        row.found = found;
    }
    (report, figures)
}

/// A figure, with how it was found unless people have listed it.
type Known = (Figure, Option<Arc<FoundFigure>>);

/// The figures in the order of those found, each replaced by the listed one at its position; further listed ones last.
fn known(report: &Report, findings: &Findings) -> Vec<Known> {
    let listed = &report.curation.figures;
    let positions = positions(report);
    let mut ids: HashSet<SafeText> = listed.iter().map(|figure| figure.id.clone()).collect();
    let mut taken = vec![false; listed.len()];
    let mut known: Vec<Known> = Vec::new();
    for found in &findings.figures {
        match positions.get(&(found.node, found.at.start)) {
            Some(&i) if taken[i] => {}
            Some(&i) => {
                taken[i] = true;
                known.push((listed[i].clone(), None));
            }
            None => {
                let mut figure = found.figure.clone();
                figure.id = free_id(figure.id, &ids);
                ids.insert(figure.id.clone());
                known.push((figure, Some(Arc::new(found.clone()))));
            }
        }
    }
    let rest = listed.iter().zip(&taken).filter(|(_, taken)| !**taken);
    known.extend(rest.map(|(figure, _)| (figure.clone(), None)));
    known.retain(|(figure, _)| figure.status != Some(Decision::Rejected));
    known
}

/// The index of each listed figure by the position of its number.
fn positions(report: &Report) -> HashMap<(Node, usize), usize> {
    let figures = Figures::new(report);
    let position = |row: &FigureRow| Some((row.position()?, row.figure));
    figures.rows().iter().rev().filter_map(position).collect()
}

/// This id if no figure has it, else with as many `a` after it as make it unique.
fn free_id(id: SafeText, taken: &HashSet<SafeText>) -> SafeText {
    let mut free = id;
    while taken.contains(&free) {
        free = SafeText::new(&format!("{free}a"));
    }
    free
}

/// The theme of each figure: its own, or that of its block.
fn theme_of_each(report: &Report, known: &[Known]) -> Vec<SafeText> {
    let themes = report.theme_of_blocks();
    let theme = |figure: &Figure| {
        if !figure.theme.is_empty() {
            return figure.theme.clone();
        }
        let theme = report.find(&figure.block).and_then(|node| themes.get(&node));
        theme.map(|&theme| report.curation.themes[theme].id.clone()).unwrap_or_default()
    };
    known.iter().map(|(figure, _)| theme(figure)).collect()
}

/// The listed pairs and those found by name among the figures in none; only the listed ones where people have listed the
/// figures without the program.
fn all_pairs(report: &Report, figures: &[Figure]) -> Vec<Pair> {
    let listed = &report.curation;
    let mut all = listed.pairs.clone();
    let made_without_it = listed.figures.iter().all(|figure| figure.status.is_none());
    if !listed.figures.is_empty() && made_without_it {
        return all;
    }
    let paired: HashSet<&SafeText> =
        listed.pairs.iter().flat_map(|pair| [&pair.result, &pair.target]).collect();
    let single: Vec<&Figure> =
        figures.iter().filter(|figure| !paired.contains(&figure.id)).collect();
    all.extend(pairs(&single));
    all
}
