//! Blocks as JSON: the members that each kind has, and the cells of tables.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::runs::Runs;
use crate::report::table::{HEAD_ROWS, MAX_SPAN};
use crate::report::{Block, BlockKind, Cell};
use crate::text::SafeText;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockJson {
    kind: KindJson,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<SafeText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<BulletLevel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<Runs>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    head_rows: Option<Span<0>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Vec<Cell>>>,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindJson {
    Paragraph,
    Bullet,
    Item,
    Line,
    Table,
}

/// A bullet's nesting, 1 to 9.
#[derive(Clone, Copy, Serialize)]
#[serde(transparent)]
struct BulletLevel(usize);

impl<'de> Deserialize<'de> for BulletLevel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match usize::deserialize(deserializer)? {
            level @ 1..=9 => Ok(Self(level)),
            level => Err(de::Error::custom(format!("level {level}, expected 1 to 9"))),
        }
    }
}

/// A block whose members fit its kind.
pub(super) struct Checked(pub(super) Block);

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        block_from(BlockJson::deserialize(deserializer)?).map(Self)
    }
}

impl Serialize for Checked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        BlockJson::from(&self.0).serialize(serializer)
    }
}

/// Checks that a block has exactly the members of its kind. Done while reading, so that an error names line and column.
fn block_from<E: de::Error>(block: BlockJson) -> Result<Block, E> {
    let table = block.kind == KindJson::Table;
    if block.text.is_some() == table || block.rows.is_some() != table {
        return Err(E::custom("a table has `rows`, every other block `text`"));
    }
    if block.label.is_some() != (block.kind == KindJson::Item) {
        return Err(E::custom("an item has a `label`, no other block has"));
    }
    if block.head_rows.is_some() && !table {
        return Err(E::custom("only a table has `head_rows`"));
    }
    if block.level.is_some() && block.kind != KindJson::Bullet {
        return Err(E::custom("only a bullet has a `level`"));
    }
    let kind = match block.kind {
        KindJson::Paragraph => BlockKind::Paragraph,
        KindJson::Bullet => BlockKind::Bullet { level: block.level.map_or(1, |level| level.0) },
        KindJson::Item => BlockKind::Item { label: block.label.unwrap_or_default() },
        KindJson::Line => BlockKind::Line,
        KindJson::Table => BlockKind::Table {
            rows: block.rows.unwrap_or_default(),
            head_rows: block.head_rows.map_or(HEAD_ROWS, |rows| rows.0),
        },
    };
    Ok(Block { kind, text: block.text.unwrap_or_default().0, page: block.page })
}

impl From<&Block> for BlockJson {
    fn from(block: &Block) -> Self {
        let (mut label, mut level, mut rows, mut head_rows) = (None, None, None, None);
        let kind = match &block.kind {
            BlockKind::Paragraph => KindJson::Paragraph,
            BlockKind::Bullet { level: n } => {
                level = (*n > 1).then_some(BulletLevel(*n));
                KindJson::Bullet
            }
            BlockKind::Item { label: printed } => {
                label = Some(printed.clone());
                KindJson::Item
            }
            BlockKind::Line => KindJson::Line,
            BlockKind::Table { rows: cells, head_rows: heads } => {
                rows = Some(cells.clone());
                head_rows = (*heads != HEAD_ROWS).then(|| Span((*heads).min(MAX_SPAN)));
                KindJson::Table
            }
        };
        let text = rows.is_none().then(|| Runs(block.text.clone()));
        Self { kind, label, level, page: block.page, text, rows, head_rows }
    }
}

/// A count of rows or columns, `LEAST` to [`MAX_SPAN`].
#[derive(Clone, Copy, Serialize)]
#[serde(transparent)]
struct Span<const LEAST: usize>(usize);

impl<'de, const LEAST: usize> Deserialize<'de> for Span<LEAST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match usize::deserialize(deserializer)? {
            count if (LEAST..=MAX_SPAN).contains(&count) => Ok(Self(count)),
            count => Err(de::Error::custom(format!("{count}, expected {LEAST} to {MAX_SPAN}"))),
        }
    }
}

/// A cell that spans rows or columns; any other is written as its text alone.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SpanningCell {
    text: Runs,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    colspan: Option<Span<1>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rowspan: Option<Span<1>>,
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.colspan <= 1 && self.rowspan <= 1 {
            return self.text.serialize(serializer);
        }
        let span = |span: usize| (span > 1).then(|| Span(span.min(MAX_SPAN)));
        let (colspan, rowspan) = (span(self.colspan), span(self.rowspan));
        SpanningCell { text: Runs(self.text.clone()), colspan, rowspan }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CellVisitor;
        impl<'de> Visitor<'de> for CellVisitor {
            type Value = Cell;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a cell: a text, or an object with `text`, `colspan` and `rowspan`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Cell, E> {
                Runs::deserialize(text.into_deserializer()).map(|text| text.0.into())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Cell, A::Error> {
                Runs::deserialize(SeqAccessDeserializer::new(seq)).map(|text| text.0.into())
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
                let cell = SpanningCell::deserialize(MapAccessDeserializer::new(map))?;
                let span = |span: Option<Span<1>>| span.map_or(1, |span| span.0);
                Ok(Cell::spanning(cell.text.0, span(cell.colspan), span(cell.rowspan)))
            }
        }
        deserializer.deserialize_any(CellVisitor)
    }
}
