//! What a terminal shows of the frames that it is sent, as a small terminal reads their bytes.

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use vt100::Parser;

use super::*;
use crate::app::App;
use crate::app::tests::common::{app, embedded, golden, press, resize};
use crate::view;

const SIZE: Rect = Rect::new(0, 0, 12, 4);

/// Texts of narrow, wide and combined characters at positions of a screen, in some style.
fn texts() -> impl Strategy<Value = Vec<(u16, u16, String, u8)>> {
    let text = "[a-c ệ│漢👍]{0,8}|e\u{301}{1,2}x";
    prop::collection::vec((0..SIZE.width, 0..SIZE.height, text, 0..4u8), 0..8)
}

fn buffer(texts: &[(u16, u16, String, u8)]) -> Buffer {
    let mut buffer = Buffer::empty(SIZE);
    for (x, y, text, style) in texts {
        let style = match style {
            0 => Style::new(),
            1 => Style::new().cyan(),
            2 => Style::new().on_yellow(),
            _ => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
        };
        buffer.set_string(*x, *y, text, style);
    }
    buffer
}

/// What each cell of a terminal shows, and how, after the changes from each frame to the next.
fn shown(frames: &[&Buffer]) -> Vec<String> {
    let mut terminal = Parser::new(SIZE.height, SIZE.width, 0);
    let mut last = &Buffer::empty(SIZE);
    for frame in frames {
        let mut changes = Vec::new();
        write_changes(last, frame, &mut changes).unwrap();
        terminal.process(&changes);
        last = frame;
    }
    let cell = |(x, y)| {
        let cell = terminal.screen().cell(y, x).unwrap();
        let symbol = match cell.contents() {
            "" => " ",
            symbol => symbol,
        };
        let (fg, bg) = (cell.fgcolor(), cell.bgcolor());
        format!("{symbol} {fg:?} {bg:?} {} {}", cell.bold(), cell.inverse())
    };
    SIZE.positions().map(|at| cell((at.x, at.y))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]
    #[test]
    fn changes_lead_to_the_frame_whatever_stood_there(a in texts(), b in texts()) {
        let (a, b) = (buffer(&a), buffer(&b));
        prop_assert_eq!(shown(&[&a, &b]), shown(&[&b]));
    }
}

#[test]
fn a_frame_like_the_last_sends_nothing() {
    let frame = buffer(&[(0, 0, "thủy điện 漢".to_owned(), 3)]);
    let mut changes = Vec::new();
    write_changes(&frame, &frame.clone(), &mut changes).unwrap();
    assert!(changes.is_empty());
}

/// A terminal that is sent frames, and shows what other programs have left before the first.
struct Terminal {
    parser: Parser,
    frames: Frames,
}

impl Terminal {
    fn new(columns: u16, rows: u16) -> Self {
        let mut parser = Parser::new(rows, columns, 0);
        let left = "\x1b[41mlà 漢\x1b[K\r\n".repeat(rows.into());
        parser.process(format!("{left}\x1b[?25l").as_bytes());
        Self { parser, frames: Frames::new(Size::new(columns, rows)) }
    }

    /// Draws the state; every cell then shows what was drawn, and the cursor is where it was put.
    fn show(&mut self, app: &App) {
        let mut drawn = (Buffer::default(), None);
        let update = self.frames.update(|buf| {
            let cursor = view::draw(app, buf);
            drawn = (buf.clone(), cursor);
            cursor
        });
        self.parser.process(&update.unwrap());
        let (screen, (drawn, cursor)) = (self.parser.screen(), drawn);
        assert_eq!(screen.hide_cursor(), cursor.is_none());
        if let Some(Position { x, y }) = cursor {
            assert_eq!(screen.cursor_position(), (y, x));
        }
        let mut covered = 0;
        for Position { x, y } in drawn.area.positions() {
            let (cell, wanted) = (screen.cell(y, x).unwrap(), &drawn[(x, y)]);
            if x == 0 || x >= covered {
                covered = x + wanted.symbol().width().max(1) as u16;
                let contents = if cell.has_contents() { cell.contents() } else { " " };
                assert_eq!(contents, wanted.symbol(), "row {y}, column {x}");
                assert_eq!(look_of(cell), look(wanted), "row {y}, column {x}");
            }
        }
    }

    /// The screen as text, a line a row, without the spaces at their ends.
    fn text(&self) -> String {
        let rows = self.parser.screen().rows(0, self.parser.screen().size().1);
        rows.map(|row| row.trim_end().to_owned() + "\n").collect()
    }
}

/// How a cell of the terminal is set.
fn look_of(cell: &vt100::Cell) -> Look {
    let colour = |colour| match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(index) => Color::Indexed(index),
        vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    };
    let modifiers = [
        (cell.bold(), Modifier::BOLD),
        (cell.dim(), Modifier::DIM),
        (cell.italic(), Modifier::ITALIC),
        (cell.underline(), Modifier::UNDERLINED),
        (cell.inverse(), Modifier::REVERSED),
    ];
    let modifier = modifiers.into_iter().filter_map(|(set, modifier)| set.then_some(modifier));
    (colour(cell.fgcolor()), colour(cell.bgcolor()), modifier.collect())
}

#[test]
fn the_bytes_of_each_frame_make_its_golden_screen() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut terminal = Terminal::new(columns, rows);
        for (name, keys) in [
            ("opening", ""),
            ("outline", "<left><down>"),
            ("notes", "6"),
            ("search-ocop", "/OCOP"),
            ("peek", if columns == 40 { "2f<enter>" } else { "2f<enter*2>" }),
            ("help", "?"),
        ] {
            let mut app = app(embedded(), columns, rows);
            press(&mut app, keys);
            terminal.show(&app);
            golden(&format!("{name}-{columns}x{rows}"), &terminal.text());
        }
    }
}

#[test]
fn a_window_of_another_size_shows_the_golden_screen_of_that_size() {
    let mut app = app(embedded(), 120, 36);
    let mut terminal = Terminal::new(120, 36);
    terminal.show(&app);
    for (columns, rows) in [(80, 24), (40, 12), (120, 36)] {
        terminal.parser.screen_mut().set_size(rows, columns);
        terminal.frames.resize(Size::new(columns, rows));
        resize(&mut app, columns, rows);
        terminal.show(&app);
        golden(&format!("opening-{columns}x{rows}"), &terminal.text());
    }
}
