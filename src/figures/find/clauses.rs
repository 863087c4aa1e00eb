//! Divides a passage into sentences, clauses and segments, and finds the clauses that state rules or examples, not facts.

use std::ops::Range;

use super::lexicon::{COLON_WORDS, LEADS, RULES, SUPPOSITIONS};
use crate::figures::tokens::Token;

/// What separates a token from the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Break {
    /// Nothing.
    #[default]
    None,
    /// The end of a sentence.
    Sentence,
    /// A semicolon, or a bullet within the text.
    Semicolon,
    /// A colon that opens a list.
    Colon,
    /// A comma.
    Comma,
    /// An opening parenthesis.
    Open,
    /// A closing one.
    Close,
}

impl Break {
    /// Whether there is a break.
    pub(super) fn is_any(self) -> bool {
        self != Self::None
    }
}

/// The break before each token, and one more for the end.
pub(super) fn breaks(tokens: &[Token], refused: impl Fn(usize) -> bool) -> Vec<Break> {
    let mut breaks = vec![Break::None; tokens.len() + 1];
    breaks[0] = Break::Sentence;
    // The end of the open parenthesis: a semicolon before it separates parts of the parenthesis, not clauses.
    let mut closes = 0;
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        breaks[i + 1] = match &*token.word {
            "." | "!" | "?" | "…" => match next {
                Some(next) if !next.spaced && !next.among(&[".", "/", "…"]) => continue,
                // Before lower case it is the full stop of an abbreviation.
                Some(next)
                    if next.is_word() && next.capital == crate::figures::tokens::Capital::None =>
                {
                    Break::Comma
                }
                _ => Break::Sentence,
            },
            ";" if i < closes => Break::Comma,
            ";" => Break::Semicolon,
            ":" if introduces_amount(tokens, i, &refused) => continue,
            ":" => Break::Colon,
            "," => Break::Comma,
            "(" | "[" => {
                closes = close_of(tokens, i).unwrap_or(closes);
                Break::Open
            }
            ")" | "]" => Break::Close,
            "+" | "•" | "*" if token.spaced => Break::Semicolon,
            _ => continue,
        };
    }
    breaks
}

/// The token that closes a parenthesis, if it is near and in the same sentence.
fn close_of(tokens: &[Token], open: usize) -> Option<usize> {
    const REACH: usize = 64;
    let within = tokens[open + 1..].iter().take(REACH);
    let stop = within.enumerate().find(|(_, t)| t.among(&[")", "]", "(", "[", "."]))?;
    stop.1.among(&[")", "]"]).then_some(open + 1 + stop.0)
}

/// Whether a colon is directly before an amount ("Tỷ lệ …: 95 %") and so is no break.
fn introduces_amount(tokens: &[Token], colon: usize, refused: &impl Fn(usize) -> bool) -> bool {
    let qualifiers = tokens[colon + 1..]
        .iter()
        .take(4)
        .take_while(|t| t.is_word() && COLON_WORDS.contains(&*t.word))
        .count();
    let at = colon + 1 + qualifiers;
    colon > 0 && tokens.get(at).is_some_and(Token::is_number) && !refused(at)
}

/// The clauses that state a rule, a criterion or an example, as ranges of tokens in order.
pub(super) fn suppositions(tokens: &[Token], breaks: &[Break]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = 0;
    // An example goes on to the end of its sentence, a condition to the end of its clause.
    let mut sentence_supposes = false;
    for i in 1..=tokens.len() {
        let end = i == tokens.len();
        let stop = breaks[i];
        if !end && !matches!(stop, Break::Sentence | Break::Semicolon) {
            continue;
        }
        let clause = &tokens[begin..i];
        sentence_supposes |= RULES.prefix_len(clause) > 0 || supposes(clause);
        if sentence_supposes || is_condition(clause) {
            found.push(begin..i);
        }
        if stop == Break::Sentence {
            sentence_supposes = false;
        }
        begin = i;
    }
    found
}

/// Whether a clause gives an example or supposes something. "nếu loại trừ yếu tố giá" and the like only say how it is counted.
fn supposes(clause: &[Token]) -> bool {
    const COUNTS: [&str; 5] = ["loại", "tính", "không", "kể", "so"];
    let from = SUPPOSITIONS.find(clause);
    from.is_some_and(|at| {
        let counts = clause.get(at + 1).is_some_and(|t| t.among(&COUNTS));
        !(clause[at].is("nếu") && counts) || SUPPOSITIONS.find(&clause[at + 1..]).is_some()
    })
}

/// Whether a clause says what would follow from a number: `… thì được 2 điểm`, `từ 5 tầng trở lên thuộc diện …`.
fn is_condition(clause: &[Token]) -> bool {
    const CONSEQUENCES: [&str; 12] =
        ["được", "không", "bị", "tính", "trừ", "chấm", "xếp", "mới", "phải", "đạt", "cho", "là"];
    const REACH: usize = 64;
    const CONDITIONS: [&str; 5] = ["dưới", "trên", "từ", "khi", "hợp"];
    clause.windows(2).enumerate().any(|(i, pair)| {
        pair[0].is("thì")
            && (pair[1].among(&CONSEQUENCES) || pair[1].is_number())
            && clause[i.saturating_sub(REACH)..i].iter().any(|t| t.among(&CONDITIONS))
    })
}

/// The first token of a segment after the words that introduce it: item numbers, punctuation, `trong đó`, `đến hết năm 2022`.
pub(super) fn without_leads(tokens: &[Token], from: usize, to: usize) -> usize {
    let mut at = from + item_number(&tokens[from..to]);
    loop {
        let before = at;
        while at < to && is_leading_punctuation(&tokens[at]) {
            at += 1;
        }
        at += LEADS.prefix_len(&tokens[at..to]);
        at += date(&tokens[at..to], at > from);
        if at == before {
            return at;
        }
    }
}

fn is_leading_punctuation(token: &Token) -> bool {
    !token.is_word() && !token.is_number() && !token.among(&["\"", "“", "(", "%", "‰"])
}

/// How many tokens of `(1)` or `1)` a segment begins with.
fn item_number(tokens: &[Token]) -> usize {
    match tokens {
        [open, number, close, _, ..] if open.is("(") && number.is_number() && close.is(")") => 3,
        [number, close, _, ..] if number.is_number() && close.is(")") => 2,
        _ => 0,
    }
}

/// How many tokens of `năm 2022`, `ngày 24/11/2022`, or of a single number after a lead, a segment begins with.
fn date(tokens: &[Token], after_lead: bool) -> usize {
    let mut length = match tokens {
        [word, number, ..]
            if word.among(&["năm", "ngày", "tháng", "quý"]) && number.is_number() =>
        {
            2
        }
        [number, ..] if number.is_number() && after_lead => return 1,
        _ => return 0,
    };
    while let [slash, number, ..] = &tokens[length..]
        && slash.among(&["/", "-"])
        && number.is_number()
    {
        length += 2;
    }
    length
}
