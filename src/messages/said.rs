//! Errors that are sentences of the program's own, to be said in the language chosen once that is known.

use std::error::Error;
use std::fmt;

use super::{Lang, Message};

/// An error of whatever kind.
type Cause = Box<dyn Error + Send + Sync>;

/// A sentence with what its gaps hold, and the error behind it, if there is one.
#[derive(Debug)]
pub(crate) struct Said {
    message: Message,
    values: Vec<String>,
    cause: Option<Cause>,
}

impl Said {
    /// An error that is this sentence.
    pub(crate) fn new(message: Message, values: &[&str]) -> Self {
        Self { message, values: values.iter().map(ToString::to_string).collect(), cause: None }
    }

    /// The sentence in a language.
    pub(crate) fn say(&self, lang: Lang) -> String {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        self.message.fill(lang, &values)
    }
}

/// In English, as all that is around it where no language is chosen.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl Error for Said {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let cause: &(dyn Error + 'static) = self.cause.as_deref()?;
        Some(cause)
    }
}

/// Says a sentence of the program's own before an error.
pub(crate) trait Saying<T> {
    /// The same with this before the error.
    fn saying(self, message: Message) -> Result<T, Said>;
}

impl<T, E: Into<Cause>> Saying<T> for Result<T, E> {
    fn saying(self, message: Message) -> Result<T, Said> {
        self.map_err(|error| Said { message, values: Vec::new(), cause: Some(error.into()) })
    }
}
