//! Ruling lines to the grids of tables: which cells there are, and what each spans. What stands in the cells is not
//! known here.

use std::ops::Range;

use super::geometry::Area;

/// Lines whose distance is at most this are one: the two of a double border, too.
const SAME_LINE: f32 = 2.0;
/// The dots that a line leaves out where it crosses another.
const DOT: Range<f32> = 0.2..1.5;
/// How far lines may miss each other and still meet.
const REACH: f32 = 1.5;
/// Lines nearer than this bound no rows or columns of their own.
const SAME_PLACE: f32 = 3.0;
/// The shortest line of a grid, in points.
const SHORTEST: f32 = 5.0;
/// The fewest lines that draw a table. One within a cell may share a line with it.
const MIN_LINES: usize = 4;
/// The most lines of a page in one direction, and the most places of a grid.
const MAX_LINES: usize = 400;
const MAX_PLACES: usize = 10_000;
/// What a place is marked with until a cell takes it.
const FREE: usize = usize::MAX;
/// How deep tables may stand in each other's cells.
const MAX_DEPTH: usize = 3;
/// How often the lines of a grid are gone through for those that others lead to.
const MAX_PASSES: usize = 10;

/// The cells that ruling lines draw.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RuledGrid {
    /// Its outline.
    pub(super) area: Area,
    /// Its cells, row by row, each where it begins.
    pub(super) cells: Vec<RuledCell>,
    /// The places of its upright lines, left to right, and of its horizontal lines, from the top.
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// The cell that takes each place, row by row.
    owners: Vec<usize>,
}

impl RuledGrid {
    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.ys.len() - 1
    }

    /// The cell that a point is in.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let columns = self.xs.len() - 1;
        let column = self.xs.partition_point(|at| *at <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|at| *at >= y).checked_sub(1)?;
        if column >= columns || row >= self.rows() {
            return None;
        }
        self.owners.get(row * columns + column).copied()
    }
}

/// A cell of a grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RuledCell {
    pub(super) area: Area,
    /// The row in which it begins, from 0, and how many it takes.
    pub(super) row: usize,
    pub(super) rowspan: usize,
}

/// A line in one direction: where it stands, and from where to where it goes.
#[derive(Clone, Copy, Debug)]
struct Stroke {
    at: f32,
    from: f32,
    to: f32,
}

impl Stroke {
    fn horizontal(rule: &Area) -> Self {
        Self { at: f32::midpoint(rule.bottom, rule.top), from: rule.left, to: rule.right }
    }

    fn vertical(rule: &Area) -> Self {
        Self { at: f32::midpoint(rule.left, rule.right), from: rule.bottom, to: rule.top }
    }

    /// Whether it reaches the place of a line across.
    fn reaches(&self, place: f32) -> bool {
        (self.from - REACH..=self.to + REACH).contains(&place)
    }
}

/// Horizontal and vertical lines that meet, directly or through others.
type Connected = (Vec<Stroke>, Vec<Stroke>);

/// The grids of a page, and the horizontal lines that belong to none.
pub(super) fn grids(rules: &[Area]) -> (Vec<RuledGrid>, Vec<Area>) {
    let across = rules.iter().filter(|rule| rule.width() >= rule.height());
    let mut horizontal: Vec<Stroke> = across.map(Stroke::horizontal).collect();
    let upright = rules.iter().filter(|rule| rule.height() >= rule.width());
    let mut vertical: Vec<Stroke> = upright.map(Stroke::vertical).collect();
    let mut gaps = gaps(&mut vertical);
    let vertical = joined(vertical);
    let drawn = joined(horizontal.clone());
    gaps.retain(|(y, _)| !drawn.iter().any(|line| (line.at - y).abs() <= REACH));
    horizontal.extend(dotted(gaps, &vertical));
    let horizontal = joined(horizontal);
    let mut found = Vec::new();
    let mut lone = Vec::new();
    let mut pending: Vec<(Connected, usize)> =
        components(&horizontal, &vertical).into_iter().map(|component| (component, 0)).collect();
    while let Some(((mut h, mut v), depth)) = pending.pop() {
        // What is left when the lines that hang together by themselves are gone is drawn within a cell.
        let inner = take_inner(&mut h, &mut v);
        if depth < MAX_DEPTH {
            let inner = components(&inner.0, &inner.1);
            pending.extend(inner.into_iter().map(|component| (component, depth + 1)));
        }
        match grid(&h, &v) {
            Some(grid) => found.push(grid),
            None => lone.extend(h.iter().map(|line| Area {
                left: line.from,
                right: line.to,
                bottom: line.at,
                top: line.at,
            })),
        }
    }
    (found, lone)
}

/// The gaps that upright lines, drawn piece by piece, leave out for others: the place of each, and of its line.
fn gaps(vertical: &mut [Stroke]) -> Vec<(f32, f32)> {
    vertical.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut gaps = Vec::new();
    for group in vertical.chunk_by(|a, b| b.at - a.at <= SAME_LINE / 2.0) {
        let beside = group.windows(2).filter(|pair| DOT.contains(&(pair[1].from - pair[0].to)));
        gaps.extend(beside.map(|pair| (f32::midpoint(pair[0].to, pair[1].from), pair[0].at)));
    }
    gaps.truncate(MAX_PLACES);
    gaps
}

/// The horizontal lines of a table that are dotted, and not drawn as lines: between upright lines that have a gap at the
/// same place, where no line is drawn: beside cells that span rows there are gaps, too.
fn dotted(mut gaps: Vec<(f32, f32)>, vertical: &[Stroke]) -> Vec<Stroke> {
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lines = Vec::new();
    for row in gaps.chunk_by_mut(|a, b| b.0 - a.0 <= SAME_LINE / 4.0) {
        if row.len() < MIN_LINES - 1 {
            continue;
        }
        row.sort_by(|a, b| a.1.total_cmp(&b.1));
        for pair in row.windows(2) {
            let (at, from, to) = (pair[0].0, pair[0].1, pair[1].1);
            let is_between = |line: &&Stroke| (from + SAME_LINE..to - SAME_LINE).contains(&line.at);
            if !vertical.iter().filter(is_between).any(|line| line.from < at && line.to > at) {
                lines.push(Stroke { at, from, to });
            }
        }
    }
    lines
}

/// Joins what touches end to end, or overlaps, at the same place, and sorts lines by place. Borders are drawn cell by cell.
fn joined(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    strokes.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut lines = Vec::new();
    for group in strokes.chunk_by_mut(|a, b| b.at - a.at <= SAME_LINE / 2.0) {
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut group = group.iter();
        let Some(mut line) = group.next().copied() else { continue };
        for stroke in group {
            if stroke.from <= line.to + SAME_LINE {
                line.to = line.to.max(stroke.to);
            } else {
                lines.push(line);
                line = *stroke;
            }
        }
        lines.push(line);
    }
    lines.retain(|line| line.to - line.from >= SHORTEST);
    lines.truncate(MAX_LINES);
    lines
}

/// The one that stands for all that `of` hangs together with.
fn root(parents: &mut [usize], mut of: usize) -> usize {
    while parents[of] != of {
        parents[of] = parents[parents[of]];
        of = parents[of];
    }
    of
}

/// Lines that meet, directly or through others: horizontal and vertical ones.
fn components(horizontal: &[Stroke], vertical: &[Stroke]) -> Vec<Connected> {
    let count = horizontal.len() + vertical.len();
    let mut parents: Vec<usize> = (0..count).collect();
    for (i, h) in horizontal.iter().enumerate() {
        for (j, v) in vertical.iter().enumerate() {
            if h.reaches(v.at) && v.reaches(h.at) {
                let (a, b) = (root(&mut parents, i), root(&mut parents, horizontal.len() + j));
                parents[a] = b;
            }
        }
    }
    let mut components = vec![(Vec::new(), Vec::new()); count];
    for (i, h) in horizontal.iter().enumerate() {
        components[root(&mut parents, i)].0.push(*h);
    }
    for (j, v) in vertical.iter().enumerate() {
        components[root(&mut parents, horizontal.len() + j)].1.push(*v);
    }
    components.retain(|(h, v)| !h.is_empty() || !v.is_empty());
    components
}

/// Takes out the lines that do not lead from one outer line to another, directly or through others: those of a table
/// within a cell, which may touch the cell's edge.
fn take_inner(h: &mut Vec<Stroke>, v: &mut Vec<Stroke>) -> Connected {
    let mut is_outer = (vec![false; h.len()], vec![false; v.len()]);
    let (h_ends, v_ends) = (extent(h), extent(v));
    for _ in 0..MAX_PASSES {
        let lead = |line: &Stroke, across: &[Stroke], outer: &[bool], ends: (f32, f32)| {
            [line.from, line.to].map(|end| {
                let meets = |at: usize| outer[at] && across[at].reaches(line.at);
                is_same(ends.0, end) || is_same(ends.1, end) || standing_at(across, end).any(meets)
            })
        };
        let both = |ends: &[bool; 2]| *ends == [true; 2];
        let h_lead: Vec<_> = h.iter().map(|line| lead(line, v, &is_outer.1, h_ends)).collect();
        let mut next_h: Vec<bool> = h_lead.iter().map(both).collect();
        let v_lead: Vec<_> = v.iter().map(|line| lead(line, h, &next_h, v_ends)).collect();
        let mut next_v: Vec<bool> = v_lead.iter().map(both).collect();
        for (i, j) in corners((h, &h_lead), (v, &v_lead)) {
            (next_h[i], next_v[j]) = (true, true);
        }
        if (&next_h, &next_v) == (&is_outer.0, &is_outer.1) {
            break;
        }
        is_outer = (next_h, next_v);
    }
    let mut inner = (Vec::new(), Vec::new());
    for (lines, outer, inner) in [(h, is_outer.0, &mut inner.0), (v, is_outer.1, &mut inner.1)] {
        let mut outer = outer.into_iter();
        lines.retain(|line| {
            let stays = outer.next().unwrap_or(true);
            if !stays {
                inner.push(*line);
            }
            stays
        });
    }
    inner
}

/// The pairs of lines that end where they meet, and lead to outer lines at their other ends, by their numbers.
fn corners(
    (h, h_lead): (&[Stroke], &[[bool; 2]]),
    (v, v_lead): (&[Stroke], &[[bool; 2]]),
) -> Vec<(usize, usize)> {
    /// The end of a line that does not lead on, if the other does.
    fn open(line: &Stroke, lead: [bool; 2]) -> Option<f32> {
        match lead {
            [true, false] => Some(line.to),
            [false, true] => Some(line.from),
            _ => None,
        }
    }
    let mut corners = Vec::new();
    for (i, line) in h.iter().enumerate() {
        let Some(end) = open(line, h_lead[i]) else { continue };
        let meets = |j: &usize| open(&v[*j], v_lead[*j]).is_some_and(|end| is_same(end, line.at));
        corners.extend(standing_at(v, end).filter(meets).map(|j| (i, j)));
    }
    corners
}

/// Whether two places are the same to those who look.
fn is_same(a: f32, b: f32) -> bool {
    (a - b).abs() <= SAME_PLACE
}

/// Which of some lines, sorted by their places, stand at a place.
fn standing_at(lines: &[Stroke], place: f32) -> Range<usize> {
    let from = lines.partition_point(|line| line.at < place - SAME_PLACE);
    let to = lines.partition_point(|line| line.at <= place + SAME_PLACE);
    from..to.max(from)
}

/// From where to where lines go.
fn extent(lines: &[Stroke]) -> (f32, f32) {
    lines
        .iter()
        .fold((f32::MAX, f32::MIN), |(from, to), line| (from.min(line.from), to.max(line.to)))
}

/// The places of lines, sorted, each once.
fn places(lines: &[Stroke], ends: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut places: Vec<f32> = lines.iter().map(|line| line.at).chain(ends).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|next, kept| *next - *kept <= SAME_PLACE);
    places
}

/// The lines at each of the places.
fn by_place(lines: &[Stroke], places: &[f32]) -> Vec<Vec<Stroke>> {
    let mut at_places = vec![Vec::new(); places.len()];
    for line in lines {
        let distance = |place: &f32| (place - line.at).abs();
        let nearest = (0..places.len())
            .min_by(|a, b| distance(&places[*a]).total_cmp(&distance(&places[*b])));
        if let Some(nearest) = nearest {
            at_places[nearest].push(*line);
        }
    }
    at_places
}

/// Whether one of these lines is drawn where `middle` is.
fn covers(lines: &[Stroke], middle: f32) -> bool {
    lines.iter().any(|line| line.from <= middle && line.to >= middle)
}

/// The grid of lines that meet, if they draw more than one cell.
fn grid(horizontal: &[Stroke], vertical: &[Stroke]) -> Option<RuledGrid> {
    if horizontal.is_empty() || vertical.is_empty() || horizontal.len() + vertical.len() < MIN_LINES
    {
        return None;
    }
    // A table may lack its outer lines: others end there.
    let xs = places(vertical, horizontal.iter().flat_map(|line| [line.from, line.to]));
    let mut ys = places(horizontal, vertical.iter().flat_map(|line| [line.from, line.to]));
    ys.reverse();
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns * rows < 2 || columns * rows > MAX_PLACES {
        return None;
    }
    let (at_x, at_y) = (by_place(vertical, &xs), by_place(horizontal, &ys));
    let mut owners = vec![FREE; columns * rows];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if owners[row * columns + column] != FREE {
                continue;
            }
            let middle = f32::midpoint(ys[row], ys[row + 1]);
            let mut end = column + 1;
            while end < columns
                && owners[row * columns + end] == FREE
                && !covers(&at_x[end], middle)
            {
                end += 1;
            }
            let mut bottom = row + 1;
            let is_open = |y: usize| {
                (column..end).all(|c| !covers(&at_y[y], f32::midpoint(xs[c], xs[c + 1])))
            };
            while bottom < rows && is_open(bottom) {
                bottom += 1;
            }
            for r in row..bottom {
                owners[r * columns + column..r * columns + end].fill(cells.len());
            }
            let area = Area { left: xs[column], right: xs[end], top: ys[row], bottom: ys[bottom] };
            cells.push(RuledCell { area, row, rowspan: bottom - row });
        }
    }
    let area = Area { left: xs[0], right: xs[columns], top: ys[0], bottom: ys[rows] };
    (cells.len() > 1).then_some(RuledGrid { area, cells, xs, ys, owners })
}
