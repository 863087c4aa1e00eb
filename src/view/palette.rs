//! The colours, and only they: raw ones at the bottom, what they mean at the top. The terminal's own background stays.

use ratatui::style::{Color, Modifier, Style};

use crate::page::Tone;
use crate::session::ColourScheme;

/// What each part of the screen looks like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    /// Running text.
    pub text: Style,
    /// A heading.
    pub heading: Style,
    /// What is secondary: labels, paths, hints.
    pub dim: Style,
    /// Rules.
    pub rule: Style,
    /// The current tab, the section in sight, note references.
    pub accent: Style,
    /// The selected link, hit or entry. Never by colour alone.
    pub selected: Style,
    /// The value of a figure in the text.
    pub figure: Style,
    /// A likely fault of the printed text.
    pub fault: Style,
    /// A match.
    pub matched: Style,
    /// What of a quote the name of a found figure was made of, and what the figure is compared with.
    pub named: Style,
    /// What is selected of the text.
    pub selection: Style,
    /// The match the reader is at.
    pub current: Style,
}

impl Palette {
    /// The theme for a background.
    pub(crate) fn of(colours: ColourScheme) -> Self {
        match colours {
            ColourScheme::Dark => Self::coloured(&DARK),
            ColourScheme::Light => Self::coloured(&LIGHT),
            ColourScheme::Mono => Self {
                text: Style::new(),
                heading: Style::new().add_modifier(Modifier::BOLD),
                dim: Style::new(),
                rule: Style::new().add_modifier(Modifier::DIM),
                accent: Style::new().add_modifier(Modifier::BOLD),
                selected: Style::new().add_modifier(Modifier::REVERSED),
                figure: Style::new().add_modifier(Modifier::BOLD),
                fault: Style::new().add_modifier(Modifier::UNDERLINED.union(Modifier::ITALIC)),
                matched: Style::new().add_modifier(Modifier::UNDERLINED),
                named: Style::new().add_modifier(Modifier::UNDERLINED.union(Modifier::BOLD)),
                selection: Style::new().add_modifier(Modifier::REVERSED),
                current: Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
            },
        }
    }

    fn coloured(colours: &BaseColours) -> Self {
        let on = |back: Color| Style::new().fg(colours.ink).bg(back);
        Self {
            text: Style::new(),
            heading: Style::new().add_modifier(Modifier::BOLD),
            dim: Style::new().fg(colours.dim),
            rule: Style::new().fg(colours.rule),
            accent: Style::new().fg(colours.accent).add_modifier(Modifier::BOLD),
            selected: Style::new()
                .fg(colours.accent)
                .add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
            figure: Style::new().fg(colours.accent),
            fault: Style::new().add_modifier(Modifier::UNDERLINED),
            matched: on(colours.matched),
            named: on(colours.matched).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
            selection: Style::new().add_modifier(Modifier::REVERSED),
            current: on(colours.current).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        }
    }

    /// How a piece of a page is set.
    pub(crate) fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.text,
            Tone::Em => self.text.add_modifier(Modifier::ITALIC),
            Tone::Strong => self.text.add_modifier(Modifier::BOLD),
            Tone::Heading => self.heading,
            Tone::Dim => self.dim,
            Tone::Reference => self.accent,
        }
    }
}

struct BaseColours {
    accent: Color,
    dim: Color,
    rule: Color,
    /// The text on the backgrounds below.
    ink: Color,
    matched: Color,
    current: Color,
}

// Of the 256 colours every terminal of today has, those that are alike everywhere (from 16 on).
const DARK: BaseColours = BaseColours {
    accent: Color::Indexed(80),
    dim: Color::Indexed(249),
    rule: Color::Indexed(239),
    ink: Color::Indexed(16),
    matched: Color::Indexed(180),
    current: Color::Indexed(220),
};

const LIGHT: BaseColours = BaseColours {
    accent: Color::Indexed(24),
    dim: Color::Indexed(240),
    rule: Color::Indexed(250),
    ink: Color::Indexed(16),
    matched: Color::Indexed(223),
    current: Color::Indexed(214),
};

/// The ink and the background taken for a terminal's own where a screen is shown without one, as 0xRRGGBB.
pub(crate) fn paper(colours: ColourScheme) -> (u32, u32) {
    match colours {
        ColourScheme::Dark => (0x00d8_dee9, 0x001c_1f26),
        ColourScheme::Light => (0x0024_292f, 0x00ff_ffff),
        ColourScheme::Mono => (0x0000_0000, 0x00ff_ffff),
    }
}

/// A colour as 0xRRGGBB; `None` for the terminal's own, and for the first sixteen, which each terminal has its own of.
/// The others are those of xterm: a cube with six steps a side from 16 on, then 24 shades of grey.
pub(crate) fn rgb(colour: Color) -> Option<u32> {
    const STEPS: [u32; 6] = [0, 95, 135, 175, 215, 255];
    let (red, green, blue) = match colour {
        Color::Rgb(red, green, blue) => (red.into(), green.into(), blue.into()),
        Color::Indexed(index @ 16..=231) => {
            let step = |of: u8| STEPS[usize::from((index - 16) / of % 6)];
            (step(36), step(6), step(1))
        }
        Color::Indexed(index @ 232..) => {
            let grey = 8 + 10 * u32::from(index - 232);
            (grey, grey, grey)
        }
        _ => return None,
    };
    Some(red << 16 | green << 8 | blue)
}

#[cfg(test)]
mod tests;
