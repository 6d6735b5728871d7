//! What is the same for every child of one working-out: the day, the calendars, local rules, names of settings.

use std::collections::HashMap;

use chrono::NaiveDate;
use waymark_domain::clocks::Overrides;
use waymark_domain::{Calendars, SettingRef};

use super::alerts::ALERT;
use super::child::{DUE, LIST};
use super::ended::ENDED;
use super::lasting::LASTING;
use super::moved::MOVED;
use super::ready::READY;
use super::settle::Derived;
use crate::tables::Provider;
use crate::{Reader, Result, calendars, reference};

pub(super) struct Context {
    pub(super) today: NaiveDate,
    pub(super) calendars: Calendars,
    pub(super) local: Overrides,
    /// The team's own providers, and whether each is known to be unregistered.
    providers: HashMap<String, (String, Option<bool>)>,
    names: HashMap<String, String>,
    pub(super) tables: Tables,
}

/// The tables that are written.
pub(super) struct Tables {
    pub(super) caseload: Derived,
    pub(super) closed: Derived,
    pub(super) due: Derived,
    pub(super) alert: Derived,
    pub(super) moved: Derived,
    pub(super) undecided: Derived,
    pub(super) ready: Derived,
    pub(super) lasting: Derived,
    pub(super) ended: Derived,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            caseload: Derived::new("caseload", &LIST, 1),
            closed: Derived::new("caseload_closed", &LIST, 1),
            due: Derived::new("due", &DUE, 3),
            alert: Derived::new("alert", &ALERT, 3),
            moved: Derived::new("moved", &MOVED, 3),
            undecided: Derived::new("undecided", &DUE, 3),
            ready: Derived::new("ready", &READY, 1),
            lasting: Derived::new("lasting", &LASTING, 2),
            ended: Derived::new("ended", &ENDED, 2),
        }
    }
}

impl Context {
    pub(super) fn load(reader: &Reader, today: NaiveDate) -> Result<Self> {
        let providers = Provider::all(reader)?
            .into_iter()
            .map(|row| {
                let unregistered = match row.registration.as_deref() {
                    Some("registered") => Some(false),
                    Some("unregistered") => Some(true),
                    _ => None,
                };
                let name = row.name.unwrap_or_else(|| "Unnamed provider".to_owned());
                (SettingRef::Own(row.id).to_string(), (name, unregistered))
            })
            .collect();
        Ok(Self {
            today,
            calendars: calendars::load(reader)?,
            local: super::local::local(reader)?,
            providers,
            names: HashMap::new(),
            tables: Tables::default(),
        })
    }

    /// Whether a setting is known to be unregistered. One that is in the Department's register is not; of a provider of the
    /// team's own it is what the team has said; of anything else it is not known.
    pub(super) fn unregistered(&self, setting: &str) -> Option<bool> {
        match setting.parse::<SettingRef>() {
            Ok(SettingRef::Urn(_)) => Some(false),
            Ok(SettingRef::Own(_)) => self
                .providers
                .get(setting)
                .and_then(|(_, unregistered)| *unregistered),
            Err(_) => None,
        }
    }

    /// What a setting is called. Text that is no reference is shown as it stands.
    pub(super) fn name(&mut self, reader: &Reader, setting: &str) -> Result<String> {
        if let Some((name, _)) = self.providers.get(setting) {
            return Ok(name.clone());
        }
        if let Some(name) = self.names.get(setting) {
            return Ok(name.clone());
        }
        let name = match setting.parse::<SettingRef>() {
            Ok(SettingRef::Urn(urn)) => {
                reference::establishment(reader, urn)?.map(|school| school.name)
            }
            _ => None,
        };
        let name = name.unwrap_or_else(|| setting.to_owned());
        self.names.insert(setting.to_owned(), name.clone());
        Ok(name)
    }
}
