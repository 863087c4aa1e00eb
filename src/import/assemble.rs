//! Puts chunks into sections, and rejoins what page breaks cut.

use std::collections::HashMap;

use super::drafts::{Draft, DraftKind, DraftNote, DraftSection, Drafts};
use super::forms::{begins_lower, ends_sentence};
use super::inline;
use super::lines::{Chunk, Kind, Piece};
use super::numbering::{self, Label};
use super::pages::{self, Joint};
use super::roles::Role;
use super::spans::{self, Span};
use super::{Problems, footnotes, frame};

/// The sections and notes that chunks make, each in its role.
pub fn drafts<'a>(chunks: &'a [Chunk<'a>], roles: &[Role], problems: &mut Problems) -> Drafts<'a> {
    let mut assembly = Assembly {
        problems,
        out: Drafts::default(),
        bullets: Vec::new(),
        items: HashMap::new(),
        page_end: false,
        note_last: false,
    };
    for (chunk, role) in chunks.iter().zip(roles) {
        assembly.take(chunk, role);
    }
    assembly.out
}

/// The deepest a bullet may lie in the report's JSON.
const DEEPEST_BULLET: usize = 9;

struct Assembly<'a, 'p> {
    problems: &'p mut Problems,
    out: Drafts<'a>,
    /// The bullets that are open, outermost first: their columns and their rank.
    bullets: Vec<(usize, usize)>,
    /// The last item of each kind of label.
    items: HashMap<(numbering::Style, bool), Label>,
    /// Whether a page has certainly ended since the last block.
    page_end: bool,
    /// Whether a note is the last thing that was taken.
    note_last: bool,
}

impl<'a> Assembly<'a, '_> {
    fn take(&mut self, chunk: &'a Chunk<'a>, role: &Role) {
        match (role, &chunk.kind) {
            (_, Kind::Rule) => self.page_end = true,
            (_, Kind::Note { key, label }) => self.note(chunk, key, label),
            (Role::Title, _) => go_on(&mut self.out.title, chunk),
            (Role::Letterhead, _) => {
                self.fixed("letterhead", chunk.line);
                self.lines(chunk);
            }
            (Role::Heading(label), _) => self.heading(chunk, label.as_ref()),
            (Role::HeadingMore, _) => {
                if let Some(section) = self.out.sections.last_mut() {
                    go_on(&mut section.title, chunk);
                }
            }
            (Role::Recipients, _) => self.recipients(chunk),
            (Role::Recipient, _) => self.lines(chunk),
            (Role::Signature(first), _) => {
                if *first {
                    self.start_fixed("signature", chunk.line);
                }
                self.lines(chunk);
            }
            (_, Kind::Table(rows)) => self.table(chunk, rows),
            (Role::Item(label), _) => self.item(chunk, label),
            (Role::Body, Kind::Bullet { indent, marker }) => self.bullet(chunk, *indent, *marker),
            (Role::Body, _) => {
                if !self.rejoin(chunk) {
                    self.bullets.clear();
                    self.block(chunk, DraftKind::Paragraph, 0);
                }
            }
        }
    }

    /// The section that blocks go into; before any heading, one without a heading.
    fn section(&mut self, line: usize) -> &mut DraftSection<'a> {
        if self.out.sections.last().is_none_or(|section| section.fixed == Some("letterhead")) {
            self.start_fixed("intro", line);
        }
        let last = self.out.sections.len() - 1;
        &mut self.out.sections[last]
    }

    /// Goes on with a section of this id, or starts it.
    fn fixed(&mut self, id: &'static str, line: usize) {
        if self.out.sections.last().is_none_or(|section| section.fixed != Some(id)) {
            self.start_fixed(id, line);
        }
    }

    fn start_fixed(&mut self, id: &'static str, line: usize) {
        self.bullets.clear();
        self.out.sections.push(DraftSection { fixed: Some(id), line, ..DraftSection::default() });
    }

    fn push(&mut self, draft: Draft<'a>, line: usize) {
        self.page_end = false;
        self.note_last = false;
        if matches!(self.out.sections.last(), Some(s) if s.fixed == Some("letterhead"))
            && matches!(draft.kind, DraftKind::Line)
        {
            if let Some(section) = self.out.sections.last_mut() {
                section.blocks.push(draft);
            }
        } else {
            self.section(line).blocks.push(draft);
        }
    }

    fn block(&mut self, chunk: &'a Chunk<'a>, kind: DraftKind, cut: usize) {
        let draft = Draft::of(chunk, kind, cut);
        self.push(draft, chunk.line);
    }

    /// Each line of a chunk, a block of its own.
    fn lines(&mut self, chunk: &'a Chunk<'a>) {
        if let Kind::Table(rows) = &chunk.kind {
            for cell in rows.iter().flatten() {
                self.span_lines(inline::parse(cell), chunk.line);
            }
        } else if matches!(chunk.kind, Kind::Bullet { .. }) {
            self.block(chunk, DraftKind::Bullet(1), 0);
        } else {
            self.span_lines(chunk.spans.clone(), chunk.line);
        }
    }

    fn span_lines(&mut self, spans: Vec<Span>, line: usize) {
        let mut rest = spans;
        while !rest.is_empty() {
            let end = rest.iter().position(|span| *span == Span::Break).unwrap_or(rest.len());
            let after = rest.split_off(end);
            self.line_of(rest, line);
            rest = after;
            if !rest.is_empty() {
                rest.remove(0);
            }
        }
    }

    fn line_of(&mut self, mut spans: Vec<Span>, line: usize) {
        if spans.is_empty() {
            return;
        }
        let bullet = spans::plain(&spans).starts_with("- ")
            && self.out.sections.last().is_some_and(|section| section.fixed == Some("recipients"));
        let kind = if bullet {
            spans::cut_front(&mut spans, 1);
            DraftKind::Bullet(1)
        } else {
            DraftKind::Line
        };
        self.push(Draft::new(kind, spans, line), line);
    }

    fn heading(&mut self, chunk: &'a Chunk<'a>, label: Option<&Label>) {
        // A page break may have cut before a line that a scanner took for a heading.
        if label.is_none() && begins_lower(&chunk.text) {
            if self.rejoin(chunk) {
                return;
            }
            if let Some(above) = self.out.sections.last_mut()
                && above.fixed.is_none()
                && above.blocks.is_empty()
            {
                go_on(&mut above.title, chunk);
                self.problems
                    .add(chunk.line, &format!("joined to the heading of line {}", above.line));
                return;
            }
        }
        self.bullets.clear();
        self.items.clear();
        let mut title = chunk.spans.clone();
        let mut printed = String::new();
        if let Some(label) = label {
            chunk.text[..label.len].clone_into(&mut printed);
            spans::cut_front(&mut title, label.len);
        }
        self.out.sections.push(DraftSection {
            fixed: None,
            label: label.cloned(),
            printed,
            level: match chunk.kind {
                Kind::Heading(level) => Some(level),
                _ => None,
            },
            title,
            line: chunk.line,
            blocks: Vec::new(),
        });
        self.page_end = false;
        self.note_last = false;
    }

    fn recipients(&mut self, chunk: &'a Chunk<'a>) {
        self.start_fixed("recipients", chunk.line);
        self.recipient_lines(chunk.spans.clone(), chunk.line);
    }

    /// The heading is what stands up to the colon or the line's end; what follows are recipients.
    fn recipient_lines(&mut self, spans: Vec<Span>, line: usize) {
        let mut title = spans;
        let end = title.iter().position(|span| *span == Span::Break).unwrap_or(title.len());
        let mut rest = title.split_off(end);
        let words = spans::plain(&title);
        if let Some(colon) = words.find(':')
            && colon + 1 < words.len()
        {
            let mut tail = title.clone();
            spans::cut_front(&mut tail, colon + 1);
            title.retain(|span| !matches!(span, Span::Mark(_)));
            let mut left = colon + 1;
            for span in &mut title {
                if let Span::Text(_, words) = span {
                    words.truncate(words.floor_char_boundary(left));
                    left -= words.len();
                }
            }
            tail.append(&mut rest);
            rest = tail;
        }
        if let Some(section) = self.out.sections.last_mut() {
            section.title = title;
        }
        if matches!(rest.first(), Some(Span::Break)) {
            rest.remove(0);
        }
        self.span_lines(rest, line);
    }

    fn item(&mut self, chunk: &'a Chunk<'a>, label: &Label) {
        if self.last_text().is_some_and(|text| spans::glues(text, chunk.text.chars().next()))
            && self.rejoin(chunk)
        {
            return;
        }
        // `(i)` counts with letters or with Roman numbers: which, is not worth a guess.
        let ambiguous = label.style == numbering::Style::Bracketed
            && label.id.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        let key = (label.style, label.id.bytes().all(|b| b.is_ascii_digit()));
        let printed = &label.id;
        match self.items.get(&key) {
            _ if ambiguous => {}
            None if label.value != 1 => self
                .problems
                .add(chunk.line, &format!("the items begin with {printed}, not with the first")),
            Some(before) if before.id == label.id => {
                self.problems.add(chunk.line, &format!("the item {printed} once more"));
            }
            Some(before) if label.value != 1 && !numbering::follows(before, label) => {
                self.problems
                    .add(chunk.line, &format!("a gap in the items: {printed} after {}", before.id));
            }
            _ => {}
        }
        self.items.insert(key, label.clone());
        self.bullets.clear();
        let printed = chunk.text[..label.len].to_owned();
        self.block(chunk, DraftKind::Item(printed), label.len);
    }

    fn bullet(&mut self, chunk: &'a Chunk<'a>, indent: usize, marker: char) {
        if self.note_lists(chunk) {
            return;
        }
        if self.is_cut_dash(chunk, marker) {
            if let Some(last) = self.last_block() {
                last.append_dash(if marker == '-' { "-" } else { "–" }, chunk.line);
            }
            self.join(chunk);
            return;
        }
        let rank = match marker {
            '+' => 1,
            '-' | '–' | '—' | '*' => 0,
            _ => 2,
        };
        // One column more or less is the scanner's doing.
        let indent = indent / 2;
        while self.bullets.last().is_some_and(|&open| open >= (indent, rank)) {
            self.bullets.pop();
        }
        self.bullets.push((indent, rank));
        let level = self.bullets.len().min(DEEPEST_BULLET);
        self.block(chunk, DraftKind::Bullet(level), 0);
    }

    /// Appends a point to the note above it, if that ends in a colon or in a point that others follow.
    fn note_lists(&mut self, chunk: &'a Chunk<'a>) -> bool {
        let Some(note) = self.out.notes.last_mut().filter(|_| self.note_last) else {
            return false;
        };
        let follows =
            note.body.text.ends_with(':') || note.listing && note.body.text.ends_with(';');
        if !follows {
            return false;
        }
        note.listing = true;
        let line = note.body.line;
        note.body.append(chunk);
        self.problems.add(chunk.line, &format!("taken as a point of the note of line {line}"));
        true
    }

    /// `kinh tế - xã hội` cut before the dash looks like a bullet.
    fn is_cut_dash(&self, chunk: &Chunk<'_>, marker: char) -> bool {
        self.page_end
            && matches!(marker, '-' | '–')
            && begins_lower(&chunk.text)
            && self.last_text().is_some_and(|text| {
                text.chars().next_back().is_some_and(char::is_alphanumeric) && !begins_lower(text)
            })
    }

    fn table(&mut self, chunk: &'a Chunk<'a>, rows: &[Vec<Vec<Piece<'a>>>]) {
        let mut cells: Vec<Vec<Vec<Span>>> =
            rows.iter().map(|row| row.iter().map(|cell| inline::parse(cell)).collect()).collect();
        let recipients = cells.iter().find_map(|row| {
            row.iter().position(|cell| frame::begins_recipients(&spans::first_line(cell)))
        });
        if let Some(column) = recipients {
            return self.frame_table(&mut cells, column, chunk.line);
        }
        self.bullets.clear();
        let draft = Draft::new(DraftKind::Table(cells), Vec::new(), chunk.line);
        self.push(draft, chunk.line);
    }

    /// Recipients and signature side by side in a table: first the one's lines, then the other's.
    fn frame_table(&mut self, rows: &mut [Vec<Vec<Span>>], column: usize, line: usize) {
        self.start_fixed("recipients", line);
        let mut titled = false;
        for row in rows.iter_mut() {
            let Some(cell) = row.get_mut(column) else {
                continue;
            };
            let spans = std::mem::take(cell);
            if titled || !frame::begins_recipients(&spans::first_line(&spans)) {
                self.span_lines(spans, line);
            } else {
                titled = true;
                self.recipient_lines(spans, line);
            }
        }
        self.start_fixed("signature", line);
        for cell in rows.iter_mut().flatten() {
            self.span_lines(std::mem::take(cell), line);
        }
    }

    fn note(&mut self, chunk: &'a Chunk<'a>, key: &'a str, label: &'a str) {
        let begins_foot = !self.note_last;
        self.page_end = true;
        self.note_last = true;
        self.out.notes.push(DraftNote {
            key,
            label,
            begins_foot,
            listing: false,
            body: Draft::of(chunk, DraftKind::Paragraph, 0),
        });
    }

    /// The block that text may go on with: the last of the last section, if it is of running text.
    fn last_block(&mut self) -> Option<&mut Draft<'a>> {
        self.last_text()?;
        self.out.sections.last_mut()?.blocks.last_mut()
    }

    /// The words of that block.
    fn last_text(&self) -> Option<&str> {
        let section = self.out.sections.last()?;
        let draft = section.blocks.last()?;
        let running = !matches!(section.fixed, Some("letterhead" | "signature"))
            && !matches!(draft.kind, DraftKind::Table(_) | DraftKind::Line);
        running.then_some(&draft.text)
    }

    /// Appends a chunk to the block or note that a page break has cut, if it goes on there.
    fn rejoin(&mut self, chunk: &'a Chunk<'a>) -> bool {
        let page_end = self.page_end;
        let joint = self
            .last_block()
            .map_or(Joint::Apart, |last| pages::joint(&last.text, &chunk.text, page_end));
        match joint {
            Joint::Joined => {
                self.join(chunk);
                return true;
            }
            Joint::Doubtful if !frame::is_set_off(chunk) => {
                let before = self.last_block().map_or(0, |last| last.line);
                self.problems.add(
                    chunk.line,
                    &format!("the text of line {before} ends without a stop; taken as complete"),
                );
            }
            _ => {}
        }
        let body_ended = self.last_text().is_none_or(ends_sentence);
        if let Some(note) = self.out.notes.last_mut().filter(|_| self.note_last && body_ended)
            && begins_lower(&chunk.text)
            && footnotes::continues_note(&note.body.text, &chunk.text)
        {
            let line = note.body.line;
            note.body.append(chunk);
            self.problems.add(
                chunk.line,
                &format!("joined to the note of line {line}, which a page break had cut"),
            );
            return true;
        }
        false
    }

    fn join(&mut self, chunk: &'a Chunk<'a>) {
        self.page_end = false;
        self.note_last = false;
        if let Some(last) = self.last_block() {
            let line = last.line;
            last.append(chunk);
            self.problems.add(
                chunk.line,
                &format!("joined to the text of line {line}, which a page break had cut"),
            );
        }
    }
}

/// A title goes on with the words of a chunk.
fn go_on(title: &mut Vec<Span>, chunk: &Chunk<'_>) {
    if !title.is_empty() {
        title.push(Span::Break);
    }
    title.extend(chunk.spans.iter().cloned());
}
