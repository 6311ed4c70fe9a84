//! What the suites share: the application behind a loopback server instead of a window, and where things are.
//!
//! Depends on `persklaar-app` alone, never on Tauri, so that the same interface runs in any browser against the real
//! use cases.

pub mod host;
pub mod places;
pub mod server;
