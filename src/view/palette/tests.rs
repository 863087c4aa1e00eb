//! What is written can be read: the contrast of each theme's text, by the formula of WCAG 2.2 (relative luminance and
//! contrast ratio), against the backgrounds that terminals of that kind come with.

use crate::page::Tone;
use crate::session::ColourScheme;
use crate::view::background::{LEAST_CONTRAST, contrast};
use crate::view::palette::{Palette, paper, rgb};
use ratatui::style::{Modifier, Style};

/// The styles that text is written in, by name.
fn texts(theme: &Palette) -> Vec<(&'static str, Style)> {
    let mut texts = vec![
        ("text", theme.text),
        ("heading", theme.heading),
        ("dim", theme.dim),
        ("accent", theme.accent),
        ("selected", theme.selected),
        ("figure", theme.figure),
        ("fault", theme.fault),
        ("matched", theme.matched),
        ("current", theme.current),
        ("selection", theme.selection),
    ];
    for tone in [Tone::Plain, Tone::Em, Tone::Strong, Tone::Heading, Tone::Dim, Tone::Reference] {
        texts.push(("tone", theme.tone(tone)));
    }
    texts
}

#[test]
fn the_formula_is_that_of_wcag() {
    assert!((contrast(0x0000_0000, 0x00ff_ffff) - 21.0).abs() < 1e-9);
    assert!((contrast(0x0077_7777, 0x00ff_ffff) - 4.48).abs() < 0.01);
}

#[test]
fn all_text_can_be_read_on_its_background() {
    // Black, the picture's own, a grey of many schemes; white, and the paper of Solarized.
    let dark = [0x0000_0000, paper(ColourScheme::Dark).1, 0x0028_2c34];
    let light = [0x00ff_ffff, paper(ColourScheme::Light).1, 0x00fd_f6e3];
    for (colours, backgrounds) in [(ColourScheme::Dark, dark), (ColourScheme::Light, light)] {
        let theme = Palette::of(colours);
        let ink = paper(colours).0;
        for (name, style) in texts(&theme) {
            for background in backgrounds {
                let front = style.fg.and_then(rgb).unwrap_or(ink);
                let back = style.bg.and_then(rgb).unwrap_or(background);
                let found = contrast(front, back);
                assert!(
                    found >= LEAST_CONTRAST,
                    "{colours:?} {name} on {background:06x}: {found:.2}"
                );
            }
        }
    }
}

#[test]
fn without_colours_there_are_none_and_what_is_selected_still_stands_out() {
    let theme = Palette::of(ColourScheme::Mono);
    for (name, style) in texts(&theme) {
        assert_eq!((style.fg, style.bg), (None, None), "{name}");
    }
    for colours in [ColourScheme::Dark, ColourScheme::Light, ColourScheme::Mono] {
        let theme = Palette::of(colours);
        for style in [theme.selected, theme.selection, theme.current] {
            let seen = Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED;
            assert!(style.add_modifier.intersects(seen), "never by colour alone: {style:?}");
        }
    }
}
