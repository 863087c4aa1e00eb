//! The text operators: where each character of a string comes to stand. What the characters read is the fonts' to say.

use std::rc::Rc;

use super::fonts::Font;
use super::geometry::Matrix;
use super::operators::{Operand, numbers};

/// What text operators set and later strings are shown with.
#[derive(Clone, Debug)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f32,
    char_spacing: f32,
    word_spacing: f32,
    /// Horizontal scale, 1 for none.
    scale: f32,
    leading: f32,
    rise: f32,
    mode: i32,
}

impl Default for TextState {
    fn default() -> Self {
        Self {
            font: None,
            size: 0.0,
            char_spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

/// The mode in which glyphs are filled and outlined, by which writers embolden.
const FILL_AND_STROKE: i32 = 2;

/// The mode in which glyphs are neither filled nor outlined: text that a machine recognised, over the picture of it.
const HIDDEN: i32 = 3;

/// A character where it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedText<'a> {
    /// What it reads.
    pub(super) text: &'a str,
    /// From its own coordinates, in which its size is 1, to the page.
    pub(super) to_page: Matrix,
    /// How wide it is, in parts of its size.
    pub(super) width: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether nothing of it is drawn.
    pub(super) hidden: bool,
}

/// Where the next character and the next line begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    at: Matrix,
    line: Matrix,
}

impl Default for Pen {
    fn default() -> Self {
        Self { at: Matrix::IDENTITY, line: Matrix::IDENTITY }
    }
}

impl Pen {
    /// Carries out an operator that sets something; whether it was one.
    pub(super) fn carry_out(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        state: &mut TextState,
    ) -> bool {
        let [first, second] = numbers(operands);
        match operator {
            b"BT" => *self = Self::default(),
            b"Tc" => state.char_spacing = first,
            b"Tw" => state.word_spacing = first,
            b"Tz" => state.scale = first / 100.0,
            b"TL" => state.leading = first,
            b"Ts" => state.rise = first,
            b"Tr" => state.mode = first as i32,
            b"Td" => self.next_line(first, second),
            b"TD" => {
                state.leading = -second;
                self.next_line(first, second);
            }
            b"T*" => self.next_line(0.0, -state.leading),
            b"Tm" => {
                let matrix = Matrix::new(numbers(operands));
                if matrix.is_sound() {
                    self.line = matrix;
                    self.at = matrix;
                }
            }
            _ => return false,
        }
        true
    }

    fn next_line(&mut self, x: f32, y: f32) {
        let line = Matrix::shift(x, y) * self.line;
        if line.is_sound() {
            self.line = line;
            self.at = line;
        }
    }

    /// Carries out an operator that shows text, and hands over each character.
    pub(super) fn show(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        state: &mut TextState,
        to_page: Matrix,
        mut add: impl FnMut(PlacedText),
    ) {
        if operator == b"\"" {
            [state.word_spacing, state.char_spacing] = numbers(operands);
        }
        if matches!(operator, b"'" | b"\"") {
            self.next_line(0.0, -state.leading);
        }
        match operands.last() {
            Some(Operand::Text(text)) => self.show_string(text, state, to_page, &mut add),
            Some(Operand::Array(parts)) => {
                for part in parts {
                    match part {
                        Operand::Text(text) => self.show_string(text, state, to_page, &mut add),
                        Operand::Number(back) => {
                            self.advance(-back / 1000.0 * state.size * state.scale);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn advance(&mut self, x: f32) {
        let at = Matrix::shift(x, 0.0) * self.at;
        if at.is_sound() {
            self.at = at;
        }
    }

    fn show_string(
        &mut self,
        text: &[u8],
        state: &TextState,
        to_page: Matrix,
        add: &mut impl FnMut(PlacedText),
    ) {
        let Some(font) = &state.font else { return };
        let sized = Matrix::new([state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise]);
        for shown in font.shown(text) {
            add(PlacedText {
                text: shown.text,
                to_page: sized * self.at * to_page,
                width: shown.width,
                bold: font.bold || state.mode == FILL_AND_STROKE,
                italic: font.italic,
                hidden: state.mode == HIDDEN,
            });
            let spacing =
                state.char_spacing + if shown.is_space { state.word_spacing } else { 0.0 };
            self.advance((shown.width * state.size + spacing) * state.scale);
        }
    }
}
