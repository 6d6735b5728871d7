//! The system's own file dialogs, worked with real keys: no page can reach them, and neither can the driver.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::window::patiently;
use crate::{Desk, Fault};

/// What a dialog asks for.
#[derive(Debug, Clone, Copy)]
pub enum Dialog {
    /// A file that is there.
    Open,
    /// A name for a new one.
    Save,
}

impl Desk {
    /// Waits for the dialog with this title, types a path into it and presses Enter.
    ///
    /// # Errors
    /// When no such dialog appears or the keys cannot be sent.
    pub async fn answer(&self, purpose: Dialog, title: &str, path: &Path) -> Result<(), Fault> {
        let window = patiently(&format!("the dialog “{title}”"), || async {
            self.keys(&["search", "--onlyvisible", "--name", &format!("^{title}$")])
                .ok()
        })
        .await?;
        let window = window.lines().next().unwrap_or_default().to_owned();
        self.keys(&["windowactivate", "--sync", &window])?;
        let path = path.to_string_lossy();
        match purpose {
            // A slash opens the dialog's own box for a path, and what is typed before the box is there is lost.
            Dialog::Open => {
                self.keys(&["key", "--clearmodifiers", "slash"])?;
                tokio::time::sleep(Duration::from_millis(600)).await;
                self.keys(&[
                    "type",
                    "--clearmodifiers",
                    "--delay",
                    "15",
                    path.trim_start_matches('/'),
                ])?;
            }
            // The suggested name has the focus and gives way.
            Dialog::Save => {
                self.keys(&["key", "--clearmodifiers", "ctrl+a"])?;
                self.keys(&["type", "--clearmodifiers", "--delay", "15", &path])?;
            }
        }
        // The first Enter may only take up what the dialog offers to complete, so it is pressed until the dialog goes.
        patiently(&format!("the dialog “{title}” to close"), || async {
            let _ = self.keys(&["key", "--clearmodifiers", "Return"]);
            tokio::time::sleep(Duration::from_millis(400)).await;
            let still = self.keys(&["search", "--onlyvisible", "--name", &format!("^{title}$")]);
            still.is_err().then_some(())
        })
        .await
    }

    /// Closes the program's window with the key that the window manager has for its cross, and waits until it has gone.
    ///
    /// # Errors
    /// When the keys cannot be sent or the window stays.
    pub async fn press_the_cross(&self, title: &str) -> Result<(), Fault> {
        let search = ["search", "--onlyvisible", "--name", title];
        let found = self.keys(&search)?;
        let window = found.lines().last().unwrap_or_default().to_owned();
        self.keys(&["windowactivate", "--sync", &window])?;
        self.keys(&["key", "--clearmodifiers", "alt+F4"])?;
        patiently("the window to close", || async {
            self.keys(&search).is_err().then_some(())
        })
        .await
    }

    fn keys(&self, arguments: &[&str]) -> Result<String, Fault> {
        let said = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", self.display())
            .output()?;
        if said.status.success() {
            Ok(String::from_utf8_lossy(&said.stdout).into_owned())
        } else {
            Err(format!(
                "xdotool {}: {}",
                arguments.join(" "),
                String::from_utf8_lossy(&said.stderr)
            )
            .into())
        }
    }
}
