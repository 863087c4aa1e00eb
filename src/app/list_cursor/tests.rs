//! The cursor of a list, and the rows of the list in sight.

use proptest::prelude::*;

use super::{ListCursor, rows_in_sight, top_around};
use crate::keys::Action;

#[test]
fn the_cursor_of_a_list_stops_at_its_ends() {
    for (from, action, count, to) in [
        (0, Action::LineDown, 3, 1),
        (2, Action::LineDown, 3, 2),
        (0, Action::LineUp, 3, 0),
        (0, Action::PageDown, 30, 10),
        (25, Action::PageDown, 30, 29),
        (12, Action::HalfUp, 30, 7),
        (12, Action::Top, 30, 0),
        (12, Action::Bottom, 30, 29),
        (0, Action::Bottom, 0, 0),
    ] {
        let mut cursor = ListCursor::new(from);
        assert!(cursor.handle(action, count, 10), "{action:?}");
        assert_eq!(cursor.at(), to, "{action:?} from {from} of {count}");
    }
    let mut cursor = ListCursor::new(1);
    assert!(!cursor.handle(Action::Open, 3, 10));
    assert_eq!(cursor.at(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Of entries of any heights, the rows in sight follow each other, fill what there is room for, hold the last row of the
    /// selected entry, and begin with the first row of all while that can be.
    #[test]
    fn the_selected_entry_is_in_sight(
        heights in prop::collection::vec(1..4usize, 1..40),
        at in 0..1000usize,
        height in 1..30usize,
    ) {
        let selected = at % heights.len();
        let all: Vec<(usize, usize)> = heights.iter().enumerate()
            .flat_map(|(entry, rows)| (0..*rows).map(move |row| (entry, row)))
            .collect();
        let rows = rows_in_sight(all.iter().copied(), |row| row.0 == selected, height);
        let first = all.iter().position(|row| *row == rows[0]).expect("a row of the list");
        prop_assert_eq!(&all[first..first + rows.len()], &rows[..]);
        prop_assert_eq!(rows.len(), height.min(all.len()));
        let last = (selected, heights[selected] - 1);
        prop_assert!(rows.contains(&last));
        prop_assert!(first == 0 || rows.last() == Some(&last));
    }

    #[test]
    fn a_row_in_the_middle_is_in_sight(count in 1..100usize, at in 0..1000usize, height in 1..30usize) {
        let at = at % count;
        let top = top_around(at, count, height);
        prop_assert!(top <= at && at < top + height);
        prop_assert!(top == 0 || top + height <= count);
    }
}
