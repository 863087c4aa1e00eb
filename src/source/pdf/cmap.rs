//! Character maps embedded in a file: which Unicode text a character code stands for. Maps named by the standard are not
//! here.

use std::collections::HashMap;

use super::operators::{Operand, Operators};

/// How many entries of a map are read. Codes have two bytes.
const MAX_ENTRIES: usize = 1 << 17;

/// What character codes stand for.
#[derive(Debug, Default)]
pub(super) struct CMap {
    texts: HashMap<u32, String>,
    /// How many entries were read, those of the same code included.
    entries: usize,
}

impl CMap {
    /// Reads a `ToUnicode` stream. What is damaged is left out.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operators = Operators::new(bytes);
        let mut operands = Vec::new();
        while let Some(operator) = operators.next(&mut operands) {
            match operator {
                b"endbfchar" => operands.chunks_exact(2).for_each(|pair| map.add_char(pair)),
                b"endbfrange" => operands.chunks_exact(3).for_each(|range| map.add_range(range)),
                _ => {}
            }
        }
        map
    }

    /// The text of a code, if the map knows it.
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// Whether no text has a letter that only Unicode has for Vietnamese.
    pub(super) fn is_latin(&self) -> bool {
        let is_vietnamese =
            |c: char| "ĂăĐđĨĩŨũƠơƯư".contains(c) || ('\u{1ea0}'..='\u{1eff}').contains(&c);
        !self.texts.values().any(|text| text.contains(is_vietnamese))
    }

    /// The map with each text changed.
    pub(super) fn map(mut self, change: impl Fn(&str) -> String) -> Self {
        for text in self.texts.values_mut() {
            *text = change(text);
        }
        self
    }

    fn add(&mut self, code: u32, text: String) {
        self.entries += 1;
        if self.entries <= MAX_ENTRIES && !text.is_empty() {
            self.texts.insert(code, text);
        }
    }

    /// The codes of a range, as far as there may still be entries.
    fn codes(&self, first: &[u8], last: &[u8]) -> impl Iterator<Item = u32> + use<> {
        (number(first)..=number(last)).take(MAX_ENTRIES.saturating_sub(self.entries))
    }

    fn add_char(&mut self, pair: &[Operand]) {
        if let [Operand::Text(code), Operand::Text(text)] = pair {
            self.add(number(code), utf16(text));
        }
    }

    fn add_range(&mut self, range: &[Operand]) {
        let [Operand::Text(first), Operand::Text(last), target] = range else { return };
        let codes = self.codes(first, last);
        match target {
            Operand::Array(texts) => {
                for (code, text) in codes.zip(texts) {
                    if let Operand::Text(text) = text {
                        self.add(code, utf16(text));
                    }
                }
            }
            Operand::Text(text) => {
                let mut units = text.clone();
                for code in codes {
                    self.add(code, utf16(&units));
                    // Of the text only the last byte counts up, as the standard has it; here the last two do.
                    let Some((low, rest)) = units.split_last_mut() else { break };
                    *low = low.wrapping_add(1);
                    if *low == 0
                        && let Some(high) = rest.last_mut()
                    {
                        *high = high.wrapping_add(1);
                    }
                }
            }
            _ => {}
        }
    }
}

/// A code of up to four bytes.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

/// Text in UTF-16, high byte first; a single byte is a character of its own.
fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
