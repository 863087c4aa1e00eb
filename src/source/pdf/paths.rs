//! The path operators, as far as they draw ruling lines: straight horizontal and vertical lines, and rectangles so thin
//! that they are lines.

use super::geometry::{Area, Matrix};
use super::operators::{Operand, numbers};

/// The widest line, in points. What is wider is a shape.
const MAX_THICKNESS: f32 = 3.0;
/// How many segments of one path, and how many lines of a page, are kept.
const MAX_SEGMENTS: usize = 20_000;
const MAX_RULES: usize = 40_000;

/// The path that is being built, in the page's coordinates.
#[derive(Default)]
pub(super) struct Path {
    segments: Vec<[(f32, f32); 2]>,
    boxes: Vec<Area>,
    /// The boxes about the parts of the path that begin with a move.
    outlines: Vec<Area>,
    start: (f32, f32),
    at: (f32, f32),
}

impl Path {
    /// Carries out an operator, if it is one for paths; lines that it draws are added to `rules`.
    pub(super) fn carry_out(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        to_page: Matrix,
        rules: &mut Vec<Area>,
    ) {
        match operator {
            b"m" => {
                let [x, y] = numbers(operands);
                self.start = to_page.apply(x, y);
                self.at = self.start;
                if self.outlines.len() < MAX_SEGMENTS {
                    self.outlines.push(Area::at(self.at));
                }
            }
            b"l" => {
                let [x, y] = numbers(operands);
                self.line_to(to_page.apply(x, y));
            }
            b"c" => {
                let [_, _, _, _, x, y] = numbers(operands);
                self.curve_to(to_page.apply(x, y));
            }
            b"v" | b"y" => {
                let [_, _, x, y] = numbers(operands);
                self.curve_to(to_page.apply(x, y));
            }
            b"h" => self.line_to(self.start),
            b"re" if self.boxes.len() < MAX_SEGMENTS => {
                let [x, y, width, height] = numbers(operands);
                let area = Area::new([x, y, x + width, y + height]);
                self.boxes.push(to_page.apply_to_box(area));
            }
            b"S" => self.stroke(rules),
            b"s" | b"b" | b"b*" => {
                self.line_to(self.start);
                self.fill(rules);
                self.stroke(rules);
            }
            b"B" | b"B*" => {
                self.fill(rules);
                self.stroke(rules);
            }
            b"f" | b"F" | b"f*" => self.fill(rules),
            b"n" => {}
            _ => return,
        }
        if matches!(
            operator,
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n"
        ) {
            self.segments.clear();
            self.boxes.clear();
            self.outlines.clear();
        }
    }

    fn line_to(&mut self, to: (f32, f32)) {
        if self.segments.len() < MAX_SEGMENTS {
            self.segments.push([self.at, to]);
        }
        self.curve_to(to);
    }

    fn curve_to(&mut self, to: (f32, f32)) {
        if let Some(outline) = self.outlines.last_mut() {
            *outline = outline.with(to);
        }
        self.at = to;
    }

    /// The lines of the path.
    fn stroke(&self, rules: &mut Vec<Area>) {
        for [(x0, y0), (x1, y1)] in &self.segments {
            add(Area::new([*x0, *y0, *x1, *y1]), rules);
        }
        for area in &self.boxes {
            for side in [
                Area { top: area.bottom, ..*area },
                Area { bottom: area.top, ..*area },
                Area { right: area.left, ..*area },
                Area { left: area.right, ..*area },
            ] {
                add(side, rules);
            }
        }
    }

    /// The path as a shape: a line, if it is thin.
    fn fill(&self, rules: &mut Vec<Area>) {
        self.boxes.iter().chain(&self.outlines).for_each(|area| add(*area, rules));
    }
}

fn add(area: Area, rules: &mut Vec<Area>) {
    let is_thin = area.width().min(area.height()) <= MAX_THICKNESS;
    let is_sound = area.width().max(area.height()) < 1e5;
    if is_thin && is_sound && rules.len() < MAX_RULES {
        rules.push(area);
    }
}
