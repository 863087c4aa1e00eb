//! What a page draws, as far as it is read: glyphs, ruling lines, and how much of it pictures cover.

use super::geometry::{Area, Matrix};

/// A character on a page, upright and read from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it reads.
    pub(super) char: char,
    /// How many characters of the page were drawn before it.
    pub(super) order: usize,
    /// Its left edge.
    pub(super) x: f32,
    /// Its baseline.
    pub(super) y: f32,
    /// How wide it is, without spacing.
    pub(super) width: f32,
    /// The size of its font.
    pub(super) size: f32,
    /// How it is set.
    pub(super) face: Face,
    /// The paragraph of the file's structure that it belongs to, if the file has one.
    pub(super) paragraph: Option<u32>,
}

/// How a character is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// Text that is set upwards, downwards or at an angle, in the order in which it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TurnedText {
    /// What it reads.
    pub(super) text: String,
    /// The box about the beginnings of its characters.
    pub(super) area: Area,
    /// The size of its font.
    pub(super) size: f32,
    /// Quarter turns to the left, of text at a right angle.
    pub(super) quarters: Option<u8>,
}

/// What a page draws.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    /// The width and height of the page, as it is looked at.
    pub(super) size: (f32, f32),
    /// The characters, in the order in which they are drawn.
    pub(super) glyphs: Vec<Glyph>,
    /// Text that is not upright.
    pub(super) turned: Vec<TurnedText>,
    /// Horizontal and vertical lines: boxes that are thin in one direction.
    pub(super) rules: Vec<Area>,
    /// The area that pictures cover, counted again where they overlap, in square points.
    pub(super) pictures: f32,
    /// The text of signature boxes, which is left out of the glyphs.
    pub(super) signatures: Vec<String>,
    /// How many characters are there without being drawn.
    pub(super) hidden: usize,
    /// Whether Ƣ and ƣ were read as Ư and ư.
    pub(super) has_old_horns: bool,
}

impl Drawing {
    /// The share of the page that pictures cover, up to 1.
    pub(super) fn picture_share(&self) -> f32 {
        (self.pictures / (self.size.0 * self.size.1).max(1.0)).min(1.0)
    }

    /// Whether most of its text is not drawn: it was recognised in a picture, which shows it.
    pub(super) fn is_recognised(&self) -> bool {
        self.hidden * 2 > self.glyphs.len()
    }
}

/// The map from a page's own coordinates to those of the page as it is looked at, and its width and height: its crop box
/// begins at the origin, turned by a multiple of a right angle.
pub(super) fn page_matrix(crop: Area, rotation: i64) -> (Matrix, (f32, f32)) {
    let (width, height) = (crop.width(), crop.height());
    let origin = Matrix::shift(-crop.left, -crop.bottom);
    match rotation.rem_euclid(360) {
        90 => (origin * Matrix::new([0.0, -1.0, 1.0, 0.0, 0.0, width]), (height, width)),
        180 => (origin * Matrix::new([-1.0, 0.0, 0.0, -1.0, width, height]), (width, height)),
        270 => (origin * Matrix::new([0.0, 1.0, -1.0, 0.0, height, 0.0]), (height, width)),
        _ => (origin, (width, height)),
    }
}
