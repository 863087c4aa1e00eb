//! Charts as rows: bars from zero with their values, and a gauge of per cent of a plan. Bars are drawn in eighths of a cell
//! and do not depend on colour. Which bars a figure has is in [`super::detail`].

use super::wrap::wrap;
use super::{Piece, Row, Tone, added, columns, fitted};
use crate::figures::decimal::Decimal;

/// A bar of a chart.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    /// The label.
    pub label: String,
    /// The value that its length shows.
    pub length: Decimal,
    /// The value as printed.
    pub value: String,
    /// The tone of the bar.
    pub tone: Tone,
}

/// The narrowest chart, in columns, in which label, bar and value share a row.
const ONE_ROW: usize = 48;
/// The narrowest chart, in columns, in which bars are drawn.
const NARROWEST: usize = 8;
/// The eighths of a cell, from the left.
const EIGHTHS: [&str; 9] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
/// The axis, at zero.
const AXIS: &str = "│";

/// Bars on one axis at zero, a row or two for each; those of negative values go to the left of it.
pub(crate) fn bars(bars: &[Bar], width: usize) -> Vec<Row> {
    let label = bars.iter().map(|bar| columns(&bar.label)).max();
    let value = bars.iter().map(|bar| columns(&bar.value)).max();
    let (label, value) = (label.unwrap_or(0).min(width * 2 / 5), value.unwrap_or(0));
    let side_by_side = width >= ONE_ROW && label + value + 14 <= width;
    let available = if side_by_side { width - label - value - 2 } else { width };
    let scale = Scale::of(bars, available);
    let mut rows = Vec::new();
    for bar in bars {
        let (blank, body) = scale.bar(bar.length);
        let drawn = [added(&" ".repeat(blank), Tone::Plain), added(&body, bar.tone)];
        if side_by_side {
            let name = fitted(&bar.label, label);
            let gap = label - columns(&name) + 1;
            let mut pieces = vec![added(&name, Tone::Plain), added(&" ".repeat(gap), Tone::Plain)];
            pieces.extend(drawn);
            // The value is printed directly after its bar.
            pieces.push(added(&format!(" {}", bar.value), Tone::Strong));
            rows.push(of(pieces));
        } else {
            let gap = width.saturating_sub(columns(&bar.label) + columns(&bar.value));
            if gap > 0 {
                rows.push(of(vec![
                    added(&bar.label, Tone::Plain),
                    added(&" ".repeat(gap), Tone::Plain),
                    added(&bar.value, Tone::Strong),
                ]));
            } else {
                rows.extend(lines(&bar.label, Tone::Plain, width));
                rows.extend(lines(&bar.value, Tone::Strong, width));
            }
            if width >= NARROWEST {
                rows.push(of(drawn.to_vec()));
            }
        }
    }
    rows
}

/// The scale of a chart: the columns to the left and right of zero.
struct Scale {
    left: usize,
    right: usize,
    /// Columns per unit of value.
    unit: f64,
}

impl Scale {
    fn of(bars: &[Bar], available: usize) -> Self {
        let ends = bars.iter().map(|bar| bar.length.to_f64()).filter(|x| x.is_finite());
        let (low, high) = ends.fold((0f64, 0f64), |(low, high), x| (low.min(x), high.max(x)));
        let available = available.saturating_sub(1);
        let span = high - low;
        if span <= 0.0 {
            return Self { left: 0, right: available, unit: 0.0 };
        }
        let left = (available as f64 * -low / span).ceil() as usize;
        let left = left.min(available.saturating_sub(usize::from(high > 0.0)));
        let right = available - left.min(available);
        // Both sides must fit, though one was rounded up.
        let unit = [(low, left), (high, right)]
            .iter()
            .filter(|(end, _)| *end != 0.0)
            .map(|(end, side)| *side as f64 / end.abs())
            .fold(f64::MAX, f64::min);
        Self { left, right, unit }
    }

    /// The number of blank columns before a bar, and the bar with the axis.
    fn bar(&self, length: Decimal) -> (usize, String) {
        let cells = length.to_f64() * self.unit;
        if length.is_negative() {
            // There are no characters for the right eighths of a cell, only one for its right half.
            let halves = ((-cells * 2.0).round() as usize).clamp(1, self.left.max(1) * 2);
            let half = if halves % 2 == 1 { "▐" } else { "" };
            let body = format!("{half}{}{AXIS}", "█".repeat(halves / 2));
            return (self.left.saturating_sub(halves.div_ceil(2)), body);
        }
        let least = usize::from(!length.is_zero());
        let eighths = ((cells * 8.0).round() as usize).clamp(least, (self.right * 8).max(least));
        let body = format!("{AXIS}{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]);
        (self.left, body)
    }
}

/// A gauge of per cent of a plan: from zero to a hundred or more, with a tick at a hundred below the bar.
pub(crate) fn gauge(percent: Decimal, text: &str, width: usize) -> Vec<Row> {
    const LABEL: &str = "100%";
    let reached = percent.to_f64().max(0.0);
    let available = width.saturating_sub(1);
    let span = reached.max(100.0);
    if available < 8 {
        return lines(text, Tone::Strong, width);
    }
    let at = (available as f64 * 100.0 / span).round() as usize;
    let eighths = (available as f64 * 8.0 * reached / span).round() as usize;
    let bar = format!("{AXIS}{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]);
    // The tick is under the column at which the plan is reached.
    let tick = format!("└{}┴{}", "─".repeat(at.saturating_sub(1)), "─".repeat(available - at));
    let below = at.min(width.saturating_sub(columns(LABEL)));
    vec![
        of(vec![added(&bar, Tone::Reference)]),
        of(vec![added(&tick, Tone::Dim)]),
        Row { indent: below, ..of(vec![added(LABEL, Tone::Dim)]) },
    ]
}

/// A text as rows.
pub(super) fn lines(text: &str, tone: Tone, width: usize) -> Vec<Row> {
    if text.is_empty() {
        return Vec::new();
    }
    wrap(&[added(text, tone)], width).into_iter().map(|row| of(row.pieces)).collect()
}

/// A row of pieces that shows no node.
pub(super) fn of(pieces: Vec<Piece>) -> Row {
    Row { pieces, ..Row::default() }
}

#[cfg(test)]
mod tests;
