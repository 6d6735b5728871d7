//! Files that a person chose: read for the core, written for it, opened in the system's viewer. The only place that
//! writes to a path from a dialog. What a file means is the core's business.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use serde_json::{Value, json};
use tauri::{AppHandle, Emitter as _, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};
use waymark_app::{App, Attachment, Failure, Reply};

use crate::write;

/// The largest file that is read into memory. The DfE's establishment file, the largest that a team has, is about 65 MB;
/// four times that leaves room, and a film chosen by mistake is refused before it fills a five-year-old laptop.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Paths that people chose in this session: where they saved, and what they dropped on the window.
#[derive(Default)]
pub(crate) struct Held {
    saved: Mutex<BTreeSet<PathBuf>>,
    dropped: Mutex<Option<PathBuf>>,
}

#[derive(Deserialize)]
struct Pick {
    name: String,
    #[serde(default)]
    request: Value,
    title: String,
    #[serde(default)]
    extensions: Vec<String>,
}

#[derive(Deserialize)]
struct Save {
    name: String,
    #[serde(default)]
    request: Value,
    suggested_name: String,
}

#[derive(Deserialize)]
struct OpenSaved {
    path: PathBuf,
}

#[derive(Deserialize)]
struct Dropped {
    name: String,
    #[serde(default)]
    request: Value,
}

fn parse<T: serde::de::DeserializeOwned>(request: Value) -> Result<T, Failure> {
    serde_json::from_value(request)
        .map_err(|error| Failure::say(format!("Waymark's window asked for a file in a way that is not understood ({error}). Nothing was changed.")))
}

fn dialog(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file();
    match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

/// Lets the person choose a file and sends it to the core with the request. `None` when they chose none.
pub(crate) fn pick(app: &AppHandle, request: Value) -> Result<Option<Reply>, Failure> {
    let Pick {
        name,
        request,
        title,
        extensions,
    } = parse(request)?;
    let mut chooser = dialog(app).set_title(title);
    if !extensions.is_empty() {
        let kinds: Vec<&str> = extensions.iter().map(String::as_str).collect();
        chooser = chooser
            .add_filter(kinds.join(", "), &kinds)
            .add_filter("All files", &["*"]);
    }
    let Some(chosen) = chooser.blocking_pick_file() else {
        return Ok(None);
    };
    let path = chosen.into_path().map_err(|_| {
        Failure::say("That is not a file on this computer. Choose a file in a folder.")
    })?;
    let attachment = read(&path).map_err(Failure::say)?;
    app.state::<Arc<App>>()
        .dispatch(&name, request, Some(attachment))
        .map(Some)
}

/// Asks the core for a file, then the person where to put it. Null when they chose nowhere.
pub(crate) fn save(app: &AppHandle, request: Value) -> Result<Value, Failure> {
    let Save {
        name,
        request,
        suggested_name,
    } = parse(request)?;
    let reply = app.state::<Arc<App>>().dispatch(&name, request, None)?;
    let attachment = reply.attachment.ok_or_else(|| {
        Failure::say(format!(
            "“{name}” gave no file to save. Nothing was changed."
        ))
    })?;
    let file_name = Path::new(&suggested_name).file_name().map_or_else(
        || attachment.file_name.clone(),
        |name| name.to_string_lossy().into_owned(),
    );
    let mut chooser = dialog(app).set_title("Save").set_file_name(&file_name);
    if let Some(kind) = Path::new(&file_name)
        .extension()
        .and_then(|kind| kind.to_str())
    {
        chooser = chooser.add_filter(kind.to_uppercase(), &[kind]);
    }
    let Some(chosen) = chooser.blocking_save_file() else {
        return Ok(Value::Null);
    };
    let path = chosen
        .into_path()
        .map_err(|_| Failure::say("That is not a folder on this computer. Nothing was written."))?;
    write::put(&path, &attachment.bytes).map_err(Failure::say)?;
    let saved = json!({ "path": path });
    app.state::<Held>()
        .saved
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(path);
    Ok(saved)
}

/// Opens a file that was saved in this session with the system's own viewer; no other path can be asked for.
pub(crate) fn open_saved(app: &AppHandle, request: Value) -> Result<(), Failure> {
    let OpenSaved { path } = parse(request)?;
    if !app
        .state::<Held>()
        .saved
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .contains(&path)
    {
        return Err(Failure::say(
            "Waymark opens only files that it saved since it was started. Open this one from its folder.",
        ));
    }
    tauri_plugin_opener::open_path(&path, None::<&str>)
        .map_err(|error| Failure::say(format!("{} is saved, but no program on this computer would open it ({error}). Open it from its folder.", path.display())))
}

/// Remembers what was dropped and tells the window its name. The path and the content stay here until the window asks.
pub(crate) fn dropped_on(app: &AppHandle, paths: &[PathBuf]) {
    let Some(path) = paths.first() else { return };
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    *app.state::<Held>()
        .dropped
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
    // The only way to fail is that the window has gone.
    let _ = app.emit_to(
        "main",
        "dropped",
        json!({ "name": "dropped", "file_name": name, "others": paths.len() - 1 }),
    );
}

/// Sends the file that was last dropped on the window to the core.
pub(crate) fn dropped(app: &AppHandle, request: Value) -> Result<Reply, Failure> {
    let Dropped { name, request } = parse(request)?;
    let path = app
        .state::<Held>()
        .dropped
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take()
        .ok_or_else(|| Failure::say("No file has been dropped on the window. Drop it again, or choose it with the button."))?;
    let attachment = read(&path).map_err(Failure::say)?;
    app.state::<Arc<App>>()
        .dispatch(&name, request, Some(attachment))
}

/// Reads a whole file, or says why not.
fn read(path: &Path) -> Result<Attachment, String> {
    let file_name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => format!("{file_name} is no longer there. Nothing was changed."),
        ErrorKind::PermissionDenied => format!(
            "{file_name} may not be read by you, or is open in another program. Close it there, or copy it to your own folder, and choose it again. Nothing was changed."
        ),
        _ => format!("{file_name} could not be read ({error}). Nothing was changed."),
    };
    let file = File::open(path).map_err(refused)?;
    let about = file.metadata().map_err(refused)?;
    if !about.is_file() {
        return Err(format!(
            "{file_name} is a folder, not a file. Nothing was changed."
        ));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(LARGEST)).unwrap_or(0));
    // One byte more than the largest, so that a file that grows while it is read is refused too.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!(
            "{file_name} is larger than {} MB, which no file that Waymark reads should be. Nothing was changed.",
            LARGEST / 1024 / 1024
        ));
    }
    Ok(Attachment { file_name, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_file_is_read_whole_under_its_own_name() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("Łukasz's list.csv");
        std::fs::write(&path, b"UPN,Surname\n").expect("a file");
        let read = read(&path).expect("a file that may be read");
        assert_eq!(
            read.file_name, "Łukasz's list.csv",
            "the core shows the name, never the folder"
        );
        assert_eq!(read.bytes, b"UPN,Surname\n", "not a byte may be lost");
    }

    #[test]
    fn what_cannot_be_read_is_said_and_not_guessed() {
        let dir = tempfile::tempdir().expect("a folder");
        let gone = read(&dir.path().join("gone.csv")).expect_err("there is no such file");
        assert!(
            gone.contains("gone.csv is no longer there"),
            "the person must learn which file: {gone}"
        );
        let folder = read(dir.path()).expect_err("a folder is not a file");
        assert!(
            folder.contains("Nothing was changed"),
            "every refusal says what was kept: {folder}"
        );
    }

    #[test]
    fn a_film_chosen_by_mistake_is_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("film.mp4");
        // A hole, not 256 MB of disk.
        File::create(&path)
            .and_then(|file| file.set_len(LARGEST + 1))
            .expect("a file with a hole");
        let refused = read(&path).expect_err("too large");
        assert!(
            refused.contains("larger than 256 MB"),
            "the limit is named: {refused}"
        );
    }
}
