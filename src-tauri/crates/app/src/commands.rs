//! THE TABLE of commands: one line each, and from it the router and the TypeScript.
//!
//! `"name": function(Request) -> Reply` is a plain command; `file` before the function means that the host sends a chosen
//! file with it; `-> bytes` means that it answers with a file. A command that is not here does not exist; a line whose
//! function is missing does not compile.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use waymark_store::tables::{
    AgencyPatch, ChasePatch, ContactPatch, DeclarationPatch, ExemptionPatch, FactPatch,
    FormerNamePatch, KeepApartPatch, MarkPatch, MeetingPatch, Note, NotePatch, Officer,
    PanelCasePatch, PanelMember, PanelMemberPatch, PanelPatch, PlanPatch, PlanWeekPatch,
    ProviderConcernPatch, PupilPatch, RegistrationJudgementPatch, ReviewPatch, S19DecisionPatch,
    SeatPatch, SnoozePatch, StatusPatch, StepPatch, SuspensionPatch, TaskPatch,
};
use waymark_store::views::{
    AlertRow, CaseloadRow, DueRow, PupilsPage, PupilsQuery, ViewCount, Why, Workload,
};

use crate::bindings::Printer;
use crate::imports::{gias as gias_import, pupils as pupils_import, terms as terms_import};
use crate::provider_concerns::{affected, visits as provider_visits};
use crate::referrals::{asking, table as referral_table};
use crate::{App, Attachment, Code, Failure, Reply};
use crate::{
    about, addresses, agreements, alerts, apart, attendance, authorities, away, backups, bulk,
    calendars, captures, caseload, chronology, circle, clocks, closing, costs, documents, drafts,
    drift, erasing, handover, history, hours, imports, local_rules, merging, moves, on_day, pack,
    panel_year, panels, papers, people, placements, places, provider_concerns, providers, pupils,
    record, referrals, registration, returns, rows, s19, saved_views, schools, shares, space,
    tasks, team, today, vault, visits, watch, week, weekly,
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
    T::deserialize(&request).map_err(|error| {
        let sentence = addresses::names_nothing(name, &request).unwrap_or_else(|| format!("Waymark's window asked “{name}” in a way that the core does not understand ({error}). Nothing was changed."));
        Failure::coded(Code::BadRequest, sentence)
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
    "agencies.remove": circle::remove_agency(crate::rows::RowRemove) -> (crate::team::Id);
    "agencies.save": circle::save_agency(crate::rows::RowSave<AgencyPatch>) -> (crate::team::Id);
    "agreements.list": agreements::list(crate::clocks::OfPupil) -> (Vec<crate::agreements::AgreementView>);
    "alerts.more": alerts::more(crate::alerts::AlertsMore) -> (Vec<AlertRow>);
    "app.about": about::about(Nothing) -> (crate::about::About);
    "app.state": team::state(Nothing) -> (crate::team::AppState);
    "authorities.find": authorities::find(crate::places::Find) -> (Vec<crate::authorities::Authority>);
    "backups.list": backups::list(Nothing) -> (crate::backups::BackupsView);
    "backups.now": backups::now(Nothing) -> (crate::backups::Said);
    "backups.prove": backups::prove(crate::backups::BackupName) -> (crate::backups::Said);
    "backups.restore": backups::restore(crate::backups::BackupName) -> (crate::backups::Said);
    "bulk.apply": bulk::apply(crate::bulk::BulkDo) -> (crate::bulk::Done);
    "bulk.preview": bulk::preview(crate::bulk::BulkAsk) -> (crate::bulk::Difference);
    "calendars.list": calendars::list(Nothing) -> (crate::calendars::CalendarsView);
    "calendars.moves": moves::preview(crate::calendars::CalendarSave) -> (crate::moves::Moves);
    "calendars.moves_without": moves::without(crate::team::Id) -> (crate::moves::Moves);
    "calendars.remove": calendars::remove(crate::team::Id) -> (crate::team::Id);
    "calendars.save": calendars::save(crate::calendars::CalendarSave) -> (crate::team::Id);
    "calendars.year": calendars::year(crate::calendars::YearQuery) -> (crate::calendars::YearView);
    "captures.file": captures::file(crate::captures::CaptureFile) -> (crate::captures::Captured);
    "captures.list": captures::list(Nothing) -> (Vec<crate::captures::CaptureLine>);
    "captures.propose": captures::propose(crate::captures::CaptureText) -> (crate::captures::Proposal);
    "captures.save": captures::save(crate::captures::CaptureSave) -> (crate::captures::Captured);
    "captures.set_aside": captures::set_aside(crate::captures::CaptureDrop) -> (crate::team::Id);
    "cases.add": panels::add_case(crate::panels::CaseAdd) -> (crate::team::Id);
    "cases.decide": panels::decide(crate::panels::Decide) -> (crate::team::Id);
    "cases.decision_preview": panels::preview(crate::panels::Decide) -> (crate::panels::DecisionPreview);
    "cases.eligibility": panels::check(crate::panels::EligibilityQuery) -> (crate::panels::Eligibility);
    "cases.move": panels::move_case(crate::panels::CaseMove) -> (crate::team::Id);
    "cases.refused": panels::refuse(crate::panels::SchoolRefusal) -> (crate::team::Id);
    "cases.remove": panels::remove_case(crate::rows::RowRemove) -> (crate::team::Id);
    "cases.route": panels::route(crate::team::Id) -> (crate::panels::DirectionRoute);
    "cases.save": panels::save_case(crate::rows::RowSave<PanelCasePatch>) -> (crate::team::Id);
    "cases.step": panels::take_step(crate::panels::DirectionTake) -> (crate::team::Id);
    "cases.told": panels::told(crate::panels::DecisionTold) -> (crate::team::Id);
    "chases.remove": tasks::remove_chase(crate::rows::RowRemove) -> (crate::team::Id);
    "chases.save": tasks::save_chase(crate::rows::RowSave<ChasePatch>) -> (crate::team::Id);
    "clocks.get": clocks::get(crate::clocks::OfPupil) -> (crate::clocks::ClocksView);
    "contacts.move": people::move_contact(crate::people::ContactMove) -> (crate::team::Id);
    "contacts.remove": rows::remove_contact(crate::rows::RowRemove) -> (crate::team::Id);
    "contacts.save": rows::save_contact(crate::rows::RowSave<ContactPatch>) -> (crate::team::Id);
    "costs.list": costs::list(crate::costs::CostsQuery) -> (crate::costs::CostsView);
    "declarations.remove": rows::remove_declaration(crate::rows::RowRemove) -> (crate::team::Id);
    "declarations.save": rows::save_declaration(crate::rows::RowSave<DeclarationPatch>) -> (crate::team::Id);
    "disclosures.list": papers::disclosures(crate::papers::DisclosuresQuery) -> (Vec<crate::papers::DisclosureLine>);
    "documents.add": documents::add[file crate::documents::DocumentsOf] -> (crate::team::Id);
    "documents.file": documents::file(crate::team::Id) -> bytes;
    "documents.list": documents::list(crate::documents::DocumentsOf) -> (Vec<crate::documents::DocumentLine>);
    "documents.remove": documents::remove(crate::rows::RowRemove) -> (crate::team::Id);
    "documents.save": documents::save(crate::documents::DocumentChange) -> (crate::team::Id);
    "draft.clear": drafts::clear(crate::drafts::DraftKey) -> (Nothing);
    "draft.get": drafts::get(crate::drafts::DraftKey) -> (crate::drafts::Draft);
    "draft.put": drafts::put(crate::drafts::DraftPut) -> (Nothing);
    "due.why": today::why(crate::today::WhyQuery) -> (Why);
    "erasure.erase": erasing::erase(crate::erasing::ErasureAsked) -> (crate::backups::Said);
    "erasure.list": erasing::list(Nothing) -> (Vec<crate::erasing::ErasedLine>);
    "erasure.preview": erasing::preview(crate::team::Id) -> (crate::erasing::ErasureView);
    "exemptions.remove": rows::remove_exemption(crate::rows::RowRemove) -> (crate::team::Id);
    "exemptions.save": rows::save_exemption(crate::rows::RowSave<ExemptionPatch>) -> (crate::team::Id);
    "facts.remove": rows::remove_fact(crate::rows::RowRemove) -> (crate::team::Id);
    "facts.save": rows::save_fact(crate::rows::RowSave<FactPatch>) -> (crate::team::Id);
    "former_names.remove": rows::remove_former_name(crate::rows::RowRemove) -> (crate::team::Id);
    "former_names.save": rows::save_former_name(crate::rows::RowSave<FormerNamePatch>) -> (crate::team::Id);
    "gias.accept": gias_import::accept(crate::imports::Accept) -> (crate::imports::ImportDone);
    "gias.preview": gias_import::preview[file Nothing] -> (crate::imports::GiasPreview);
    "grids.remove": shares::remove_grid(crate::rows::RowRemove) -> (crate::team::Id);
    "grids.save": shares::save_grid(crate::shares::GridSave) -> (crate::team::Id);
    "handover.back": away::back(crate::away::BackAsk) -> (crate::away::HandBack);
    "handover.back_pdf": away::pdf(crate::away::BackPage) -> bytes;
    "handover.get": handover::get(crate::team::Id) -> (crate::handover::Handover);
    "handover.pdf": handover::pdf(crate::handover::HandoverPage) -> bytes;
    "history.page": history::page(crate::history::HistoryQuery) -> (crate::history::HistoryPage);
    "hours.get": hours::get(Nothing) -> (Vec<crate::hours::EntitlementLine>);
    "hours.set": hours::set(crate::hours::EntitlementSet) -> (Nothing);
    "imports.list": imports::list(Nothing) -> (crate::imports::ImportsView);
    "imports.redo": imports::redo(crate::team::Id) -> (crate::history::Undone);
    "imports.undo": imports::undo(crate::team::Id) -> (crate::history::Undone);
    "keep_apart.check": apart::conflicts(crate::apart::ApartQuery) -> (Vec<crate::apart::Conflict>);
    "keep_apart.remove": circle::remove_apart(crate::rows::RowRemove) -> (crate::team::Id);
    "keep_apart.save": circle::save_apart(crate::rows::RowSave<KeepApartPatch>) -> (crate::team::Id);
    "lists.saved": papers::list_saved(crate::papers::ListSaved) -> (crate::team::Id);
    "marks.remove": clocks::remove_mark(crate::rows::RowRemove) -> (crate::team::Id);
    "marks.save": clocks::save_mark(crate::rows::RowSave<MarkPatch>) -> (crate::team::Id);
    "me.choose": team::choose_me(crate::team::Id) -> (crate::team::Me);
    "me.get": team::get_me(Nothing) -> (crate::team::Me);
    "meetings.get": panels::get(crate::team::Id) -> (crate::panels::MeetingView);
    "meetings.matters": panels::matters(crate::team::Id) -> (Vec<crate::panels::MatterLine>);
    "meetings.people": panels::people(crate::team::Id) -> (crate::panels::MeetingPeople);
    "meetings.remove": panels::remove_meeting(crate::rows::RowRemove) -> (crate::team::Id);
    "meetings.save": panels::save_meeting(crate::rows::RowSave<MeetingPatch>) -> (crate::team::Id);
    "meetings.suggestions": panels::suggestions(crate::team::Id) -> (Vec<crate::panels::Suggestion>);
    "notes.list": record::get_notes(crate::record::NotesQuery) -> (Vec<Note>);
    "notes.save": rows::save_note(crate::rows::RowSave<NotePatch>) -> (crate::team::Id);
    "officers.list": team::list_officers(Nothing) -> (Vec<Officer>);
    "officers.save": team::save_officer(crate::team::OfficerSave) -> (crate::team::Id);
    "owed.get": tasks::owed(crate::providers::Setting) -> (crate::tasks::Owed);
    "owed.pdf": tasks::owed_pdf(crate::tasks::OwedPage) -> bytes;
    "owed.saved": tasks::owed_saved(crate::tasks::OwedPage) -> (crate::team::Id);
    "pack.differences": pack::differences(crate::team::Id) -> (crate::pack::PackDifferences);
    "pack.issue": pack::issue(crate::pack::PackIssueAsked) -> (crate::pack::PackIssued);
    "pack.issues": pack::issues(crate::team::Id) -> (Vec<crate::pack::PackIssueLine>);
    "pack.pdf": pack::pdf(crate::pack::PackQuery) -> bytes;
    "pack.saved": pack::saved(crate::pack::PackSaved) -> (crate::team::Id);
    "pack.sections": pack::choose(crate::pack::PackSectionsChosen) -> (crate::team::Id);
    "pack.summary": pack::summary(crate::pack::PackQuery) -> (crate::pack::PackSummary);
    "pack.supplement": pack::supplement(crate::pack::PackSupplementQuery) -> (Option<crate::pack::PackSupplement>);
    "pack.supplement_issue": pack::supplement_issue(crate::pack::PackIssueAsked) -> (crate::pack::PackIssued);
    "pack.supplement_pdf": pack::supplement_pdf(crate::pack::PackSupplementQuery) -> bytes;
    "panel_members.list": panels::members(crate::team::Id) -> (Vec<PanelMember>);
    "panel_members.remove": rows::remove_panel_member(crate::rows::RowRemove) -> (crate::team::Id);
    "panel_members.save": rows::save_panel_member(crate::rows::RowSave<PanelMemberPatch>) -> (crate::team::Id);
    "panels.list": panels::list(Nothing) -> (crate::panels::PanelsView);
    "panels.remove": panels::remove_panel(crate::rows::RowRemove) -> (crate::team::Id);
    "panels.save": panels::save_panel(crate::rows::RowSave<PanelPatch>) -> (crate::team::Id);
    "panels.words": panels::vocabulary(Nothing) -> (crate::panels::PanelWords);
    "panels.year": panel_year::get(crate::panel_year::PanelYearQuery) -> (crate::panel_year::PanelYear);
    "papers.about": papers::about(crate::papers::PaperQuery) -> (crate::papers::PaperAbout);
    "papers.disclose": papers::disclose(crate::papers::Disclose) -> (crate::team::Id);
    "papers.pdf": papers::pdf(crate::papers::PaperQuery) -> bytes;
    "placements.drift": drift::get(Nothing) -> (crate::drift::Drift);
    "placements.remove": rows::remove_placement(crate::rows::RowRemove) -> (crate::team::Id);
    "placements.save": placements::save(crate::placements::PlacementSave) -> (crate::team::Id);
    "placements.space": space::get(crate::space::SpaceQuery) -> (crate::space::Space);
    "places.find": places::find_places(crate::places::Find) -> (Vec<crate::places::PlaceHit>);
    "plan_weeks.remove": rows::remove_plan_week(crate::rows::RowRemove) -> (crate::team::Id);
    "plan_weeks.save": rows::save_plan_week(crate::rows::RowSave<PlanWeekPatch>) -> (crate::team::Id);
    "plans.ladder": rows::save_ladder(crate::rows::LadderSave) -> (crate::team::Id);
    "plans.remove": rows::remove_plan(crate::rows::RowRemove) -> (crate::team::Id);
    "plans.save": rows::save_plan(crate::rows::RowSave<PlanPatch>) -> (crate::team::Id);
    "plans.shift": rows::shift_ladder(crate::rows::LadderShift) -> (crate::team::Id);
    "provider_concerns.affected": affected::get(crate::providers::Setting) -> (crate::provider_concerns::affected::Affected);
    "provider_concerns.hold": provider_concerns::hold(crate::providers::Setting) -> (Option<crate::provider_concerns::Hold>);
    "provider_concerns.list": provider_concerns::list(crate::providers::Setting) -> (crate::provider_concerns::ProviderConcerns);
    "provider_concerns.remove": provider_concerns::remove(crate::rows::RowRemove) -> (crate::team::Id);
    "provider_concerns.save": provider_concerns::save(crate::rows::RowSave<ProviderConcernPatch>) -> (crate::team::Id);
    "provider_visits.list": provider_visits::list(crate::providers::Setting) -> (Vec<crate::tasks::TaskLine>);
    "provider_visits.made": provider_visits::made(crate::provider_concerns::visits::ProviderVisitMade) -> (crate::team::Id);
    "provider_visits.plan": provider_visits::plan(crate::provider_concerns::visits::ProviderVisitPlan) -> (crate::team::Id);
    "providers.get": providers::get(crate::providers::Setting) -> (crate::providers::ProviderView);
    "providers.list": providers::list(crate::providers::ProvidersQuery) -> (crate::providers::ProvidersView);
    "providers.save": providers::save(crate::providers::ProviderSave) -> (crate::providers::Setting);
    "providers.watch": watch::list(crate::today::TodayQuery) -> (crate::watch::ProviderWatch);
    "pupils.add": pupils::add(crate::rows::RowSave<PupilPatch>) -> (crate::team::Id);
    "pupils.alike": pupils::alike(crate::pupils::Likeness) -> (Vec<crate::pupils::Alike>);
    "pupils.as_at": on_day::of_everybody(crate::on_day::AsAtQuery) -> (crate::on_day::AsAtPage);
    "pupils.chronology": chronology::page(crate::chronology::ChronologyQuery) -> (crate::chronology::ChronologyPage);
    "pupils.circle": circle::get(crate::team::Id) -> (crate::circle::Circle);
    "pupils.close": closing::close(crate::closing::CaseClose) -> (crate::team::Id);
    "pupils.counts": pupils::counts(Nothing) -> (Vec<ViewCount>);
    "pupils.csv": caseload::csv(crate::caseload::ListAsk) -> bytes;
    "pupils.ids": caseload::ids(PupilsQuery) -> (crate::caseload::PupilIds);
    "pupils.list": pupils::list(PupilsQuery) -> (PupilsPage);
    "pupils.on_day": on_day::of_pupil(crate::on_day::OnDayQuery) -> (crate::on_day::OnDay);
    "pupils.paper": caseload::paper(crate::caseload::ListAsk) -> bytes;
    "pupils.peek": pupils::peek(crate::team::Id) -> (CaseloadRow);
    "pupils.record": record::get(crate::team::Id) -> (crate::record::Record);
    "pupils.reopen": closing::reopen(crate::team::Id) -> (crate::team::Id);
    "pupils.save": pupils::save(crate::rows::RowSave<PupilPatch>) -> (crate::team::Id);
    "pupils.week": week::get_week(crate::week::WeekQuery) -> (crate::week::Week);
    "pupils_file.accept": pupils_import::accept(crate::imports::PupilsAccept) -> (crate::imports::ImportDone);
    "pupils_file.plan": pupils_import::plan(crate::imports::PupilsMapping) -> (crate::imports::PupilsPlan);
    "pupils_file.read": pupils_import::read[file crate::imports::PupilsFile] -> (crate::imports::PupilsRead);
    "pupils_file.sheet": pupils_import::sheet(crate::imports::PupilsSheet) -> (crate::imports::PupilsRead);
    "referrals.ask": asking::ask(crate::referrals::asking::ReferralAsk) -> (crate::referrals::asking::ReferralsMade);
    "referrals.csv": referral_table::csv(crate::referrals::table::ReferralsPeriod) -> bytes;
    "referrals.list": referrals::list(crate::referrals::ReferralsOf) -> (crate::referrals::ReferralsView);
    "referrals.remove": asking::remove(crate::rows::RowRemove) -> (crate::team::Id);
    "referrals.rows": referral_table::rows(crate::referrals::table::ReferralRowsQuery) -> (crate::referrals::table::ReferralRows);
    "referrals.save": asking::save(crate::referrals::asking::ReferralSave) -> (crate::team::Id);
    "referrals.table": referral_table::get(crate::referrals::table::ReferralsPeriod) -> (crate::referrals::table::ReferralsTable);
    "registration.judge": registration::judge(crate::rows::RowSave<RegistrationJudgementPatch>) -> (crate::team::Id);
    "registration.looks": providers::looks(crate::providers::Setting) -> (crate::registration::RegistrationView);
    "registration.remove": registration::remove_judgement(crate::rows::RowRemove) -> (crate::team::Id);
    "returns.check": returns::check(crate::returns::ReturnCheck) -> (crate::team::Id);
    "returns.destinations": returns::destinations(crate::returns::DestinationsAsk) -> (crate::returns::Destinations);
    "returns.leavers": returns::leavers(crate::returns::LeaversAsk) -> (crate::returns::Leavers);
    "returns.rate_rows": returns::rate_rows(crate::returns::RateRowsQuery) -> (Vec<crate::returns::RateRow>);
    "returns.rates": returns::rates(crate::returns::RatesQuery) -> (crate::returns::Rates);
    "returns.ready": returns::ready(Nothing) -> (crate::returns::ReadyList);
    "reviews.marks": attendance::since_review(crate::attendance::MarksAsk) -> (crate::attendance::MarksSince);
    "reviews.remove": rows::remove_review(crate::rows::RowRemove) -> (crate::team::Id);
    "reviews.save": rows::save_review(crate::rows::RowSave<ReviewPatch>) -> (crate::team::Id);
    "ring.list": attendance::list(crate::attendance::RingQuery) -> (crate::attendance::RingList);
    "ring.mark": attendance::mark(crate::attendance::RingMark) -> (crate::team::Id);
    "ring.remove": attendance::remove(crate::rows::RowRemove) -> (crate::team::Id);
    "ring.round": attendance::round(crate::attendance::RingDay) -> (crate::attendance::RingRound);
    "ring.stands": attendance::stands(crate::attendance::RingStands) -> (crate::team::Id);
    "rules.dial": local_rules::set_dial(crate::local_rules::DialSet) -> (Nothing);
    "rules.list": local_rules::list(Nothing) -> (crate::local_rules::RulesView);
    "rules.off": local_rules::set_off(crate::local_rules::RuleOff) -> (Nothing);
    "rules.running": local_rules::running(crate::local_rules::RuleId) -> (Vec<DueRow>);
    "s19.remove": s19::remove(crate::rows::RowRemove) -> (crate::team::Id);
    "s19.save": s19::save(crate::rows::RowSave<S19DecisionPatch>) -> (crate::team::Id);
    "s19.waiting": s19::waiting(Nothing) -> (Vec<DueRow>);
    "same.compare": merging::compare(crate::merging::Two) -> (crate::merging::Comparison);
    "same.different": merging::different(crate::merging::Two) -> (Nothing);
    "same.merge": merging::merge(crate::merging::Merge) -> (crate::team::Id);
    "same.pairs": merging::pairs(Nothing) -> (crate::merging::Pairs);
    "schools.get": schools::get(crate::schools::Urn) -> (crate::schools::SchoolView);
    "schools.list": schools::list(crate::schools::SchoolsQuery) -> (crate::schools::SchoolsPage);
    "search.find": places::find(crate::places::Find) -> (crate::places::Found);
    "seats.all": panels::seat_all(crate::team::Id) -> (crate::team::Id);
    "seats.chair": panels::chair(crate::team::Id) -> (crate::team::Id);
    "seats.remove": rows::remove_seat(crate::rows::RowRemove) -> (crate::team::Id);
    "seats.save": rows::save_seat(crate::rows::RowSave<SeatPatch>) -> (crate::team::Id);
    "sessions.save": weekly::save_sessions(crate::weekly::SessionsSave) -> (crate::team::Id);
    "shares.get": shares::get(crate::shares::SharesQuery) -> (crate::shares::SharesView);
    "shares.options": shares::options(crate::shares::OptionsQuery) -> (Vec<crate::shares::OptionLine>);
    "shares.rows": shares::rows(crate::shares::ShareRowsQuery) -> (Vec<crate::shares::ShareRow>);
    "snoozes.remove": alerts::remove_snooze(crate::rows::RowRemove) -> (crate::team::Id);
    "snoozes.save": alerts::save_snooze(crate::rows::RowSave<SnoozePatch>) -> (crate::team::Id);
    "statuses.remove": rows::remove_status(crate::rows::RowRemove) -> (crate::team::Id);
    "statuses.save": rows::save_status(crate::rows::RowSave<StatusPatch>) -> (crate::team::Id);
    "steps.remove": clocks::remove_step(crate::rows::RowRemove) -> (crate::team::Id);
    "steps.save": clocks::save_step(crate::rows::RowSave<StepPatch>) -> (crate::team::Id);
    "suspensions.remove": clocks::remove_suspension(crate::rows::RowRemove) -> (crate::team::Id);
    "suspensions.save": clocks::save_suspension(crate::rows::RowSave<SuspensionPatch>) -> (crate::team::Id);
    "tasks.list": tasks::list_tasks(crate::tasks::TasksQuery) -> (crate::tasks::TasksView);
    "tasks.remove": tasks::remove_task(crate::rows::RowRemove) -> (crate::team::Id);
    "tasks.save": tasks::save_task(crate::rows::RowSave<TaskPatch>) -> (crate::team::Id);
    "team.get": team::get_team(Nothing) -> (crate::team::TeamView);
    "team.save": team::save_team(crate::team::TeamSave) -> (crate::team::TeamView);
    "templates.list": papers::templates(Nothing) -> (Vec<crate::papers::TemplateLine>);
    "templates.save": papers::save_template(crate::papers::TemplateText) -> (crate::papers::TemplateTried);
    "templates.try": papers::try_template(crate::papers::TemplateText) -> (crate::papers::TemplateTried);
    "terms_file.read": terms_import::read[file crate::imports::terms::TermsFile] -> (crate::imports::terms::TermsRead);
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
    "views.list": saved_views::list(Nothing) -> (Vec<crate::saved_views::SavedViewLine>);
    "views.move": saved_views::shift(crate::saved_views::ViewMove) -> (crate::team::Id);
    "views.remove": saved_views::remove(crate::rows::RowRemove) -> (crate::team::Id);
    "views.save": saved_views::save(crate::saved_views::ViewSave) -> (crate::team::Id);
    "visits.list": visits::list(crate::visits::VisitsQuery) -> (Vec<crate::visits::VisitStop>);
    "visits.save": visits::save(crate::visits::VisitSave) -> (crate::team::Id);
    "visits.sheet": visits::sheet(crate::visits::VisitsQuery) -> bytes;
    "workload.get": caseload::workload(Nothing) -> (Vec<Workload>);
}
