//! What has to be settled before a window can be: whether there is a display, and how WebKit should draw on it.
//!
//! Does not open the display itself; whether it answers is seen when the window opens.

use std::process::ExitCode;

/// Answers how the program ended when it must not go on.
pub(crate) fn prepare() -> Option<ExitCode> {
    #[cfg(target_os = "linux")]
    {
        linux::prepare()
    }
    #[cfg(not(target_os = "linux"))]
    {
        None
    }
}

/// For what goes wrong before there is a window or a log.
#[expect(clippy::print_stderr, reason = "there is nowhere else to say it yet")]
pub(crate) fn complain(message: &str) {
    eprintln!("{message}");
}

#[cfg(target_os = "linux")]
mod linux {
    use super::complain;
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::{Command, ExitCode};

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

    pub(super) fn prepare() -> Option<ExitCode> {
        if !["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some()) {
            complain("There is no display. persklaar-cli does the same work without a window.");
            return Some(ExitCode::FAILURE);
        }
        if std::env::var_os(SWITCH).is_none() && !can_draw_on_gpu() {
            start_again_without_gpu();
        }
        None
    }

    /// WebKitGTK shows a blank window where buffers cannot be shared with a GPU: without a render node, and with
    /// NVIDIA's own driver.
    fn can_draw_on_gpu() -> bool {
        let has_render_node = std::fs::read_dir("/dev/dri").is_ok_and(|mut nodes| {
            nodes.any(|node| node.is_ok_and(|node| node.file_name().to_string_lossy().starts_with("renderD")))
        });
        has_render_node && !Path::new("/proc/driver/nvidia/version").exists()
    }

    /// The environment must be set before any thread runs, which only a new start does safely. Returns only when the
    /// start fails, and then the program goes on as it was.
    fn start_again_without_gpu() {
        let Ok(program) = std::env::current_exe() else { return };
        let error = Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec();
        complain(&format!("Could not start again for software drawing: {error}"));
    }
}
