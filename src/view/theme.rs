//! The colours, and only they: raw ones at the bottom, what they mean at the top. The terminal's own background stays.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Colours;
use crate::page::Tone;

/// What each part of the screen looks like.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// A heading.
    pub heading: Style,
    /// What is secondary: labels, paths, hints.
    pub dim: Style,
    /// Rules.
    pub rule: Style,
    /// The current tab, the section in sight, the marks of notes.
    pub accent: Style,
    /// The selected mark, hit or entry. Never by colour alone.
    pub selected: Style,
    /// The value of a figure in the text.
    pub figure: Style,
    /// A likely fault of the printed text.
    pub fault: Style,
    /// A match.
    pub matched: Style,
    /// What is selected of the text.
    pub selection: Style,
    /// The match the reader is at.
    pub current: Style,
}

impl Theme {
    /// The theme for a background.
    pub fn of(colours: Colours) -> Self {
        match colours {
            Colours::Dark => Self::coloured(&DARK),
            Colours::Light => Self::coloured(&LIGHT),
            Colours::Mono => Self {
                text: Style::new(),
                heading: Style::new().add_modifier(Modifier::BOLD),
                dim: Style::new(),
                rule: Style::new().add_modifier(Modifier::DIM),
                accent: Style::new().add_modifier(Modifier::BOLD),
                selected: Style::new().add_modifier(Modifier::REVERSED),
                figure: Style::new().add_modifier(Modifier::BOLD),
                fault: Style::new().add_modifier(Modifier::UNDERLINED.union(Modifier::ITALIC)),
                matched: Style::new().add_modifier(Modifier::UNDERLINED),
                selection: Style::new().add_modifier(Modifier::REVERSED),
                current: Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
            },
        }
    }

    fn coloured(palette: &Palette) -> Self {
        let on = |back: Color| Style::new().fg(palette.ink).bg(back);
        Self {
            text: Style::new(),
            heading: Style::new().add_modifier(Modifier::BOLD),
            dim: Style::new().fg(palette.dim),
            rule: Style::new().fg(palette.rule),
            accent: Style::new().fg(palette.accent).add_modifier(Modifier::BOLD),
            selected: Style::new()
                .fg(palette.accent)
                .add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
            figure: Style::new().fg(palette.accent),
            fault: Style::new().add_modifier(Modifier::UNDERLINED),
            matched: on(palette.matched),
            selection: Style::new().add_modifier(Modifier::REVERSED),
            current: on(palette.current).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        }
    }

    /// How a piece of a page is set.
    pub fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.text,
            Tone::Em => self.text.add_modifier(Modifier::ITALIC),
            Tone::Strong => self.text.add_modifier(Modifier::BOLD),
            Tone::Heading => self.heading,
            Tone::Dim => self.dim,
            Tone::Mark => self.accent,
        }
    }
}

struct Palette {
    accent: Color,
    dim: Color,
    rule: Color,
    /// The text on the backgrounds below.
    ink: Color,
    matched: Color,
    current: Color,
}

// Of the 256 colours every terminal of today has, those that are alike everywhere (from 16 on).
const DARK: Palette = Palette {
    accent: Color::Indexed(80),
    dim: Color::Indexed(246),
    rule: Color::Indexed(239),
    ink: Color::Indexed(16),
    matched: Color::Indexed(180),
    current: Color::Indexed(220),
};

const LIGHT: Palette = Palette {
    accent: Color::Indexed(24),
    dim: Color::Indexed(242),
    rule: Color::Indexed(250),
    ink: Color::Indexed(16),
    matched: Color::Indexed(223),
    current: Color::Indexed(214),
};
