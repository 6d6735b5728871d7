/** One panel: what it is, its meetings, planning the next, and its usual ways, which save as they are typed. */
import { useState } from "react";
import type { MeetingSummary, Panel, PanelLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Standing } from "../../controls/Standing";
import { TimeField } from "../../controls/TimeField";
import { useCommand } from "../../keyboard/Keyboard";
import { fromToday, longDay, minutesToClock } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { navigate } from "../../router/router";
import { ChoiceOf, ProseOf, TextOf, type Save } from "../../saving/fields";
import { useWork } from "../../saving/useSave";
import { CountOf } from "./fields";
import { FormCard } from "../../lib/FormCard";
import { Members } from "./Members";
import { TakeAway } from "./TakeAway";
import { casesText, kinds, kindText, stageOf } from "./words";

/** Meetings that are shown before more are asked for: a term of them. */
const few = 4;

/** The panel. The first of them hears the key with which a meeting is planned. */
export function PanelCard({
  line: { panel, meetings, next_on: next },
  isFirst,
}: {
  line: PanelLine;
  isFirst: boolean;
}) {
  const [open, setOpen] = useState<"meeting" | "members" | "panel" | null>(null);
  const [all, setAll] = useState(false);
  useCommand("panel.meeting", isFirst ? () => setOpen("meeting") : undefined);
  const shown = all ? meetings : meetings.slice(0, few);
  const id = `panel-${panel.id}`;
  const about = [
    kindText(panel.kind),
    panel.phase,
    panel.area,
    panel.place,
    panel.meets,
    panel.minutes_per_case === null ? null : `${panel.minutes_per_case} minutes a case`,
    panel.quorum ? `Quorum: ${panel.quorum}` : "Quorum unknown",
  ];
  return (
    <section className="card panel" aria-labelledby={id}>
      <div className="spread">
        <div>
          <h2 id={id}>{panel.name ?? "Unnamed panel"}</h2>
          <p className="quiet small">{about.filter(Boolean).join(" · ")}</p>
        </div>
        <div className="row">
          <a
            href={`#/panels/fair-share/${panel.id}`}
            aria-label={`Fair share of ${panel.name ?? "this panel"}’s schools`}
          >
            Fair share
          </a>
          <a href={`#/panels/year/${panel.id}`} aria-label={`The year of ${panel.name ?? "this panel"}`}>
            The year
          </a>
          <Button
            kind="quiet"
            small
            aria-expanded={open === "panel"}
            onPress={() => setOpen(open === "panel" ? null : "panel")}
          >
            Usual ways
          </Button>
          <Button
            kind="quiet"
            small
            aria-expanded={open === "members"}
            onPress={() => setOpen(open === "members" ? null : "members")}
          >
            Members
          </Button>
          <Button
            small
            icon="plus"
            {...(isFirst ? { keys: "M N" } : {})}
            onPress={() => setOpen("meeting")}
            aria-expanded={open === "meeting"}
          >
            Plan a meeting
          </Button>
        </div>
      </div>
      {open === "panel" ? <Ways panel={panel} isEmpty={meetings.length === 0} /> : null}
      {open === "members" ? <Members panel={panel.id} /> : null}
      {open === "meeting" ? (
        <Plan panel={panel} next={next} latest={meetings[0]} onDone={() => setOpen(null)} />
      ) : null}
      {meetings.length === 0 ? (
        <p className="quiet small">No meeting has been planned.</p>
      ) : (
        <ul role="list" className="meetings">
          {shown.map((summary) => (
            <Meeting key={summary.meeting.id} {...summary} />
          ))}
        </ul>
      )}
      {meetings.length > shown.length ? (
        <div className="flush">
          <Button kind="quiet" small onPress={() => setAll(true)}>
            Show all {meetings.length} meetings
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function Meeting({ meeting, cases, minutes }: MeetingSummary) {
  const today = useToday();
  const stage = stageOf(meeting.stage);
  return (
    <li className="meeting-line">
      <a href={`#/panels/meetings/${meeting.id}`} className="strong">
        {meeting.held_on ? longDay(meeting.held_on) : "Day unknown"}
      </a>
      <span>{meeting.starts_at === null ? "Time unknown" : minutesToClock(meeting.starts_at)}</span>
      <span className="quiet">{meeting.held_on ? fromToday(meeting.held_on, today) : ""}</span>
      <span>
        {casesText(cases)}
        {cases > 0 ? `, ${minutes} minutes` : ""}
      </span>
      <Standing tone={stage.tone}>{stage.label}</Standing>
    </li>
  );
}

function Plan({
  panel,
  next,
  latest,
  onDone,
}: {
  panel: Panel;
  /** The day on which its rhythm makes it meet next. */
  next: string | null;
  /** Its latest meeting, at whose hour the next begins. */
  latest: MeetingSummary | undefined;
  onDone: () => void;
}) {
  const [day, setDay] = useState(next ?? "");
  const [starts, setStarts] = useState<number | null>(latest?.meeting.starts_at ?? null);
  const { run, failure, isSaving } = useWork(async () => {
    const { id } = await call("meetings.save", {
      patch: { panel: panel.id, held_on: day || null, starts_at: starts, stage: "draft" },
    });
    navigate(`/panels/meetings/${id}`);
  });
  return (
    <FormCard
      className="panel-form"
      label={`New meeting of ${panel.name ?? "the panel"}`}
      failure={failure}
      onLeave={onDone}
      onSubmit={() => void run(undefined)}
    >
      <DateField
        label="Day"
        value={day}
        onChange={setDay}
        hint={next && panel.meets ? `By its rhythm: ${panel.meets.toLowerCase()}` : undefined}
        error={failure ? (failure.at("held_on") ?? failure.sentence) : undefined}
      />
      <TimeField label="Starts at" value={starts} onChange={setStarts} onCommit={setStarts} />
      <div className="row">
        <Button kind="primary" type="submit" isDisabled={isSaving}>
          Plan the meeting
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}

function Ways({ panel, isEmpty }: { panel: Panel; isEmpty: boolean }) {
  const save: Save = (patch) => call("panels.save", { id: panel.id, patch });
  const saveCount = (patch: Record<string, number | null>) => call("panels.save", { id: panel.id, patch });
  return (
    <div className="panel-ways">
      <TextOf label="Name" field="name" stored={panel.name} save={save} />
      <ChoiceOf label="What it is for" field="kind" stored={panel.kind} save={save} options={kinds} />
      <TextOf label="Phase" field="phase" stored={panel.phase} save={save} optional />
      <TextOf label="Area" field="area" stored={panel.area} save={save} optional />
      <TextOf
        label="How often it meets"
        field="meets"
        stored={panel.meets}
        save={save}
        hint="For example, Every three weeks"
      />
      <TextOf label="Usual place" field="place" stored={panel.place} save={save} />
      <TextOf label="Quorum" field="quorum" stored={panel.quorum} save={save} />
      <CountOf
        label="Minutes a case"
        field="minutes_per_case"
        stored={panel.minutes_per_case}
        save={saveCount}
      />
      <CountOf
        label="Minutes a meeting"
        field="length_minutes"
        stored={panel.length_minutes}
        save={saveCount}
      />
      <ProseOf
        label="Who sits on it"
        field="members_note"
        stored={panel.members_note}
        save={save}
        draft={`panel:${panel.id}:members_note`}
        rows={2}
      />
      <ProseOf
        label="On every agenda"
        hint="One a line, printed under the cases"
        field="template"
        stored={panel.template}
        save={save}
        draft={`panel:${panel.id}:template`}
        rows={2}
      />
      {isEmpty ? (
        <TakeAway
          words="Take the panel away"
          deed={() => call("panels.remove", { id: panel.id, reason: "Set up by mistake" })}
          done="The panel was taken away. Undo puts it back."
        />
      ) : null}
    </div>
  );
}
