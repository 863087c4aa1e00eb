//! Forty strings that a terminal would obey, or that hide or turn what stands beside them; and what must be seen of each.

/// A hostile string and what stands for its first hostile character.
pub const PAYLOADS: [(&str, &str); 40] = [
    // Escape sequences: colours, clearing, titles, the clipboard, links, a device's answers, modes.
    ("\u{1b}[31m", "␛[31m"),
    ("\u{1b}[2J\u{1b}[H", "␛[2J␛[H"),
    ("\u{1b}]0;title\u{7}", "␛]0;title␇"),
    ("\u{1b}]52;c;ZXZpbA==\u{7}", "␛]52;c;ZXZpbA==␇"),
    ("\u{1b}]52;c;ZXZpbA==\u{1b}\\", "␛]52;c;ZXZpbA==␛\\"),
    ("\u{1b}]8;;http://x.example\u{1b}\\", "␛]8;;http://x.example␛\\"),
    ("\u{1b}[6n", "␛[6n"),
    ("\u{1b}[?1049l", "␛[?1049l"),
    ("\u{1b}P$q\"p\u{1b}\\", "␛P$q"),
    ("\u{1b}_Gi=1\u{1b}\\", "␛_Gi=1␛\\"),
    ("\u{1b}c", "␛c"),
    ("\u{1b}", "␛"),
    // Controls of one byte.
    ("\0", "␀"),
    ("\u{7}", "␇"),
    ("\u{8}\u{8}\u{8}", "␈␈␈"),
    ("\u{b}\u{c}", "␋␌"),
    ("\u{e}", "␎"),
    ("\u{18}", "␘"),
    ("\u{7f}", "␡"),
    // C1: the same as escape sequences, in one character.
    ("\u{9b}2J", "[U+009B]2J"),
    ("\u{9d}52;c;ZQ==\u{9c}", "[U+009D]52;c;ZQ==[U+009C]"),
    ("\u{90}q\u{9c}", "[U+0090]q[U+009C]"),
    ("\u{85}", "[U+0085]"),
    // The twelve that turn the direction of a text.
    ("\u{61c}", "[U+061C]"),
    ("\u{200e}\u{200f}", "[U+200E][U+200F]"),
    ("\u{202a}a\u{202c}", "[U+202A]a[U+202C]"),
    ("\u{202b}a\u{202c}", "[U+202B]a[U+202C]"),
    ("\u{202d}a\u{202c}", "[U+202D]a[U+202C]"),
    ("\u{202e}a\u{202c}", "[U+202E]a[U+202C]"),
    ("\u{2066}a\u{2069}", "[U+2066]a[U+2069]"),
    ("\u{2067}a\u{2068}b\u{2069}", "[U+2067]a[U+2068]b[U+2069]"),
    // Ends of lines and paragraphs.
    ("\u{2028}", "[U+2028]"),
    ("\u{2029}", "[U+2029]"),
    // What cannot be seen.
    ("\u{200b}", "[U+200B]"),
    ("\u{200d}\u{200c}", "[U+200D][U+200C]"),
    ("\u{feff}", "[U+FEFF]"),
    ("\u{ad}", "[U+00AD]"),
    ("\u{e0041}\u{e007f}", "[U+E0041][U+E007F]"),
    ("\u{fe0f}", "[U+FE0F]"),
    // Marks piled on a letter.
    (
        "o\u{323}\u{30d}\u{30e}\u{310}\u{312}\u{313}\u{314}\u{33d}\u{346}\u{34c}",
        "ọ\u{30d}\u{30e}\u{310}[U+0312]",
    ),
];

/// Whether a terminal would obey a character, or show nothing for it. Written out here, so that it is no copy of what
/// the program believes.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Fails if anything in `text` would act on a terminal. Line ends are the program's own.
pub fn assert_harmless(text: &str, said: &str) {
    let mut piled = 0;
    for c in text.chars().filter(|&c| c != '\n') {
        assert!(!is_harmful(c), "U+{:04X} in {said}: {text:?}", c as u32);
        piled = if ('\u{300}'..='\u{36f}').contains(&c) { piled + 1 } else { 0 };
        assert!(piled < 4, "marks piled up in {said}: {text:?}");
    }
}
