//! The white space between columns of running text, as journals and gazettes have them: where it stands, and over how
//! much of a page it goes. What is side by side in a letterhead or a list without lines is not found here.

use super::drawing::Glyph;
use super::geometry::Area;

/// Lengths in parts of the size. The narrowest white space between columns.
const GUTTER: f32 = 0.8;
/// Glyphs whose baselines are nearer are of one row.
const SAME_ROW: f32 = 0.45;
/// How far from the white space lines of the right column begin, and the share of them that do.
const INDENT: f32 = 3.5;
const EDGE_SHARE: f32 = 0.8;
/// The share of lines that have no white space within.
const WHOLE_SHARE: f32 = 0.8;
/// The share of a column that a line of running text takes, and the share of the lines that do.
const WIDE: f32 = 0.6;
const WIDE_SHARE: f32 = 0.6;
/// The share of the text's width on either side of the white space, at least.
const LEAST_SIDE: f32 = 0.3;
/// How many white spaces of a band are followed, and at how many places of a stretch that is none columns are looked for.
const MAX_GAPS: usize = 4;
const STEPS: usize = 16;
/// How many lines the longer column, and the shorter one, have at least.
const MIN_LINES: [usize; 2] = [10, 4];

/// The white space between two columns of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gutter {
    /// Its middle.
    pub(super) x: f32,
    /// From where to where it goes.
    pub(super) bottom: f32,
    pub(super) top: f32,
}

impl Gutter {
    /// Whether it is beside a baseline.
    pub(super) fn is_beside(&self, y: f32) -> bool {
        within((self.bottom, self.top), y)
    }

    /// What is left of it above, between and below some areas, from the top.
    pub(super) fn without(self, areas: impl Iterator<Item = Area>) -> Vec<Self> {
        let mut rest = vec![self];
        for area in areas {
            if let Some(last) = rest.pop() {
                rest.push(Self { bottom: area.top, ..last });
                rest.push(Self { top: area.bottom, ..last });
            }
        }
        rest
    }

    /// Whether it stands between two places of a row.
    pub(super) fn parts(&self, y: f32, before: f32, after: f32) -> bool {
        self.is_beside(y) && within((before, after), self.x)
    }
}

/// The glyphs of one baseline: from where to where those without white space between go.
#[derive(Debug)]
struct Band {
    y: f32,
    size: f32,
    texts: Vec<(f32, f32)>,
}

impl Band {
    /// What is left of a white space where this band is.
    fn narrowed(&self, (left, right): (f32, f32)) -> Option<(f32, f32)> {
        let after = self.texts.partition_point(|text| text.0 < f32::midpoint(left, right));
        let before = after.checked_sub(1).map_or(f32::MIN, |before| self.texts[before].1);
        let next = self.texts.get(after).map_or(f32::MAX, |text| text.0);
        let rest = (left.max(before), right.min(next));
        (rest.1 - rest.0 >= GUTTER * self.size).then_some(rest)
    }

    /// The white spaces between its texts.
    fn gaps(&self) -> impl Iterator<Item = (f32, f32)> {
        self.texts.windows(2).map(|pair| (pair[0].1, pair[1].0))
    }
}

/// The white spaces between columns of text on a page, from the top. The glyphs are given from the top.
pub(super) fn gutters(glyphs: &[Glyph]) -> Vec<Gutter> {
    let bands = bands(glyphs);
    let sure = find(&bands, &[]);
    // Where columns are known to part, fewer lines will do.
    if sure.is_empty() { sure } else { find(&bands, &sure) }
}

/// The white spaces of some bands, if there are some that are known.
fn find(bands: &[Band], known: &[Gutter]) -> Vec<Gutter> {
    let left = bands.iter().map(|band| band.texts[0].0).fold(f32::MAX, f32::min);
    let ends = bands.iter().filter_map(|band| band.texts.last());
    let right = ends.map(|text| text.1).fold(f32::MIN, f32::max);
    let middle = (left + LEAST_SIDE * (right - left), right - LEAST_SIDE * (right - left));
    let mut found = Vec::new();
    let mut at = 0;
    while at < bands.len() {
        let gaps = bands[at].gaps().filter(|gap| within(middle, f32::midpoint(gap.0, gap.1)));
        let stretches = gaps.take(MAX_GAPS).map(|gap| stretch(bands, at, gap));
        let longest = stretches.max_by_key(|(end, _)| *end);
        let length = longest.map_or(0, |(end, _)| end - at);
        let are_text = |(end, gap): &(usize, (f32, f32))| {
            let is_known = known.iter().any(|known| within(*gap, known.x));
            let least = if is_known { [MIN_LINES[1]; 2] } else { MIN_LINES };
            are_columns(&bands[at..*end], *gap, least)
        };
        match longest.filter(are_text) {
            Some((end, gap)) => {
                let (first, last) = (&bands[at], &bands[end - 1]);
                found.push(Gutter {
                    x: f32::midpoint(gap.0, gap.1),
                    bottom: last.y - SAME_ROW * last.size,
                    top: first.y + SAME_ROW * first.size,
                });
                at = end;
            }
            // What begins a little further down seldom differs; so no band is looked at often.
            None => at += (length / STEPS).max(1),
        }
    }
    found
}

fn within((left, right): (f32, f32), x: f32) -> bool {
    (left..=right).contains(&x)
}

/// The baselines of glyphs.
fn bands(glyphs: &[Glyph]) -> Vec<Band> {
    let visible: Vec<&Glyph> = glyphs.iter().filter(|glyph| glyph.char != ' ').collect();
    let is_same = |a: &&Glyph, b: &&Glyph| a.y - b.y < SAME_ROW * a.size.min(b.size);
    let rows = visible.chunk_by(is_same);
    rows.map(|row| {
        let size = row.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
        let mut places: Vec<(f32, f32)> =
            row.iter().map(|glyph| (glyph.x, glyph.x + glyph.width)).collect();
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut texts: Vec<(f32, f32)> = Vec::new();
        for (from, to) in places {
            match texts.last_mut() {
                Some(last) if from - last.1 < GUTTER * size => last.1 = last.1.max(to),
                _ => texts.push((from, to)),
            }
        }
        Band { y: row[0].y, size, texts }
    })
    .collect()
}

/// How far down a white space goes that is in band `start`: the band behind its end, and what is left of it there.
fn stretch(bands: &[Band], start: usize, mut gap: (f32, f32)) -> (usize, (f32, f32)) {
    let mut end = start;
    while let Some(rest) = bands.get(end).and_then(|band| band.narrowed(gap)) {
        gap = rest;
        end += 1;
    }
    (end, gap)
}

/// Whether what stands on both sides of a white space is running text: lines that take most of their column, most of
/// them without white space, those of the right one from its edge; so many, at least, in the longer column and in the
/// shorter one.
fn are_columns(bands: &[Band], gap: (f32, f32), least: [usize; 2]) -> bool {
    let middle = f32::midpoint(gap.0, gap.1);
    let [mut left, mut right] = [Vec::new(), Vec::new()];
    let mut whole = 0;
    for band in bands {
        let after = band.texts.partition_point(|text| text.0 < middle);
        let sides = band.texts.split_at(after);
        for (texts, lines) in [(sides.0, &mut left), (sides.1, &mut right)] {
            whole += usize::from(texts.len() == 1);
            lines.extend(texts.first().zip(texts.last()).map(|(first, last)| (first.0, last.1)));
        }
    }
    let outer = left.iter().map(|line| line.0).fold(f32::MAX, f32::min);
    let other = right.iter().map(|line| line.1).fold(f32::MIN, f32::max);
    let are_wide = |lines: &[(f32, f32)], width: f32| {
        let wide = lines.iter().filter(|line| line.1 - line.0 >= WIDE * width).count();
        wide as f32 >= WIDE_SHARE * lines.len() as f32
    };
    let indent = bands.first().map_or(0.0, |band| INDENT * band.size);
    let at_edge = right.iter().filter(|line| line.0 - gap.1 < indent).count();
    let [shorter, longer] = [left.len().min(right.len()), left.len().max(right.len())];
    let all = left.len() + right.len();
    longer >= least[0]
        && shorter >= least[1]
        && are_wide(&left, gap.0 - outer)
        && are_wide(&right, other - gap.1)
        && at_edge as f32 >= EDGE_SHARE * right.len() as f32
        && whole as f32 >= WHOLE_SHARE * all as f32
}
