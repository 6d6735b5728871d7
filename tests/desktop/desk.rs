//! What a story needs: a screen, a folder for the vault, and the program, opened and closed as often as the story says.

use std::env;
use std::future::Future;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use tempfile::TempDir;

use crate::screen::{Family, Screen};
use crate::window::{self, Window};

/// Anything that ends a story early.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// A desk with a screen on it and an empty folder.
#[derive(Clone)]
pub struct Desk(Arc<Inside>);

struct Inside {
    screen: Screen,
    home: TempDir,
    running: Mutex<Vec<Family>>,
    // Kept so that the window outlives a story that failed, and can be seen in the picture.
    window: Mutex<Option<Window>>,
}

impl Desk {
    fn set() -> Result<Self, Fault> {
        Ok(Self(Arc::new(Inside {
            screen: Screen::on()?,
            home: tempfile::tempdir()?,
            running: Mutex::default(),
            window: Mutex::default(),
        })))
    }

    /// A path in the desk's own folder, for files that the story saves or opens.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.home.path().join(name)
    }

    /// Such as ":99".
    pub fn display(&self) -> &str {
        self.0.screen.display()
    }

    /// Opens the program. What it kept the last time is still there.
    ///
    /// # Errors
    /// When the program, its window or the driver does not come up.
    pub async fn open(&self) -> Result<Window, Fault> {
        self.battery_dies();
        self.beside().await
    }

    /// Opens the program once more while it is open.
    ///
    /// # Errors
    /// As for [`Desk::open`].
    pub async fn beside(&self) -> Result<Window, Fault> {
        let program = program()?;
        // A driver serves one session and remembers it, so each window has a driver of its own.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let family = Family::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                // Where a save dialog begins: what a story saves by the suggested name stays on its own desk.
                .current_dir(self.home())
                .env("DISPLAY", self.display())
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("WAYMARK_DATA_DIR", self.path("vault"))
                .env("HOME", self.home())
                .env("XDG_DATA_HOME", self.path("data"))
                .env("XDG_CONFIG_HOME", self.path("config"))
                .env("XDG_CACHE_HOME", self.path("cache"))
                .env("LANG", "C.UTF-8")
                // Without a bus of the desktop's, so that the desk is alone even where a person is logged in.
                .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )?;
        self.0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(family);
        let window = window::connect(
            port,
            json!({ "webkitgtk:browserOptions": { "binary": program } }),
        )
        .await?;
        *self.0.window.lock().unwrap_or_else(PoisonError::into_inner) = Some(window.clone());
        Ok(window)
    }

    /// Ends the program and its driver at once, with nothing said to either.
    pub fn battery_dies(&self) {
        self.0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn home(&self) -> &Path {
        self.0.home.path()
    }
}

/// Tells a story; when it fails, a picture of the whole screen stays in `tests/artefacts/desktop`.
///
/// Where nobody watches (`CI` is set) a story that failed is told once more on a new desk, and the first failure is printed:
/// a window manager and a driver have races of their own, and a fault of the product fails twice.
pub fn story<F, S>(name: &str, tell: S)
where
    S: Fn(Desk) -> F,
    F: Future<Output = Result<(), Fault>> + Send + 'static,
{
    let runtime = tokio::runtime::Runtime::new().expect("threads for the driver's answers");
    let Err(first) = runtime.block_on(told(name, &tell)) else {
        return;
    };
    if env::var_os("CI").is_none() {
        panic!("{first}");
    }
    // Past the test's own capture, so that the log of a green run names it too.
    let _ = writeln!(std::io::stderr(), "Told once more after: {first}");
    if let Err(fault) = runtime.block_on(told(name, &tell)) {
        panic!("{fault}\nThe first time: {first}");
    }
}

async fn told<F, S>(name: &str, tell: &S) -> Result<(), Fault>
where
    S: Fn(Desk) -> F,
    F: Future<Output = Result<(), Fault>> + Send + 'static,
{
    let desk = Desk::set()?;
    // A task of its own, so that a failed assertion comes back here and the picture is still taken.
    let ended = tokio::spawn(tell(desk.clone())).await;
    let failed = match ended {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(fault)) => fault.to_string(),
        Err(panic) => panic.to_string(),
    };
    let artefacts = Path::new(env!("CARGO_MANIFEST_DIR")).join("artefacts/desktop");
    std::fs::create_dir_all(&artefacts)?;
    let picture = artefacts.join(format!("{}.png", name.replace(' ', "-")));
    desk.0.screen.picture(&picture);
    Err(format!("{name}: {failed}\nThe screen: {}", picture.display()).into())
}

fn program() -> Result<PathBuf, Fault> {
    let path = env::var_os("WAYMARK_BINARY").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug/waymark"),
        PathBuf::from,
    );
    if path.is_file() {
        Ok(path)
    } else {
        Err(format!("{} is not built: `cargo xtask test real-window` builds it, or `cargo build -p waymark` with WAYMARK_BINARY naming it", path.display()).into())
    }
}
