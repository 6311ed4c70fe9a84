//! Writes the interface's copy of the contract.

fn main() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/api/contract.gen.ts");
    std::fs::write(path, persklaar_app::typescript::contract_file())
}
