//! How sure a found figure is, from what made it.

use super::draft::{Draft, Rule};
use super::units::UnitClass;

/// How sure a figure is, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureConfidence(pub u8);

/// From here on a figure is sure.
const SURE: FigureConfidence = FigureConfidence(85);

impl FigureConfidence {
    /// Whether a figure so sure may be shown without a mark of doubt.
    pub fn is_sure(self) -> bool {
        self >= SURE
    }

    /// From 0 to 1.
    pub(crate) fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// That of a figure, from the evidence for it.
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
        ];
        let doubt: u8 = doubts.iter().filter(|(holds, _)| *holds).map(|(_, doubt)| doubt).sum();
        Self(90u8.saturating_sub(doubt).max(10))
    }
}
