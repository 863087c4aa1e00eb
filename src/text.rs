//! What every string from outside becomes: NFC, one line, and nothing in it that a terminal would obey.
//!
//! Nothing else checks strings: a [`SafeText`] may be drawn, printed or copied as it is.

use std::borrow::Borrow;
use std::fmt::{self, Write as _};
use std::ops::Deref;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most combining marks left on one base character. Vietnamese needs two when decomposed, none in NFC.
const MAX_MARKS: usize = 3;

/// A string that is safe on a terminal: in NFC, on one line, with every control, format and invisible character
/// replaced by visible text (`␛` for escape, `[U+202E]` for the rest).
///
/// Making one is idempotent: the replacements are plain characters themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafeText(String);

impl SafeText {
    /// Neutralises `raw`. Line ends and tabs become a space each; nothing else is lost or shortened.
    pub fn new(raw: &str) -> Self {
        if raw.chars().all(is_simple) {
            return Self(raw.to_owned());
        }
        let mut safe = String::with_capacity(raw.len());
        let mut marks = 0;
        let mut chars = raw.nfc().peekable();
        while let Some(c) = chars.next() {
            if is_combining_mark(c) {
                marks += 1;
            } else {
                marks = 0;
            }
            match c {
                '\r' if chars.peek() == Some(&'\n') => {}
                '\t' | '\n' | '\r' => safe.push(' '),
                '\0'..='\x1f' => safe.extend(char::from_u32(0x2400 + c as u32)),
                '\x7f' => safe.push('\u{2421}'),
                _ if marks > MAX_MARKS || is_unseen(c) => {
                    let _ = write!(safe, "[U+{:04X}]", c as u32);
                }
                _ => safe.push(c),
            }
        }
        Self(safe)
    }

    /// The string itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character is of everyday Vietnamese and English text (Latin letters with diacritics, digits, superscript
/// digits, common punctuation), an arrow, a control picture (`␛`) or a box-drawing character. Each of these is safe, in NFC,
/// a grapheme of its own and one column wide in any context. Nearly all strings hold nothing else and need no further work.
pub fn is_simple(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{2070}' | '\u{2074}'..='\u{2079}'
        | '\u{2190}'..='\u{2193}' | '\u{2400}'..='\u{2426}' | '\u{2500}'..='\u{259f}')
}

/// A character as [`SafeText`] keeps it; none for a control or an invisible character.
pub(crate) fn safe_char(c: char) -> Option<char> {
    let text = SafeText::new(c.encode_utf8(&mut [0; 4]));
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Characters that a terminal obeys or that cannot be seen: C1 controls, Unicode's general category Cf (format),
/// line and paragraph separators, and the other members of `Default_Ignorable_Code_Point` (Unicode 17, DerivedCoreProperties.txt).
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

impl Deref for SafeText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

// Equal, ordered and hashed as the string is.
impl Borrow<str> for SafeText {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SafeText {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for SafeText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SafeText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl Visitor<'_> for TextVisitor {
            type Value = SafeText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E: de::Error>(self, raw: &str) -> Result<SafeText, E> {
                Ok(SafeText::new(raw))
            }
        }
        deserializer.deserialize_str(TextVisitor)
    }
}
