//! Documents that a report cites, recognised in any report by the form of their numbers.
//!
//! The forms are those of Decree 30/2020/NĐ-CP, annex I and III (`15/2022/NĐ-CP`, `1719/QĐ-TTg`, `88/2019/QH14`), and
//! of the Party's Guideline 36-HD/VPTW of 2018 (`21-NQ/TW`, `09-CT/TU`).

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use crate::report::{Node, Report};

/// A document, and where it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    /// Its number, without the spaces it may be printed with.
    pub number: String,
    /// The date printed beside the number, if any.
    pub date: Option<Date>,
    /// The characters that cite it, in reading order.
    pub citations: Vec<(Node, Range<usize>)>,
}

/// A day of the calendar. Prints as `06/04/2022`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Date {
    /// From 1.
    pub day: u16,
    /// From 1.
    pub month: u16,
    /// With its century.
    pub year: u16,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}/{}", self.day, self.month, self.year)
    }
}

/// The documents a report cites, in the order of their first mention. Numbers repeat over the years: equal numbers with
/// different dates are different documents. A number without a date is the document with a date, if there is just one.
pub(crate) fn documents(report: &Report) -> Vec<Document> {
    let mut found: Vec<Document> = Vec::new();
    let mut named: HashMap<(String, Option<Date>), usize> = HashMap::new();
    for node in report.nodes() {
        for cited in cited(&report.plain(node)) {
            let at = *named.entry((key(&cited.number), cited.date)).or_insert_with(|| {
                found.push(Document {
                    number: cited.number,
                    date: cited.date,
                    citations: Vec::new(),
                });
                found.len() - 1
            });
            found[at].citations.push((node, cited.chars));
        }
    }
    join_undated(report, found)
}

/// Adds the citations of a document without a date to those of the only one with that number and a date.
fn join_undated(report: &Report, found: Vec<Document>) -> Vec<Document> {
    let mut dated: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, document) in found.iter().enumerate() {
        if document.date.is_some() {
            dated.entry(key(&document.number)).or_default().push(i);
        }
    }
    let order: HashMap<Node, usize> = report.nodes().zip(0..).collect();
    let mut joined: Vec<Option<Document>> = found.into_iter().map(Some).collect();
    for i in 0..joined.len() {
        let Some(document) = joined[i].take_if(|document| document.date.is_none()) else {
            continue;
        };
        match dated.get(&key(&document.number)).map(Vec::as_slice) {
            Some(&[only]) => {
                if let Some(with_date) = &mut joined[only] {
                    with_date.citations.extend(document.citations);
                    with_date.citations.sort_by_key(|(node, chars)| (order.get(node), chars.start));
                }
            }
            _ => joined[i] = Some(document),
        }
    }
    let mut documents: Vec<Document> = joined.into_iter().flatten().collect();
    documents.sort_by_key(|document| {
        let (node, chars) = &document.citations[0];
        (order.get(node).copied(), chars.start)
    });
    documents
}

/// What two ways of printing one number have in common: `9-CT/TU` is `09-CT/TU`.
fn key(number: &str) -> String {
    number.trim_start_matches('0').to_owned()
}

/// A number of a document in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    /// The number, without spaces.
    pub number: String,
    /// The date beside it.
    pub date: Option<Date>,
    /// The characters of the number.
    pub chars: Range<usize>,
}

/// The numbers of documents in a text, from left to right.
pub(crate) fn cited(text: &str) -> Vec<Cited> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let starts = chars[at].is_ascii_digit() && may_precede(&chars[..at]);
        let Some((number, end)) = starts.then(|| number(&chars, at)).flatten() else {
            at += 1;
            continue;
        };
        found.push(Cited { number, date: date_beside(&chars, end), chars: at..end });
        at = end;
    }
    found
}

/// Whether the number of a document may begin after these characters: not in the middle of a word, of a number or of
/// another document's number.
fn may_precede(before: &[char]) -> bool {
    match before {
        [.., digit, '.' | ','] if digit.is_ascii_digit() => false,
        [.., last] => !last.is_alphanumeric() && !matches!(last, '/' | '-'),
        [] => true,
    }
}

/// The most digits of a number.
const MOST_DIGITS: usize = 6;
/// The most letters of a kind of document, such as `NQ`, `CTr`, `TTLT`.
const MOST_KIND: usize = 5;

/// A number of a document that begins at a character, and where it ends.
fn number(chars: &[char], start: usize) -> Option<(String, usize)> {
    let mut reader = NumberReader { chars, at: start, read: String::new() };
    reader.digits(1..=MOST_DIGITS)?;
    // As in 30a/2008/NQ-CP.
    reader.letter();
    let year = reader.at;
    let dated = reader.separator(&['/'])
        && reader.digits(4..=4).is_some_and(|year| (1900..=2100).contains(&year))
        && reader.separator(&['/']);
    if !dated {
        reader.back_to(start, year);
        let joined = reader.separator(&['-', '/']);
        if !joined {
            return None;
        }
    }
    reader.kind()?;
    // A law names the term of the assembly (88/2019/QH14); every other document names its issuer.
    let assembly = dated && reader.read.ends_with("QH") && reader.digits(1..=2).is_some();
    let issuers = std::iter::repeat_with(|| reader.issuer()).take_while(|read| *read).count();
    let whole = assembly || issuers > 0;
    (whole && reader.ends()).then_some((reader.read, reader.at))
}

/// Reads a document's number part by part, and collects it without its spaces.
struct NumberReader<'a> {
    chars: &'a [char],
    at: usize,
    read: String,
}

impl NumberReader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Goes back to where the characters from `start` to `at` were read.
    fn back_to(&mut self, start: usize, at: usize) {
        self.at = at;
        self.read = self.chars[start..at].iter().collect();
    }

    fn digits(&mut self, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let digits: String = self.chars[self.at..]
            .iter()
            .take(count.end() + 1)
            .take_while(|c| c.is_ascii_digit())
            .collect();
        if !count.contains(&digits.len()) {
            return None;
        }
        self.at += digits.len();
        self.read.push_str(&digits);
        digits.parse().ok()
    }

    /// A small letter right after the digits.
    fn letter(&mut self) {
        if let Some(c @ 'a'..='z') = self.peek() {
            self.at += 1;
            self.read.push(c);
        }
    }

    /// One of the separators, with at most one space on either side, as in scans. Dashes of any length count as `-`.
    fn separator(&mut self, separators: &[char]) -> bool {
        let mut at = self.at;
        let space = |at: usize| self.chars.get(at) == Some(&' ');
        at += usize::from(space(at));
        let Some(separator) = self.chars.get(at).map(|&c| match c {
            '‐' | '‑' | '–' => '-',
            c => c,
        }) else {
            return false;
        };
        at += 1;
        at += usize::from(space(at));
        // What follows must be part of the number: `2022 - UBND` is no document.
        let spaces = at - self.at - 1;
        let follows = self.chars.get(at).is_some_and(|c| c.is_alphanumeric());
        if !separators.contains(&separator) || !follows || spaces > 1 {
            return false;
        }
        self.at = at;
        self.read.push(separator);
        true
    }

    /// A kind of document: capitals, of which the last one or two may be small letters (`CTr`).
    fn kind(&mut self) -> Option<()> {
        let from = self.at;
        while self.at - from <= MOST_KIND && self.peek().is_some_and(is_capital) {
            self.take();
        }
        if self.at > from {
            self.letter();
        }
        (1..=MOST_KIND).contains(&(self.at - from)).then_some(())
    }

    /// An issuer, after a dash or a slash.
    fn issuer(&mut self) -> bool {
        let (at, read) = (self.at, self.read.len());
        let from = self.separator(&['-', '/']).then_some(self.at);
        if let Some(from) = from.filter(|_| self.peek().is_some_and(is_capital)) {
            while self
                .peek()
                .is_some_and(|c| is_capital(c) || c.is_ascii_alphanumeric() || c == '&')
            {
                self.take();
            }
            // Mostly capitals (TTg, VPCP, BCĐ389), which no word of the text is.
            let name = &self.chars[from..self.at];
            let capitals = name.iter().filter(|&&c| is_capital(c)).count();
            let small = name.iter().filter(|c| c.is_lowercase()).count();
            if name.len() >= 2 && small < capitals {
                return true;
            }
        }
        self.at = at;
        self.read.truncate(read);
        false
    }

    fn take(&mut self) {
        if let Some(c) = self.peek() {
            // The Icelandic eth (Ð) looks just like Đ and is often typed for it.
            self.read.push(if c == 'Ð' { 'Đ' } else { c });
            self.at += 1;
        }
    }

    fn ends(&self) -> bool {
        self.peek().is_none_or(|c| !c.is_alphanumeric())
    }
}

fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, 'Đ' | 'Ð' | 'Ư')
}

/// The date that follows a number: `, ngày 16/6/2022`, `ngày 16 tháng 6 năm 2022`.
fn date_beside(chars: &[char], end: usize) -> Option<Date> {
    const NEAR: usize = 48;
    let rest: String = chars[end..].iter().take(NEAR).collect::<String>().to_lowercase();
    let rest = rest.trim_start_matches([' ', ',', '(']).strip_prefix("ngày")?;
    let (day, rest) = part(rest, &[""])?;
    let (month, rest) = part(rest, &["/", "-", ".", "tháng"])?;
    let (year, _) = part(rest, &["/", "-", ".", "năm"])?;
    let known = (1..=31).contains(&day) && (1..=12).contains(&month);
    (known && (1900..=2100).contains(&year)).then_some(Date { day, month, year })
}

/// A day, month or year after one of the words that introduce it, and the characters after it.
fn part<'a>(text: &'a str, before: &[&str]) -> Option<(u16, &'a str)> {
    let text = text.trim_start();
    let text = before.iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..digits].parse().ok()?, &text[digits..]))
}
