//! Nothing from outside gets through, and nothing breaks the program: hostile strings in every field on every screen
//! and through every command, reports that are none, and keys pressed at random.
//!
//! The slow ones among them run with `cargo test -- --ignored`.

mod linear;
mod payloads;
pub mod template;

/// The program is run here with a limit on its memory, which a Unix shell sets.
#[cfg(unix)]
mod limits;
#[cfg(unix)]
mod program;
#[cfg(unix)]
mod reports;
#[cfg(unix)]
mod strings;
