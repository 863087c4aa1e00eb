//! The report as the index keeps it: its tokens in reading order, their words, and the postings of each word.
//!
//! Nodes, tokens, forms and words are numbers. A word is its rank in the sorted vocabulary, so that words with the same
//! beginning have consecutive numbers, and their postings are one slice.

use std::collections::HashMap;
use std::ops::Range;

use super::tokens::{Diacritics, Gap, scan};
use crate::report::{BlockKind, Node, Report};

/// The cost of hard punctuation inside a window, in half tokens; see [`Token::breaks`].
const HARD_COST: u16 = 1;

/// A token of the report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub form: u32,
    pub node: u32,
    /// Its offset in the node's plain text, in characters.
    pub start: u32,
    /// Its length in characters; 0 for a token of a label, which is no part of the plain text.
    pub len: u32,
    /// The cost of the hard punctuation from the start of the node to here, in half tokens: the difference between two
    /// tokens is the cost of the punctuation between them.
    pub breaks: u16,
    pub gap: Gap,
}

impl Token {
    /// Its characters in the node's plain text.
    pub(super) fn chars(&self) -> Range<usize> {
        let start = self.start as usize;
        start..start + self.len as usize
    }

    /// Whether it belongs to a label.
    pub(super) fn is_label(&self) -> bool {
        self.len == 0
    }
}

/// A word with its diacritics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Form {
    pub word: u32,
    pub diacritics: Diacritics,
}

/// The report as the index keeps it.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    pub nodes: Vec<Node>,
    /// Which of them are lines of a letterhead or signature.
    lines: Vec<bool>,
    /// The first token of each node, and at the end the number of tokens.
    starts: Vec<u32>,
    /// The plain texts, one after the other, and the end of each, in bytes.
    text: String,
    ends: Vec<usize>,
    /// The length of each in characters.
    lengths: Vec<u32>,
    pub tokens: Vec<Token>,
    pub forms: Vec<Form>,
    /// The first letter of each token's word if it is a–z, else 0: a quick test that rules out most tokens.
    initials: Vec<u8>,
    /// The folded words in order, one after the other, and the byte at which each begins; at the end the length.
    letters: String,
    bounds: Vec<u32>,
    /// The tokens of each word, one word after the other, each in reading order.
    postings: Vec<u32>,
    /// Where the postings of each word begin; at the end their number.
    posted: Vec<u32>,
}

impl Corpus {
    pub(super) fn new(report: &Report) -> Self {
        let mut corpus = Self::default();
        let mut words = Interner::default();
        for node in report.nodes() {
            let number = corpus.nodes.len() as u32;
            corpus.nodes.push(node);
            corpus.lines.push(is_line(report, node));
            corpus.starts.push(corpus.tokens.len() as u32);
            // Only headings are found by their number; the "1." of an item would match every "1".
            let label = match node {
                Node::Heading(_) => report.label(node).map_or("", |label| label),
                _ => "",
            };
            corpus.add(number, TextOf::Label(label), &mut words);
            let plain = report.plain(node);
            corpus.add(number, TextOf::Node(&plain), &mut words);
            corpus.text.push_str(&plain);
            corpus.ends.push(corpus.text.len());
            corpus.lengths.push(plain.chars().count() as u32);
        }
        corpus.starts.push(corpus.tokens.len() as u32);
        corpus.sort(words);
        corpus
    }

    /// Adds the tokens of a node's label or plain text.
    fn add(&mut self, node: u32, text: TextOf<'_>, words: &mut Interner) {
        let (TextOf::Label(string) | TextOf::Node(string)) = text;
        let first = self.starts[node as usize] as usize;
        let mut folded = String::new();
        let mut begun = false;
        scan(string, |token| {
            folded.clear();
            folded.extend(token.letters.iter().map(|letter| letter.base));
            // A label and its title are one space apart, whatever the label ends in.
            let gap = match (begun, self.tokens.len() > first) {
                (false, true) => Gap::Space,
                _ => token.gap,
            };
            begun = true;
            let before = if self.tokens.len() > first {
                self.tokens[self.tokens.len() - 1].breaks
            } else {
                0
            };
            let cost = match gap {
                _ if self.tokens.len() == first => 0,
                Gap::Sentence | Gap::Clause | Gap::Bracket => HARD_COST,
                _ => 0,
            };
            let chars = match text {
                TextOf::Label(_) => 0..0,
                TextOf::Node(_) => token.chars.clone(),
            };
            self.tokens.push(Token {
                form: words.form(&folded, Diacritics::of(token.letters)),
                node,
                start: chars.start as u32,
                len: chars.len() as u32,
                breaks: before.saturating_add(cost),
                gap,
            });
            true
        });
    }

    /// Numbers the words in their order, and lists the tokens of each.
    fn sort(&mut self, words: Interner) {
        let mut sorted: Vec<(String, u32)> = words.words.into_iter().collect();
        sorted.sort_unstable();
        let mut rank = vec![0; sorted.len()];
        for (i, (word, id)) in sorted.iter().enumerate() {
            rank[*id as usize] = i as u32;
            self.bounds.push(self.letters.len() as u32);
            self.letters.push_str(word);
        }
        self.bounds.push(self.letters.len() as u32);
        self.letters.shrink_to_fit();
        self.text.shrink_to_fit();
        self.tokens.shrink_to_fit();
        self.forms = words.forms;
        for form in &mut self.forms {
            form.word = rank[form.word as usize];
        }
        // A counting sort of the tokens by word.
        self.posted = vec![0; sorted.len() + 1];
        for token in &self.tokens {
            self.posted[self.forms[token.form as usize].word as usize + 1] += 1;
        }
        for i in 1..self.posted.len() {
            self.posted[i] += self.posted[i - 1];
        }
        let mut next = self.posted.clone();
        self.postings = vec![0; self.tokens.len()];
        let initials = self.tokens.iter().map(|token| {
            let word = self.forms[token.form as usize].word;
            self.word(word).bytes().next().filter(u8::is_ascii_lowercase).unwrap_or(0)
        });
        self.initials = initials.collect();
        for (i, token) in self.tokens.iter().enumerate() {
            let at = &mut next[self.forms[token.form as usize].word as usize];
            self.postings[*at as usize] = i as u32;
            *at += 1;
        }
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// The folded letters of a word.
    pub(super) fn word(&self, word: u32) -> &str {
        let word = word as usize;
        &self.letters[self.bounds[word] as usize..self.bounds[word + 1] as usize]
    }

    /// The word of a token.
    pub(super) fn word_of(&self, token: u32) -> u32 {
        self.form_of(token).word
    }

    /// Whether the word of a token may begin with `letter`. Only `false` is certain.
    pub(super) fn may_begin(&self, token: u32, letter: char) -> bool {
        let initial = self.initials.get(token as usize).copied();
        initial.is_some_and(|initial| initial == 0 || char::from(initial) == letter)
    }

    /// The word of a token, with its diacritics.
    pub(super) fn form_of(&self, token: u32) -> Form {
        self.forms[self.tokens[token as usize].form as usize]
    }

    /// Whether a word consists of letters and is no number or sign.
    pub(super) fn is_word(&self, word: u32) -> bool {
        !self.word(word).starts_with(|c: char| c.is_ascii_digit() || c == '%' || c == '‰')
    }

    /// The word with exactly these folded letters.
    pub(super) fn find(&self, folded: &str) -> Option<u32> {
        let at = self.first_from(folded, 0..self.words() as u32);
        ((at as usize) < self.words() && self.word(at) == folded).then_some(at)
    }

    /// The words that begin with `prefix`, among `within`.
    pub(super) fn starting(&self, prefix: &str, within: Range<u32>) -> Range<u32> {
        let from = self.first_from(prefix, within.clone());
        let mut range = from..within.end;
        while range.start < range.end {
            let middle = range.start.midpoint(range.end);
            if self.word(middle).starts_with(prefix) {
                range.start = middle + 1;
            } else {
                range.end = middle;
            }
        }
        from..range.start
    }

    /// The words that begin with a digit.
    pub(super) fn numbers(&self) -> Range<u32> {
        let all = 0..self.words() as u32;
        self.first_from("0", all.clone())..self.first_from(":", all)
    }

    /// The first word of `within` that does not sort before `folded`.
    fn first_from(&self, folded: &str, within: Range<u32>) -> u32 {
        let mut range = within;
        while range.start < range.end {
            let middle = range.start.midpoint(range.end);
            if self.word(middle) < folded {
                range.start = middle + 1;
            } else {
                range.end = middle;
            }
        }
        range.start
    }

    /// The tokens of the words of a range: one word after the other, each in reading order.
    pub(super) fn postings(&self, words: Range<u32>) -> &[u32] {
        if words.is_empty() {
            return &[];
        }
        &self.postings
            [self.posted[words.start as usize] as usize..self.posted[words.end as usize] as usize]
    }

    /// The tokens of a node.
    pub(super) fn tokens_of(&self, node: u32) -> Range<u32> {
        let node = node as usize;
        self.starts[node]..self.starts[node + 1]
    }

    /// The length of a node's plain text in characters.
    pub(super) fn length_of(&self, node: u32) -> usize {
        self.lengths[node as usize] as usize
    }

    /// Whether a node is a line of a letterhead or signature.
    pub(super) fn is_line(&self, node: u32) -> bool {
        self.lines[node as usize]
    }

    /// The plain text of a node.
    pub(super) fn text_of(&self, node: u32) -> &str {
        let node = node as usize;
        let from = if node == 0 { 0 } else { self.ends[node - 1] };
        &self.text[from..self.ends[node]]
    }

    /// Whether `token` follows another in the same node, with at most `gap` between them.
    pub(super) fn follows(&self, token: u32, gap: Gap) -> bool {
        let same = |token: u32| self.tokens.get(token as usize).map(|token| token.node);
        self.tokens.get(token as usize).is_some_and(|next| next.gap <= gap)
            && token > 0
            && same(token) == same(token - 1)
    }
}

fn is_line(report: &Report, node: Node) -> bool {
    let Node::Block(section, block) = node else {
        return false;
    };
    report.block(section, block).is_some_and(|block| block.kind == BlockKind::Line)
}

/// A text of a node that is indexed.
#[derive(Clone, Copy)]
enum TextOf<'a> {
    /// Its label, which has no characters in the plain text.
    Label(&'a str),
    /// Its plain text.
    Node(&'a str),
}

/// Gives each word and each form a number, in the order of their first appearance.
#[derive(Default)]
struct Interner {
    words: HashMap<String, u32>,
    numbers: HashMap<Form, u32>,
    forms: Vec<Form>,
}

impl Interner {
    fn form(&mut self, folded: &str, diacritics: Diacritics) -> u32 {
        let word = if let Some(&word) = self.words.get(folded) {
            word
        } else {
            let word = self.words.len() as u32;
            self.words.insert(folded.to_owned(), word);
            word
        };
        let form = Form { word, diacritics };
        *self.numbers.entry(form).or_insert_with(|| {
            self.forms.push(form);
            self.forms.len() as u32 - 1
        })
    }
}
