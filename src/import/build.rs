//! Makes the report of what has been put together: sets the text in runs, now that every reference's note is known.

use super::drafts::{Draft, DraftKind, DraftReport, DraftSection};
use super::footnotes::{Footnotes, Meant};
use super::outline::Nesting;
use crate::report::table::{Grid, spanned_head};
use crate::report::{Block, BlockKind, Cell, Note, Report, ReportData, Run, Section};
use crate::source::raw::{RawCell, RawRun, RawTable, Style};
use crate::source::runs;
use crate::text::SafeText;

/// The report that a draft makes, with its sections where the outline says and its notes as they were found.
pub(crate) fn report(draft: &DraftReport, outline: &[Nesting], notes: Footnotes) -> Report {
    let ids = notes.ids.iter().map(|id| SafeText::new(id)).collect();
    let mut setter = Setter { ids, meant: notes.meant.into_iter() };
    // In the order in which the references were found.
    let sections = draft
        .sections
        .iter()
        .zip(outline)
        .map(|(section, at)| setter.section(section, at))
        .collect();
    let texts: Vec<_> =
        draft.notes.iter().map(|note| setter.set(&note.body.words(), Breaks::Kept)).collect();
    let notes = draft.notes.iter().zip(setter.ids).zip(texts);
    ReportData {
        title: SafeText::new(&title(&draft.title)),
        sections,
        notes: notes
            .map(|((note, id), text)| Note {
                id,
                label: SafeText::new(&note.label),
                text,
                page: note.body.page,
            })
            .collect(),
        ..ReportData::default()
    }
    .into()
}

/// What becomes of a line that ends because the source says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// It ends in the report, too: the paragraphs of a cell or a note.
    Kept,
    /// It is a space.
    Spaces,
}

/// Sets text in runs, once it is known what every reference means.
struct Setter {
    ids: Vec<SafeText>,
    meant: std::vec::IntoIter<Meant>,
}

impl Setter {
    fn section(&mut self, section: &DraftSection, at: &Nesting) -> Section {
        Section {
            id: SafeText::new(&at.id),
            label: (!section.printed.is_empty()).then(|| SafeText::new(&section.printed)),
            title: self.runs(&set_off(&section.title)),
            depth: at.depth,
            page: section.page,
            blocks: section.blocks.iter().map(|draft| self.block(draft)).collect(),
        }
    }

    fn block(&mut self, draft: &Draft) -> Block {
        let kind = match &draft.kind {
            DraftKind::Paragraph => BlockKind::Paragraph,
            DraftKind::Bullet(level) => BlockKind::Bullet { level: *level },
            DraftKind::Item(label) => BlockKind::Item { label: SafeText::new(label) },
            DraftKind::Line => BlockKind::Line,
            DraftKind::Table(table) => self.table(table),
        };
        let text = match kind {
            BlockKind::Table { .. } => Vec::new(),
            _ => self.runs(&draft.words()),
        };
        Block { kind, text, page: draft.page }
    }

    fn table(&mut self, table: &RawTable) -> BlockKind {
        let mut cell = |cell: &RawCell| {
            let text = self.set(&runs::of_cell(cell), Breaks::Kept);
            Cell::spanning(text, cell.colspan, cell.rowspan)
        };
        let mut rows: Vec<Vec<Cell>> =
            table.rows.iter().map(|row| row.iter().map(&mut cell).collect()).collect();
        // What the source says beyond the table's own rows and columns means nothing.
        let grid = Grid::new(&rows);
        for (y, x) in grid.cut(&rows) {
            let placed = grid.cells[y][x];
            (rows[y][x].colspan, rows[y][x].rowspan) = (placed.colspan, placed.rowspan);
        }
        // Word often says so of the first row alone, where the heads go over two.
        let head_rows = table.head_rows.min(rows.len()).max(spanned_head(&rows));
        BlockKind::Table { rows, head_rows }
    }

    /// Runs of the report, with a space for the end of a line.
    fn runs(&mut self, raw: &[RawRun]) -> Vec<Run> {
        self.set(raw, Breaks::Spaces)
    }

    /// Runs of the report: neighbours that are set alike become one.
    fn set(&mut self, raw: &[RawRun], breaks: Breaks) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut open: Option<(Style, String)> = None;
        let mut add = |runs: &mut Vec<Run>, style: Option<Style>, words: &str| match &mut open {
            _ if style.is_some() && words.is_empty() => {}
            Some((set, text)) if style.is_some_and(|style| style == *set) => text.push_str(words),
            _ => {
                if let Some((set, text)) = open.take() {
                    runs.push(run(set, &text));
                }
                open = style.map(|style| (style, words.to_owned()));
            }
        };
        // The last words and how they are set, to know what stands at the end of a line.
        let mut before = (Style::Plain, "");
        for (i, one) in raw.iter().enumerate() {
            match one {
                RawRun::Text(style, words) => {
                    add(&mut runs, Some(*style), words);
                    before = (*style, words);
                }
                RawRun::Break if breaks == Breaks::Kept => {
                    add(&mut runs, None, "");
                    runs.push(Run::Break);
                }
                RawRun::LineEnd | RawRun::Break => {
                    let after = runs::first(&raw[i + 1..]);
                    if runs::is_space(before.1, &raw[i + 1..]) {
                        let alike = after.is_some_and(|(style, _)| style == before.0);
                        let style = if alike { before.0 } else { Style::Plain };
                        add(&mut runs, Some(style), " ");
                    }
                }
                RawRun::Page(page) => {
                    add(&mut runs, None, "");
                    runs.push(Run::Page(*page));
                }
                RawRun::Reference(_) => match self.meant.next() {
                    Some(Meant::Note(n)) => {
                        add(&mut runs, None, "");
                        runs.push(Run::Reference(self.ids[n].clone()));
                    }
                    Some(Meant::Words(words)) => add(&mut runs, Some(before.0), &words),
                    None => {}
                },
            }
        }
        add(&mut runs, None, "");
        runs
    }
}

fn run(style: Style, words: &str) -> Run {
    match style {
        Style::Plain => Run::Plain(SafeText::new(words)),
        Style::Em => Run::Em(SafeText::new(words)),
        Style::Strong => Run::Strong(SafeText::new(words)),
    }
}

/// A heading is set off already: its words are plain, unless some of them stand out by being emphasised.
fn set_off(title: &[RawRun]) -> Vec<RawRun> {
    let all_em =
        title.iter().all(|run| !matches!(run, RawRun::Text(Style::Plain | Style::Strong, _)));
    let mut title = title.to_vec();
    for run in &mut title {
        if let RawRun::Text(style, words) = run
            && (*style == Style::Strong || all_em || !words.contains(char::is_alphanumeric))
        {
            *style = Style::Plain;
        }
    }
    title
}

/// The report's title as one line. It can hold no references, so they become words.
fn title(title: &[RawRun]) -> String {
    let title: Vec<RawRun> = title
        .iter()
        .map(|run| match run {
            RawRun::Reference(reference) => {
                RawRun::Text(Style::Plain, format!("[{}]", reference.key))
            }
            other => other.clone(),
        })
        .collect();
    runs::plain(&title).trim().to_owned()
}
