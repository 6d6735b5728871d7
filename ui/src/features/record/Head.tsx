/** The head of a child's record: who, where now, how many hours, what next, whose case, what worries, what the child says. */
import type { PupilRecord } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { HoursBar } from "../../controls/HoursBar";
import { ScreenHead } from "../../controls/ScreenHead";
import { Badge, Standing } from "../../controls/Standing";
import { Tooltip } from "../../controls/Tooltip";
import { FactChips, StatusChips } from "../../lib/Chips";
import { ageText, spokenName, standingOf, yearText } from "../../lib/children";
import { fromToday, hoursText, longDay, nearDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { WhyDue } from "../../lib/WhyDue";
import { nextDue } from "./due";
import { WeekStrip } from "./WeekStrip";

/** The head. */
export function Head({
  record,
  onGo,
  onNote,
}: {
  record: PupilRecord;
  onGo: (section: string) => void;
  onNote: () => void;
}) {
  const today = useToday();
  const { head, pupil } = record;
  // What is read out has the words that are seen in it.
  const of = head.entitlement === null ? "" : ` of ${hoursText(head.entitlement)}`;
  const unknown = head.minutes_week === null ? `unknown${of}, ` : "";
  const elsewhere = record.week.minutes === null;
  // What the bar and its number do not say already.
  const gaps = elsewhere
    ? record.week.sentence
    : record.week.sentence
        .split(", ")
        .slice(1)
        .join(", ")
        .replace(/^./, (first) => first.toUpperCase());
  const said = lastWords(record);
  const age = ageText(head.dob, today);
  const name = spokenName(head);
  const legal = head.known_as && head.known_as !== head.forename ? `${head.forename} ${head.surname}` : null;
  const whereNow = record.placements.filter(
    ({ placement }) =>
      (!placement.started_on || placement.started_on <= today) &&
      (!placement.ended_on || placement.ended_on >= today),
  );
  return (
    <div className="record-head">
      <ScreenHead
        title={name}
        above={
          <a className="small record-up" href="#/pupils">
            Pupils
          </a>
        }
        sentence={
          <>
            {yearText(head.year)}
            {record.key_stage ? ` · ${record.key_stage}` : ""}
            {age ? ` · ${age}` : " · age unknown"}
            {head.dob ? ` (born ${longDay(head.dob)})` : ""}
            {legal ? ` · legal name ${legal}` : ""} · UPN {head.upn ?? "unknown"} · {head.case_ref}
          </>
        }
        actions={
          <Tooltip words="Add a note" keys="a n">
            <Button kind="primary" icon="edit" onPress={onNote}>
              Add a note
            </Button>
          </Tooltip>
        }
      />
      <div className="record-chips">
        <StatusChips codes={head.statuses} long />
        {head.facts.length > 0 ? <FactChips codes={head.facts} /> : null}
        {pupil.closed_on ? <Badge tone="met">Closed {longDay(pupil.closed_on)}</Badge> : null}
        {pupil.recorded_in_error ? (
          <Badge tone="breached">Recorded in error: {pupil.recorded_in_error}</Badge>
        ) : null}
        {record.contacts.some((c) => c.no_contact || c.hide_address) ? (
          <Badge tone="breached">Contact restrictions: see People</Badge>
        ) : null}
      </div>
      <dl className="record-answers">
        <div>
          <dt>Where now</dt>
          <dd>
            {whereNow.length > 0 ? (
              <button type="button" className="answer-link" onClick={() => onGo("placements")}>
                {whereNow.map((line) => line.setting_name).join(", ")}
              </button>
            ) : (
              head.where_now.join(", ") || <Standing tone="due">No provision</Standing>
            )}
            <span className="answer-under">
              On roll: {head.roll_name ?? <span className="unknown">Unknown</span>}
            </span>
          </dd>
        </div>
        <div>
          <dt>This week</dt>
          <dd>
            <button
              type="button"
              className="answer-link answer-week"
              onClick={() => onGo("week")}
              aria-label={`This week: ${unknown}${record.week.sentence}`}
            >
              <HoursBar minutes={head.minutes_week} entitlement={head.entitlement} />
              {elsewhere ? null : <WeekStrip week={record.week} />}
            </button>
            {gaps ? <span className="answer-under">{gaps}</span> : null}
          </dd>
        </div>
        <div>
          <dt>Next date</dt>
          <dd>
            <NextDate record={record} today={today} onGo={onGo} />
          </dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>
            {record.owner_name ?? <span className="unknown">No owner</span>}
            <span className="answer-under">
              Last seen:{" "}
              {head.last_seen ? (
                <>
                  {nearDay(head.last_seen, today)} ({fromToday(head.last_seen, today)})
                </>
              ) : (
                "never"
              )}
            </span>
          </dd>
        </div>
        <div className="answer-wide">
          <dt>Worries</dt>
          <dd className="answer-prose">
            {pupil.worries ?? <span className="unknown">None written down</span>}
          </dd>
        </div>
        <div className="answer-wide">
          <dt>In {head.known_as || head.forename}’s own words</dt>
          <dd className="answer-prose">
            {said ? (
              <>
                <q className="answer-voice">{said.text}</q>
                <span className="answer-under">{longDay(said.day)}</span>
              </>
            ) : (
              <span className="unknown">Nothing recorded yet</span>
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** What the child said last, in a note or at a review. */
function lastWords({ voice, reviews }: PupilRecord): { text: string; day: string | null } | undefined {
  const told = [
    { text: voice?.text, day: voice?.on_day ?? null },
    ...reviews.map(({ voice_child, held_on }) => ({ text: voice_child, day: held_on })),
  ];
  return told
    .flatMap(({ text, day }) => (text ? [{ text, day }] : []))
    .sort((a, b) => (b.day ?? "").localeCompare(a.day ?? ""))[0];
}

function NextDate({
  record,
  today,
  onGo,
}: {
  record: PupilRecord;
  today: string;
  onGo: (section: string) => void;
}) {
  const due = nextDue(record.due);
  if (!due)
    return record.head.next_on ? (
      <>
        {nearDay(record.head.next_on, today)}
        <span className="answer-under">{record.head.next_label}</span>
      </>
    ) : (
      <Standing tone="unknown">No date lies ahead</Standing>
    );
  const { tone, word } = standingOf(due.standing);
  return (
    <>
      <span className="row answer-next">
        <Standing tone={tone}>
          {due.due_on ? nearDay(due.due_on, today) : "Date unknown"} · {word.toLowerCase()}
        </Standing>
        <WhyDue row={due} />
      </span>
      <button type="button" className="answer-link answer-under" onClick={() => onGo("overview")}>
        {due.title}
      </button>
    </>
  );
}
