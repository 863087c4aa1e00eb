//! What a terminal sends, as [`Input`]s.
//!
//! The bytes are decoded in [`Decoder`], whose result depends only on the bytes and on the pauses between them; on Unix they
//! are read in `keyboard`. The decoder is this program's own because nothing that a terminal sends, asked for or not, whole or
//! in part, must be taken for keys or hide keys. The console of Windows sends events, not bytes.

#![cfg_attr(windows, allow(dead_code, unused_imports, reason = "its console sends no bytes"))]

#[cfg(any(windows, test))]
pub(super) mod burst;
mod decoder;
mod encodings;
mod mouse;
mod parameters;
mod paste;
mod received;
mod replies;
mod tokens;

pub(crate) use decoder::Decoder;
pub(crate) use received::{Input, Reply};

#[cfg(test)]
mod tests;
