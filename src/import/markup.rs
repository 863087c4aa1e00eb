//! What HTML leaves in Markdown: entities, and the tags that are markup rather than words.

/// The character of the entity that `text` begins with, and the entity's length in bytes.
pub fn entity(text: &str) -> Option<(char, usize)> {
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
    NAMED
        .iter()
        .find_map(|(known, c)| (*known == name).then_some(*c))
}

/// What a tag means for the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// `<sup>`: what follows may be the mark of a note.
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
pub struct Tag {
    /// What it means.
    pub meaning: Meaning,
    /// Whether it is a closing tag.
    pub closing: bool,
    /// Its length in bytes.
    pub len: usize,
}

/// The tag that `text` begins with. `<10 tuổi`, `<tên xã>` and the like are words, not tags.
pub fn tag(text: &str) -> Option<Tag> {
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
    let name_len = body
        .bytes()
        .take_while(u8::is_ascii_alphanumeric)
        .count()
        .min(body.len());
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
    Some(Tag {
        meaning,
        closing,
        len: end + 2,
    })
}
