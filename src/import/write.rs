//! Makes the report of what has been put together: names the sections, finds each mark's note, sets the text in runs.

use std::collections::{HashMap, HashSet};

use super::Problems;
use super::drafts::{Draft, DraftKind, Drafts};
use super::footnotes::{self, Defined, Meant};
use super::outline::{self, Heading};
use super::spans::{self, Mark, Span, Style};
use crate::report::{Block, BlockKind, Note, Report, Run, Section};
use crate::text::SafeText;

/// The report that drafts make.
pub fn report(drafts: Drafts<'_>, problems: &mut Problems) -> Report {
    let headings: Vec<Heading> = drafts
        .sections
        .iter()
        .zip(std::iter::once(false).chain(drafts.sections.iter().map(|s| s.fixed.is_some())))
        .filter(|(section, _)| section.fixed.is_none())
        .map(|(section, afresh)| Heading {
            label: section.label.clone(),
            level: section.level,
            afresh,
            line: section.line,
        })
        .collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    let fixed: Vec<String> = drafts
        .sections
        .iter()
        .filter_map(|section| section.fixed)
        .map(|id| {
            let count = times.entry(id).or_insert(0);
            *count += 1;
            match *count {
                1 => id.to_owned(),
                n => format!("{id}-{n}"),
            }
        })
        .collect();
    let used: HashSet<String> = fixed.iter().cloned().collect();
    let mut places = outline::nest(&headings, used, problems).into_iter();
    let mut fixed = fixed.into_iter();

    let title = SafeText::new(&with_marks(&drafts.title));
    let notes: Vec<_> = drafts
        .notes
        .into_iter()
        .map(|note| {
            (note.key, note.label, note.begins_foot, note.body.line, note.body.into_read().1)
        })
        .collect();
    let sections: Vec<_> = drafts
        .sections
        .into_iter()
        .map(|section| {
            let position = match section.fixed {
                Some(_) => fixed.next().map(|id| (0, id)),
                None => places.next().map(|position| (position.depth, position.id)),
            };
            let blocks: Vec<_> = section.blocks.into_iter().map(Draft::into_read).collect();
            (position.unwrap_or_default(), section.printed, section.title, blocks)
        })
        .collect();

    let mut texts: Vec<&[Span]> = Vec::new();
    for (_, _, title, blocks) in &sections {
        texts.push(title);
        for (kind, spans) in blocks {
            match kind {
                DraftKind::Table(rows) => texts.extend(rows.iter().flatten().map(Vec::as_slice)),
                _ => texts.push(spans),
            }
        }
    }
    texts.extend(notes.iter().map(|(.., spans)| spans.as_slice()));
    let defined: Vec<Defined<'_>> = notes
        .iter()
        .map(|&(key, label, begins_foot, line, _)| Defined { key, label, line, begins_foot })
        .collect();
    let (ids, meant) = meanings(&texts, &defined, problems);
    let mut setter =
        Setter { ids: ids.iter().map(|id| SafeText::new(id)).collect(), meant: meant.into_iter() };

    let sections = sections
        .iter()
        .map(|((depth, id), printed, title, blocks)| Section {
            id: SafeText::new(id),
            label: (!printed.is_empty()).then(|| SafeText::new(printed)),
            page: None,
            title: setter.runs(&set_off(title)),
            depth: *depth,
            blocks: blocks.iter().map(|(kind, spans)| setter.block(kind, spans)).collect(),
        })
        .collect();
    let notes = notes
        .iter()
        .enumerate()
        .map(|(n, (_, label, .., spans))| Note {
            id: setter.ids[n].clone(),
            label: SafeText::new(label),
            text: setter.runs(spans),
            page: None,
        })
        .collect();
    Report { title, sections, notes, ..Report::default() }
}

/// The ids of the notes, and what each mark in `texts` means, in the order of `texts`.
fn meanings(
    texts: &[&[Span]],
    defined: &[Defined<'_>],
    problems: &mut Problems,
) -> (Vec<String>, Vec<Meant>) {
    let marks: Vec<&Mark> = texts
        .iter()
        .flat_map(|spans| spans.iter())
        .filter_map(|span| match span {
            Span::Mark(mark) => Some(mark),
            _ => None,
        })
        .collect();
    // Marks within notes stand after all others here, but between them in the source.
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|&m| marks[m].line);
    let in_order: Vec<&Mark> = order.iter().map(|&m| marks[m]).collect();
    let (ids, found) = footnotes::bind(defined, &in_order, problems);
    let mut meant: Vec<(usize, Meant)> = order.into_iter().zip(found).collect();
    meant.sort_by_key(|(m, _)| *m);
    (ids, meant.into_iter().map(|(_, meant)| meant).collect())
}

/// Sets text in runs, once it is known what every mark means.
struct Setter {
    ids: Vec<SafeText>,
    meant: std::vec::IntoIter<Meant>,
}

impl Setter {
    fn block(&mut self, kind: &DraftKind, spans: &[Span]) -> Block {
        let kind = match kind {
            DraftKind::Paragraph => BlockKind::Paragraph,
            DraftKind::Bullet(level) => BlockKind::Bullet { level: *level },
            DraftKind::Item(label) => BlockKind::Item { label: SafeText::new(label) },
            DraftKind::Line => BlockKind::Line,
            DraftKind::Table(rows) => BlockKind::Table {
                rows: rows
                    .iter()
                    .map(|row| row.iter().map(|cell| self.runs(cell).into()).collect())
                    .collect(),
                head_rows: 1,
            },
        };
        let text = match kind {
            BlockKind::Table { .. } => Vec::new(),
            _ => self.runs(spans),
        };
        Block { kind, text, page: None }
    }

    /// The runs of spans: neighbours that are set alike become one, and the end of a line a space.
    fn runs(&mut self, spans: &[Span]) -> Vec<Run> {
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
        for (i, span) in spans.iter().enumerate() {
            match span {
                Span::Text(style, words) => {
                    add(&mut runs, Some(*style), words);
                    before = (*style, words);
                }
                Span::Break => {
                    let after = spans::first(&spans[i + 1..]);
                    if spans::is_space(before.1, &spans[i + 1..]) {
                        let alike = after.is_some_and(|(style, _)| style == before.0);
                        let style = if alike { before.0 } else { Style::Plain };
                        add(&mut runs, Some(style), " ");
                    }
                }
                Span::Mark(_) => match self.meant.next() {
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
fn set_off(spans: &[Span]) -> Vec<Span> {
    let all_em =
        spans.iter().all(|span| !matches!(span, Span::Text(Style::Plain | Style::Strong, _)));
    let mut spans = spans.to_vec();
    for span in &mut spans {
        if let Span::Text(style, _) = span
            && (*style == Style::Strong || all_em)
        {
            *style = Style::Plain;
        }
    }
    spans
}

/// A title as one line. It can hold no marks, so they become words.
fn with_marks(spans: &[Span]) -> String {
    let spans: Vec<Span> = spans
        .iter()
        .map(|span| match span {
            Span::Mark(mark) => Span::Text(Style::Plain, format!("[{}]", mark.key)),
            other => other.clone(),
        })
        .collect();
    spans::plain(&spans).trim().to_owned()
}
