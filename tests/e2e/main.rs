//! The real window, driven through WebKit's own WebDriver as a person would: keys, clicks, and what is on the screen.
//!
//! Each test has its own home and data folders. Few and broad: what can be shown at a lower level is tested there.

mod desk;
mod flows;
mod formats;
mod window;
