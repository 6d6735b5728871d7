//! A screen that nobody sees: Xvfb with a small window manager, which gives dialogs the focus as a real desktop would.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Fault;

/// A program and everything that it started, ended together: a window that outlives its test holds the next one up.
pub struct Family(Child);

impl Family {
    /// Starts a program as the head of a process group of its own.
    pub fn start(command: &mut Command) -> Result<Self, Fault> {
        let name = command.get_program().to_string_lossy().into_owned();
        command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .map(Self)
            .map_err(|error| format!("{name} did not start: {error}").into())
    }

    /// Ends all of them at once, as a flat battery would.
    pub fn kill(&mut self) {
        // The group, not the name: another test, or a person, may have the same program open.
        let _ = Command::new("kill")
            .args(["-KILL", "--", &format!("-{}", self.0.id())])
            .stderr(Stdio::null())
            .status();
        let _ = self.0.wait();
    }

    /// What the head of the family says, for programs that announce themselves.
    pub fn first_line(&mut self) -> Result<String, Fault> {
        let pipe = self.0.stdout.take().ok_or("nothing was piped")?;
        let mut line = String::new();
        BufReader::new(pipe).read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The screen, and the window manager on it.
pub struct Screen {
    display: String,
    _manager: Family,
    _server: Family,
}

impl Screen {
    /// Switches a screen on, at whatever number is free.
    pub fn on() -> Result<Self, Fault> {
        let mut server = Family::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1400x900x24",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let display = format!(":{}", server.first_line()?);
        let manager = Family::start(
            Command::new("openbox")
                .env("DISPLAY", &display)
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )?;
        Ok(Self {
            display,
            _manager: manager,
            _server: server,
        })
    }

    /// Such as ":99".
    pub fn display(&self) -> &str {
        &self.display
    }

    /// A picture of all of it, dialogs of the system included.
    pub fn picture(&self, to: &Path) {
        // Only for a person who looks at a failure, so a picture that could not be taken is not a failure itself.
        let _ = Command::new("import")
            .args(["-display", &self.display, "-window", "root"])
            .arg(to)
            .stderr(Stdio::null())
            .status();
    }
}
