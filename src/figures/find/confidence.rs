//! The confidence of a found figure, from the rules that made it.

use super::draft::{Draft, Rule};
use super::lexicon::PLANS;
use super::units::UnitClass;
use crate::figures::tokens::tokens;

/// How sure a figure is, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureConfidence(pub u8);

/// The least confidence of a figure that counts as sure.
const SURE: FigureConfidence = FigureConfidence(85);

/// Whether a percentage has only the words for a plan as its name, whose value it may be.
fn is_named_by_plan(draft: &Draft) -> bool {
    let words = tokens(&draft.name);
    draft.class == UnitClass::Percent && PLANS.prefix_len(&words) > 0
}

impl FigureConfidence {
    /// Whether a figure of this confidence is shown without a sign of doubt.
    pub fn is_sure(self) -> bool {
        self >= SURE
    }

    /// The same from 0 to 1.
    pub(crate) fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The confidence of a figure: 90, less for each reason to doubt it, but at least 10.
    pub(super) fn of(draft: &Draft) -> Self {
        let words = draft.name.split_whitespace().count();
        let made_by = |rule: Rule| draft.rules.contains(&rule);
        let doubts = [
            (draft.class == UnitClass::Noun, 25),
            (made_by(Rule::Inherited), 15),
            (words == 0, 30),
            (words > 18, 15),
            (made_by(Rule::BareNumber), 30),
            (made_by(Rule::VerbOnly), 20),
            (draft.class == UnitClass::Count && made_by(Rule::UnitName), 20),
            (draft.in_parenthesis, 5),
            (is_named_by_plan(draft), 15),
        ];
        let doubt: u8 = doubts.iter().filter(|(holds, _)| *holds).map(|(_, doubt)| doubt).sum();
        Self(90u8.saturating_sub(doubt).max(10))
    }
}
