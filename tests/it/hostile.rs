//! Nothing from outside gets through, and nothing breaks the program: hostile strings in every field on every screen
//! and through every command, reports that are none, and keys pressed at random.
//!
//! The slow ones among them run with `cargo test --release -- --ignored`.

mod keys;
mod limits;
mod linear;
mod payloads;
mod program;
mod reports;
mod strings;
pub mod template;
