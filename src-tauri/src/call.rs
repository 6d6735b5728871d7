//! The one command that the window may call. A name that begins with `host.` is about dialogs and files and is answered
//! here; every other name is the core's.

use std::sync::Arc;

use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager as _};
use waymark_app::{App, Failure, Reply};

use crate::{closing, files};

/// Asks the core, or the shell for `host.` names. Answers JSON, or raw bytes where the core answered with a file.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
    name: String,
    request: Option<Value>,
) -> Result<Response, Failure> {
    let asked = name.clone();
    // The core is synchronous and some commands take seconds; the window's own threads must stay free to paint.
    tauri::async_runtime::spawn_blocking(move || answer(&app, &name, request.unwrap_or(Value::Null)))
        .await
        .unwrap_or_else(|_| {
            Err(Failure::say(format!(
                "Something inside Waymark failed while it answered “{asked}”. What was saved before is safe; close Waymark and open it again."
            )))
        })
}

fn answer(app: &AppHandle, name: &str, request: Value) -> Result<Response, Failure> {
    if let Some(own) = name.strip_prefix("host.") {
        return match own {
            "pick" => files::pick(app, request)
                .and_then(|reply| reply.map_or_else(|| Ok(null()), respond)),
            "save" => files::save(app, request).and_then(|saved| json(&saved)),
            "open_saved" => files::open_saved(app, request).map(|()| null()),
            "dropped" => files::dropped(app, request).and_then(respond),
            "close" => {
                closing::now(app);
                Ok(null())
            }
            _ => Err(Failure::say(format!("There is no command “{name}”."))),
        };
    }
    respond(app.state::<Arc<App>>().dispatch(name, request, None)?)
}

fn null() -> Response {
    Response::new(String::from("null"))
}

fn respond(reply: Reply) -> Result<Response, Failure> {
    match reply.attachment {
        Some(attachment) => Ok(Response::new(attachment.bytes)),
        None => json(&reply.json),
    }
}

fn json(value: &Value) -> Result<Response, Failure> {
    serde_json::to_string(value)
        .map(Response::new)
        .map_err(|error| Failure::say(format!("The answer could not be written: {error}.")))
}
