//! Text in every encoding that offices have used, to the same text.

use crate::source::encoding::legacy::Legacy;
use crate::source::encoding::syllables::is_syllable;
use crate::source::encoding::{Encoding, decode};
use unicode_normalization::UnicodeNormalization;

/// Every tone on several vowels, and small and capital letters.
const TEXT: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n\
    Thuỷ điện đạt sản lượng 1.200 MW, tăng “3,5%” so với kế hoạch; kỹ thuật, lũ, bão, ngưỡng, ở xã Ỷ La.\n";

/// The bytes that TCVN3 and VNI have for [`TEXT`], written as characters of windows-1252.
const TCVN3: &str = "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\n\
    Thuû ®iÖn ®¹t s¶n l\u{ad}îng 1.200 MW, t¨ng “3,5%” so víi kÕ ho¹ch; kü thuËt, lò, b·o, ng\u{ad}ìng, ë x· û La.\n";
const VNI: &str = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\n\
    Thuûy ñieän ñaït saûn löôïng 1.200 MW, taêng “3,5%” so vôùi keá hoaïch; kyõ thuaät, luõ, baõo, ngöôõng, ôû xaõ YÛ La.\n";

/// The bytes of text in windows-1252.
fn latin(text: &str) -> Vec<u8> {
    let byte = |c| match c {
        '“' => 0x93,
        '”' => 0x94,
        c => u8::try_from(c as u32).expect("a character of windows-1252"),
    };
    text.chars().map(byte).collect()
}

/// The bytes of text in windows-1258: tone marks behind their letters.
fn windows_1258(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.nfc() {
        let parts: Vec<char> = std::iter::once(c).nfd().collect();
        let tone =
            parts.iter().copied().find(|c| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c));
        let base: String = parts.into_iter().filter(|c| Some(*c) != tone).nfc().collect();
        for c in base.chars().chain(tone) {
            bytes.push(match c {
                'Ă' => 0xc3,
                'ă' => 0xe3,
                'Đ' => 0xd0,
                'đ' => 0xf0,
                'Ơ' => 0xd5,
                'ơ' => 0xf5,
                'Ư' => 0xdd,
                'ư' => 0xfd,
                '\u{300}' => 0xcc,
                '\u{301}' => 0xec,
                '\u{303}' => 0xde,
                '\u{309}' => 0xd2,
                '\u{323}' => 0xf2,
                _ => latin(&c.to_string())[0],
            });
        }
    }
    bytes
}

#[test]
fn every_encoding_gives_the_same_text() {
    let wide = |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    let decomposed: String = TEXT.nfd().collect();
    let cases: Vec<(&str, Vec<u8>, Encoding, usize)> = vec![
        ("UTF-8", TEXT.into(), Encoding::Utf8, 0),
        ("UTF-8 with mark", [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), Encoding::Utf8, 0),
        ("NFD", decomposed.into(), Encoding::Utf8, 0),
        ("UTF-16 LE with mark", [b"\xff\xfe", &little[..]].concat(), Encoding::Utf16Le, 0),
        ("UTF-16 BE with mark", [b"\xfe\xff", &big[..]].concat(), Encoding::Utf16Be, 0),
        ("UTF-16 LE", little, Encoding::Utf16Le, 1),
        ("UTF-16 BE", big, Encoding::Utf16Be, 1),
        ("windows-1258", windows_1258(TEXT), Encoding::Windows1258, 1),
        ("VNI", latin(VNI), Encoding::Legacy(Legacy::Vni), 1),
        ("VNI in UTF-8", VNI.into(), Encoding::LegacyInUtf8(Legacy::Vni), 1),
    ];
    for (name, bytes, encoding, problems) in cases {
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, encoding, "{name}");
        // VNI's own spelling puts the tone of `uy` on its second letter.
        let expected = if name.starts_with("VNI") {
            TEXT.replace("Thuỷ", "Thủy")
        } else {
            TEXT.to_owned()
        };
        assert_eq!(decoded.text, expected, "{name}");
        assert_eq!(decoded.problems.len(), problems, "{name}: {:?}", decoded.problems);
    }
}

/// TCVN3 has no capitals with tone marks: they are small letters.
#[test]
fn tcvn3_gives_the_same_text_but_for_marked_capitals() {
    for (bytes, encoding) in [
        (latin(TCVN3), Encoding::Legacy(Legacy::Tcvn3)),
        (TCVN3.into(), Encoding::LegacyInUtf8(Legacy::Tcvn3)),
    ] {
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, encoding);
        assert_eq!(decoded.text, TEXT.replace("Ỷ", "ỷ"));
    }
}

#[test]
fn an_old_encoding_is_that_of_its_fonts() {
    for (font, encoding) in [
        (".VnTime", Some(Legacy::Tcvn3)),
        (".vnArial NarrowH", Some(Legacy::Tcvn3Capitals)),
        (".VnTimeH", Some(Legacy::Tcvn3Capitals)),
        ("VNI-Times", Some(Legacy::Vni)),
        ("vni-helveH", Some(Legacy::Vni)),
        ("Times New Roman", None),
        ("VNI", None),
        ("", None),
        ("ĐV", None),
    ] {
        assert_eq!(Legacy::of_font(font), encoding, "{font}");
    }
}

#[test]
fn a_short_line_of_an_old_encoding_is_enough() {
    assert_eq!(decode(&latin("B¸o c¸o t×nh h×nh")).text, "Báo cáo tình hình");
    assert_eq!(decode(&latin("Baùo caùo tình hình")).text, "Báo cáo tình hình");
    assert_eq!(decode(&windows_1258("Báo cáo tình hình")).text, "Báo cáo tình hình");
}

#[test]
fn what_is_no_vietnamese_stays_utf_8() {
    let cases: [(&str, &[u8], &str); 4] = [
        ("French", "déjà vu, été, où, garçon, naïve".as_bytes(), "déjà vu, été, où, garçon, naïve"),
        ("signs", "5 m² ± 3° «a» × 2".as_bytes(), "5 m² ± 3° «a» × 2"),
        (
            "one broken byte",
            b"kinh t\xe1\xba\xbf \xff x\xc3\xa3 h\xe1\xbb\x99i",
            "kinh tế \u{fffd} xã hội",
        ),
        ("nothing known", b"\xff\xfa\xfb xyz", "\u{fffd}\u{fffd}\u{fffd} xyz"),
    ];
    for (name, bytes, expected) in cases {
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding, &*decoded.text), (Encoding::Utf8, expected), "{name}");
    }
}

#[test]
fn each_line_that_is_no_utf_8_is_told_once() {
    let decoded = decode(b"m\xe1\xbb\x99t\nh\xff\xffai \xff\nba \xff");
    let problems: Vec<String> = decoded.problems.iter().map(ToString::to_string).collect();
    let message = "not UTF-8; what cannot be read is kept as \u{fffd}";
    assert_eq!(problems, [format!("line 2: {message}"), format!("line 3: {message}")]);
}

#[test]
fn what_only_the_encoding_put_there_goes() {
    let decoded = decode("thu\u{ad}ỷ th\u{2060}uỷ\r\nPh\u{1a3}\u{a0}ng\rHAI \u{1a2}".as_bytes());
    assert_eq!(decoded.text, "thuỷ thuỷ\nPhư\u{a0}ng\nHAI Ư");
    let problems: Vec<String> = decoded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["line 2: Ƣ and ƣ are read as Ư and ư, which some converters write so"]);
}

#[test]
fn half_a_character_of_utf_16_is_told() {
    let decoded = decode(b"\xff\xfeA\0\n\0B\0\x00\xd8C\0D");
    assert_eq!(decoded.text, "A\nB\u{fffd}C\u{fffd}");
    assert_eq!(decoded.problems.len(), 1);
    assert!(decoded.problems[0].to_string().starts_with("line 2: not UTF-16"));
}

#[test]
fn syllables_are_told_from_other_words() {
    for word in ["nghiêng", "Quốc", "GIỮ", "gì", "giếng", "khuỷu", "yêu", "Ấn", "oằn", "đủ"]
    {
        assert!(is_syllable(word), "{word}");
    }
    for word in ["été", "naïve", "nghiêngg", "ViỆt", "tÕ", "ﬁ", "kế́", "straße", ""] {
        assert!(!is_syllable(word), "{word}");
    }
}
