//! Tests of the crate as a whole, from inside: what they drive is not public.

mod fuzz;
