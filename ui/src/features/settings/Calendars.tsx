/** Term dates: the authority's own, and those of schools that differ. Every clock in school days counts by these. */
import { useState } from "react";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { ask } from "../../controls/Dialog";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { Select } from "../../controls/Select";
import { useToday } from "../../lib/today";
import type { Moves } from "../../api/bindings";
import { CalendarEditor } from "./CalendarEditor";
import { MovesDialog } from "./Moves";
import { TermsImport } from "./TermsImport";
import { schoolYearOf, Year } from "./Year";

/** The page. */
export function Calendars() {
  const { data: view } = useAsk("calendars.list", {});
  const { data: state } = useAsk("app.state", {});
  const [chosen, setChosen] = useState<string | null>(null);
  // A question that waits for its answer: which running dates move when a calendar is taken away.
  const [waiting, setWaiting] = useState<{ moves: Moves; answer: (yes: boolean) => void } | undefined>();
  const today = useToday();
  const [from, setFrom] = useState(() => schoolYearOf(today));
  if (!view) return null;
  const lines = view.calendars;
  const line = lines.find((l) => l.calendar.id === chosen) ?? lines[0];
  const years = schoolYears(today, line?.terms ?? []);
  const refused = (thrown: unknown) => notify({ sentence: Failure.from(thrown).sentence, tone: "refused" });

  const add = async (urn: number | null, name: string) => {
    const { id } = await call("calendars.save", { patch: { name, urn }, terms: [], days_off: [] });
    setChosen(id);
  };
  const gone = async (id: string) => {
    await call("calendars.remove", { id });
    setChosen(null);
    // The button that was pressed goes with the calendar.
    document.querySelector<HTMLElement>("[data-screen-heading]")?.focus();
  };
  const remove = async (id: string, name: string) => {
    const moves = await call("calendars.moves_without", { id });
    if (moves.total > 0) {
      const agreed = await new Promise<boolean>((answer) => setWaiting({ moves, answer }));
      setWaiting(undefined);
      if (agreed) await gone(id);
      return;
    }
    const sure = await ask({
      title: `Take away “${name}”?`,
      sentence:
        "The authority's own term dates count for that school again. No running date moves. It can be undone.",
      yes: "Take it away",
      danger: true,
    });
    if (sure) await gone(id);
  };

  if (!line)
    return (
      <>
        <EmptyState
          title="There are no term dates yet, so school days cannot be counted."
          action={
            <Button
              kind="primary"
              onPress={() =>
                void add(null, `${state?.team?.la_name ?? "Our schools"} ${schoolYearName(from)}`).catch(
                  refused,
                )
              }
            >
              Enter the authority&rsquo;s term dates
            </Button>
          }
        >
          Bank holidays are known already.
        </EmptyState>
        <TermsImport calendar={undefined} onSaved={setChosen} />
      </>
    );

  return (
    <>
      <div className="settings-section settings-form">
        <Select
          label="Calendar"
          options={lines.map((l) => ({
            value: l.calendar.id,
            label: l.school_name ?? `${l.calendar.name ?? "unnamed"} (the authority's own)`,
            detail: l.sentence || undefined,
          }))}
          value={line.calendar.id}
          onChange={setChosen}
        />
        <Select
          label="School year"
          options={years.map((y) => ({ value: y, label: schoolYearName(y) }))}
          value={from}
          onChange={setFrom}
        />
        <ComboBox
          label="Add a school that has its own dates"
          optional
          value={null}
          onChange={(school) => {
            if (!school) return;
            const urn = Number(school.value.slice("urn:".length));
            // A school has one calendar: one that is there is shown and not made again.
            const held = lines.find((l) => l.calendar.urn === urn);
            if (held) setChosen(held.calendar.id);
            else void add(urn, school.label).catch(refused);
          }}
          search={async (text) =>
            (await call("places.find", { text, limit: 20 }))
              .filter((place) => place.setting.startsWith("urn:"))
              .map((place) => ({ value: place.setting, label: place.name, detail: place.detail }))
          }
        />
        <p className="quiet small">
          A school without a calendar of its own counts by the authority&rsquo;s, and its dates say so.
        </p>
      </div>
      {line.terms.length === 0 ? (
        <p role="status">
          {line.calendar.urn
            ? "This calendar has no terms yet, so the authority’s own counts for this school until it has."
            : "This calendar has no terms, so school days cannot be counted and dates that depend on them are unknown."}
        </p>
      ) : null}
      <CalendarEditor key={line.calendar.id} line={line} from={from} />
      <TermsImport key={`file-${line.calendar.id}`} calendar={line.calendar.id} onSaved={setChosen} />
      <MovesDialog
        moves={waiting?.moves}
        yes="Take it away and move them"
        onAnswer={(agreed) => waiting?.answer(agreed)}
      />
      {line.calendar.urn ? (
        <div className="settings-section">
          <div>
            <Button
              kind="danger"
              onPress={() =>
                void remove(
                  line.calendar.id,
                  line.school_name ?? line.calendar.name ?? "this calendar",
                ).catch(refused)
              }
            >
              Take this calendar away
            </Button>
          </div>
        </div>
      ) : null}
      <section className="settings-section" aria-label="The year">
        <h2>{schoolYearName(from)} as Waymark counts it</h2>
        <Year from={from} urn={line.calendar.urn ?? undefined} />
      </section>
    </>
  );
}

/** The years that have terms, the one before today's, today's and the next; each by its first of September. */
function schoolYears(today: string, terms: readonly { starts_on: string | null }[]): string[] {
  const now = Number(schoolYearOf(today).slice(0, 4));
  const held = terms.flatMap((t) => (t.starts_on ? [Number(schoolYearOf(t.starts_on).slice(0, 4))] : []));
  return [...new Set([now - 1, now, now + 1, ...held])].sort((a, b) => b - a).map((year) => `${year}-09-01`);
}

/** "2026/27". */
function schoolYearName(from: string): string {
  const year = Number(from.slice(0, 4));
  return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}
