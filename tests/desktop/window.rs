//! Hands and eyes for the window. Finds things by what they are called, as a person does, and waits until they are there.

use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

use crate::Fault;

/// The time that a hand takes to reach what the eye has found.
const REACH: Duration = Duration::from_millis(250);

/// How long anything may take to appear. The longest is making a vault in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);

/// An open window.
#[derive(Clone)]
pub struct Window(Client);

/// Connects to a driver that was started a moment ago.
pub async fn connect(port: u16, capabilities: Value) -> Result<Window, Fault> {
    let Value::Object(capabilities) = capabilities else {
        return Err("capabilities are an object".into());
    };
    let client = patiently("the driver to open the window", || async {
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .ok()
    })
    .await?;
    Ok(Window(client))
}

impl Window {
    /// Closes it as its cross would.
    pub async fn close(self) -> Result<(), Fault> {
        Ok(self.0.close().await?)
    }

    /// The title that the page gives itself.
    pub async fn title(&self) -> Result<String, Fault> {
        Ok(self.0.title().await?)
    }

    /// Presses a button or follows a link by its words.
    pub async fn press(&self, name: &str) -> Result<(), Fault> {
        let quoted = quoted(name);
        let path = format!(
            "//*[self::button or self::a or @role='button' or @role='tab' or @role='menuitem' or @role='option' or @role='link'][normalize-space(.)={quoted} or @aria-label={quoted} or (@role='option' and starts-with(normalize-space(.), {quoted}))]"
        );
        self.work(&format!("“{name}” to press"), &path, |found| async move {
            found.click().await
        })
        .await
    }

    /// Types into the field with this label, in place of what it held.
    pub async fn fill(&self, label: &str, text: &str) -> Result<(), Fault> {
        let path = field(label);
        self.work(
            &format!("a field called “{label}”"),
            &path,
            |found| async move {
                found.clear().await?;
                found.send_keys(text).await
            },
        )
        .await
    }

    /// Opens the list of choices with this label and takes the one with these words.
    pub async fn choose(&self, label: &str, choice: &str) -> Result<(), Fault> {
        let quoted = quoted(label);
        let path = format!(
            "//button[@aria-haspopup='listbox'][contains(concat(' ', @aria-labelledby, ' '), concat(' ', //*[normalize-space(.)={quoted} and @id][1]/@id, ' '))]"
        );
        self.work(
            &format!("choices of “{label}”"),
            &path,
            |found| async move { found.click().await },
        )
        .await?;
        self.press(choice).await
    }

    /// Sends keys to whatever has the focus, as soon as something can take them: what was pressed a moment ago may have
    /// gone, or be switched off while it works. WebDriver's own code points stand for keys: `\u{e007}` is Enter.
    pub async fn keys(&self, keys: &str) -> Result<(), Fault> {
        patiently("something with the focus that takes keys", || async {
            let focused = self.0.active_element().await.ok()?;
            focused.send_keys(keys).await.ok()
        })
        .await
    }

    /// Waits until these words can be read somewhere in the window.
    pub async fn sees(&self, words: &str) -> Result<(), Fault> {
        let waited = patiently(&format!("“{words}” to be seen"), || async {
            self.text()
                .await
                .is_ok_and(|text| text.contains(words))
                .then_some(())
        })
        .await;
        match waited {
            Ok(()) => Ok(()),
            Err(fault) => Err(format!(
                "{fault}; the window says:\n{}",
                self.text().await.unwrap_or_default()
            )
            .into()),
        }
    }

    /// All the words in the window, as they are seen.
    pub async fn text(&self) -> Result<String, Fault> {
        let said = self
            .0
            .execute("return document.body.innerText", Vec::new())
            .await?;
        // No-break spaces keep dates together on the line; to a reader they are spaces.
        Ok(said.as_str().unwrap_or_default().replace('\u{a0}', " "))
    }

    /// Asks the page something.
    pub async fn ask(&self, script: &str) -> Result<Value, Fault> {
        Ok(self.0.execute(script, Vec::new()).await?)
    }

    /// Calls the one command as the page does; the outer error is the driver's, the inner one the core's or the shell's.
    pub async fn call(&self, name: &str, request: Value) -> Result<Result<Value, Value>, Fault> {
        let script = "const [name, request, done] = arguments; \
            window.__TAURI_INTERNALS__.invoke('call', { name, request }).then((answer) => done({ answer }), (refused) => done({ refused }))";
        let said = self
            .0
            .execute_async(script, vec![name.into(), request])
            .await?;
        match said.get("refused") {
            Some(refused) => Ok(Err(refused.clone())),
            None => Ok(Ok(said.get("answer").cloned().unwrap_or_default())),
        }
    }

    /// A picture of the page.
    pub async fn picture(&self, to: &Path) -> Result<(), Fault> {
        std::fs::write(to, self.0.screenshot().await?)?;
        Ok(())
    }

    /// Does something to a thing as soon as it is there and lets it be done.
    async fn work<F, W>(&self, what: &str, path: &str, work: W) -> Result<(), Fault>
    where
        W: Fn(Element) -> F,
        F: Future<Output = Result<(), fantoccini::error::CmdError>>,
    {
        let done = patiently(what, || async {
            for found in self.0.find_all(Locator::XPath(path)).await.ok()? {
                if found.is_displayed().await.unwrap_or(false)
                    && found.is_enabled().await.unwrap_or(false)
                    && stands(&found).await
                    && work(found).await.is_ok()
                {
                    return Some(());
                }
            }
            None
        })
        .await;
        match done {
            Ok(()) => Ok(()),
            Err(fault) => Err(format!(
                "{fault}; the window says:\n{}",
                self.text().await.unwrap_or_default()
            )
            .into()),
        }
    }
}

/// Whether an element stays where it is for as long as a hand takes to reach it: what has just been read may still push it
/// down the page, and a press would then land on what stands there now.
async fn stands(found: &Element) -> bool {
    let Ok(before) = found.rectangle().await else {
        return false;
    };
    tokio::time::sleep(REACH).await;
    found.rectangle().await.is_ok_and(|after| after == before)
}

/// Asks again and again until there is an answer.
pub async fn patiently<T, F: Future<Output = Option<T>>>(
    what: &str,
    ask: impl Fn() -> F,
) -> Result<T, Fault> {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return Ok(answer);
        }
        if began.elapsed() > PATIENCE {
            return Err(format!("waited {} s for {what}", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn field(label: &str) -> String {
    let quoted = quoted(label);
    format!(
        "//*[self::input or self::textarea][@id=//label[normalize-space(.)={quoted} or normalize-space(text())={quoted}]/@for or @aria-label={quoted} \
         or contains(concat(' ', @aria-labelledby, ' '), concat(' ', //label[normalize-space(.)={quoted}]/@id, ' ')) and //label[normalize-space(.)={quoted}]/@id]"
    )
}

/// A text as XPath writes it, whatever quotation marks it holds.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{text}\"")
    } else {
        format!("'{text}'")
    }
}
