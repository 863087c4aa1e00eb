//! Changes made at random to inputs of a corpus: bytes, ranges, lines, numbers, pieces that mean something.

use std::ops::Range;

use crate::app::tests::random_keys::Numbers;

/// The longest input, in bytes.
const LONGEST: usize = 64 << 10;

/// Numbers at which something may change its kind.
const EDGES: [&str; 9] = ["0", "-1", "1", "3", "255", "65536", "2147483648", "1e9", "0.5"];

/// An input of the corpus with one to eight changes.
pub(super) fn mutate(corpus: &[Vec<u8>], pieces: &[&str], numbers: &mut Numbers) -> Vec<u8> {
    let mut input = corpus[numbers.below(corpus.len())].clone();
    for _ in 0..=numbers.below(8) {
        let other = &corpus[numbers.below(corpus.len())];
        change(&mut input, other, pieces, numbers);
    }
    input.truncate(LONGEST);
    input
}

fn change(input: &mut Vec<u8>, other: &[u8], pieces: &[&str], numbers: &mut Numbers) {
    let at = numbers.below(input.len() + 1);
    let range = at..usize::min(input.len(), at + numbers.below(40));
    let line = line(input, at);
    let piece = match numbers.below(pieces.len() + 1) {
        0 => "\n",
        number => pieces[number - 1],
    };
    match numbers.below(11) {
        0 => set(input, at, |byte| byte ^ 1 << numbers.below(8)),
        1 => set(input, at, |_| numbers.below(256) as u8),
        2 => drop(input.drain(range)),
        3 => repeat(input, range),
        4 | 5 => drop(input.splice(at..at, piece.bytes())),
        6 => drop(input.splice(range, piece.bytes())),
        7 => drop(input.drain(line)),
        8 => repeat(input, line),
        9 => {
            let digits = digits(input, at);
            input.splice(digits, numbers.pick(&EDGES).bytes());
        }
        _ => {
            let from = numbers.below(other.len() + 1);
            input.truncate(at);
            input.extend(&other[from..]);
        }
    }
}

fn set(input: &mut [u8], at: usize, new: impl FnOnce(u8) -> u8) {
    if let Some(byte) = input.get_mut(at) {
        *byte = new(*byte);
    }
}

fn repeat(input: &mut Vec<u8>, range: Range<usize>) {
    let copy = input[range.clone()].to_vec();
    input.splice(range.end..range.end, copy);
}

/// The line around a position, with its end.
fn line(input: &[u8], at: usize) -> Range<usize> {
    let start = input[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = input[at..].iter().position(|byte| *byte == b'\n');
    start..end.map_or(input.len(), |end| at + end + 1)
}

/// The next digits from a position on; nothing at the end if there are none.
fn digits(input: &[u8], at: usize) -> Range<usize> {
    let from = |start: usize, is_wanted: fn(&u8) -> bool| {
        input[start..].iter().position(is_wanted).map_or(input.len(), |found| start + found)
    };
    let start = from(at, u8::is_ascii_digit);
    start..from(start, |byte| !byte.is_ascii_digit())
}
