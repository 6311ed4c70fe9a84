//! Lets Tauri read tauri.conf.json, which stands beside the workspace's Cargo.toml.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tauri_build::try_build(tauri_build::Attributes::new())?;
    Ok(())
}
