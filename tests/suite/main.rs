//! Whole-product suites and the architecture's rules, as one program.

mod architecture;
mod bad_places;
mod contract;
mod machine;
mod main_job;
mod messages;
mod pages;
mod processes;
mod sentences;
mod tools;
