//! Texts that are drawn over each other at the same height, such as a text box over a paragraph: they are told apart, so
//! that their letters do not mix. A number that fills a blank, and a text drawn twice, stay one.

use super::drawing::Glyph;

/// The most texts of a row that are told apart; of more, nothing is known.
const MAX_TEXTS: usize = 16;
/// How many letters stand on others, at least, where one text is drawn over another.
const MIN_COVERED: usize = 3;
/// How much of a letter another covers, at least.
const COVERED: f32 = 0.3;
/// The same letter drawn again this near, in parts of its size, is the same.
const SAME_PLACE: f32 = 0.1;

/// The glyphs of a row, parted where one text is drawn over another.
pub(super) fn layers(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by_key(|glyph| glyph.order);
    let texts: Vec<&[Glyph]> =
        glyphs.chunk_by(|a, b| b.x > a.x - SAME_PLACE * a.size).take(MAX_TEXTS + 1).collect();
    if texts.len() == 1 || texts.len() > MAX_TEXTS {
        return vec![glyphs];
    }
    let mut layers: Vec<Vec<Glyph>> = Vec::new();
    for text in texts {
        // A letter of another font, drawn later, belongs where it covers none.
        match layers.iter_mut().min_by_key(|layer| covered(text, layer)) {
            Some(layer) if covered(text, layer) < MIN_COVERED => layer.extend_from_slice(text),
            _ => layers.push(text.to_vec()),
        }
    }
    layers
}

/// How many letters of a text are drawn over others, as far as it matters.
fn covered(text: &[Glyph], below: &[Glyph]) -> usize {
    let visible = |glyph: &&Glyph| glyph.char != ' ' && glyph.width > 0.0;
    let mut below: Vec<&Glyph> = below.iter().filter(visible).collect();
    below.sort_by(|a, b| a.x.total_cmp(&b.x));
    let widest = below.iter().map(|glyph| glyph.width).fold(0.0, f32::max);
    let is_covered = |glyph: &&Glyph| {
        let from = below.partition_point(|other| other.x < glyph.x - widest);
        let mut near = below[from..].iter().take_while(|other| other.x < glyph.x + glyph.width);
        near.any(|other| {
            let right = (glyph.x + glyph.width).min(other.x + other.width);
            let shared = right - glyph.x.max(other.x);
            let is_same =
                glyph.char == other.char && (glyph.x - other.x).abs() < SAME_PLACE * glyph.size;
            shared > COVERED * glyph.width.min(other.width) && !is_same
        })
    };
    text.iter().filter(visible).filter(is_covered).take(MIN_COVERED).count()
}
