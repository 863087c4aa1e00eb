//! Nothing from outside gets through, and nothing breaks the program: hostile strings in every field on every screen
//! and through every command, reports that are none, and keys pressed at random.
//!
//! The slow ones among them run with `cargo test --release -- --ignored`.

mod common;

#[path = "hostile/keys.rs"]
mod keys;
#[path = "hostile/limits.rs"]
mod limits;
#[path = "hostile/linear.rs"]
mod linear;
#[path = "hostile/payloads.rs"]
mod payloads;
#[path = "hostile/program.rs"]
mod program;
#[path = "hostile/reports.rs"]
mod reports;
#[path = "hostile/strings.rs"]
mod strings;
#[path = "hostile/template.rs"]
mod template;
