//! Small reports, one for each way of writing them.
