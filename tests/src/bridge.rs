//! The window's files and [`App::dispatch`] over http on this machine, for journeys in a browser.
//!
//! It stands where the shell stands and adds nothing: the same names, the same JSON, the same bytes. Only loopback, only
//! its own origin: a page from elsewhere that found the port gets nothing.

use std::fs;
use std::io::{self, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chrono::{NaiveDate, NaiveTime};
use serde_json::{Value, json};
use waymark_app::{App, AppConfig, Attachment, Event, Failure, Reply};

use crate::ToldClock;
use crate::http::{Answer, Asked};

/// What the window's own policy is; the same text stands in the shell's configuration.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What a bridge needs to start.
#[derive(Debug, Clone)]
pub struct Options {
    /// The window's built files, `ui/dist`.
    pub dist: PathBuf,
    /// The folder for the vault.
    pub data_dir: PathBuf,
    /// Whether to open the invented local authority.
    pub sample: bool,
    /// How large the invented local authority is; its usual size when absent.
    pub sample_size: Option<waymark_app::sample::Size>,
    /// The day that it is at the start.
    pub today: NaiveDate,
    /// The time that it is at the start.
    pub time: NaiveTime,
}

/// A bridge that answers until it is dropped.
pub struct Bridge {
    origin: String,
    address: SocketAddr,
    closing: Arc<AtomicBool>,
    door: Option<JoinHandle<()>>,
}

struct Inside {
    app: App,
    clock: Arc<ToldClock>,
    hearing: Arc<Mutex<Vec<Sender<Event>>>>,
    origin: String,
    dist: PathBuf,
}

impl Bridge {
    /// Starts to answer at a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let origin = format!("http://{address}");
        let hearing: Arc<Mutex<Vec<Sender<Event>>>> = Arc::default();
        let tell = Arc::clone(&hearing);
        let clock = Arc::new(ToldClock::new(options.today, options.time));
        let app = App::new(AppConfig {
            data_dir: options.data_dir,
            clock: Arc::<ToldClock>::clone(&clock),
            sample: options.sample,
            // Deriving a key is meant to be slow; a journey is not about that.
            kdf: Some(waymark_store::vault::Kdf::floor()),
            sample_size: options.sample_size,
            events: Arc::new(move |event| {
                tell.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .retain(|ear| ear.send(event.clone()).is_ok());
            }),
        });
        let inside = Arc::new(Inside {
            app,
            clock,
            hearing,
            origin: origin.clone(),
            dist: options.dist,
        });
        let closing = Arc::new(AtomicBool::new(false));
        let closed = Arc::clone(&closing);
        let door = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if closed.load(Ordering::Relaxed) {
                    break;
                }
                let inside = Arc::clone(&inside);
                // A thread each: one slow import must not hold up a page's other questions.
                thread::spawn(move || inside.answer(stream));
            }
            inside.app.close();
        });
        Ok(Self {
            origin,
            address,
            closing,
            door: Some(door),
        })
    }

    /// Where the window is, such as `http://127.0.0.1:40123`.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Relaxed);
        // A knock, so that the door notices; then wait until the vault is locked.
        let _ = TcpStream::connect(self.address);
        if let Some(door) = self.door.take() {
            let _ = door.join();
        }
    }
}

impl Inside {
    fn answer(&self, mut stream: TcpStream) {
        // What cannot be read whole, or answered because the asker has gone, concerns nobody any more.
        let Ok(asked) = Asked::read(&stream) else {
            return;
        };
        let answer = match asked.method.as_str() {
            _ if !self.is_ours(&asked) => Answer::of(
                403,
                "text/plain; charset=utf-8",
                "Only this machine's own page may ask.",
            ),
            "GET" if asked.path == "/events" => {
                let _ = self.stream(&mut stream);
                return;
            }
            "GET" => self.file(&asked.path),
            "POST" => self.post(asked),
            _ => Answer::status(405),
        };
        let _ = answer.send(&mut stream);
    }

    /// A browser always sends Host, and Origin with every POST; a page of another origin cannot forge either.
    fn is_ours(&self, asked: &Asked) -> bool {
        let host = self.origin.trim_start_matches("http://");
        asked.header("host") == Some(host)
            && asked
                .header("origin")
                .is_none_or(|origin| origin == self.origin)
    }

    fn post(&self, asked: Asked) -> Answer {
        if let Some(name) = asked.path.strip_prefix("/call/") {
            return match parse(&asked.body) {
                Ok(request) => reply(self.app.dispatch(name, request, None)),
                Err(sentence) => failure(&Failure::say(sentence)),
            };
        }
        if let Some(name) = asked.path.strip_prefix("/attach/") {
            let header = |name: &str| percent_decoded(asked.header(name).unwrap_or_default());
            let file_name = String::from_utf8_lossy(&header("x-file-name")).into_owned();
            return match parse(&header("x-request")) {
                Ok(request) => reply(self.app.dispatch(
                    name,
                    request,
                    Some(Attachment {
                        file_name,
                        bytes: asked.body.clone(),
                    }),
                )),
                Err(sentence) => failure(&Failure::say(sentence)),
            };
        }
        if asked.path == "/clock" {
            let request = parse(&asked.body).unwrap_or_default();
            let part = |key: &str| request.get(key).and_then(Value::as_i64).unwrap_or(0);
            self.clock.advance(part("days"), part("minutes"));
            self.app.tick();
            return reply(Ok(Reply {
                json: json!({}),
                attachment: None,
            }));
        }
        Answer::status(404)
    }

    fn file(&self, path: &str) -> Answer {
        let asked = Path::new(path.trim_start_matches('/'));
        if asked
            .components()
            .any(|part| !matches!(part, Component::Normal(_)))
        {
            return Answer::status(404);
        }
        let path = if asked.as_os_str().is_empty() {
            self.dist.join("index.html")
        } else {
            self.dist.join(asked)
        };
        let Ok(bytes) = fs::read(&path) else {
            return Answer::status(404);
        };
        let kind = match path.extension().and_then(|kind| kind.to_str()) {
            Some("html") => "text/html; charset=utf-8",
            Some("js" | "mjs") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("woff2") => "font/woff2",
            Some("ttf") => "font/ttf",
            Some("json") => "application/json",
            Some("wasm") => "application/wasm",
            Some("png") => "image/png",
            _ => "application/octet-stream",
        };
        Answer::of(200, kind, bytes).under(POLICY)
    }

    /// Server-sent events. Ends when the page has gone: the write fails, and the ear is dropped with it.
    fn stream(&self, page: &mut TcpStream) -> io::Result<()> {
        let (tell, hear) = channel();
        self.hearing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(tell);
        write!(
            page,
            "HTTP/1.1 200 -\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
        )?;
        page.flush()?;
        speak(page, &hear)
    }
}

fn speak(page: &mut dyn io::Write, hear: &Receiver<Event>) -> io::Result<()> {
    loop {
        match hear.recv_timeout(Duration::from_secs(5)) {
            Ok(event) => {
                let payload = serde_json::to_value(&event)?;
                let name = payload
                    .get("name")
                    .and_then(Value::as_str)
                    .unwrap_or("message");
                write!(page, "event: {name}\ndata: {payload}\n\n")?;
            }
            // A comment, which finds out whether the page is still there.
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => write!(page, ":\n\n")?,
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return Ok(()),
        }
        page.flush()?;
    }
}

fn parse(bytes: &[u8]) -> Result<Value, String> {
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes).map_err(|error| format!("The request is not JSON: {error}."))
}

fn reply(answer: Result<Reply, Failure>) -> Answer {
    match answer {
        Ok(Reply {
            attachment: Some(file),
            ..
        }) => Answer::of(200, "application/octet-stream", file.bytes),
        Ok(Reply {
            json,
            attachment: None,
        }) => Answer::of(200, "application/json", json.to_string()),
        Err(refused) => failure(&refused),
    }
}

fn failure(refused: &Failure) -> Answer {
    Answer::of(
        422,
        "application/json",
        serde_json::to_string(refused).unwrap_or_default(),
    )
}

/// What `encodeURIComponent` made, taken back.
fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        decoded.push(escaped.unwrap_or(byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead as _, Read as _};

    struct Standing {
        bridge: Bridge,
        _folders: tempfile::TempDir,
    }

    fn standing() -> Standing {
        let folders = tempfile::tempdir().expect("a folder");
        let dist = folders.path().join("dist");
        fs::create_dir_all(&dist).expect("a folder inside");
        fs::write(
            dist.join("index.html"),
            "<!doctype html><title>Waymark</title>",
        )
        .expect("a page");
        fs::write(folders.path().join("secret"), "not for a page").expect("a file beside");
        let bridge = Bridge::start(Options {
            dist,
            data_dir: folders.path().join("data"),
            sample: false,
            sample_size: None,
            today: NaiveDate::from_ymd_opt(2026, 11, 10).expect("a day"),
            time: NaiveTime::from_hms_opt(14, 0, 0).expect("a time"),
        })
        .expect("a free port");
        Standing {
            bridge,
            _folders: folders,
        }
    }

    /// Sends a request as it stands, so that headers can be forged as a hostile page would like to.
    fn ask(
        standing: &Standing,
        request: &str,
        host: &str,
        more: &str,
        body: &str,
    ) -> (u16, String) {
        let mut stream = TcpStream::connect(standing.bridge.origin().trim_start_matches("http://"))
            .expect("the bridge");
        write!(stream, "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {}\r\n{more}\r\n{body}", body.len()).expect("a request");
        let mut answer = String::new();
        io::BufReader::new(&stream)
            .read_to_string(&mut answer)
            .expect("an answer");
        let code = answer
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .expect("a status");
        (code, answer)
    }

    fn host(standing: &Standing) -> String {
        standing
            .bridge
            .origin()
            .trim_start_matches("http://")
            .to_owned()
    }

    #[test]
    fn the_page_and_the_core_are_served_from_one_origin() {
        let standing = standing();
        let (code, page) = ask(&standing, "GET /", &host(&standing), "", "");
        assert!(
            code == 200 && page.contains("<title>Waymark"),
            "the window's own page: {page}"
        );
        assert!(
            page.contains("script-src 'self';"),
            "the page runs under the shell's policy: {page}"
        );
        let (code, about) = ask(
            &standing,
            "POST /call/app.about",
            &host(&standing),
            "",
            "{}",
        );
        assert!(
            code == 200 && about.contains("Waymark"),
            "the core answers by name: {about}"
        );
    }

    #[test]
    fn a_refusal_is_the_cores_own_sentence() {
        let standing = standing();
        let (code, refused) = ask(&standing, "POST /call/no.such", &host(&standing), "", "{}");
        assert_eq!(code, 422, "a refusal is not a fault of the server");
        assert!(
            refused.contains("There is no command"),
            "the sentence is the core's: {refused}"
        );
    }

    #[test]
    fn a_page_from_elsewhere_gets_nothing() {
        let standing = standing();
        let foreign = "Origin: http://evil.example\r\n";
        assert_eq!(
            ask(
                &standing,
                "POST /call/app.about",
                &host(&standing),
                foreign,
                "{}"
            )
            .0,
            403,
            "another origin may not call"
        );
        assert_eq!(
            ask(&standing, "GET /", "evil.example", "", "").0,
            403,
            "a name that was pointed at this machine may not read"
        );
    }

    #[test]
    fn no_path_leads_out_of_the_windows_files() {
        let standing = standing();
        for path in [
            "/../secret",
            "/%2e%2e/secret",
            "//etc/passwd",
            "/assets/../../secret",
        ] {
            assert_eq!(
                ask(&standing, &format!("GET {path}"), &host(&standing), "", "").0,
                404,
                "{path} must lead nowhere"
            );
        }
    }

    #[test]
    fn a_listener_hears_at_once() {
        let standing = standing();
        let mut stream = TcpStream::connect(host(&standing)).expect("the bridge");
        write!(
            stream,
            "GET /events HTTP/1.1\r\nHost: {}\r\n\r\n",
            host(&standing)
        )
        .expect("a request");
        let mut first = String::new();
        io::BufReader::new(stream)
            .read_line(&mut first)
            .expect("an answer before any event");
        assert_eq!(
            first.trim(),
            "HTTP/1.1 200 -",
            "the stream opens before anything is said"
        );
    }

    #[test]
    fn names_with_any_letter_survive_the_header() {
        assert_eq!(
            percent_decoded("%C5%81ukasz%27s%20list.csv"),
            "Łukasz's list.csv".as_bytes(),
            "as encodeURIComponent wrote it"
        );
        assert_eq!(percent_decoded("100%"), b"100%", "a lone sign is itself");
    }
}
