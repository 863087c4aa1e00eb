//! Errors that are sentences of the program's own, so that they can be said in the language chosen. What the operating
//! system, the argument parser and the importer say stays in English.

use std::fmt;

use crate::messages::{Lang, Message};

/// A sentence with what its gaps hold.
#[derive(Debug)]
pub(super) struct Said(Message, Vec<String>);

impl Said {
    pub(super) fn new(message: Message, values: &[&str]) -> Self {
        Self(message, values.iter().map(ToString::to_string).collect())
    }

    fn say(&self, lang: Lang) -> String {
        let values: Vec<&str> = self.1.iter().map(String::as_str).collect();
        self.0.fill(lang, &values)
    }
}

/// In English, as all that is around it where no language is chosen.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Said {}

/// An error with what caused it, on one line.
pub(super) fn told(error: &anyhow::Error, lang: Lang) -> String {
    let causes = error.chain().map(|cause| match cause.downcast_ref::<Said>() {
        Some(said) => said.say(lang),
        None => cause.to_string(),
    });
    causes.collect::<Vec<_>>().join(": ")
}
