//! Numbers in the ways that Word writes them before paragraphs and notes. Which number it is is counted elsewhere.

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// `1`, and every format that is not known here.
    #[default]
    Decimal,
    /// `01`.
    DecimalZero,
    /// `I`.
    UpperRoman,
    /// `i`.
    LowerRoman,
    /// `A`.
    UpperLetter,
    /// `a`.
    LowerLetter,
    /// `một`.
    Vietnamese,
    /// `*`, `†`, `‡`, `§`.
    Chicago,
    /// A sign, the same for all.
    Bullet,
    /// Nothing.
    None,
}

impl NumberFormat {
    /// By Word's name for it.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "vietnameseCounting" => Self::Vietnamese,
            "chicago" => Self::Chicago,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// Writes a number. What a format has no writing for is written in digits.
    pub(super) fn write(self, number: u32) -> String {
        let written = match self {
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
            Self::UpperLetter => repeated(number, &UPPER),
            Self::LowerLetter => repeated(number, &UPPER).map(|letters| letters.to_lowercase()),
            Self::Vietnamese => vietnamese(number),
            Self::Chicago => repeated(number, &['*', '†', '‡', '§']),
            Self::None | Self::Bullet => Some(String::new()),
            Self::Decimal => None,
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

const UPPER: [char; 26] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S',
    'T', 'U', 'V', 'W', 'X', 'Y', 'Z',
];

/// `A` to `Z`, then `AA`, `BB`: the sign repeated once more for each round.
fn repeated(number: u32, signs: &[char]) -> Option<String> {
    const MOST: usize = 30;
    let at = number.checked_sub(1)? as usize;
    let times = at / signs.len() + 1;
    (times <= MOST).then(|| signs[at % signs.len()].to_string().repeat(times))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut roman = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            roman.push_str(sign);
            rest -= worth;
        }
    }
    Some(roman)
}

/// Numbers in words, up to 99.
fn vietnamese(number: u32) -> Option<String> {
    const DIGITS: [&str; 10] =
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let digit = |n: u32| DIGITS[n as usize % 10];
    let (tens, ones) = (number / 10, number % 10);
    let last = match (tens, ones) {
        (0, _) => return (number < 10).then(|| digit(ones).to_owned()),
        (_, 0) => "",
        (2.., 1) => "mốt",
        (2.., 4) => "tư",
        (_, 5) => "lăm",
        _ => digit(ones),
    };
    let first = match tens {
        1 => "mười".to_owned(),
        2..=9 => format!("{} mươi", digit(tens)),
        _ => return None,
    };
    Some(format!("{first} {last}").trim_end().to_owned())
}

#[cfg(test)]
mod tests;
