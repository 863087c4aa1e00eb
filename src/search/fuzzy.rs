//! The fuzzy matcher; no other file names its crate. It is used on short strings only, since in a long one nearly any few
//! letters occur in order.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::fold::fold;

/// The matcher's score of a full match from the start of a string: so much for each letter, and so much for the start.
const SKIM_LETTER: f64 = 20.0;
const SKIM_START: f64 = 11.0;
/// The score of a pattern with one letter left out is multiplied by this.
const SKIM_LEFT_OUT: f64 = 0.95;

/// The names that hold the letters of a query in order, best match first, as indices in `names`. Accents and case are
/// ignored; equal matches keep their order. An empty query matches all.
pub(crate) fn rank<S: AsRef<str>>(query: &str, names: &[S]) -> Vec<usize> {
    let query: String = fold(query).split_whitespace().collect();
    let matcher = SkimMatcherV2::default().ignore_case();
    let mut scored: Vec<(i64, usize)> = names
        .iter()
        .enumerate()
        .filter_map(|(i, name)| Some((matcher.fuzzy_match(&fold(name.as_ref()), &query)?, i)))
        .collect();
    scored.sort_by_key(|&(score, i)| (-score, i));
    scored.into_iter().map(|(_, i)| i).collect()
}

/// Rates by the fuzzy matcher how well a word matches a pattern, or the pattern without one letter.
pub(super) struct Proposer {
    matcher: SkimMatcherV2,
    /// The pattern, and each pattern with one letter left out.
    forms: Vec<String>,
    best: f64,
}

impl Proposer {
    pub(super) fn new(pattern: &[char]) -> Self {
        let mut forms = vec![pattern.iter().collect::<String>()];
        for out in 0..pattern.len() {
            // Leaving out either of two equal neighbours gives the same.
            if out == 0 || pattern[out] != pattern[out - 1] {
                let kept = pattern.iter().enumerate().filter(|&(i, _)| i != out);
                forms.push(kept.map(|(_, c)| c).collect());
            }
        }
        Self {
            matcher: SkimMatcherV2::default().ignore_case(),
            forms,
            best: SKIM_LETTER * pattern.len() as f64 + SKIM_START,
        }
    }

    /// The best score as a share of the best possible.
    pub(super) fn share(&mut self, word: &str) -> f64 {
        let score = |form: &String| {
            runs_through(form, word)
                .then(|| self.matcher.fuzzy_match(word, form))
                .flatten()
                .map_or(0.0, |score| score as f64)
        };
        let whole = score(&self.forms[0]);
        let left_out = self.forms[1..].iter().map(score).fold(0.0, f64::max);
        whole.max(SKIM_LEFT_OUT * left_out) / self.best
    }
}

/// Whether `word` holds the letters of `pattern` in order. The matcher tests this first as well, but ten times as slowly.
fn runs_through(pattern: &str, word: &str) -> bool {
    let mut letters = word.chars();
    pattern.chars().all(|c| letters.any(|letter| letter == c))
}

#[cfg(test)]
mod tests {
    use super::Proposer;

    #[test]
    fn a_word_is_rated_by_how_much_of_it_was_typed_in_order() {
        let pattern: Vec<char> = "thuydien".chars().collect();
        let mut proposer = Proposer::new(&pattern);
        assert!((proposer.share("thuydien") - 1.0).abs() < 1e-9);
        // A letter too many was typed: all others match, and a little is taken off for it.
        let one_too_many = proposer.share("thuydin");
        assert!((0.7..0.95).contains(&one_too_many), "{one_too_many}");
        // In a longer word the letters may be far apart.
        assert!(proposer.share("thuynongdienvien") < proposer.share("thuydienvien"));
        assert!(proposer.share("dienthuy").abs() < 1e-9);
    }
}
