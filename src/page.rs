//! Elements of a view composed to a width: rows ready to draw, and the way from a place to its row and back.
//! What is highlighted on a page is not known here: it is painted over the characters' ranges when drawn.

mod table;
mod wrap;

use std::collections::HashMap;
use std::ops::Range;

use crate::cite;
use crate::report::{BlockKind, Place, Report, Run, Spot};
use wrap::wrap;

pub use wrap::columns;

/// What a page is made of, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// The path of the section that what follows comes from, where that is not plain from what stands above.
    Path(usize),
    /// The text of a spot.
    Spot(Spot),
    /// Where a note is cited, a row for each mark.
    CitedIn(usize),
}

/// What a piece of a row leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// A mark: the note with this position.
    Note(usize),
    /// A reference to a place in the text.
    Place(Place),
}

/// How a piece is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// Emphasised in the report.
    Em,
    /// Strong in the report.
    Strong,
    /// A heading.
    Heading,
    /// Secondary: labels, bullets, paths.
    Dim,
    /// The mark of a note.
    Mark,
}

/// A piece of a row in one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What is drawn.
    pub text: String,
    /// How.
    pub tone: Tone,
    /// Where it leads.
    pub link: Option<Link>,
    /// The characters of the spot's plain text that it shows, one for each of its own; empty for what the page adds.
    pub chars: Range<usize>,
}

/// A line of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The spot it shows a part of; none for a blank row or one the page adds.
    pub spot: Option<Spot>,
    /// The characters of the spot's plain text that it stands for, the space it was broken at included.
    pub chars: Range<usize>,
    /// Columns left blank before it.
    pub indent: usize,
    /// What is drawn, from left to right.
    pub pieces: Vec<Piece>,
}

/// A view composed to a width.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Columns.
    pub width: usize,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// The marks and references in order, each once, with the row it begins on.
    pub links: Vec<Anchor>,
    /// The first row of each spot.
    first: HashMap<Spot, usize>,
}

/// A link on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The row it begins on.
    pub row: usize,
    /// Where it leads.
    pub link: Link,
    /// Where it stands.
    pub place: Place,
}

impl Row {
    /// Columns it takes, indent included.
    pub fn columns(&self) -> usize {
        self.indent
            + self
                .pieces
                .iter()
                .map(|piece| columns(&piece.text))
                .sum::<usize>()
    }

    /// The links on it from left to right, with the place each stands at.
    pub fn links(&self) -> impl Iterator<Item = (Link, Place)> + '_ {
        self.pieces.iter().filter_map(|piece| {
            let place = Place {
                spot: self.spot?,
                offset: piece.chars.start,
            };
            piece.link.map(|link| (link, place))
        })
    }
}

impl Page {
    /// Composes `elements` to `width` columns. No row is wider; no character of the text is lost.
    pub fn compose(report: &Report, elements: &[Element], width: usize) -> Self {
        let mut composer = Composer {
            report,
            page: Self {
                width,
                ..Self::default()
            },
            last: Group::None,
            citations: None,
        };
        for &element in elements {
            composer.element(element);
        }
        let mut page = composer.page;
        for (row, set) in page.rows.iter().enumerate() {
            for (link, place) in set.links() {
                // A reference that runs over several rows is one link.
                if page
                    .links
                    .last()
                    .is_none_or(|last| (last.link, last.place) != (link, place))
                {
                    page.links.push(Anchor { row, link, place });
                }
            }
        }
        page
    }

    /// The row that shows a place: of its spot, the one that holds the character at the offset, or the last before.
    pub fn row_of(&self, place: Place) -> Option<usize> {
        let first = *self.first.get(&place.spot)?;
        let rows = self.rows[first..]
            .iter()
            .take_while(|row| row.spot == Some(place.spot));
        let mut last = first;
        for (i, row) in rows.enumerate() {
            // Of rows that share their characters (the lines of a table's row) the first.
            if row.chars.contains(&place.offset) {
                return Some(first + i);
            }
            if row.chars.start <= place.offset {
                last = first + i;
            }
        }
        Some(last)
    }

    /// The place at the start of a row; of a row that shows none, that of the next that does, else of the last before.
    pub fn place_at(&self, row: usize) -> Option<Place> {
        let place = |row: &Row| {
            row.spot.map(|spot| Place {
                spot,
                offset: row.chars.start,
            })
        };
        let row = row.min(self.rows.len());
        self.rows[row..]
            .iter()
            .find_map(place)
            .or_else(|| self.rows[..row].iter().rev().find_map(place))
    }

    /// Whether the page shows this spot.
    pub fn shows(&self, spot: Spot) -> bool {
        self.first.contains_key(&spot)
    }

    /// The first row of a spot.
    pub fn first_row(&self, spot: Spot) -> Option<usize> {
        self.first.get(&spot).copied()
    }
}

/// The rows of one note to a width, for the foot of a screen or a window: its label in front, hanging.
pub fn note_rows(report: &Report, note: usize, width: usize) -> Vec<Row> {
    Page::compose(report, &[Element::Spot(Spot::Note(note))], width).rows
}

/// A printed number as a mark: raised digits, brackets and stars as they are printed.
pub fn raised(label: &str) -> String {
    label
        .chars()
        .map(|c| match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
            '(' => '⁽',
            ')' => '⁾',
            other => other,
        })
        .collect()
}

/// What came last on the page, which decides the space above what follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    None,
    Path,
    Heading,
    Text,
    /// A short bullet or item: a list of such stands without gaps.
    Short,
    Line,
    Note,
}

struct Composer<'a> {
    report: &'a Report,
    page: Page,
    last: Group,
    /// Where each note is cited, once that has been asked for.
    citations: Option<Vec<Vec<Place>>>,
}

/// The most rows of a point that stands close to others of its kind.
const SHORT: usize = 2;
/// The widest a label hangs, in columns; the text of a longer one starts under it.
const MAX_HANG: usize = 8;

impl Composer<'_> {
    fn element(&mut self, element: Element) {
        match element {
            Element::Path(section) => self.path(section),
            Element::Spot(Spot::Heading(section)) => self.heading(section),
            Element::Spot(Spot::Title) => self.title(),
            Element::Spot(spot @ Spot::Block(..)) => self.block(spot),
            Element::Spot(spot @ Spot::Note(note)) => self.note(spot, note),
            Element::CitedIn(note) => self.cited_in(note),
        }
    }

    fn gap(&mut self, rows: usize) {
        if self.last != Group::None {
            self.page
                .rows
                .extend(std::iter::repeat_n(Row::default(), rows));
        }
    }

    /// The pieces of a spot's runs.
    fn pieces(&self, spot: Spot, base: Tone) -> Vec<Piece> {
        let runs = self.report.runs(spot);
        let mut offset = 0;
        let mut pieces = Vec::with_capacity(runs.len());
        for run in runs {
            pieces.push(self.piece(&run, base, offset));
            offset += run.text().chars().count();
        }
        pieces
    }

    fn piece(&self, run: &Run, base: Tone, offset: usize) -> Piece {
        let set = |text: &str, tone: Tone| Piece {
            text: text.to_owned(),
            tone: if base == Tone::Plain { tone } else { base },
            link: None,
            chars: offset..offset + text.chars().count(),
        };
        match run {
            Run::Plain(text) => set(text, Tone::Plain),
            Run::Em(text) => set(text, Tone::Em),
            Run::Strong(text) => set(text, Tone::Strong),
            Run::Mark(id) => {
                let note = self.report.note(id);
                let label = note.map_or(id.as_str(), |n| &self.report.notes[n].label);
                Piece {
                    text: raised(label),
                    tone: Tone::Mark,
                    link: note.map(Link::Note),
                    chars: offset..offset,
                }
            }
        }
    }

    /// Sets `pieces` with `lead` before the first row and the others hanging beside it.
    fn hang(
        &mut self,
        spot: Option<Spot>,
        indent: usize,
        lead: Option<Piece>,
        pieces: &[Piece],
    ) -> usize {
        let width = self.page.width;
        let hang = lead.as_ref().map_or(0, |lead| columns(&lead.text));
        let hangs = hang <= MAX_HANG && indent + hang + MAX_HANG <= width;
        if hangs {
            let mut rows = wrap(pieces, width - indent - hang).into_iter();
            if let Some(first) = rows.next() {
                let mut set = lead.into_iter().collect::<Vec<_>>();
                set.extend(first.pieces);
                self.push(spot, first.chars, indent, set);
            }
            let count = rows.len() + 1;
            for row in rows {
                self.push(spot, row.chars, indent + hang, row.pieces);
            }
            count
        } else {
            let mut all = lead.into_iter().collect::<Vec<_>>();
            all.extend_from_slice(pieces);
            let rows = wrap(&all, width);
            let count = rows.len();
            for row in rows {
                self.push(spot, row.chars, 0, row.pieces);
            }
            count
        }
    }

    fn centred(&mut self, spot: Spot, pieces: &[Piece]) {
        let width = self.page.width;
        for row in wrap(pieces, width) {
            let used: usize = row.pieces.iter().map(|piece| columns(&piece.text)).sum();
            self.push(
                Some(spot),
                row.chars,
                width.saturating_sub(used) / 2,
                row.pieces,
            );
        }
    }

    fn push(&mut self, spot: Option<Spot>, chars: Range<usize>, indent: usize, pieces: Vec<Piece>) {
        if let Some(spot) = spot {
            self.page.first.entry(spot).or_insert(self.page.rows.len());
        }
        self.page.rows.push(Row {
            spot,
            chars,
            indent,
            pieces,
        });
    }

    fn title(&mut self) {
        self.gap(1);
        self.centred(Spot::Title, &self.pieces(Spot::Title, Tone::Heading));
        self.last = Group::Heading;
    }

    fn path(&mut self, section: usize) {
        self.gap(2);
        self.hang(
            None,
            0,
            None,
            &[added(&cite::section_path(self.report, section), Tone::Dim)],
        );
        self.last = Group::Path;
    }

    fn heading(&mut self, s: usize) {
        let section = &self.report.sections[s];
        if section.label.is_none() && section.title.is_empty() {
            return;
        }
        let spot = Spot::Heading(s);
        match self.last {
            Group::Path => {}
            Group::Heading => self.gap(1),
            _ => self.gap(2),
        }
        let label = section.label.as_deref().unwrap_or_default();
        let pieces = self.pieces(spot, Tone::Heading);
        // A part's label ("Phần thứ nhất") stands above its title, as printed; a number stands before it.
        if section.depth == 0 && label.contains(' ') {
            self.centred(spot, &[added(label, Tone::Heading)]);
            if !pieces.is_empty() {
                self.centred(spot, &pieces);
            }
        } else {
            let lead = (!label.is_empty()).then(|| added(&format!("{label} "), Tone::Heading));
            self.hang(Some(spot), 0, lead, &pieces);
        }
        self.last = Group::Heading;
    }

    fn block(&mut self, spot: Spot) {
        let Spot::Block(s, b) = spot else { return };
        let Some(block) = self.report.block(s, b) else {
            return;
        };
        let at = self.page.rows.len();
        let (indent, lead) = match &block.kind {
            BlockKind::Paragraph => (0, None),
            BlockKind::Bullet { level } => {
                let bullet = if *level == 1 { "• " } else { "– " };
                (2 * (level - 1), Some(added(bullet, Tone::Dim)))
            }
            BlockKind::Item { label } => (0, Some(added(&format!("{label} "), Tone::Dim))),
            BlockKind::Line => {
                if self.last != Group::Line {
                    self.gap(1);
                }
                self.centred(spot, &self.pieces(spot, Tone::Plain));
                self.last = Group::Line;
                return;
            }
            BlockKind::Table { rows } => {
                self.gap(1);
                self.table(spot, rows);
                self.last = Group::Text;
                return;
            }
        };
        let listed = lead.is_some();
        let rows = self.hang(Some(spot), indent, lead, &self.pieces(spot, Tone::Plain));
        let short = listed && rows <= SHORT;
        if !(short && self.last == Group::Short) && self.last != Group::None {
            self.page.rows.insert(at, Row::default());
            self.page.first.insert(spot, at + 1);
        }
        self.last = if short { Group::Short } else { Group::Text };
    }

    fn note(&mut self, spot: Spot, note: usize) {
        let label = &self.report.notes[note].label;
        self.gap(1);
        let lead = added(&format!("{} ", raised(label)), Tone::Mark);
        self.hang(Some(spot), 0, Some(lead), &self.pieces(spot, Tone::Plain));
        self.last = Group::Note;
    }

    fn cited_in(&mut self, note: usize) {
        let report = self.report;
        let citations = self.citations.get_or_insert_with(|| report.citations());
        let in_words = |place: &Place| match place.spot {
            Spot::Note(other) => cite::note_in_words(report, other, &citations[other]),
            spot => cite::place_in_words(report, spot),
        };
        let places: Vec<(Place, String)> = citations[note]
            .iter()
            .map(|place| (*place, format!("← {}", in_words(place))))
            .collect();
        for (place, words) in places {
            let piece = Piece {
                link: Some(Link::Place(place)),
                ..added(&words, Tone::Dim)
            };
            // The row belongs to the note, so that it is found and kept on top with it.
            let end = self.report.plain(Spot::Note(note)).chars().count();
            let indent = if self.page.width > 2 * MAX_HANG { 2 } else { 0 };
            for row in wrap(&[piece], self.page.width - indent) {
                self.push(Some(Spot::Note(note)), end..end, indent, row.pieces);
            }
        }
        self.last = Group::Note;
    }
}

/// A piece that is no part of the plain text.
fn added(text: &str, tone: Tone) -> Piece {
    Piece {
        text: text.to_owned(),
        tone,
        link: None,
        chars: 0..0,
    }
}
