//! Which colour scheme can be read on a terminal's background.

use super::palette::{Palette, rgb};
use crate::session::ColourScheme;

/// The least contrast of text with its background: level AA of WCAG 2.2, success criterion 1.4.3.
pub(super) const LEAST_CONTRAST: f64 = 4.5;

/// The scheme that can be read best on a background, given as 0xRRGGBB. Where neither reaches [`LEAST_CONTRAST`], as on
/// a middle grey, none: the terminal's own colours were chosen for it.
pub(crate) fn fitting(background: u32) -> ColourScheme {
    let (dark, light) =
        (least(ColourScheme::Dark, background), least(ColourScheme::Light, background));
    match (dark >= light, dark.max(light) >= LEAST_CONTRAST) {
        (_, false) => ColourScheme::Mono,
        (true, true) => ColourScheme::Dark,
        (false, true) => ColourScheme::Light,
    }
}

/// The least contrast of a scheme's texts with a background. Texts without a colour have the terminal's own, and those
/// with a background of their own do not depend on this one.
fn least(colours: ColourScheme, background: u32) -> f64 {
    let palette = Palette::of(colours);
    let texts = [palette.dim, palette.accent, palette.selected, palette.figure];
    let fronts = texts.into_iter().filter_map(|style| rgb(style.fg?));
    fronts.map(|front| contrast(front, background)).fold(f64::INFINITY, f64::min)
}

/// The contrast ratio of two colours by WCAG 2.2, from 1 to 21.
pub(super) fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// The relative luminance of a colour by WCAG 2.2, from 0 to 1.
fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from(colour >> shift & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

/// The scheme that `COLORFGBG` asks for: a terminal sets it to the numbers of its colours, the background's last. As in
/// other programs 7 and the bright colours count as light, except 8, which is a dark grey.
pub(crate) fn of_environment(value: &str) -> Option<ColourScheme> {
    match value.rsplit(';').next()?.parse().ok()? {
        0..=6 | 8 => Some(ColourScheme::Dark),
        7 | 9..=15 => Some(ColourScheme::Light),
        _ => None,
    }
}
