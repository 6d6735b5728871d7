//! THE TABLE of commands: one line each, and from it the router and the TypeScript.
//!
//! `"name": function(Request) -> Reply` is a plain command; `file` before the function means that the host sends a chosen
//! file with it; `-> bytes` means that it answers with a file. A command that is not here does not exist; a line whose
//! function is missing does not compile.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::bindings::Printer;
use crate::{App, Attachment, Code, Failure, Reply};

/// For commands that need no request, or answer with nothing but success.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

fn parse<T: serde::de::DeserializeOwned>(name: &str, request: Value) -> Result<T, Failure> {
    let request = if request.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        request
    };
    serde_json::from_value(request).map_err(|error| {
        Failure::coded(Code::BadRequest, format!("Waymark's window asked “{name}” in a way that the core does not understand ({error}). Nothing was changed."))
    })
}

fn json<T: Serialize>(value: &T) -> Result<Reply, Failure> {
    serde_json::to_value(value)
        .map(|json| Reply {
            json,
            attachment: None,
        })
        .map_err(|error| Failure::say(format!("The answer could not be written: {error}.")))
}

fn file(attachment: Option<Attachment>) -> Result<Attachment, Failure> {
    attachment.ok_or_else(|| {
        Failure::coded(
            Code::BadRequest,
            "No file came with the request. Nothing was changed.",
        )
    })
}

macro_rules! commands {
    ($($name:literal : $module:ident :: $function:ident $kind:tt -> $reply:tt;)*) => {
        /// Routes one command by its name.
        ///
        /// # Errors
        /// What the command refuses, or `BadRequest` for an unknown name or a request of another shape.
        pub fn dispatch(app: &App, name: &str, request: Value, attachment: Option<Attachment>) -> Result<Reply, Failure> {
            let _ = &attachment;
            match name {
                $($name => commands!(@route app, $name, request, attachment, $module, $function, $kind, $reply),)*
                _ => Err(Failure::coded(Code::BadRequest, format!("There is no command “{name}”."))),
            }
        }

        /// Prints every command's request and reply.
        pub(crate) fn print(printer: &mut Printer) {
            $(commands!(@print printer, $name, $kind, $reply);)*
        }
    };
    (@route $app:ident, $name:literal, $request:ident, $file:ident, $module:ident, $function:ident, ($in:ty), bytes) => {
        crate::$module::$function($app, parse::<$in>($name, $request)?).map(|a| Reply { json: Value::Null, attachment: Some(a) })
    };
    (@route $app:ident, $name:literal, $request:ident, $file:ident, $module:ident, $function:ident, ($in:ty), ($out:ty)) => {
        json::<$out>(&crate::$module::$function($app, parse::<$in>($name, $request)?)?)
    };
    (@route $app:ident, $name:literal, $request:ident, $file:ident, $module:ident, $function:ident, [file $in:ty], ($out:ty)) => {
        json::<$out>(&crate::$module::$function($app, parse::<$in>($name, $request)?, file($file)?)?)
    };
    (@print $printer:ident, $name:literal, ($in:ty), bytes) => { $printer.command::<$in, Nothing>($name, "bytes") };
    (@print $printer:ident, $name:literal, ($in:ty), ($out:ty)) => { $printer.command::<$in, $out>($name, "json") };
    (@print $printer:ident, $name:literal, [file $in:ty], ($out:ty)) => { $printer.command::<$in, $out>($name, "file") };
}

commands! {
    "app.about": about::about(Nothing) -> (crate::about::About);
}
