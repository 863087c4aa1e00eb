//! Which page is being read. Only Word knows where pages end; it keeps in a file where they ended when it was last shown.

/// The page being read, from 1, of a file that says where its pages end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pages {
    /// Absent if the file does not say.
    current: Option<u32>,
    /// The page has begun already, and the file may say so once more.
    told: bool,
    /// Something has been shown in this cell of a table.
    shown: bool,
    /// A page began within this cell.
    cut: bool,
}

impl Pages {
    /// For a file that keeps where its pages ended, or does not.
    pub(super) fn new(known: bool) -> Self {
        Self { current: known.then_some(1), told: false, shown: false, cut: false }
    }

    /// The page, if the file says.
    pub(super) fn current(self) -> Option<u32> {
        self.current
    }

    /// The author wants a new page here. Word will keep it as the end of a page as well; several breaks without anything
    /// between them may be one, as that of a section after that of its last paragraph.
    pub(super) fn ask(&mut self) {
        if !self.told {
            self.turn();
        }
        self.told = true;
    }

    /// A page began here when the file was last shown. Whether it is another page than before.
    pub(super) fn begin(&mut self) -> bool {
        self.cut |= self.shown;
        if self.told {
            self.told = false;
            return false;
        }
        self.turn();
        true
    }

    fn turn(&mut self) {
        self.current = self.current.map(|page| page.saturating_add(1));
    }

    /// Something is shown.
    pub(super) fn show(&mut self) {
        self.told = false;
        self.shown = true;
    }

    /// The state for a cell of a row that began in this one: cells stand beside each other.
    pub(super) fn begin_cell(self) -> Self {
        Self { shown: false, cut: false, ..self }
    }

    /// Whether a page began within this cell.
    pub(super) fn is_cut(self) -> bool {
        self.cut
    }

    /// The state behind a row, of those behind its cells: the last page. If a page began within a cell, the first cell of
    /// the next row says so once more.
    pub(super) fn end_row(self, cells: impl Iterator<Item = Self>) -> Self {
        let row = Self { cut: false, ..self };
        let end = cells.fold(row, |end, cell| Self {
            current: end.current.max(cell.current),
            told: end.told && cell.told,
            shown: end.shown || cell.shown,
            cut: end.cut || cell.cut,
        });
        Self { told: end.cut || end.told, ..end }
    }
}
