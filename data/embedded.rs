/// The report inside the program, as `baocao import` wrote it.
pub const REPORT: &str = include_str!("lai-chau-2022/report.json");
