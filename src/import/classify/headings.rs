//! Headings that go on over several lines or paragraphs: `Phần thứ nhất` above its words, words set in three lines.

use super::decide::LONG_TITLE;
use super::features::{End, Features, Letters, Place, Setting};
use crate::import::blocks::TextBlock;
use crate::source::labels::LabelStyle;
use crate::source::phrases::LONGEST_LINE;

/// A heading that the next line may go on with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heading {
    setting: Setting,
    letters: Letters,
    words: Words,
    /// Whether it is that of a document or form by itself: an appendix.
    heads_document: bool,
    /// Whether its last line ends as no heading does: `… PHÁT TRIỂN,`.
    is_cut: bool,
    /// Whether its last line may have been full: a long one, in the middle of the page or not, with a number before it.
    full: Option<Middle>,
}

impl Heading {
    /// A heading of this block.
    pub(crate) fn of(block: &TextBlock, features: &Features) -> Self {
        Self {
            setting: features.setting,
            letters: features.letters,
            words: if features.length == 0 { Words::ToCome } else { Words::Beside },
            heads_document: features.label.as_ref().is_some_and(|label| {
                matches!(label.style, LabelStyle::Appendix | LabelStyle::Form)
            }),
            is_cut: is_cut(block),
            full: features.label.is_some().then(|| full(block, features)).flatten(),
        }
    }

    /// The heading of an annexed document: its name comes on the next lines.
    pub(crate) fn of_annex(features: &Features) -> Self {
        Self {
            setting: features.setting,
            letters: features.letters,
            words: Words::ToCome,
            heads_document: true,
            is_cut: false,
            full: None,
        }
    }

    /// Whether it goes on with a block.
    pub(crate) fn goes_on(self, block: &TextBlock, features: &Features) -> bool {
        let set_off = features.is_set_off() || features.letters == Letters::Capitals;
        let other = features.label.is_some() || features.place != Place::Text;
        if other || features.length > LONG_TITLE {
            return false;
        }
        if !set_off {
            return self.is_named_by(features);
        }
        if self.words == Words::ToCome || self.is_cut {
            return true;
        }
        let alike = self.setting == features.setting && self.letters == features.letters;
        let begins_small = features.letters == Letters::BeginsSmall;
        let joins = begins_inside(&block.text);
        // `2021 - 2025`, and nothing more.
        let number = features.letters == Letters::None && self.setting == features.setting;
        number
            || begins_small && features.setting != Setting::HeadingStyle
            || alike
                && features.letters == Letters::Capitals
                && (joins || self.words != Words::Beside || self.full == Some(Middle::of(block)))
    }

    /// Whether a plain line is the name of the form whose number stands above it.
    fn is_named_by(self, features: &Features) -> bool {
        let is_line = features.end == End::Open && features.length <= LONGEST_LINE;
        self.words == Words::ToCome
            && self.heads_document
            && is_line
            && features.letters != Letters::BeginsSmall
    }

    /// The heading with a block that it goes on with.
    pub(crate) fn and(self, block: &TextBlock, features: &Features) -> Self {
        let (setting, letters, words) = if self.words == Words::ToCome {
            (features.setting, features.letters, Words::Below)
        } else {
            (self.setting, self.letters, self.words)
        };
        let full = self.full.and_then(|_| full(block, features));
        Self { setting, letters, words, is_cut: is_cut(block), full, ..self }
    }
}

/// Where the words of a heading are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// On the line of the label, or there is none.
    Beside,
    /// Below the label.
    Below,
    /// There are none yet but the label.
    ToCome,
}

/// Where on its line a heading is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Middle {
    In,
    Out,
}

impl Middle {
    fn of(block: &TextBlock) -> Self {
        if block.centred { Self::In } else { Self::Out }
    }
}

/// Where a line is set, if it is so long that the next may go on with it.
fn full(block: &TextBlock, features: &Features) -> Option<Middle> {
    const SHORTEST: usize = 25;
    let is_open = features.letters == Letters::Capitals && features.end == End::Open;
    (is_open && features.length >= SHORTEST).then(|| Middle::of(block))
}

fn is_cut(block: &TextBlock) -> bool {
    block.text.ends_with([',', ';', '-', '–'])
}

/// Whether a line in capitals begins as none does that stands for itself: `VÀ DỰ TOÁN …`, `CỦA HUYỆN …`.
pub(crate) fn begins_inside(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "BẰNG", "CHO", "CỦA", "CÙNG", "DO", "ĐẾN", "ĐỂ", "GẮN", "GIAI", "HOẶC", "NĂM", "NHẰM",
        "TẠI", "THEO", "THUỘC", "TRÊN", "TRONG", "VÀ", "VỀ", "VỚI",
    ];
    text.split(' ').next().is_some_and(|word| WORDS.contains(&word))
}
