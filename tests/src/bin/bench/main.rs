//! Figures of the use cases, with how they were taken. Asserts nothing: a busy machine is no fault.
//!
//! Documents and segmentation by themselves, beside other programs, are measured by `persklaar-bench`, which needs no
//! database. What needs real material that is not in the repository says that it is absent.

mod figures;
mod job;
mod memory;

use figures::say;

/// The last takes an hour, so it is printed only when it is asked for.
const PARTS: [(&str, fn()); 3] =
    [("job", job::print), ("memory", memory::print_million), ("memory-5m", memory::print_five_million)];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let [step, name, folder] = wanted.as_slice()
        && step == "step"
    {
        std::process::exit(if memory::step(name, folder.as_ref()) { 0 } else { 2 });
    }
    if let Some(unknown) = wanted.iter().find(|name| !PARTS.iter().any(|(part, _)| part == name)) {
        say(&format!("there is no part {unknown}; the parts are {}", PARTS.map(|(part, _)| part).join(", ")));
        std::process::exit(2);
    }
    say("figure | value | how");
    for (part, print) in PARTS {
        if wanted.is_empty() && part != "memory-5m" || wanted.iter().any(|name| name == part) {
            print();
        }
    }
}
