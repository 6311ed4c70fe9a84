//! The interface's copy of the contract is the one that the Rust side generates.

use persklaar_tests::places::root;

#[test]
fn generated_typescript_is_fresh() {
    let path = root().join("ui/src/api/contract.gen.ts");
    let kept = std::fs::read_to_string(path).expect("the interface has its copy");
    let made = persklaar_app::typescript::contract_file();
    assert!(kept == made, "ui/src/api/contract.gen.ts is stale: run `make contract`");
}
