//! The grid of a table: where its cells are, and what of their spans is cut.

use super::{Cell, Grid, Placed, spanned_head};
use crate::report::Run;

fn cell(text: &str, colspan: usize, rowspan: usize) -> Cell {
    let text = if text.is_empty() { Vec::new() } else { vec![Run::Plain(text.into())] };
    Cell { text, colspan, rowspan }
}

#[test]
fn a_cell_takes_the_first_free_columns_and_is_cut_to_them() {
    let columns = |rows: &[Vec<Cell>]| -> Vec<Vec<(usize, usize, usize)>> {
        let placed = Grid::new(rows).cells;
        let spans = |placed: &Placed| (placed.column, placed.colspan, placed.rowspan);
        placed.iter().map(|row| row.iter().map(spans).collect()).collect()
    };
    let c = |colspan, rowspan| cell("x", colspan, rowspan);
    // Beside a cell from above; under a group head.
    let heads = [vec![c(1, 2), c(2, 1), c(1, 2)], vec![c(1, 1), c(1, 1)], vec![c(1, 1); 4]];
    assert_eq!(
        columns(&heads),
        [
            vec![(0, 1, 2), (1, 2, 1), (3, 1, 2)],
            vec![(1, 1, 1), (2, 1, 1)],
            vec![(0, 1, 1), (1, 1, 1), (2, 1, 1), (3, 1, 1)]
        ]
    );
    assert_eq!(spanned_head(&heads), 2);
    // Cut to the last row, and to the cell that comes from above.
    let cut = [vec![c(1, 1), c(1, 9)], vec![c(3, 1), c(1, 1)]];
    assert_eq!(columns(&cut), [vec![(0, 1, 1), (1, 1, 2)], vec![(0, 1, 1), (2, 1, 1)]]);
    assert_eq!(Grid::new(&cut).cut(&cut), [(0, 1), (1, 0)]);
    // Rows without cells, and spans of nothing.
    assert_eq!(columns(&[vec![], vec![c(0, 0)], vec![]]), [vec![], vec![(0, 1, 1)], vec![]]);
    assert_eq!(columns(&[]), [[]; 0]);
}

#[test]
fn in_a_table_too_large_to_be_laid_out_no_cell_spans_anything() {
    let rows = [vec![cell("a", 65_535, 65_535)], vec![], vec![], vec![], vec![]];
    assert_eq!(Grid::new(&rows).columns, 1);
}
