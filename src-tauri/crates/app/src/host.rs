//! What a host gives the app and gets from it.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Clock, Failure, commands};

/// Bytes that travel beside a request or a reply: a chosen file in, a PDF out.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file's own name, without a folder.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Attachment({} bytes)", self.bytes.len())
    }
}

/// What a command answers.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The typed reply; `null` where the answer is bytes.
    pub json: serde_json::Value,
    /// The bytes, for commands that answer with a file.
    pub attachment: Option<Attachment>,
}

/// What the app tells the window without being asked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum Event {
    /// Casework changed; lists that show these children or tables ask again.
    Changed {
        /// The children whom the change is about.
        subjects: Vec<Uuid>,
        /// The tables that were written.
        tables: Vec<String>,
        /// What was done, for the notice: "Added a placement".
        label: String,
    },
    /// A long job has got this far.
    Progress {
        /// Which job: "import", "backup", "sample", "pack".
        job: String,
        /// Steps done.
        done: u64,
        /// Steps in all; nought when unknown.
        total: u64,
        /// For the person.
        sentence: String,
    },
    /// The vault was locked (by hand, by idling, by the lid).
    Locked {
        /// Why, for the unlock screen.
        sentence: String,
    },
    /// It is another day: every standing is reckoned anew.
    DayTurned {},
}

/// What a host must provide.
#[derive(Clone)]
pub struct AppConfig {
    /// The folder that holds the vault.
    pub data_dir: PathBuf,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Open the invented local authority in a folder of its own instead of the team's.
    pub sample: bool,
    /// Where events go.
    pub events: Arc<dyn Fn(Event) + Send + Sync>,
}

/// The application: one per process. Synchronous and thread-safe; hosts call it off the window's thread.
pub struct App {
    pub(crate) config: AppConfig,
}

impl App {
    /// Makes the application; opens nothing yet.
    pub fn new(config: AppConfig) -> Self {
        Self { config }
    }

    /// Answers one command.
    ///
    /// # Errors
    /// A [`Failure`] with a sentence for the person; nothing half-done remains.
    pub fn dispatch(
        &self,
        name: &str,
        request: serde_json::Value,
        attachment: Option<Attachment>,
    ) -> Result<Reply, Failure> {
        commands::dispatch(self, name, request, attachment)
    }

    /// Called by the host before it exits and when the lid closes.
    pub fn close(&self) {}
}
