//! Fuzzing: for each kind of input a property that holds of any bytes, a small corpus, and changes made to it at random.
//!
//! `cargo test` tries the corpus and some changes of it, always the same. For as long as one likes, in parallel:
//!
//! ```sh
//! BAOCAO_FUZZ_SECONDS=600 cargo test --lib fuzz -- --nocapture
//! ```
//!
//! A run's changes follow from its seed (`BAOCAO_FUZZ_SEED`, else the clock where a time is given). An input that breaks the
//! property is printed; `BAOCAO_FUZZ_INPUT` with what was printed and the test's name tries it again.

mod explorer;
mod mutate;
mod reports;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::app::tests::random_keys::Numbers;
use mutate::mutate;

/// What is tried on one kind of input.
struct Target {
    name: &'static str,
    /// Inputs to begin with.
    corpus: Vec<Vec<u8>>,
    /// What changes insert: pieces that mean something in such inputs.
    pieces: &'static [&'static str],
    /// How many changed inputs `cargo test` tries.
    tries: usize,
    /// Panics if the property does not hold of an input.
    property: fn(&[u8]),
}

impl Target {
    /// Tries the corpus and changes of it, or the one input that the environment names.
    fn run(&self) {
        if let Ok(input) = env::var("BAOCAO_FUZZ_INPUT") {
            let input = BASE64.decode(input.trim()).expect("base64");
            return (self.property)(&input);
        }
        for input in &self.corpus {
            self.attempt(input, 0);
        }
        let seconds: Option<u64> = number("BAOCAO_FUZZ_SECONDS");
        let clock = || SystemTime::UNIX_EPOCH.elapsed().map_or(0, |time| time.as_secs());
        let seed = number("BAOCAO_FUZZ_SEED").unwrap_or_else(|| seconds.map_or(1, |_| clock()));
        let end = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
        let mut numbers = Numbers::new(seed);
        let mut tried = 0;
        let mut slowest = (Duration::ZERO, Vec::new());
        while end.map_or(tried < self.tries, |end| Instant::now() < end) {
            let input = mutate(&self.corpus, self.pieces, &mut numbers);
            let begun = Instant::now();
            self.attempt(&input, seed);
            slowest = slowest.max((begun.elapsed(), input));
            tried += 1;
        }
        if end.is_some() {
            let (time, input) = slowest;
            let bytes = input.len();
            println!(
                "{}: {tried} inputs, seed {seed}, at most {time:?} ({bytes} bytes)",
                self.name
            );
        }
    }

    /// Tries one input; says which it was if the property does not hold.
    fn attempt(&self, input: &[u8], seed: u64) {
        let holds = catch_unwind(AssertUnwindSafe(|| (self.property)(input))).is_ok();
        assert!(holds, "{}, seed {seed}: BAOCAO_FUZZ_INPUT={}", self.name, BASE64.encode(input));
    }
}

/// A number from the environment.
fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok().map(|text| text.parse().expect("a number"))
}
