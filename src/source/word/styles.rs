//! Formatting: what a run, a paragraph or a style says of itself, and what it has from the styles it is based on. Only
//! what tells the structure of a report is read.

use std::collections::HashMap;

use super::fonts::Font;
use super::xml::XmlElement;

/// Where text stands on its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum VerticalAlign {
    /// On it.
    #[default]
    Baseline,
    /// Above it, small.
    Raised,
    /// Below it, small.
    Lowered,
}

/// The formatting of a run. What is not said is absent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RunFormat {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Whether its letters are shown as capitals, whatever they are.
    pub(super) capitals: Option<bool>,
    pub(super) font: Option<Font>,
    /// In points.
    pub(super) size: Option<f32>,
    pub(super) position: Option<VerticalAlign>,
}

impl RunFormat {
    /// What an `rPr` says.
    pub(super) fn read(properties: XmlElement<'_>) -> Self {
        let half_points = properties.number::<f32>("sz");
        let position = properties.value("vertAlign").map(|value| match value {
            "superscript" => VerticalAlign::Raised,
            "subscript" => VerticalAlign::Lowered,
            _ => VerticalAlign::Baseline,
        });
        Self {
            bold: properties.switch("b"),
            italic: properties.switch("i"),
            hidden: properties.switch("vanish"),
            capitals: properties.switch("caps"),
            font: properties.child("rFonts").and_then(font),
            size: half_points.filter(|size| size.is_finite() && *size > 0.0).map(|size| size / 2.0),
            position,
        }
    }

    /// With what it does not say taken from another.
    pub(super) fn or(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            hidden: self.hidden.or(base.hidden),
            capitals: self.capitals.or(base.capitals),
            font: self.font.or(base.font),
            size: self.size.or(base.size),
            position: self.position.or(base.position),
        }
    }
}

/// The font of Vietnamese letters: Word takes characters beyond ASCII from `hAnsi`.
fn font(fonts: XmlElement<'_>) -> Option<Font> {
    let named = fonts.attribute("hAnsi").or_else(|| fonts.attribute("ascii"));
    let theme = fonts.attribute("hAnsiTheme").or_else(|| fonts.attribute("asciiTheme"));
    named.map(Font::of).or(theme.map(|_| Font::Unicode))
}

/// The list that a paragraph is numbered in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ListReference {
    /// The `numId`; 0 says that it is in none.
    pub(super) list: Option<u32>,
    /// From 0.
    pub(super) level: Option<usize>,
}

/// The formatting of a paragraph. What is not said is absent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ParagraphFormat {
    pub(super) centred: Option<bool>,
    pub(super) page_break_before: Option<bool>,
    /// From 0 to 8 for headings; 9 is body text.
    pub(super) outline_level: Option<usize>,
    pub(super) list: ListReference,
}

impl ParagraphFormat {
    /// What a `pPr` says.
    pub(super) fn read(properties: XmlElement<'_>) -> Self {
        let list = properties
            .child("numPr")
            .map(|list| ListReference { list: list.number("numId"), level: list.number("ilvl") });
        Self {
            centred: properties.value("jc").map(|side| side == "center"),
            page_break_before: properties.switch("pageBreakBefore"),
            outline_level: properties.number("outlineLvl"),
            list: list.unwrap_or_default(),
        }
    }

    /// With what it does not say taken from another.
    pub(super) fn or(self, base: Self) -> Self {
        Self {
            centred: self.centred.or(base.centred),
            page_break_before: self.page_break_before.or(base.page_break_before),
            outline_level: self.outline_level.or(base.outline_level),
            list: ListReference {
                list: self.list.list.or(base.list.list),
                level: self.list.level.or(base.list.level),
            },
        }
    }
}

/// A style of paragraphs, runs or tables, with all that it is based on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NamedStyle {
    pub(super) paragraph: ParagraphFormat,
    pub(super) run: RunFormat,
    /// Whether it draws the lines of a table.
    pub(super) draws_lines: Option<bool>,
    /// Whether it is of lines of a table of contents.
    pub(super) is_contents: bool,
}

impl NamedStyle {
    fn read(style: XmlElement<'_>) -> Self {
        let name = style.value("name").unwrap_or_default().to_ascii_lowercase();
        let mut paragraph = style.child("pPr").map(ParagraphFormat::read).unwrap_or_default();
        // The built-in headings say their level; others made after them may be named so alone.
        let named_level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
        let named_level = named_level.and_then(|level: usize| level.checked_sub(1));
        paragraph.outline_level = paragraph.outline_level.or(named_level);
        Self {
            paragraph,
            run: style.child("rPr").map(RunFormat::read).unwrap_or_default(),
            draws_lines: style.child("tblPr").and_then(table_lines),
            is_contents: name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok()),
        }
    }

    fn or(self, base: Self) -> Self {
        Self {
            paragraph: self.paragraph.or(base.paragraph),
            run: self.run.or(base.run),
            draws_lines: self.draws_lines.or(base.draws_lines),
            is_contents: self.is_contents || base.is_contents,
        }
    }
}

/// Whether a `tblPr` draws lines, if it says.
pub(super) fn table_lines(properties: XmlElement<'_>) -> Option<bool> {
    let borders = properties.child("tblBorders")?;
    Some(borders.children().any(is_line))
}

/// Whether a side of a border is drawn.
pub(super) fn is_line(side: XmlElement<'_>) -> bool {
    !matches!(side.attribute("val"), None | Some("nil" | "none"))
}

/// All styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, NamedStyle>,
    default_paragraph: NamedStyle,
    default_table: NamedStyle,
    /// What holds where no style says otherwise.
    defaults: NamedStyle,
}

impl Styles {
    /// Reads the part with the styles.
    pub(super) fn read(root: XmlElement<'_>) -> Self {
        let mut own: HashMap<&str, (NamedStyle, Option<&str>)> = HashMap::new();
        let (mut paragraph, mut table) = (None, None);
        for style in root.children().filter(|child| child.is("style")) {
            let Some(id) = style.attribute("styleId") else { continue };
            if matches!(style.attribute("default"), Some("1" | "true" | "on")) {
                match style.attribute("type") {
                    Some("paragraph") => paragraph = Some(id),
                    Some("table") => table = Some(id),
                    _ => {}
                }
            }
            own.insert(id, (NamedStyle::read(style), style.value("basedOn")));
        }
        let resolved = resolve(&own);
        let resolve = |id: &str| resolved.get(id).copied().unwrap_or_default();
        let defaults = root
            .child("docDefaults")
            .map(|defaults| NamedStyle {
                run: inner(defaults, "rPrDefault", "rPr").map(RunFormat::read).unwrap_or_default(),
                paragraph: inner(defaults, "pPrDefault", "pPr")
                    .map(ParagraphFormat::read)
                    .unwrap_or_default(),
                ..NamedStyle::default()
            })
            .unwrap_or_default();
        Self {
            default_paragraph: paragraph.map(resolve).unwrap_or_default(),
            default_table: table.map(resolve).unwrap_or_default(),
            by_id: resolved.into_iter().map(|(id, style)| (id.to_owned(), style)).collect(),
            defaults,
        }
    }

    /// The style of a paragraph; of one that names none, or one that does not exist, the default one.
    pub(super) fn paragraph(&self, id: Option<&str>) -> NamedStyle {
        let named = id.and_then(|id| self.by_id.get(id));
        named.copied().unwrap_or(self.default_paragraph).or(self.defaults)
    }

    /// The style of a run that names one.
    pub(super) fn run(&self, id: &str) -> RunFormat {
        self.by_id.get(id).map(|style| style.run).unwrap_or_default()
    }

    /// Whether the style of a table draws its lines.
    pub(super) fn table_draws_lines(&self, id: Option<&str>) -> bool {
        let style = id.and_then(|id| self.by_id.get(id)).unwrap_or(&self.default_table);
        style.draws_lines.unwrap_or(false)
    }
}

/// Styles with what they are based on, each resolved once. A style that is based on itself, by whatever way, ends there.
fn resolve<'t>(
    own: &HashMap<&'t str, (NamedStyle, Option<&'t str>)>,
) -> HashMap<&'t str, NamedStyle> {
    let mut resolved: HashMap<&str, NamedStyle> = HashMap::with_capacity(own.len());
    for id in own.keys() {
        let mut chain = Vec::new();
        let mut next = Some(*id);
        while let Some((id, (style, base))) =
            next.filter(|id| !resolved.contains_key(id)).and_then(|id| own.get_key_value(id))
        {
            // Until its bases are known; on a cycle this is what it is taken with.
            resolved.insert(id, *style);
            chain.push((*id, *style));
            next = *base;
        }
        let base = next.and_then(|id| resolved.get(id)).copied().unwrap_or_default();
        chain.into_iter().rev().fold(base, |base, (id, style)| {
            let style = style.or(base);
            resolved.insert(id, style);
            style
        });
    }
    resolved
}

fn inner<'t>(element: XmlElement<'t>, outer: &str, name: &str) -> Option<XmlElement<'t>> {
    element.child(outer)?.child(name)
}
