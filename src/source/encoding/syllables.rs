//! How much a text looks like Vietnamese: its letters with marks that stand in well-formed syllables. Used to choose
//! among decodings; no dictionary of words is known here.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// What a syllable may begin with.
const ONSETS: &str = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

/// What may follow it, without tone.
const RHYMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt \
    oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu uôc uôi uôm uôn uông uôt uơ \
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt \
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ych ynh yt yêm yên yêng yêt yêu";

/// Grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

static KNOWN_ONSETS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| ONSETS.split_ascii_whitespace().collect());
static KNOWN_RHYMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| RHYMES.split_ascii_whitespace().collect());

/// The characters beyond ASCII in well-formed syllables, less those elsewhere. Common punctuation does not count.
pub(crate) fn score(text: &str) -> isize {
    let mut score = 0;
    let mut rest = text;
    while let Some(begin) = rest.find(|c: char| !c.is_ascii()) {
        // Back to where the word with this character begins; it holds nothing but ASCII up to here.
        let word_begin =
            rest[..begin].rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |before| before + 1);
        let word_end = rest[begin..]
            .find(|c: char| !c.is_alphabetic())
            .map_or(rest.len(), |length| begin + length);
        if word_end == begin {
            let c = rest[begin..].chars().next().unwrap_or_default();
            score -= isize::from(!is_punctuation(c));
            rest = &rest[begin + c.len_utf8()..];
            continue;
        }
        let word = &rest[word_begin..word_end];
        let marked = word.chars().filter(|c| !c.is_ascii()).count() as isize;
        score += if is_syllable(word) { marked } else { -marked };
        rest = &rest[word_end..];
    }
    score
}

/// Whether a word is a syllable as Vietnamese writes them, in small letters, in capitals or with a capital first.
pub(crate) fn is_syllable(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let length = word.chars().count();
    let first = word.chars().next().is_some_and(char::is_uppercase);
    if length > LONGEST || !(capitals == 0 || capitals == length || capitals == 1 && first) {
        return false;
    }
    let lower = word.to_lowercase();
    let tones = lower.nfd().filter(|c| TONES.contains(c)).count();
    let toneless: String = lower.nfd().filter(|c| !TONES.contains(c)).nfc().collect();
    tones <= 1
        && (KNOWN_RHYMES.contains(toneless.as_str())
            || toneless.char_indices().skip(1).take(3).any(|(at, _)| {
                KNOWN_ONSETS.contains(&toneless[..at]) && KNOWN_RHYMES.contains(&toneless[at..])
            }))
}

/// The longest syllable, in characters: `nghiêng`.
const LONGEST: usize = 7;

/// Quotes, dashes, bullets and signs of units and money, which every encoding has.
fn is_punctuation(c: char) -> bool {
    matches!(c,
        '\u{a0}' | '\u{ad}' | '°' | '²' | '³' | '±' | '·' | '×' | '«' | '»' | '§'
        | '\u{2000}'..='\u{206f}' | '₫' | '€' | '\u{2190}'..='\u{27ff}' | '\u{feff}')
}
