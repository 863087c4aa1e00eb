//! Puts blocks into sections, and rejoins what page breaks cut.

mod front_matter;

use std::cmp::Ordering;
use std::collections::HashMap;

use super::blocks::TextBlock;
use super::classify::{Role, signed_column};
use super::drafts::{
    Draft, DraftKind, DraftNote, DraftReport, DraftSection, Origin, go_on, last_page,
};
use super::joints::{self, Joint};
use crate::report::ReservedId;
use crate::source::labels::{self, Label, LabelStyle};
use crate::source::phrases::is_outermost;
use crate::source::problem::{ProblemKind, Problems};
use crate::source::raw::{RawKind, RawTable};
use crate::source::runs;
use crate::source::sentences::{begins_lower, ends_sentence, glues};

/// The sections and notes that blocks make, each in its role.
pub(crate) fn draft(blocks: &[TextBlock], roles: &[Role], problems: &mut Problems) -> DraftReport {
    let mut assembly = Assembly {
        problems,
        out: DraftReport::default(),
        bullets: Vec::new(),
        items: HashMap::new(),
        page_end: false,
        note_last: false,
    };
    for (block, role) in blocks.iter().zip(roles) {
        assembly.take(block, role);
    }
    assembly.out
}

/// The deepest a bullet may lie in the report's JSON.
const DEEPEST_BULLET: usize = 9;

/// How far in an item lies that counts in this style.
fn depth(style: LabelStyle) -> usize {
    match style {
        LabelStyle::Number(n) => n,
        LabelStyle::Small => 10,
        LabelStyle::Bracketed => 11,
        _ => 0,
    }
}

/// A heading's words behind the star that stands where others have a number: `* Về kiến nghị:`.
fn without_star(text: &str) -> &str {
    text.strip_prefix("* ").unwrap_or(text)
}

struct Assembly<'p> {
    problems: &'p mut Problems,
    out: DraftReport,
    /// The bullets that are open, outermost first: their columns and their rank.
    bullets: Vec<(usize, usize)>,
    /// The last item of each kind of label.
    items: HashMap<(LabelStyle, bool), Label>,
    /// Whether a page has certainly ended since the last block.
    page_end: bool,
    /// Whether a note is the last thing that was taken.
    note_last: bool,
}

impl Assembly<'_> {
    fn take(&mut self, block: &TextBlock, role: &Role) {
        match (role, &block.kind) {
            (_, RawKind::Rule | RawKind::PageBreak) => self.page_end = true,
            (_, RawKind::Note { key, label }) => self.note(block, key, label),
            (Role::Title, RawKind::Table(table)) => {
                for cell in table.rows.iter().flatten() {
                    go_on(&mut self.out.title, &runs::of_cell(cell));
                }
            }
            (Role::Title, _) => go_on(&mut self.out.title, &block.runs),
            (Role::Letterhead, _) => {
                self.reserved(ReservedId::Letterhead, block.line);
                self.lines(block);
            }
            (Role::FormLetterhead, _) => self.block(block, DraftKind::Line, 0),
            (Role::Heading(label), _) => self.heading(block, label.as_ref()),
            (Role::RunInHeading(label, end), _) => self.run_in_heading(block, label, *end),
            (Role::Annex, _) => {
                self.heading(block, None);
                if let Some(section) = self.out.sections.last_mut() {
                    section.annex = true;
                }
            }
            (Role::HeadingMore, _) => {
                if let Some(section) = self.out.sections.last_mut() {
                    section.extend_title(&block.runs);
                }
            }
            (Role::Recipients, _) => self.recipients(block),
            (Role::Recipient | Role::SignatureMore, _) => self.lines(block),
            (Role::Signature, _) => {
                self.start_reserved(ReservedId::Signature, block.line);
                self.lines(block);
            }
            (_, RawKind::Table(table)) => self.table(block, table),
            (Role::Item(label), _) => self.item(block, label),
            (Role::Body, RawKind::Bullet { indent, marker }) => {
                self.bullet(block, *indent, *marker);
            }
            (Role::Body, _) => {
                if !self.rejoin(block) {
                    self.bullets.clear();
                    self.block(block, DraftKind::Paragraph, 0);
                }
            }
        }
    }

    /// The section that blocks go into; before any heading, one without a heading.
    fn section(&mut self, line: usize) -> &mut DraftSection {
        if self
            .out
            .sections
            .last()
            .is_none_or(|section| section.reserved == Some(ReservedId::Letterhead))
        {
            self.start_reserved(ReservedId::Intro, line);
        }
        let last = self.out.sections.len() - 1;
        &mut self.out.sections[last]
    }

    /// Goes on with a section of this kind, or starts it.
    fn reserved(&mut self, kind: ReservedId, line: usize) {
        if self.out.sections.last().is_none_or(|section| section.reserved != Some(kind)) {
            self.start_reserved(kind, line);
        }
    }

    fn start_reserved(&mut self, kind: ReservedId, line: usize) {
        self.bullets.clear();
        self.out.sections.push(DraftSection {
            reserved: Some(kind),
            line,
            ..DraftSection::default()
        });
    }

    fn push(&mut self, draft: Draft, line: usize) {
        self.page_end = false;
        self.note_last = false;
        if matches!(self.out.sections.last(), Some(s) if s.reserved == Some(ReservedId::Letterhead))
            && matches!(draft.kind, DraftKind::Line)
        {
            if let Some(section) = self.out.sections.last_mut() {
                section.blocks.push(draft);
            }
        } else {
            self.section(line).blocks.push(draft);
        }
    }

    fn block(&mut self, block: &TextBlock, kind: DraftKind, cut: usize) {
        let draft = Draft::of(block, kind, cut);
        self.push(draft, block.line);
    }

    fn heading(&mut self, block: &TextBlock, label: Option<&Label>) {
        // A page break may have cut before a line that a scanner took for a heading.
        if label.is_none() && begins_lower(&block.text) {
            if self.rejoin(block) {
                return;
            }
            if let Some(above) = self.out.sections.last_mut()
                && above.reserved.is_none()
                && above.blocks.is_empty()
            {
                above.extend_title(&block.runs);
                self.problems.add(block.line, ProblemKind::JoinedToHeading(above.line));
                return;
            }
        }
        self.bullets.clear();
        self.items.clear();
        let mut title = block.runs.clone();
        let mut printed = String::new();
        // A star counts nothing, but stands where a number would.
        let length = label.map_or(block.text.len() - without_star(&block.text).len(), |l| l.len);
        if length > 0 {
            block.text[..length].trim_end().clone_into(&mut printed);
            runs::cut_front(&mut title, length);
        }
        self.out.sections.push(DraftSection {
            reserved: None,
            annex: false,
            centred: block.centred || is_outermost(&block.text),
            label: label.cloned(),
            printed,
            level: block.outline_level,
            title,
            line: block.line,
            page: block.page,
            blocks: Vec::new(),
        });
        self.page_end = false;
        self.note_last = false;
    }

    /// A heading of the words up to `end`, and a paragraph of the rest.
    fn run_in_heading(&mut self, block: &TextBlock, label: &Label, end: usize) {
        let mut heading = block.clone();
        runs::keep_front(&mut heading.runs, end);
        block.text[..end].trim_end().clone_into(&mut heading.text);
        let mut rest = block.runs.clone();
        runs::cut_front(&mut rest, end);
        self.heading(&heading, Some(label));
        // The text may begin on a page that begins within the heading.
        let page = last_page(&heading.runs).or(block.page);
        let mut text = Draft::new(DraftKind::Paragraph, rest, Origin { line: block.line, page });
        text.whole = block.whole;
        self.push(text, block.line);
    }

    fn item(&mut self, block: &TextBlock, label: &Label) {
        if self.last_text().is_some_and(|text| glues(text, block.text.chars().next()))
            && self.rejoin(block)
        {
            return;
        }
        // `(i)` counts with letters or with Roman numbers: which, is not worth a guess.
        let ambiguous = label.style == LabelStyle::Bracketed
            && label.id.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        let key = (label.style, label.id.bytes().all(|b| b.is_ascii_digit()));
        let printed = &label.id;
        match self.items.get(&key) {
            _ if ambiguous => {}
            None if label.value != 1 => {
                self.problems.add(block.line, ProblemKind::ItemsBegin(printed.clone()));
            }
            Some(before) if before.id == label.id => {
                self.problems.add(block.line, ProblemKind::ItemAgain(printed.clone()));
            }
            Some(before) if label.value != 1 && !labels::follows(before, label) => {
                let kind = ProblemKind::ItemGap(printed.clone(), before.id.clone());
                self.problems.add(block.line, kind);
            }
            _ => {}
        }
        // What is counted within an item begins again in the next.
        self.items.retain(|(style, _), _| depth(*style) <= depth(label.style));
        self.items.insert(key, label.clone());
        self.bullets.clear();
        let printed = block.text[..label.len].to_owned();
        self.block(block, DraftKind::Item(printed), label.len);
    }

    fn bullet(&mut self, block: &TextBlock, indent: usize, marker: char) {
        if self.note_lists(block) {
            return;
        }
        if self.is_cut_dash(block, marker) {
            if let Some(last) = self.last_block() {
                last.append_dash(if marker == '-' { "-" } else { "–" });
            }
            self.join(block);
            return;
        }
        let rank = match marker {
            '+' => 1,
            '-' | '–' | '—' | '*' => 0,
            _ => 2,
        };
        // One column more or less is the scanner's doing.
        let indent = indent / 2;
        // The signs decide where indents differ by a step only: `+` is within `-` though it is a little further out.
        let is_sibling = |&(open, open_rank): &(usize, usize)| {
            open_rank == rank && indent <= open + 1 && open <= indent + 1
        };
        let has_sibling = self.bullets.iter().any(is_sibling);
        while let Some(&(open, open_rank)) = self.bullets.last() {
            let closes = match open_rank.cmp(&rank) {
                Ordering::Less => open > indent + 1,
                Ordering::Equal => open >= indent,
                Ordering::Greater => open >= indent || has_sibling,
            };
            if !closes {
                break;
            }
            self.bullets.pop();
        }
        self.bullets.push((indent, rank));
        let level = self.bullets.len().min(DEEPEST_BULLET);
        self.block(block, DraftKind::Bullet(level), 0);
    }

    /// Appends a point to the note above it, if that ends in a colon or in a point that others follow.
    fn note_lists(&mut self, block: &TextBlock) -> bool {
        let Some(note) =
            self.out.notes.last_mut().filter(|note| self.note_last && !note.body.whole)
        else {
            return false;
        };
        let follows =
            note.body.text.ends_with(':') || note.listing && note.body.text.ends_with(';');
        if !follows {
            return false;
        }
        note.listing = true;
        let line = note.body.line;
        note.body.append(block);
        self.problems.add(block.line, ProblemKind::PointOfNote(line));
        true
    }

    /// `kinh tế - xã hội` cut before the dash looks like a bullet.
    fn is_cut_dash(&self, block: &TextBlock, marker: char) -> bool {
        self.page_end
            && matches!(marker, '-' | '–')
            && begins_lower(&block.text)
            && self.last_text().is_some_and(|text| {
                text.chars().next_back().is_some_and(char::is_alphanumeric) && !begins_lower(text)
            })
    }

    fn table(&mut self, block: &TextBlock, table: &RawTable) {
        if let Some(column) = signed_column(block) {
            return self.signed_table(table, column, Origin::of(block));
        }
        self.bullets.clear();
        let draft = Draft::of(block, DraftKind::Table(table.clone()), 0);
        self.push(draft, block.line);
    }

    fn note(&mut self, block: &TextBlock, key: &str, label: &str) {
        let begins_page = !self.note_last;
        self.page_end = true;
        self.note_last = true;
        self.out.notes.push(DraftNote {
            key: key.to_owned(),
            label: label.to_owned(),
            begins_page,
            listing: false,
            body: Draft::of(block, DraftKind::Paragraph, 0),
        });
    }

    /// The block that text may go on with: the last of the last section, if it is of running text.
    fn last_block(&mut self) -> Option<&mut Draft> {
        self.last_text()?;
        self.out.sections.last_mut()?.blocks.last_mut()
    }

    /// The words of that block.
    fn last_text(&self) -> Option<&str> {
        let section = self.out.sections.last()?;
        let draft = section.blocks.last()?;
        let running = !draft.whole
            && !matches!(section.reserved, Some(ReservedId::Letterhead | ReservedId::Signature))
            && !matches!(draft.kind, DraftKind::Table(_) | DraftKind::Line);
        running.then_some(&draft.text)
    }

    /// Appends a block to the block or note that a page break has cut, if it goes on there.
    fn rejoin(&mut self, block: &TextBlock) -> bool {
        let page_end = self.page_end;
        let joint = self
            .last_block()
            .map_or(Joint::Apart, |last| joints::joint(&last.text, &block.text, page_end));
        match joint {
            Joint::Joined => {
                self.join(block);
                return true;
            }
            Joint::Doubtful if !block.is_set_off() => {
                let before = self.last_block().map_or(0, |last| last.line);
                self.problems.add(block.line, ProblemKind::Unfinished(before));
            }
            _ => {}
        }
        let body_ended = self.last_text().is_none_or(ends_sentence);
        if let Some(note) = self
            .out
            .notes
            .last_mut()
            .filter(|note| self.note_last && body_ended && !note.body.whole)
            && begins_lower(&block.text)
            && joints::continues_note(&note.body.text, &block.text)
        {
            let line = note.body.line;
            note.body.append(block);
            self.problems.add(block.line, ProblemKind::JoinedToNote(line));
            return true;
        }
        false
    }

    fn join(&mut self, block: &TextBlock) {
        self.page_end = false;
        self.note_last = false;
        if let Some(last) = self.last_block() {
            let line = last.line;
            last.append(block);
            self.problems.add(block.line, ProblemKind::JoinedToText(line));
        }
    }
}
