//! The window in which a figure is corrected: its name, unit, kind and year. The number itself is the report's.

use ratatui::layout::Rect;

use super::{Component, Outcome, Window};
use crate::app::App;
use crate::app::layout::{Layout, Point, WindowArea, row_of};
use crate::app::list_cursor::ListCursor;
use crate::app::status_bar::Hint;
use crate::app::text_field::TextField;
use crate::figures::FigureRow;
use crate::keys::{Action, Code, Key, Mode};
use crate::messages::{Lang, Message};
use crate::report::{Bilingual, Figure, FigureKind};
use crate::text::SafeText;

/// The longest name and unit taken, in characters.
const LONGEST: usize = 300;

/// A line of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CorrectionField {
    Name,
    Unit,
    Kind,
    Year,
}

impl CorrectionField {
    /// All of them, from top to bottom.
    pub(crate) const ALL: [Self; 4] = [Self::Name, Self::Unit, Self::Kind, Self::Year];

    /// What it is called.
    pub(crate) fn label(self) -> Message {
        match self {
            Self::Name => Message::FigureName,
            Self::Unit => Message::FigureUnit,
            Self::Kind => Message::FigureKind,
            Self::Year => Message::FigureYear,
        }
    }
}

/// A figure while it is being corrected.
#[derive(Debug)]
pub(crate) struct Correction {
    row: Box<FigureRow>,
    /// The language whose name is corrected.
    lang: Lang,
    name: TextField,
    unit: TextField,
    kind: FigureKind,
    year: TextField,
    /// The line that the keys change.
    cursor: ListCursor,
}

impl Correction {
    /// Opens the window for the figure that is to be decided on.
    pub(super) fn open(app: &mut App) {
        let Some(row) = app.figure_to_decide().cloned() else {
            return app.say(Message::NoFigureToDecide, &[]);
        };
        let figure = row.of(app.report());
        // The name in the interface's language, or else the one there is.
        let lang = match (app.lang(), &figure.name.en) {
            (Lang::En, Some(_)) => Lang::En,
            _ => Lang::Vi,
        };
        let name = lang.pick(&figure.name.vi, &figure.name.en).as_deref().unwrap_or_default();
        let year = if figure.year == 0 { String::new() } else { figure.year.to_string() };
        let correction = Self {
            lang,
            name: TextField::new(name.to_owned(), LONGEST),
            unit: TextField::new(figure.unit.to_string(), LONGEST),
            kind: figure.kind,
            year: TextField::new(year, 4),
            cursor: ListCursor::default(),
            row: Box::new(row),
        };
        app.push_window(Window::Correction(correction));
    }

    /// The figure as it is listed now.
    pub(crate) fn row(&self) -> &FigureRow {
        &self.row
    }

    /// The line that the keys change.
    pub(crate) fn selected(&self) -> CorrectionField {
        CorrectionField::ALL[self.cursor.at().min(CorrectionField::ALL.len() - 1)]
    }

    /// Result or target.
    pub(crate) fn kind(&self) -> FigureKind {
        self.kind
    }

    /// The typed line of a field; none of the kind, which is chosen.
    pub(crate) fn field(&self, field: CorrectionField) -> Option<&TextField> {
        match field {
            CorrectionField::Name => Some(&self.name),
            CorrectionField::Unit => Some(&self.unit),
            CorrectionField::Kind => None,
            CorrectionField::Year => Some(&self.year),
        }
    }

    fn selected_field(&mut self) -> Option<&mut TextField> {
        match self.selected() {
            CorrectionField::Name => Some(&mut self.name),
            CorrectionField::Unit => Some(&mut self.unit),
            CorrectionField::Kind => None,
            CorrectionField::Year => Some(&mut self.year),
        }
    }

    fn turn_kind(&mut self) {
        self.kind = match self.kind {
            FigureKind::Result => FigureKind::Target,
            FigureKind::Target => FigureKind::Result,
        };
    }

    /// The year typed, 0 if it is left out; none if it is no year.
    fn typed_year(&self) -> Option<u16> {
        match self.year.value().trim() {
            "" => Some(0),
            typed => typed.parse().ok().filter(|year| *year > 0),
        }
    }

    /// Writes what was typed into a figure.
    fn correct(&self, figure: &mut Figure, year: u16) {
        let typed = |field: &TextField| SafeText::new(field.value().trim());
        let name = Some(typed(&self.name)).filter(|name| !name.is_empty());
        let Bilingual { vi, en } = &mut figure.name;
        *self.lang.pick(vi, en) = name;
        figure.unit = typed(&self.unit);
        figure.kind = self.kind;
        figure.year = year;
    }
}

impl Component for Correction {
    fn mode(&self) -> Mode {
        Mode::Correction
    }

    fn hints(&self) -> &'static [Hint] {
        &[
            (Action::Open, Message::HintCorrected),
            (Action::Close, Message::HintCancel),
            (Action::LineDown, Message::HintChoose),
        ]
    }

    fn handle_action(&mut self, action: Action, app: &mut App) -> Outcome {
        match action {
            Action::Open => {
                let Some(year) = self.typed_year() else {
                    app.say(Message::NoYear, &[]);
                    return Outcome::stay();
                };
                app.correct(&self.row, |figure| self.correct(figure, year));
                Outcome::close()
            }
            Action::Close => Outcome::close(),
            _ => {
                self.cursor.handle(action, CorrectionField::ALL.len(), 1);
                Outcome::stay()
            }
        }
    }

    /// Edits the selected line; any key turns the kind round.
    fn handle_key(&mut self, key: Key, _app: &mut App) -> Outcome {
        match self.selected_field() {
            Some(field) => {
                field.edit(key);
            }
            None if matches!(key.code, Code::Char(_) | Code::Left | Code::Right) => {
                self.turn_kind();
            }
            None => {}
        }
        Outcome::stay()
    }

    fn handle_paste(&mut self, text: &str, _app: &mut App) -> Outcome {
        if let Some(field) = self.selected_field() {
            field.paste(text);
        }
        Outcome::stay()
    }

    fn area(&self, app: &App) -> Rect {
        CorrectionLayout::of(&app.layout()).window.outer
    }

    /// Selects the line clicked on; a click on the selected kind turns it round.
    fn handle_click_inside(&mut self, at: Point, app: &mut App) -> Outcome {
        let layout = CorrectionLayout::of(&app.layout());
        let rows = (0..CorrectionField::ALL.len()).map(|y| layout.row(y));
        if let Some(y) = rows.into_iter().position(|row| row.contains(at)) {
            if self.cursor.at() == y && CorrectionField::ALL[y] == CorrectionField::Kind {
                self.turn_kind();
            }
            self.cursor = ListCursor::new(y);
        }
        Outcome::stay()
    }
}

/// The parts of the window.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CorrectionLayout {
    /// The window, its frame included.
    pub window: WindowArea,
}

/// The widest window, in columns, and its rows: the fields, the number and a few rows of its sentence.
const WIDEST: u16 = 96;
const ROWS: u16 = 12;

impl CorrectionLayout {
    /// The parts of a window over the body of a screen.
    pub(crate) fn of(layout: &Layout) -> Self {
        Self { window: layout.window(layout.body, WIDEST, ROWS.min(layout.body.height)) }
    }

    /// The row of a field, by its position.
    pub(crate) fn row(&self, y: usize) -> Rect {
        let inner = self.window.inner;
        let height = u16::from(y < usize::from(inner.height));
        Rect { height, ..row_of(inner, y) }
    }
}
