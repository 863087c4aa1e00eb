//! Decodes mouse events. Terminals count columns and rows from 1, the program from 0.

use super::parameters::Parameters;
use crate::keys::{Mouse, MouseKind};

/// The bits for the button; the others are for modifiers and movement.
const BUTTON: u32 = 0b1100_0011;
const SHIFT: u32 = 4;
const MOVED: u32 = 32;

const LEFT: u32 = 0;
/// A release, in the encodings that do not say of which button.
const RELEASED: u32 = 3;
const WHEEL_UP: u32 = 64;
const WHEEL_DOWN: u32 = 65;

/// A mouse event in the encoding that the program asks for: `ESC [ < buttons ; column ; row M`, or `m` for a release.
pub(super) fn sgr_mouse(parameters: Parameters, last: u8) -> Option<Mouse> {
    let buttons = parameters.number(0, 0)?;
    let buttons = match last {
        b'M' => buttons,
        b'm' if buttons & BUTTON == LEFT => buttons & !MOVED | RELEASED,
        _ => return None,
    };
    mouse(buttons, parameters.number(1, 0)?, parameters.number(2, 0)?)
}

/// A mouse event in urxvt's encoding: xterm's first one in decimal numbers, of which only the buttons are 32 higher.
pub(super) fn urxvt_mouse(parameters: Parameters) -> Option<Mouse> {
    let buttons = parameters.number(0, 0)?.checked_sub(32)?;
    mouse(buttons, parameters.number(1, 0)?, parameters.number(2, 0)?)
}

/// A mouse event in xterm's first encoding.
pub(super) fn x10_mouse(bytes: [u8; 3]) -> Option<Mouse> {
    let [buttons, column, row] = bytes.map(|byte| u32::from(byte).saturating_sub(32));
    mouse(buttons, column, row)
}

fn mouse(buttons: u32, column: u32, row: u32) -> Option<Mouse> {
    let moved = buttons & MOVED != 0;
    let kind = match buttons & BUTTON {
        LEFT if moved => MouseKind::Drag,
        LEFT => MouseKind::Click,
        RELEASED if !moved => MouseKind::Release,
        WHEEL_UP => MouseKind::WheelUp,
        WHEEL_DOWN => MouseKind::WheelDown,
        _ => return None,
    };
    let cell = |position: u32| u16::try_from(position.saturating_sub(1)).unwrap_or(u16::MAX);
    let shift = buttons & SHIFT != 0;
    Some(Mouse { kind, column: cell(column), row: cell(row), shift })
}
