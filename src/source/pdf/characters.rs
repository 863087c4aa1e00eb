//! Characters as they come from fonts, to characters of plain text; and what a signature box says.

use super::drawing::{Drawing, Face, Glyph, TurnedText};
use super::geometry::Area;
use super::text_state::PlacedText;
use crate::source::encoding::is_gha;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How far a letter may slope, and a line rise, before it counts as italic, or as turned: parts of its size.
const ITALIC_SLOPE: f32 = 0.15;
const TURNED_SLOPE: f32 = 0.05;
/// The most characters of a signature box.
const MAX_SIGNATURE: usize = 600;

/// What signature boxes say, in small letters.
const SIGNATURE_WORDS: [&str; 9] = [
    "người ký:",
    "ký bởi:",
    "được ký bởi",
    "ký ngày:",
    "ngày ký:",
    "thời gian ký:",
    "digitally signed",
    "signature valid",
    "signature not verified",
];

impl Drawing {
    /// Adds a character where it is shown. What cannot be seen is left out.
    pub(super) fn add_character(&mut self, placed: PlacedText, paragraph: Option<u32>) {
        let matrix = placed.to_page;
        let (x_scale, size) = matrix.scales();
        if !matrix.is_sound() || !(0.5..500.0).contains(&size) || !placed.width.is_finite() {
            return;
        }
        let is_upright = matrix.a > 0.0 && matrix.b.abs() <= TURNED_SLOPE * matrix.a;
        let count = plain(placed.text).count();
        self.hidden += usize::from(placed.hidden);
        self.has_old_horns |= placed.text.contains(is_gha);
        if !is_upright {
            self.add_turned(&placed);
            return;
        }
        // The parts of a ligature share its width.
        let width = placed.width.max(0.0) * x_scale / count.max(1) as f32;
        let slopes = matrix.c.abs() > ITALIC_SLOPE * matrix.d.abs();
        let face = Face { bold: placed.bold, italic: placed.italic || slopes };
        for (char, place) in plain(placed.text).zip(0_u16..) {
            let mut glyph = Glyph {
                char,
                order: self.glyphs.len(),
                x: matrix.e + width * f32::from(place),
                y: matrix.f,
                width,
                size,
                face,
                paragraph,
            };
            if is_combining_mark(char) {
                // A mark stands after the letter that it is drawn on, wherever that is; of another font, after the
                // letters that follow.
                let Some(at) = self.marked_letter() else { continue };
                let letter = self.glyphs[at];
                let is_last = at + 1 == self.glyphs.len();
                let x = letter.x + if is_last { letter.width } else { letter.width / 2.0 };
                glyph = Glyph { x, y: letter.y, width: (glyph.x + width - x).max(0.0), ..glyph };
                if !is_last {
                    glyph.width = letter.width / 2.0;
                }
            }
            let is_on_paper = (-size..=self.size.0).contains(&glyph.x)
                && (-size..=self.size.1 + size).contains(&glyph.y);
            if is_on_paper {
                self.glyphs.push(glyph);
            }
        }
    }

    /// The letter that a mark drawn next belongs to: the last vowel, where consonants that have no marks follow it.
    fn marked_letter(&self) -> Option<usize> {
        const MOST_LETTERS: usize = 3;
        let last = self.glyphs.len().checked_sub(1)?;
        let is_plain = |glyph: &Glyph| "bcghklmnpqrtvxđ".contains(glyph.char);
        let letters = self.glyphs.iter().rev().take(MOST_LETTERS);
        let consonants = letters.take_while(|glyph| is_plain(glyph)).count();
        let vowel = last.checked_sub(consonants).map(|at| &self.glyphs[at]);
        let follows = vowel.is_some_and(|vowel| {
            let base = vowel.char.nfd().next().unwrap_or(vowel.char);
            let is_beside = (vowel.y - self.glyphs[last].y).abs() < vowel.size / 2.0;
            is_beside && "aeiouyAEIOUY".contains(base)
        });
        Some(if consonants < MOST_LETTERS && follows { last - consonants } else { last })
    }

    fn add_turned(&mut self, placed: &PlacedText) {
        let matrix = placed.to_page;
        let (along, across) = (matrix.a.abs(), matrix.b.abs());
        let quarters = if along <= TURNED_SLOPE * across {
            Some(if matrix.b > 0.0 { 1 } else { 3 })
        } else if across <= TURNED_SLOPE * along {
            Some(2)
        } else {
            None
        };
        let origin = (matrix.e, matrix.f);
        let size = matrix.scales().1;
        match self.turned.last_mut() {
            // Drawn next, in the same direction, not far off.
            Some(last) if last.quarters == quarters && last.is_near(origin, 3.0 * size) => {
                last.text.extend(plain(placed.text));
                last.area = last.area.with(origin);
            }
            _ => {
                let text = plain(placed.text).collect();
                self.turned.push(TurnedText { text, area: Area::at(origin), size, quarters });
            }
        }
    }
}

impl TurnedText {
    fn is_near(&self, (x, y): (f32, f32), distance: f32) -> bool {
        let Area { left, bottom, right, top } = self.area;
        x > left - distance && x < right + distance && y > bottom - distance && y < top + distance
    }
}

/// The characters of a text as a reader means them: spaces of any kind are spaces, ligatures are letters, Ƣ is Ư, symbols
/// are those of Unicode, and what has no look is gone.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(|c| {
        let ligature = matches!(c, '\u{fb00}'..='\u{fb06}').then(|| c.nfkc());
        let one = if ligature.is_some() { None } else { plain_char(c) };
        ligature.into_iter().flatten().chain(one)
    })
}

fn plain_char(c: char) -> Option<char> {
    match c {
        // A space that must not break; that it looks like one is left to where lines are written.
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some('\u{a0}'),
        '\t' | '\n' | '\r' | '\u{2000}'..='\u{200a}' | '\u{3000}' => Some(' '),
        '\0'..='\x1f'
        | '\u{7f}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => None,
        // Word names the hyphens that it prints so.
        '\u{ad}' | '\u{2010}' | '\u{2011}' => Some('-'),
        'Ƣ' => Some('Ư'),
        'ƣ' => Some('ư'),
        // Symbol fonts: bullets of Symbol and Wingdings, else the character of the same code.
        '\u{f0b7}' | '\u{f09f}' | '\u{f06c}' => Some('•'),
        '\u{f0a7}' | '\u{f06e}' => Some('▪'),
        '\u{f0d8}' => Some('➢'),
        '\u{f0fc}' => Some('✓'),
        '\u{f0e0}' => Some('→'),
        '\u{f020}'..='\u{f07e}' => char::from_u32(c as u32 - 0xf000),
        c => Some(c),
    }
}

/// The text of glyphs if it is what signing programs print into a box: who signed, and when.
pub(super) fn signature_text(glyphs: &[Glyph]) -> Option<String> {
    if glyphs.is_empty() || glyphs.len() > MAX_SIGNATURE {
        return None;
    }
    let mut text = String::new();
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        let breaks = before.is_some_and(|before| {
            (before.y - glyph.y).abs() > before.size / 2.0
                || glyph.x > before.x + before.width + 0.2 * before.size
        });
        if breaks && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push(glyph.char);
        before = Some(glyph);
    }
    let lower: String = text.nfc().collect::<String>().to_lowercase();
    is_signature(&lower).then(|| text.trim().to_owned())
}

/// Whether a text in small letters says who signed, and when.
pub(super) fn is_signature(lower: &str) -> bool {
    SIGNATURE_WORDS.iter().any(|words| lower.contains(words))
}
