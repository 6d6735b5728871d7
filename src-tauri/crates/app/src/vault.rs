//! First run, unlock, lock: who may open the vault, and in what words it is refused.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_store::tables::{Setting, setting_id};
use waymark_store::vault::{self, Kdf, Unlocked, VaultError};
use waymark_store::{backup, live};
use zeroize::Zeroizing;

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::session::Session;
use crate::{App, Code, Failure, invented};

/// What the unlock screen needs to know.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VaultState {
    /// Which screen to show.
    pub stage: Stage,
    /// What to say on it.
    pub sentence: String,
    /// Whether this is the invented local authority.
    pub sample: bool,
    /// Seconds until another passphrase may be tried; nought when at once.
    pub wait_seconds: u32,
    /// Whether the recovery key has been typed back. Until then the first run is not over.
    pub recovery_confirmed: bool,
    /// Whether somebody has said who they are and which local authority this is.
    pub introduced: bool,
}

/// The stages of a vault's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No vault yet: the first run.
    None,
    /// Closed.
    Locked,
    /// Open.
    Open,
    /// Open in another window of this app.
    Busy,
    /// Damaged, set aside or written by a newer version: the sentence says which.
    Refused,
}

/// A new vault's passphrase.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Passphrase {
    /// As typed.
    pub passphrase: String,
}

/// The recovery key, shown once.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct RecoveryKeyShown {
    /// In groups, with its checksum.
    pub recovery_key: String,
}

/// The recovery key typed back.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct RecoveryKeyTyped {
    /// As typed; case, spaces and look-alike letters are forgiven.
    pub typed: String,
}

/// Unlocking with the recovery key sets a new passphrase.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct RecoveryUnlock {
    /// The recovery key as typed.
    pub key: String,
    /// The passphrase from now on.
    pub new_passphrase: String,
}

/// Changing the passphrase.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PassphraseChange {
    /// The one in force.
    pub current: String,
    /// The one from now on.
    pub new: String,
}

/// Minutes of idling before the vault locks, until the team says otherwise.
pub(crate) const LOCK_AFTER_MINUTES: u32 = 10;

/// The invented authority's passphrase. Nothing in that vault is about anybody.
const INVENTED: &str = "invented people only";

/// What the unlock screen needs to know.
pub(crate) fn state(app: &App, _: Nothing) -> Result<VaultState, Failure> {
    let answer = |stage, sentence: String| VaultState {
        stage,
        sentence,
        sample: app.is_sample(),
        wait_seconds: 0,
        recovery_confirmed: true,
        introduced: true,
    };
    if let Ok(session) = app.session() {
        let me = app.me()?;
        let team = app
            .read(|reader| waymark_store::tables::Team::get(reader, waymark_store::tables::TEAM))?;
        return Ok(VaultState {
            recovery_confirmed: session.store.local_get(RECOVERY)?.as_deref() != Some("shown"),
            introduced: me.is_some() && team.is_some_and(|team| team.la_code.is_some()),
            ..answer(Stage::Open, session.warning().unwrap_or_default())
        });
    }
    if app.is_closing() {
        return Ok(answer(
            Stage::Locked,
            "Finishing a backup; unlocking waits for it.".into(),
        ));
    }
    Ok(match vault::state(&app.dir()) {
        vault::VaultState::None => answer(Stage::None, "Nothing has been set up on this computer yet.".into()),
        vault::VaultState::Locked { wait } => {
            VaultState { wait_seconds: wait.as_millis().div_ceil(1000) as u32, ..answer(Stage::Locked, String::new()) }
        }
        vault::VaultState::Busy => answer(
            Stage::Busy,
            "Waymark is open already. Two windows on one vault would not see each other's changes, so this one does not open it.".into(),
        ),
        vault::VaultState::Damaged { sentence }
        | vault::VaultState::Newer { sentence }
        | vault::VaultState::Refused { sentence } => answer(Stage::Refused, sentence),
    })
}

/// Where the first run stands with the recovery key: "shown" until it has been typed back.
const RECOVERY: &str = "recovery";

/// Makes the vault and shows its recovery key, once.
pub(crate) fn create(app: &App, request: Passphrase) -> Result<RecoveryKeyShown, Failure> {
    let passphrase = Zeroizing::new(request.passphrase);
    let kdf = app.config.kdf.map_or_else(Kdf::calibrate, Ok)?;
    let (unlocked, key) =
        vault::create(&app.dir(), &passphrase, kdf).map_err(|error| match &error {
            VaultError::Passphrase(_) => Failure::at("passphrase", error.to_string()),
            _ => error.into(),
        })?;
    let printed = key.printed();
    begin(app, unlocked)?;
    let session = app.session()?;
    session.store.local_put(RECOVERY, "shown")?;
    session.show_recovery(key);
    Ok(RecoveryKeyShown {
        recovery_key: printed.to_string(),
    })
}

/// The recovery key typed back: proof that it was written down.
pub(crate) fn confirm_recovery(app: &App, request: RecoveryKeyTyped) -> Result<Nothing, Failure> {
    let typed = Zeroizing::new(request.typed);
    let session = app.session()?;
    session
        .confirm_recovery(&typed)
        .map_err(|sentence| Failure::at("typed", sentence))?;
    session.store.local_put(RECOVERY, "confirmed")?;
    Ok(Nothing {})
}

/// The first run was interrupted before the key was typed back: a new key is made, and the old one no longer opens anything.
pub(crate) fn show_recovery(app: &App, _: Nothing) -> Result<RecoveryKeyShown, Failure> {
    let session = app.session()?;
    let key = vault::new_recovery_key(&session.unlocked)?;
    let printed = key.printed();
    session.store.local_put(RECOVERY, "shown")?;
    session.show_recovery(key);
    Ok(RecoveryKeyShown {
        recovery_key: printed.to_string(),
    })
}

pub(crate) fn begin(app: &App, unlocked: Unlocked) -> Result<(), Failure> {
    let clock = Arc::clone(&app.config.clock);
    let opened = live::open(&unlocked, Arc::new(move || clock.now_ms()), app.local_now());
    let (store, warning) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            let restorable =
                error.a_backup_would_help() && backup::newest_proven(unlocked.dir()).is_some();
            if !restorable {
                return Err(error.into());
            }
            // The passphrase was right: the person may put the newest backup in place without typing it again.
            app.strand(unlocked);
            return Err(Failure::coded(Code::Damaged, error.to_string()));
        }
    };
    store.derive_for(app.today(), &|done, total| app.say_day(done, total))?;
    let warning = warning.or(match waymark_store::place::judge(unlocked.dir()) {
        waymark_store::place::Place::Warn(sentence) => Some(sentence),
        _ => None,
    });
    app.open_session(Session::new(store, unlocked, warning, app.now_ms()));
    Ok(())
}

/// Puts the newest proven backup in place of a database that could not be opened. What was there is set aside.
pub(crate) fn restore_newest(app: &App, _: Nothing) -> Result<VaultState, Failure> {
    let unlocked = app.stranded()?;
    let newest = backup::newest_proven(unlocked.dir()).or_not_found("backup")?;
    let restored = live::restore_backup(&unlocked, &newest, app.local_now());
    if let Err(error) = restored {
        app.strand(unlocked);
        return Err(error.into());
    }
    begin(app, unlocked)?;
    state(app, Nothing {})
}

/// Opens the vault. The first unlocking of a day makes a backup, beside the work (see `App::tick`).
pub(crate) fn unlock(app: &App, request: Passphrase) -> Result<VaultState, Failure> {
    let passphrase = Zeroizing::new(request.passphrase);
    if app.session().is_err() {
        app.wait_closed();
        begin(app, vault::unlock(&app.dir(), &passphrase)?)?;
    }
    state(app, Nothing {})
}

/// Opens the vault with the recovery key and gives it a new passphrase.
pub(crate) fn unlock_recovery(app: &App, request: RecoveryUnlock) -> Result<VaultState, Failure> {
    let key = Zeroizing::new(request.key);
    let new = Zeroizing::new(request.new_passphrase);
    let kdf = app.config.kdf.map_or_else(Kdf::calibrate, Ok)?;
    app.wait_closed();
    let unlocked = vault::unlock_with_recovery(&app.dir(), &key).map_err(|error| match &error {
        VaultError::RecoveryKey(_) | VaultError::WrongRecoveryKey { .. } => {
            Failure::at("key", error.to_string())
        }
        _ => error.into(),
    })?;
    vault::change_passphrase(&unlocked, &new, kdf)
        .map_err(|error| Failure::at("new_passphrase", error.to_string()))?;
    begin(app, unlocked)?;
    state(app, Nothing {})
}

/// Locks.
pub(crate) fn lock(app: &App, _: Nothing) -> Result<VaultState, Failure> {
    app.lock("Locked. Everything was saved.");
    state(app, Nothing {})
}

/// Gives the vault another passphrase. Only the slot is wrapped anew; nothing is re-encrypted.
pub(crate) fn change_passphrase(app: &App, request: PassphraseChange) -> Result<Nothing, Failure> {
    let (current, new) = (Zeroizing::new(request.current), Zeroizing::new(request.new));
    let session = app.session()?;
    vault::confirm_passphrase(&session.unlocked, &current)
        .map_err(|error| Failure::at("current", error.to_string()))?;
    let kdf = app.config.kdf.map_or_else(Kdf::calibrate, Ok)?;
    vault::change_passphrase(&session.unlocked, &new, kdf)
        .map_err(|error| Failure::at("new", error.to_string()))?;
    Ok(Nothing {})
}

/// Somebody is at the keyboard.
pub(crate) fn active(app: &App, _: Nothing) -> Result<Nothing, Failure> {
    app.session()?.touch(app.now_ms());
    Ok(Nothing {})
}

/// Opens the invented authority, in a folder of its own beside the team's, and makes it if it is not there.
pub(crate) fn try_sample(app: &App, _: Nothing) -> Result<VaultState, Failure> {
    app.lock("");
    app.wait_closed();
    app.use_sample(true);
    match vault::state(&app.dir()) {
        vault::VaultState::None => {
            let (unlocked, _) = vault::create(&app.dir(), INVENTED, Kdf::floor())?;
            begin(app, unlocked)?;
            invented::fill(app)?;
        }
        _ => {
            begin(app, vault::unlock(&app.dir(), INVENTED)?)?;
            if app
                .read(|reader| {
                    waymark_store::tables::Team::get(reader, waymark_store::tables::TEAM)
                })?
                .is_none()
            {
                // The last attempt was cut off: what it wrote is kept, the rest follows.
                invented::fill(app)?;
            }
        }
    }
    state(app, Nothing {})
}

/// Closes the invented authority and goes back to the team's own vault.
pub(crate) fn leave_sample(app: &App, _: Nothing) -> Result<VaultState, Failure> {
    app.lock("");
    app.wait_closed();
    app.use_sample(false);
    state(app, Nothing {})
}

/// Minutes of idling, as a person sets them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct LockAfter {
    /// Between 1 and 60.
    pub minutes: u32,
}

const LOCK_AFTER: &str = "vault.lock_after_minutes";

impl App {
    /// Minutes of idling before the vault locks.
    pub(crate) fn lock_after_minutes(&self) -> Result<u32, Failure> {
        let said = self
            .read(|reader| Setting::get(reader, setting_id(LOCK_AFTER)))?
            .and_then(|row| row.value);
        Ok(said
            .and_then(|text| text.parse().ok())
            .unwrap_or(LOCK_AFTER_MINUTES))
    }
}

/// Sets after how long the vault locks itself.
pub(crate) fn set_lock_after(app: &App, request: LockAfter) -> Result<Nothing, Failure> {
    if !(1..=60).contains(&request.minutes) {
        return Err(Failure::at("minutes", "Choose between 1 and 60 minutes."));
    }
    let row = Setting {
        id: setting_id(LOCK_AFTER),
        key: Some(LOCK_AFTER.into()),
        value: Some(request.minutes.to_string()),
    };
    app.commit(app.change("Changed when Waymark locks itself")?.put(&row))?;
    Ok(Nothing {})
}
