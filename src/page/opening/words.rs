//! A leading figure in words, for a screen on which nothing is drawn.

use crate::figures::Figures;
use crate::messages::{Lang, Message};
use crate::page::cells;
use crate::report::Report;

/// The figure with its value; its plan and how far it is from that; the next target; or else its change on another year.
pub(super) fn of(report: &Report, figures: &Figures, at: usize, lang: Lang) -> String {
    let row = &figures.rows()[at];
    let mut said =
        vec![format!("{}: {}", cells::name(report, row, lang), cells::value(report, row))];
    let against = cells::against(row, lang);
    if let Some(plan) = row.plan() {
        let plan = format!("{}: {}", Message::LegendPlan.say(lang), cells::amount(plan));
        said.push(format!("{plan} {against}").trim_end().to_owned());
    } else if !against.is_empty() {
        said.push(against);
    }
    if let Some(paired) = row.paired.filter(|paired| paired.target.is_some()) {
        let target = &figures.rows()[paired.row].of(report).value_text;
        said.push(format!("{}: {target}", Message::LegendTarget.say(lang)));
    }
    if let (1, Some(change)) = (said.len(), row.change()) {
        let year = Message::OnYear.fill(lang, &[&change.year.to_string()]);
        said.push(format!("{year}: {}", cells::change(change, lang)));
    }
    said.join("; ")
}
