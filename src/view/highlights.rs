//! What is highlighted in the text of a node, in the reading pane and the footnote area alike.

use super::paint::Highlight;
use super::palette::Palette;
use crate::app::App;
use crate::report::Node;

/// What is painted over a node: matches, the current one stronger, over the quote last gone to, over figures' values, or
/// over all of the note that was asked for in the footnote area.
pub(crate) fn highlights(app: &App, palette: &Palette, node: Node) -> Vec<Highlight> {
    let values = app.lit_values(node).into_iter();
    let mut highlights: Vec<Highlight> =
        over(values.map(|chars| (chars, palette.figure)), Vec::new());
    if app.lit_note().is_some_and(|note| node == Node::Note(note)) {
        highlights = vec![(0..usize::MAX, palette.accent)];
    }
    let faults = app.reader().faults(node).iter();
    highlights = over(faults.map(|fault| (fault.chars.clone(), palette.fault)), highlights);
    if let Some(quoted) = app.quoted().filter(|quoted| quoted.node == node) {
        highlights = over([(quoted.chars.clone(), palette.matched)], highlights);
        let parts = quoted.parts.iter().map(|part| (part.clone(), palette.named));
        highlights = over(parts, highlights);
        highlights =
            over(quoted.value.iter().map(|value| (value.clone(), palette.current)), highlights);
    }
    let selected = app.reader().selection().and_then(|selection| selection.within(node));
    let selected = selected.or(app.dragged_in(node));
    let selected = selected.map(|chars| (chars.clone(), palette.selection));
    let Some(found) = app.found() else {
        return over(selected, highlights);
    };
    let at = found.at().filter(|at| at.node == node).map(|at| &at.chars);
    let style = |chars| {
        if Some(chars) == at { palette.current } else { palette.matched }
    };
    let matches = found.highlighted(node).iter().map(|chars| (chars.clone(), style(chars)));
    over(matches, over(selected, highlights))
}

/// Lays highlights over others: where they overlap, the upper ones cut the lower. In order, and disjoint.
pub(super) fn over(
    upper: impl IntoIterator<Item = Highlight>,
    lower: Vec<Highlight>,
) -> Vec<Highlight> {
    let mut highlights = lower;
    for (chars, style) in upper {
        let mut cut: Vec<Highlight> = Vec::new();
        for (range, below) in highlights {
            for part in
                [range.start..range.end.min(chars.start), range.start.max(chars.end)..range.end]
            {
                if part.start < part.end {
                    cut.push((part, below));
                }
            }
        }
        cut.push((chars, style));
        highlights = cut;
    }
    highlights.sort_by_key(|(chars, _)| chars.start);
    highlights
}
