//! Errors that are messages of the interface, and so are in the chosen language. Errors of the operating system, the argument
//! parser and the importer are in English.

use std::fmt;

use crate::messages::{Lang, Message};

/// A message with the values to fill in.
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

/// In English, as the errors around it, if no language is known.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Said {}

/// An error with its causes, on one line.
pub(super) fn told(error: &anyhow::Error, lang: Lang) -> String {
    let causes = error.chain().map(|cause| match cause.downcast_ref::<Said>() {
        Some(said) => said.say(lang),
        None => cause.to_string(),
    });
    causes.collect::<Vec<_>>().join(": ")
}
