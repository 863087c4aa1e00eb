//! A weighted edit distance for mistyped words: optimal string alignment (Damerau–Levenshtein without edits inside a swapped
//! pair; Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2), with a price for each kind of
//! slip.

/// A letter of the word was left out.
const MISSING: f64 = 0.8;
/// Two neighbours were swapped.
const SWAPPED: f64 = 0.8;
/// A letter was typed twice.
const DOUBLED: f64 = 0.6;
/// A letter too many was typed.
const EXTRA: f64 = 0.9;
/// A wrong letter was typed.
const WRONG: f64 = 1.0;
/// `i` for `y` or the reverse, mostly two spellings of one sound.
const I_FOR_Y: f64 = 0.4;

/// Measures distances, and keeps the rows of the table for the next.
#[derive(Default)]
pub(super) struct Distance {
    rows: [Vec<f64>; 3],
}

impl Distance {
    /// The price of turning `word` into `typed`; anything above `limit` may come back as infinity.
    pub(super) fn between(&mut self, typed: &[char], word: &[char], limit: f64) -> f64 {
        // Three rows of the table are enough: the one before the last (for swaps), the last, and the one being filled.
        let width = word.len() + 1;
        let [before, last, row] = &mut self.rows;
        for row in [&mut *before, &mut *last, &mut *row] {
            row.clear();
            row.resize(width, 0.0);
        }
        for (j, cell) in last.iter_mut().enumerate() {
            *cell = j as f64 * MISSING;
        }
        let mut last_cheapest = 0.0;
        for i in 1..=typed.len() {
            let doubled = i > 1 && typed[i - 1] == typed[i - 2];
            let extra = if doubled { DOUBLED } else { EXTRA };
            row[0] = last[0] + extra;
            let mut cheapest = row[0];
            for j in 1..width {
                let (a, b) = (typed[i - 1], word[j - 1]);
                let wrong = match (a, b) {
                    _ if a == b => 0.0,
                    ('i', 'y') | ('y', 'i') => I_FOR_Y,
                    _ => WRONG,
                };
                let mut price =
                    (last[j - 1] + wrong).min(row[j - 1] + MISSING).min(last[j] + extra);
                if i > 1 && j > 1 && a != b && a == word[j - 2] && typed[i - 2] == b {
                    price = price.min(before[j - 2] + SWAPPED);
                }
                row[j] = price;
                cheapest = cheapest.min(price);
            }
            // A swap uses the row before the last, so both rows must be beyond the limit.
            if cheapest.min(last_cheapest) > limit {
                return f64::INFINITY;
            }
            last_cheapest = cheapest;
            std::mem::swap(before, last);
            std::mem::swap(last, row);
        }
        last[width - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::Distance;

    #[test]
    fn slips_have_their_price() {
        for (typed, word, price) in [
            ("thuydien", "thuydien", 0.0),
            ("thudien", "thuydien", 0.8),
            ("thuydein", "thuydien", 0.8),
            ("htuydien", "thuydien", 0.8),
            ("moii", "moi", 0.6),
            ("dungj", "dung", 0.9),
            ("mamg", "mang", 1.0),
            ("bacsi", "bacsy", 0.4),
            ("", "ab", 1.6),
            ("methadol", "methadone", 1.8),
        ] {
            let typed: Vec<char> = typed.chars().collect();
            let word: Vec<char> = word.chars().collect();
            assert!(
                (Distance::default().between(&typed, &word, 9.0) - price).abs() < 1e-9,
                "{typed:?} {word:?}"
            );
        }
    }
}
