//! Points, matrices and boxes, in points (1/72 inch) with y upwards. What stands where is not known here.

use std::ops::Mul;

/// An affine map, as six numbers: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f32,
    pub(super) b: f32,
    pub(super) c: f32,
    pub(super) d: f32,
    pub(super) e: f32,
    pub(super) f: f32,
}

impl Matrix {
    /// What changes nothing.
    pub(super) const IDENTITY: Self = Self::new([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn new(numbers: [f32; 6]) -> Self {
        Self {
            a: numbers[0],
            b: numbers[1],
            c: numbers[2],
            d: numbers[3],
            e: numbers[4],
            f: numbers[5],
        }
    }

    /// A shift.
    pub(super) const fn shift(x: f32, y: f32) -> Self {
        Self::new([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Where a point comes to stand.
    pub(super) fn apply(self, x: f32, y: f32) -> (f32, f32) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// The box about what a box becomes.
    pub(super) fn apply_to_box(self, area: Area) -> Area {
        let corners = [
            self.apply(area.left, area.bottom),
            self.apply(area.right, area.bottom),
            self.apply(area.left, area.top),
            self.apply(area.right, area.top),
        ];
        let [first, rest @ ..] = corners;
        rest.iter().fold(Area::at(first), |area, corner| area.with(*corner))
    }

    /// The length of a unit along x, and along y.
    pub(super) fn scales(self) -> (f32, f32) {
        (libm::hypotf(self.a, self.b), libm::hypotf(self.c, self.d))
    }

    /// Whether all its numbers are finite and of a size that can stand on a page.
    pub(super) fn is_sound(self) -> bool {
        [self.a, self.b, self.c, self.d, self.e, self.f].iter().all(|n| n.abs() < 1e6)
    }
}

/// `first * second` maps by `first`, then by `second`.
impl Mul for Matrix {
    type Output = Self;

    fn mul(self, second: Self) -> Self {
        let (e, f) = second.apply(self.e, self.f);
        Self {
            a: self.a * second.a + self.b * second.c,
            b: self.a * second.b + self.b * second.d,
            c: self.c * second.a + self.d * second.c,
            d: self.c * second.b + self.d * second.d,
            e,
            f,
        }
    }
}

/// A box with upright sides.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) bottom: f32,
    pub(super) right: f32,
    pub(super) top: f32,
}

impl Area {
    /// The box with these corners, in whichever order they come.
    pub(super) fn new([x0, y0, x1, y1]: [f32; 4]) -> Self {
        Self { left: x0.min(x1), bottom: y0.min(y1), right: x0.max(x1), top: y0.max(y1) }
    }

    /// The box of a single point.
    pub(super) fn at((x, y): (f32, f32)) -> Self {
        Self { left: x, bottom: y, right: x, top: y }
    }

    /// The box about this one and a point.
    pub(super) fn with(self, (x, y): (f32, f32)) -> Self {
        Self {
            left: self.left.min(x),
            bottom: self.bottom.min(y),
            right: self.right.max(x),
            top: self.top.max(y),
        }
    }

    pub(super) fn width(self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f32 {
        self.top - self.bottom
    }

    /// Whether a point is in it.
    pub(super) fn contains(self, x: f32, y: f32) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }
}

/// The value in the middle of a list, and 0 of an empty one. Sorts the list.
pub(super) fn median(values: &mut [f32]) -> f32 {
    let middle = values.len() / 2;
    if values.is_empty() {
        return 0.0;
    }
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}
