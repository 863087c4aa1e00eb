//! What in a text is markup rather than words: entities, tags, note references, the targets of links.
//! Each function looks at the beginning of a text, no further than the markup can reach.

/// The character of the entity that `text` begins with, and the entity's length in bytes.
pub(crate) fn entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    let rest = text.strip_prefix('&')?;
    let end = rest.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &rest[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        None => named(name)?,
    };
    Some((c, end + 2))
}

/// The entities that word processors and scanners write into Vietnamese texts.
fn named(name: &str) -> Option<char> {
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("bull", '•'),
        ("middot", '·'),
        ("times", '×'),
        ("divide", '÷'),
        ("deg", '°'),
        ("plusmn", '±'),
        ("le", '≤'),
        ("ge", '≥'),
        ("permil", '‰'),
        ("sect", '§'),
        ("sup1", '¹'),
        ("sup2", '²'),
        ("sup3", '³'),
        ("frac12", '½'),
        ("frac14", '¼'),
        ("frac34", '¾'),
        ("agrave", 'à'),
        ("aacute", 'á'),
        ("acirc", 'â'),
        ("atilde", 'ã'),
        ("egrave", 'è'),
        ("eacute", 'é'),
        ("ecirc", 'ê'),
        ("igrave", 'ì'),
        ("iacute", 'í'),
        ("ograve", 'ò'),
        ("oacute", 'ó'),
        ("ocirc", 'ô'),
        ("otilde", 'õ'),
        ("ugrave", 'ù'),
        ("uacute", 'ú'),
        ("yacute", 'ý'),
        ("dstrok", 'đ'),
        ("Agrave", 'À'),
        ("Aacute", 'Á'),
        ("Acirc", 'Â'),
        ("Atilde", 'Ã'),
        ("Egrave", 'È'),
        ("Eacute", 'É'),
        ("Ecirc", 'Ê'),
        ("Igrave", 'Ì'),
        ("Iacute", 'Í'),
        ("Ograve", 'Ò'),
        ("Oacute", 'Ó'),
        ("Ocirc", 'Ô'),
        ("Otilde", 'Õ'),
        ("Ugrave", 'Ù'),
        ("Uacute", 'Ú'),
        ("Yacute", 'Ý'),
        ("Dstrok", 'Đ'),
    ];
    NAMED.iter().find_map(|(known, c)| (*known == name).then_some(*c))
}

/// What a tag means for the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// `<sup>`: what follows may be a note reference.
    Sup,
    /// A line break.
    Break,
    /// Emphasis begins or ends.
    Em,
    /// Strong emphasis begins or ends.
    Strong,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// The bounds of a paragraph or another box: its words do not touch those outside.
    Box,
    /// Nothing a reader sees.
    Nothing,
}

/// A tag: its meaning, whether it closes, its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// What it means.
    pub meaning: Meaning,
    /// Whether it is a closing tag.
    pub closing: bool,
    /// Its length in bytes.
    pub len: usize,
}

/// The tag that `text` begins with. `<10 tuổi`, `<tên xã>` and the like are words, not tags.
pub(crate) fn tag(text: &str) -> Option<Tag> {
    let inside = text.strip_prefix('<')?;
    // A tag holds no `<`: a run of them is looked at once, however long.
    let end = inside.find(['<', '>'])?;
    if inside.as_bytes()[end] != b'>' {
        return None;
    }
    let (closing, body) = match inside[..end].strip_prefix('/') {
        Some(body) => (true, body),
        None => (false, &inside[..end]),
    };
    let name_len = body.bytes().take_while(u8::is_ascii_alphanumeric).count().min(body.len());
    let (name, attributes) = body.split_at(name_len);
    let attributes = attributes.trim_end_matches('/').trim();
    if !attributes.is_empty()
        && (!attributes.contains('=') || body.as_bytes().get(name_len) != Some(&b' '))
    {
        return None;
    }
    let meaning = match name.to_ascii_lowercase().as_str() {
        "sup" => Meaning::Sup,
        "br" => Meaning::Break,
        "i" | "em" => Meaning::Em,
        "b" | "strong" => Meaning::Strong,
        "tr" => Meaning::Row,
        "td" | "th" => Meaning::Cell,
        "p" | "div" | "center" | "li" | "ul" | "ol" | "hr" | "h1" | "h2" | "h3" | "h4" | "h5"
        | "h6" | "blockquote" | "pre" => Meaning::Box,
        "a" | "u" | "s" | "span" | "font" | "small" | "big" | "mark" | "del" | "ins" | "sub"
        | "code" | "img" | "table" | "thead" | "tbody" | "tfoot" | "caption" | "colgroup"
        | "col" | "html" | "body" | "section" => Meaning::Nothing,
        _ => return None,
    };
    Some(Tag { meaning, closing, len: end + 2 })
}

/// The digit of a superscript digit.
pub(crate) fn superscript(c: char) -> Option<char> {
    let value = match c {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' => 0,
        '⁴'..='⁹' => c as u32 - 0x2070,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// The label of the `[^label]` that `text` begins with.
pub(crate) fn caret(text: &str) -> Option<&str> {
    const LONGEST: usize = 64;
    let inside = text.strip_prefix("[^")?;
    let end = inside
        .bytes()
        .take(LONGEST)
        .position(|b| b == b']' || b == b'[' || b.is_ascii_whitespace())?;
    (end > 0 && inside.as_bytes()[end] == b']').then(|| &inside[..end])
}

/// The labels of the `<sup>…</sup>` that `text` begins with, and its length; `None` if it holds no labels.
/// `start` is the length of the opening tag.
pub(crate) fn sup(text: &str, start: usize) -> Option<(Vec<&str>, usize)> {
    const LONGEST: usize = 40;
    let inside = &text[start..];
    let end = inside.bytes().take(LONGEST).position(|b| b == b'<')?;
    let close = tag(&inside[end..])?;
    if !close.closing || close.meaning != Meaning::Sup {
        return None;
    }
    let keys: Vec<&str> = inside[..end]
        .split([',', ';', ' '])
        .map(label_core)
        .filter(|key| !key.is_empty())
        .collect();
    let number = |key: &&str| key.len() <= 4 && key.bytes().all(|b| b.is_ascii_digit());
    let asterisks = |key: &&str| key.len() <= 3 && key.bytes().all(|b| b == b'*');
    let letter = |key: &&str| key.len() == 1 && key.bytes().all(|b| b.is_ascii_lowercase());
    let fits = match keys.as_slice() {
        [one] => number(one) || asterisks(one) || letter(one),
        [] => false,
        several => several.iter().all(number),
    };
    fits.then_some((keys, start + end + close.len))
}

/// A label without brackets, emphasis and white space; a label of asterisks stays.
pub(crate) fn label_core(label: &str) -> &str {
    let core = label.trim().trim_matches(['(', ')', '[', ']', '\\', ' ', '.', ':']);
    let bare = core.trim_matches(['*', '_', ' ']);
    let bare = bare.trim_matches(['(', ')', '[', ']', '.', ':']);
    if bare.is_empty() { core } else { bare }
}

/// The target of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InlineLink<'a> {
    /// Where it leads.
    pub address: &'a str,
    /// What is shown when a pointer stands on it.
    pub title: &'a str,
    /// Its length in bytes.
    pub len: usize,
}

/// The `(url "title")` that `text` begins with. Words in brackets are no address: `[1](xem phụ lục)` stays.
pub(crate) fn link(text: &str) -> Option<InlineLink<'_>> {
    let inside = text.strip_prefix('(')?;
    // Stopping at the next bracket keeps a text full of them linear.
    let end = inside.find(['(', ')', '[', ']'])?;
    if inside.as_bytes()[end] != b')' {
        return None;
    }
    let target = inside[..end].trim();
    let (address, title) = match target.split_once(char::is_whitespace) {
        Some((address, title)) => (address, title.trim()),
        None => (target, ""),
    };
    let titled = title.is_empty()
        || title.len() > 1 && title.starts_with(['"', '\'']) && title.ends_with(['"', '\'']);
    let file_name = address
        .rsplit_once('.')
        .is_some_and(|(_, extension)| extension.bytes().any(|b| b.is_ascii_alphabetic()));
    let is_address = address.contains("://")
        || address.starts_with(['#', '/', '.'])
        || address.starts_with("mailto:")
        || file_name;
    let title = title.trim_matches(['"', '\'']);
    (titled && is_address).then_some(InlineLink { address, title, len: end + 2 })
}

/// Whether an address leads to a note within the same text, or back from it.
pub(crate) fn is_note_link(address: &str) -> bool {
    const STARTS: [&str; 6] = ["#footnote", "#_ftn", "#fn", "#sdfootnote", "#_edn", "#endnote"];
    STARTS.iter().any(|start| address.starts_with(start))
}

/// Whether an address leads back from a note to where it is referred to.
pub(crate) fn is_back_link(address: &str) -> bool {
    is_note_link(address) && (address.contains("ref") || address.ends_with("anc"))
}

/// The value of an attribute of a tag, if it has words.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let begins = rest[..at].ends_with(char::is_whitespace);
        rest = &rest[at + name.len()..];
        if let Some(value) = rest.strip_prefix('=').filter(|_| begins) {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let words = match quote {
                Some(quote) => value[1..].split(quote).next().unwrap_or_default(),
                None => value.split([' ', '>', '/']).next().unwrap_or_default(),
            };
            return (!words.trim().is_empty()).then_some(words.trim());
        }
    }
}
