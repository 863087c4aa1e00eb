//! Lists as a whole, to be copied or written: hits, figures, cited documents, likely printing faults, as CSV (RFC 4180)
//! or a table in Markdown.
//! The columns have the names that the commands for scripts give them.

use super::App;
use super::found::Found;
use crate::annotations::documents::documents;
use crate::annotations::errata::Errata;
use crate::citation;
use crate::figures::FigureRow;
use crate::keys::{Effect, ListFormat, Listing};
use crate::messages::Message;
use crate::page::cells;
use crate::report::{FigureKind, Node};
use crate::search::Tier;

/// A list as a table: the names of its columns, and its rows.
struct ListTable {
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Listing {
    /// What it is called.
    pub(crate) fn name(self) -> Message {
        match self {
            Self::Hits => Message::Hits,
            Self::Figures => Message::Figures,
            Self::Documents => Message::Documents,
            Self::Errata => Message::Errata,
        }
    }
}

impl ListFormat {
    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
        }
    }

    /// What the names of its files end with.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }
}

impl App {
    /// Copies a list, and says how long it is.
    pub(super) fn copy_list(&mut self, listing: Listing, format: ListFormat) -> Vec<Effect> {
        let Some((text, rows)) = self.list_as_text(listing, format) else {
            self.say(Message::EmptyList, &[]);
            return Vec::new();
        };
        self.say(Message::CopiedList, &[format.name(), &rows.to_string()]);
        vec![Effect::Copy(text)]
    }

    /// A list as a text, and how many rows it has; none without any.
    pub(super) fn list_as_text(
        &self,
        listing: Listing,
        format: ListFormat,
    ) -> Option<(String, usize)> {
        let table = match listing {
            Listing::Hits => self.hits(),
            Listing::Figures => self.figures_shown(),
            Listing::Documents => self.documents(),
            Listing::Errata => self.errata(),
        };
        let text = match format {
            ListFormat::Csv => table.csv(),
            ListFormat::Markdown => table.markdown(),
        };
        Some((text, table.rows.len())).filter(|(_, rows)| *rows > 0)
    }

    /// Everything that was found for what was searched, also what is apart or approximate.
    fn hits(&self) -> ListTable {
        let query = self.found().map(Found::query);
        let results =
            self.searches.index.as_ref().zip(query).map(|(index, query)| index.search(query));
        let rows = results.unwrap_or_default().hits.into_iter().map(|hit| {
            let tier = match hit.tier {
                Tier::Exact => "exact",
                Tier::Apart => "apart",
                Tier::Approximate => "approximate",
            };
            vec![
                self.report.address(hit.node),
                tier.to_owned(),
                hit.matches.len().max(1).to_string(),
                self.report.plain(hit.node),
                citation::citation(&self.report, hit.node),
            ]
        });
        ListTable {
            columns: &["address", "match", "matches", "text", "citation"],
            rows: rows.collect(),
        }
    }

    /// The figures that are shown, in their order.
    fn figures_shown(&self) -> ListTable {
        let (report, lang) = (&*self.report, self.settings.lang);
        let row = |row: &FigureRow| {
            let figure = row.of(report);
            let kind = match figure.kind {
                FigureKind::Result => "result",
                FigureKind::Target => "target",
            };
            vec![
                cells::name(report, row, lang),
                kind.to_owned(),
                cells::with_year("", figure.year),
                figure.value_text.to_string(),
                figure.unit.to_string(),
                cells::plan(report, row, lang),
                cells::against(report, row, lang),
                cells::changes(report, row, lang),
                row.node.map(|node| citation::citation(report, node)).unwrap_or_default(),
            ]
        };
        let shown = self.figures.lines().iter().filter_map(|line| line.figure());
        let rows = shown.filter_map(|figure| self.figures().rows().get(figure)).map(row);
        ListTable {
            columns: &[
                "name",
                "kind",
                "year",
                "value",
                "unit",
                "plan",
                "against_plan",
                "change",
                "citation",
            ],
            rows: rows.collect(),
        }
    }

    /// The documents that the report cites, each with everything that cites it.
    fn documents(&self) -> ListTable {
        let rows = documents(&self.report).into_iter().map(|document| {
            let places = document.citations.iter().map(|(node, _)| self.report.address(*node));
            vec![
                document.number,
                document.date.map_or(String::new(), |date| date.to_string()),
                document.citations.len().to_string(),
                places.collect::<Vec<_>>().join(" "),
            ]
        });
        ListTable { columns: &["number", "date", "places", "addresses"], rows: rows.collect() }
    }

    /// The likely faults of the printed text.
    fn errata(&self) -> ListTable {
        let errata = Errata::new(&self.report);
        let row = |node: Node, erratum: usize| {
            let erratum = &self.report.curation.errata[erratum];
            vec![
                self.report.address(node),
                erratum.reads.to_string(),
                erratum.likely.to_string(),
                cells::pick(&erratum.reason.0, self.settings.lang).to_owned(),
                citation::citation(&self.report, node),
            ]
        };
        let all = errata.in_order(&self.report).into_iter();
        let rows = all.map(|(node, fault)| row(node, fault.erratum)).collect();
        ListTable { columns: &["address", "reads", "likely", "reason", "citation"], rows }
    }
}

impl ListTable {
    fn csv(&self) -> String {
        let quoted = |field: &str| {
            if field.contains(['"', ',', '\n', '\r']) {
                format!("\"{}\"", field.replace('"', "\"\""))
            } else {
                field.to_owned()
            }
        };
        self.lines(
            |fields| fields.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(","),
            "\r\n",
        )
    }

    fn markdown(&self) -> String {
        let rule = format!("|{}\n", " --- |".repeat(self.columns.len()));
        let cell =
            |field: &str| field.replace('\\', "\\\\").replace('|', "\\|").replace('\n', "<br>");
        let line = |fields: &[&str]| {
            let cells: Vec<String> = fields.iter().map(|field| cell(field)).collect();
            format!("| {} |", cells.join(" | "))
        };
        let text = self.lines(line, "\n");
        text.replacen('\n', &format!("\n{rule}"), 1)
    }

    /// The columns' names and the rows, each set by `line` and followed by `end`.
    fn lines(&self, line: impl Fn(&[&str]) -> String, end: &str) -> String {
        let mut text = line(self.columns) + end;
        for row in &self.rows {
            let fields: Vec<&str> = row.iter().map(String::as_str).collect();
            text += &(line(&fields) + end);
        }
        text
    }
}
