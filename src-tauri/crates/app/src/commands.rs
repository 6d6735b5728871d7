//! THE TABLE of commands: one line each, and from it the router and the TypeScript.
//!
//! `"name": function(Request) -> Reply` is a plain command; `file` before the function means that the host sends a chosen
//! file with it; `-> bytes` means that it answers with a file. A command that is not here does not exist; a line whose
//! function is missing does not compile.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use waymark_store::tables::{
    ContactPatch, FactPatch, FormerNamePatch, MeetingPatch, Note, NotePatch, Officer,
    PanelCasePatch, PanelPatch, PlacementPatch, PlanPatch, PlanWeekPatch, PupilPatch, ReviewPatch,
    StatusPatch,
};
use waymark_store::views::{CaseloadRow, DueRow, PupilsPage, PupilsQuery, ViewCount, Why};

use crate::bindings::Printer;
use crate::imports::{gias as gias_import, pupils as pupils_import};
use crate::{App, Attachment, Code, Failure, Reply};
use crate::{
    about, backups, calendars, drafts, history, imports, pack, panels, places, providers, pupils,
    record, rows, schools, team, today, vault,
};

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
        $module::$function($app, parse::<$in>($name, $request)?).map(|a| Reply { json: Value::Null, attachment: Some(a) })
    };
    (@route $app:ident, $name:literal, $request:ident, $file:ident, $module:ident, $function:ident, ($in:ty), ($out:ty)) => {
        json::<$out>(&$module::$function($app, parse::<$in>($name, $request)?)?)
    };
    (@route $app:ident, $name:literal, $request:ident, $file:ident, $module:ident, $function:ident, [file $in:ty], ($out:ty)) => {
        json::<$out>(&$module::$function($app, parse::<$in>($name, $request)?, file($file)?)?)
    };
    (@print $printer:ident, $name:literal, ($in:ty), bytes) => { $printer.command::<$in, Nothing>($name, "bytes") };
    (@print $printer:ident, $name:literal, ($in:ty), ($out:ty)) => { $printer.command::<$in, $out>($name, "json") };
    (@print $printer:ident, $name:literal, [file $in:ty], ($out:ty)) => { $printer.command::<$in, $out>($name, "file") };
}

commands! {
    "app.about": about::about(Nothing) -> (crate::about::About);
    "app.state": team::state(Nothing) -> (crate::team::AppState);
    "backups.list": backups::list(Nothing) -> (crate::backups::BackupsView);
    "backups.now": backups::now(Nothing) -> (crate::backups::Said);
    "backups.prove": backups::prove(crate::backups::BackupName) -> (crate::backups::Said);
    "backups.restore": backups::restore(crate::backups::BackupName) -> (crate::backups::Said);
    "calendars.list": calendars::list(Nothing) -> (crate::calendars::CalendarsView);
    "calendars.remove": calendars::remove(crate::team::Id) -> (crate::team::Id);
    "calendars.save": calendars::save(crate::calendars::CalendarSave) -> (crate::team::Id);
    "calendars.year": calendars::year(crate::calendars::YearQuery) -> (crate::calendars::YearView);
    "cases.add": panels::add_case(crate::panels::CaseAdd) -> (crate::team::Id);
    "cases.move": panels::move_case(crate::panels::CaseMove) -> (crate::team::Id);
    "cases.remove": rows::remove_case(crate::rows::RowRemove) -> (crate::team::Id);
    "cases.save": rows::save_case(crate::rows::RowSave<PanelCasePatch>) -> (crate::team::Id);
    "contacts.remove": rows::remove_contact(crate::rows::RowRemove) -> (crate::team::Id);
    "contacts.save": rows::save_contact(crate::rows::RowSave<ContactPatch>) -> (crate::team::Id);
    "draft.clear": drafts::clear(crate::drafts::DraftKey) -> (Nothing);
    "draft.get": drafts::get(crate::drafts::DraftKey) -> (crate::drafts::Draft);
    "draft.put": drafts::put(crate::drafts::DraftPut) -> (Nothing);
    "due.why": today::why(crate::today::WhyQuery) -> (Why);
    "facts.remove": rows::remove_fact(crate::rows::RowRemove) -> (crate::team::Id);
    "facts.save": rows::save_fact(crate::rows::RowSave<FactPatch>) -> (crate::team::Id);
    "former_names.remove": rows::remove_former_name(crate::rows::RowRemove) -> (crate::team::Id);
    "former_names.save": rows::save_former_name(crate::rows::RowSave<FormerNamePatch>) -> (crate::team::Id);
    "gias.accept": gias_import::accept(crate::imports::Accept) -> (crate::imports::ImportDone);
    "gias.preview": gias_import::preview[file Nothing] -> (crate::imports::GiasPreview);
    "history.page": history::page(crate::history::HistoryQuery) -> (crate::history::HistoryPage);
    "imports.list": imports::list(Nothing) -> (crate::imports::ImportsView);
    "imports.undo": imports::undo(crate::team::Id) -> (crate::history::Undone);
    "me.choose": team::choose_me(crate::team::Id) -> (crate::team::Me);
    "me.get": team::get_me(Nothing) -> (crate::team::Me);
    "meetings.get": panels::get(crate::team::Id) -> (crate::panels::MeetingView);
    "meetings.remove": rows::remove_meeting(crate::rows::RowRemove) -> (crate::team::Id);
    "meetings.save": rows::save_meeting(crate::rows::RowSave<MeetingPatch>) -> (crate::team::Id);
    "meetings.suggestions": panels::suggestions(crate::team::Id) -> (Vec<crate::panels::Suggestion>);
    "notes.list": record::get_notes(crate::record::NotesQuery) -> (Vec<Note>);
    "notes.save": rows::save_note(crate::rows::RowSave<NotePatch>) -> (crate::team::Id);
    "officers.list": team::list_officers(Nothing) -> (Vec<Officer>);
    "officers.save": team::save_officer(crate::team::OfficerSave) -> (crate::team::Id);
    "pack.pdf": pack::pdf(crate::panels::PackQuery) -> bytes;
    "pack.summary": pack::summary(crate::panels::PackQuery) -> (crate::panels::PackSummary);
    "panels.list": panels::list(Nothing) -> (crate::panels::PanelsView);
    "panels.remove": rows::remove_panel(crate::rows::RowRemove) -> (crate::team::Id);
    "panels.save": rows::save_panel(crate::rows::RowSave<PanelPatch>) -> (crate::team::Id);
    "placements.remove": rows::remove_placement(crate::rows::RowRemove) -> (crate::team::Id);
    "placements.save": rows::save_placement(crate::rows::RowSave<PlacementPatch>) -> (crate::team::Id);
    "places.find": places::find_places(crate::places::Find) -> (Vec<crate::places::PlaceHit>);
    "plan_weeks.remove": rows::remove_plan_week(crate::rows::RowRemove) -> (crate::team::Id);
    "plan_weeks.save": rows::save_plan_week(crate::rows::RowSave<PlanWeekPatch>) -> (crate::team::Id);
    "plans.ladder": rows::save_ladder(crate::rows::LadderSave) -> (crate::team::Id);
    "plans.remove": rows::remove_plan(crate::rows::RowRemove) -> (crate::team::Id);
    "plans.save": rows::save_plan(crate::rows::RowSave<PlanPatch>) -> (crate::team::Id);
    "plans.shift": rows::shift_ladder(crate::rows::LadderShift) -> (crate::team::Id);
    "providers.get": providers::get(crate::providers::Setting) -> (crate::providers::ProviderView);
    "providers.list": providers::list(crate::providers::ProvidersQuery) -> (crate::providers::ProvidersView);
    "providers.save": providers::save(crate::providers::ProviderSave) -> (crate::providers::Setting);
    "pupils.add": pupils::add(crate::rows::RowSave<PupilPatch>) -> (crate::team::Id);
    "pupils.alike": pupils::alike(crate::pupils::Likeness) -> (Vec<crate::pupils::Alike>);
    "pupils.counts": pupils::counts(Nothing) -> (Vec<ViewCount>);
    "pupils.list": pupils::list(PupilsQuery) -> (PupilsPage);
    "pupils.peek": pupils::peek(crate::team::Id) -> (CaseloadRow);
    "pupils.record": record::get(crate::team::Id) -> (crate::record::Record);
    "pupils.save": pupils::save(crate::rows::RowSave<PupilPatch>) -> (crate::team::Id);
    "pupils.week": record::get_week(crate::record::WeekQuery) -> (crate::record::Week);
    "pupils_file.accept": pupils_import::accept(crate::imports::PupilsAccept) -> (crate::imports::ImportDone);
    "pupils_file.plan": pupils_import::plan(crate::imports::PupilsMapping) -> (crate::imports::PupilsPlan);
    "pupils_file.read": pupils_import::read[file crate::imports::PupilsFile] -> (crate::imports::PupilsRead);
    "reviews.remove": rows::remove_review(crate::rows::RowRemove) -> (crate::team::Id);
    "reviews.save": rows::save_review(crate::rows::RowSave<ReviewPatch>) -> (crate::team::Id);
    "schools.get": schools::get(crate::schools::Urn) -> (crate::schools::SchoolView);
    "schools.list": schools::list(crate::schools::SchoolsQuery) -> (crate::schools::SchoolsPage);
    "search.find": places::find(crate::places::Find) -> (crate::places::Found);
    "sessions.save": rows::save_sessions(crate::rows::SessionsSave) -> (crate::team::Id);
    "statuses.remove": rows::remove_status(crate::rows::RowRemove) -> (crate::team::Id);
    "statuses.save": rows::save_status(crate::rows::RowSave<StatusPatch>) -> (crate::team::Id);
    "team.get": team::get_team(Nothing) -> (crate::team::TeamView);
    "team.save": team::save_team(crate::team::TeamSave) -> (crate::team::TeamView);
    "today.get": today::get(crate::today::TodayQuery) -> (crate::today::Today);
    "today.more": today::more(crate::today::TodayMore) -> (Vec<DueRow>);
    "undo.peek": history::peek(Nothing) -> (crate::history::UndoPeek);
    "undo.redo": history::redo(Nothing) -> (crate::history::Undone);
    "undo.undo": history::undo(crate::history::Undo) -> (crate::history::Undone);
    "vault.active": vault::active(Nothing) -> (Nothing);
    "vault.change_passphrase": vault::change_passphrase(crate::vault::PassphraseChange) -> (Nothing);
    "vault.confirm_recovery": vault::confirm_recovery(crate::vault::RecoveryKeyTyped) -> (Nothing);
    "vault.create": vault::create(crate::vault::Passphrase) -> (crate::vault::RecoveryKeyShown);
    "vault.leave_sample": vault::leave_sample(Nothing) -> (crate::vault::VaultState);
    "vault.lock": vault::lock(Nothing) -> (crate::vault::VaultState);
    "vault.lock_after": vault::set_lock_after(crate::vault::LockAfter) -> (Nothing);
    "vault.restore_newest": vault::restore_newest(Nothing) -> (crate::vault::VaultState);
    "vault.show_recovery": vault::show_recovery(Nothing) -> (crate::vault::RecoveryKeyShown);
    "vault.state": vault::state(Nothing) -> (crate::vault::VaultState);
    "vault.try_sample": vault::try_sample(Nothing) -> (crate::vault::VaultState);
    "vault.unlock": vault::unlock(crate::vault::Passphrase) -> (crate::vault::VaultState);
    "vault.unlock_recovery": vault::unlock_recovery(crate::vault::RecoveryUnlock) -> (crate::vault::VaultState);
}
