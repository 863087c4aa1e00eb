//! The explorer driven by its events, key by key: where each leads, and what is then open, selected and shown.
// Helpers that the integration tests share are as public as those need them.
#![allow(unreachable_pub)]

#[path = "../../tests/it/common.rs"]
pub(crate) mod common;
#[allow(dead_code, reason = "the other tests use the rest")]
#[path = "../../tests/it/hostile/payloads.rs"]
mod payloads;
#[allow(dead_code, reason = "the other tests use the rest")]
#[path = "../../tests/it/hostile/template.rs"]
pub(crate) mod template;

mod annotations;
mod bookmarks;
mod commands;
mod finder;
mod habits;
mod hints;
mod index;
mod lists;
mod mouse;
mod plain;
mod quoting;
pub(crate) mod random_keys;
mod sight;
mod travel;
mod windows;
