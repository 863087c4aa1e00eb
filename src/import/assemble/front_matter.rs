//! The lines of letterhead, recipients and signature as blocks of their sections.

use super::Assembly;
use crate::import::blocks::TextBlock;
use crate::import::drafts::{Draft, DraftKind, DraftSection, Origin};
use crate::report::ReservedId;
use crate::source::phrases::begins_recipients;
use crate::source::raw::{RawKind, RawRun, RawTable};
use crate::source::runs;
use crate::source::sentences::begins_lower;

impl Assembly<'_> {
    /// Each line of a block, a block of its own.
    pub(super) fn lines(&mut self, block: &TextBlock) {
        if let RawKind::Table(table) = &block.kind {
            // What stands in one column belongs together.
            let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
            for column in 0..columns {
                for cell in table.rows.iter().filter_map(|row| row.get(column)) {
                    self.run_lines(runs::of_cell(cell), Origin::of(block));
                }
            }
        } else if matches!(block.kind, RawKind::Bullet { .. }) {
            // Several points may be lines of one paragraph.
            let is_break = |run: &RawRun| *run == RawRun::Break;
            let end = block.runs.iter().position(is_break).unwrap_or(block.runs.len());
            let first = block.runs[..end].to_vec();
            let mut point = Draft::new(DraftKind::Bullet(1), first, Origin::of(block));
            point.whole = block.whole;
            self.push(point, block.line);
            self.run_lines(block.runs[end..].to_vec(), Origin::of(block));
        } else {
            self.run_lines(block.runs.clone(), Origin::of(block));
        }
    }

    fn run_lines(&mut self, runs: Vec<RawRun>, origin: Origin) {
        let mut rest = runs;
        while !rest.is_empty() {
            let end = rest.iter().position(runs::is_line_end).unwrap_or(rest.len());
            let after = rest.split_off(end);
            self.line_of(rest, origin);
            rest = after;
            if !rest.is_empty() {
                rest.remove(0);
            }
        }
    }

    fn line_of(&mut self, mut runs: Vec<RawRun>, origin: Origin) {
        if runs.is_empty() {
            return;
        }
        let words = runs::plain(&runs);
        let is_recipients =
            |section: &DraftSection| section.reserved == Some(ReservedId::Recipients);
        // A recipient that was folded goes on.
        if begins_lower(&words)
            && let Some(section) = self.out.sections.last_mut().filter(|s| is_recipients(s))
            && let Some(last) = section.blocks.last_mut()
            && matches!(last.kind, DraftKind::Bullet(_) | DraftKind::Line)
        {
            return last.append_line(&runs);
        }
        let bullet = words.starts_with("- ") && self.out.sections.last().is_some_and(is_recipients);
        let kind = if bullet {
            runs::cut_front(&mut runs, 1);
            DraftKind::Bullet(1)
        } else {
            DraftKind::Line
        };
        self.push(Draft::new(kind, runs, origin), origin.line);
    }

    pub(super) fn recipients(&mut self, block: &TextBlock) {
        self.start_reserved(ReservedId::Recipients, block.line);
        self.recipient_lines(block.runs.clone(), Origin::of(block));
    }

    /// The heading is what stands up to the colon or the line's end; what follows are recipients.
    fn recipient_lines(&mut self, runs: Vec<RawRun>, origin: Origin) {
        let mut title = runs;
        let end = title.iter().position(runs::is_line_end).unwrap_or(title.len());
        let mut rest = title.split_off(end);
        let words = runs::plain(&title);
        if let Some(colon) = words.find(':')
            && colon + 1 < words.len()
        {
            let mut tail = title.clone();
            runs::cut_front(&mut tail, colon + 1);
            title.retain(|run| !matches!(run, RawRun::Reference(_)));
            let mut left = colon + 1;
            for run in &mut title {
                if let RawRun::Text(_, words) = run {
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
        if rest.first().is_some_and(runs::is_line_end) {
            rest.remove(0);
        }
        self.run_lines(rest, origin);
    }

    /// Recipients and signature side by side in a table: first the one's lines, then the other's.
    pub(super) fn signed_table(&mut self, table: &RawTable, column: usize, origin: Origin) {
        self.start_reserved(ReservedId::Recipients, origin.line);
        let mut titled = false;
        for cell in table.rows.iter().filter_map(|row| row.get(column)) {
            let runs = runs::of_cell(cell);
            if titled || !begins_recipients(&runs::first_line(&runs)) {
                self.run_lines(runs, origin);
            } else {
                titled = true;
                self.recipient_lines(runs, origin);
            }
        }
        self.start_reserved(ReservedId::Signature, origin.line);
        for row in &table.rows {
            for (_, cell) in row.iter().enumerate().filter(|&(at, _)| at != column) {
                self.run_lines(runs::of_cell(cell), origin);
            }
        }
    }
}
