//! As much of HTTP/1.1 as a browser on this machine needs: one request on each connection, a thread each, a length before
//! every body. Knows nothing of the app.
//!
//! Deliberately not a server library: the small ones hold a thread for each kept-alive connection and let the seventh of
//! a browser's connections wait behind the first, which showed as a page that now and then did not finish loading.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

/// The longest head that is read. A browser's is a few hundred bytes, and a file's request travels in a header.
const LONGEST_HEAD: u64 = 256 * 1024;

/// A request that has arrived whole.
#[derive(Debug)]
pub struct Asked {
    /// "GET", "POST".
    pub method: String,
    /// The path, without what follows a question mark.
    pub path: String,
    /// What was sent with it.
    pub body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl Asked {
    /// Reads one request.
    ///
    /// # Errors
    /// When the connection ends early or what comes is not HTTP.
    pub fn read(stream: &TcpStream) -> io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut head = reader.by_ref().take(LONGEST_HEAD);
        let mut line = String::new();
        head.read_line(&mut line)?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            head.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else {
                break;
            };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let path = target.split('?').next().unwrap_or_default().to_owned();
        let mut asked = Self {
            method,
            path,
            body: Vec::new(),
            headers,
        };
        let length = asked
            .header("content-length")
            .and_then(|length| length.parse().ok())
            .unwrap_or(0);
        asked.body.resize(length, 0);
        reader.read_exact(&mut asked.body)?;
        Ok(asked)
    }

    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    status: u16,
    kind: &'static str,
    policy: Option<&'static str>,
    body: Vec<u8>,
}

impl Answer {
    /// Nothing but a status.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            policy: None,
            body: Vec::new(),
        }
    }

    /// A body of a kind.
    pub fn of(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            kind,
            policy: None,
            body: body.into(),
        }
    }

    /// Under a policy of what the page may do.
    pub fn under(mut self, policy: &'static str) -> Self {
        self.policy = Some(policy);
        self
    }

    /// Sends it and ends the connection.
    ///
    /// # Errors
    /// When the asker has gone.
    pub fn send(self, stream: &mut TcpStream) -> io::Result<()> {
        let policy = self
            .policy
            .map(|policy| format!("Content-Security-Policy: {policy}\r\n"))
            .unwrap_or_default();
        write!(
            stream,
            "HTTP/1.1 {} -\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n{policy}\r\n",
            self.status,
            self.kind,
            self.body.len()
        )?;
        stream.write_all(&self.body)?;
        stream.flush()
    }
}
