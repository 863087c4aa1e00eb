//! The colours fit the terminal's background without being told: what it says, what its environment says, and what wins.

use portable_pty::CommandBuilder;
use tempfile::TempDir;
use vt100::{Color, Screen};

use super::pty::{PATIENCE, Session, baocao, has};

const QUESTION: &str = "\x1b]11;?\x1b\\";

/// The least contrast of text, level AA of WCAG 2.2.
const LEAST: f64 = 4.5;

/// The relative luminance of a colour by WCAG 2.2.
fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from(colour >> shift & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

/// The contrast ratio of two colours by WCAG 2.2.
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// A colour of xterm's from the seventeenth on, as 0xRRGGBB: a cube with six steps a side, then shades of grey.
fn rgb(index: u8) -> u32 {
    let step = |of: u8| [0, 95, 135, 175, 215, 255][usize::from((index - 16) / of % 6)];
    match index {
        0..=15 => panic!("every terminal has its own colour {index}"),
        16..=231 => step(36) << 16 | step(6) << 8 | step(1),
        232.. => (8 + 10 * u32::from(index - 232)) * 0x0001_0101,
    }
}

/// The foreground colours of the tab bar and the status bar.
fn colours(screen: &Screen) -> Vec<u32> {
    let cells = [0, 23].into_iter().flat_map(|y| (0..80).map(move |x| (y, x)));
    let colour = |(y, x)| match screen.cell(y, x)?.fgcolor() {
        Color::Idx(index) => Some(rgb(index)),
        _ => None,
    };
    cells.filter_map(colour).collect()
}

/// Which scheme is shown.
fn scheme(screen: &Screen) -> &'static str {
    match colours(screen).into_iter().map(luminance).reduce(f64::min) {
        None => "none",
        Some(darkest) if darkest > 0.2 => "dark",
        Some(_) => "light",
    }
}

/// Waits until a scheme is shown, and for what all that has been said so far leads to.
fn wait_for_scheme(session: &mut Session, wanted: &str) {
    // A window opens, and closes: what was said before has been heard then.
    session.press_and_see("?");
    session.press_and_see("q");
    session.wait(wanted, |screen| scheme(screen) == wanted);
}

fn reply(background: u32) -> String {
    let [_, red, green, blue] = background.to_be_bytes();
    format!("\x1b]11;rgb:{red:02x}{red:02x}/{green:02x}{green:02x}/{blue:02x}{blue:02x}\x1b\\")
}

#[test]
fn the_scheme_can_be_read_on_the_background_that_the_terminal_says() {
    for (background, wanted) in [
        (0x0000_0000, "dark"),
        (0x0000_2b36, "dark"),
        (0x0028_2a36, "dark"),
        (0x002e_3440, "dark"),
        (0x003f_3f3f, "dark"),
        (0x00ff_ffff, "light"),
        (0x00fd_f6e3, "light"),
        (0x00fb_f1c7, "light"),
        (0x00d7_d7d7, "light"),
        // Nothing but the terminal's own colours can be read on a middle grey.
        (0x0080_8080, "none"),
        (0x009b_3a3a, "none"),
    ] {
        let mut session = Session::open(baocao());
        session.wait_for_bytes(0, QUESTION);
        session.press(reply(background));
        wait_for_scheme(&mut session, wanted);
        session.wait("enough contrast", |screen| {
            colours(screen).into_iter().all(|colour| contrast(colour, background) >= LEAST)
        });
    }
}

#[test]
fn the_environment_says_it_where_the_terminal_does_not_and_the_terminal_knows_better() {
    for (says, wanted) in [
        ("15;0", "dark"),
        ("0;15", "light"),
        ("0;default;7", "light"),
        ("15;8", "dark"),
        ("0;default", "dark"),
        ("", "dark"),
        ("0;-1", "dark"),
    ] {
        let mut command = baocao();
        command.env("COLORFGBG", says);
        let mut session = Session::open(command);
        session.wait(wanted, |screen| scheme(screen) == wanted);
        session.wait_for_bytes(0, QUESTION);
        session.press(reply(0x00ff_ffff));
        wait_for_scheme(&mut session, "light");
    }
}

#[test]
fn no_reply_is_waited_for_and_one_cut_in_two_or_of_nonsense_does_no_harm() {
    let whole = reply(0x00ff_ffff);
    for (parts, wanted) in [
        (vec![], "dark"),
        (vec![&whole[..9], &whole[9..]], "light"),
        (vec!["\x1b]11;rgb:zz/zz/zz\x1b\\"], "dark"),
        (vec!["\x1b]11;rgb:ffff/\x1b\\"], "dark"),
        (vec!["\x1b]10;rgb:ffff/ffff/ffff\x1b\\"], "dark"),
    ] {
        // Drawn before anything was answered.
        let mut session = Session::open(baocao());
        session.wait_for_bytes(0, QUESTION);
        for part in &parts {
            session.press(part);
        }
        wait_for_scheme(&mut session, wanted);
        session.press("q");
        assert_eq!(session.end(PATIENCE), 0);
        session.assert_restored(0);
    }
}

#[test]
fn it_is_asked_once_and_what_was_chosen_wins() {
    for (arguments, wanted) in
        [(&["--light"][..], "light"), (&["--dark"], "dark"), (&["--mono"], "none")]
    {
        let mut command = baocao();
        command.args(arguments);
        command.env("COLORFGBG", if wanted == "light" { "15;0" } else { "0;15" });
        let mut session = Session::open(command);
        session.press(reply(if wanted == "light" { 0 } else { 0x00ff_ffff }));
        wait_for_scheme(&mut session, wanted);
        assert!(!has(&session.bytes(), QUESTION), "{arguments:?}");
    }
    // By a key, before the answer comes; and remembered.
    let home = TempDir::new().expect("a directory");
    let reader = || -> CommandBuilder {
        let mut command = baocao();
        command.env("XDG_STATE_HOME", home.path());
        command
    };
    let mut session = Session::open(reader());
    session.press_and_see("T");
    session.press(reply(0));
    wait_for_scheme(&mut session, "light");
    let bytes = session.bytes();
    assert_eq!(String::from_utf8_lossy(&bytes).matches(QUESTION).count(), 1);
    session.press("q");
    assert_eq!(session.end(PATIENCE), 0);
    let mut session = Session::open(reader());
    session.press(reply(0));
    wait_for_scheme(&mut session, "light");
    assert!(!has(&session.bytes(), QUESTION));
}
