/// The report inside the program, as `baocao import` wrote it.
pub(super) const REPORT: &str = include_str!("lai-chau-2022/report.json");

/// The JSON Schema of the format `baocao/1`.
pub(super) const SCHEMA: &str = include_str!("report.schema.json");
