/**
 * A day of visits, today or one to come. First one chooses; then the chosen children stand place by place with large targets, one short form
 * each, and a sheet for the bag. The choice and what is half typed are kept in the vault, so that closing the lid loses
 * nothing.
 */
import { useEffect, useState } from "react";
import type { VisitStop } from "../../api/bindings";
import { call, callAndSave, openSaved } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { ScreenHead } from "../../controls/ScreenHead";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { listName, yearText } from "../../lib/children";
import { fromToday, longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address, useQueryValue } from "../../router/router";
import { VisitForm } from "./VisitForm";
import "./visits.css";

const refuse = (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence });

/** The chosen children of a day, kept in the vault. */
function useChosen(day: string): [readonly string[] | null, (next: readonly string[]) => void] {
  const key = `visits:${day}`;
  const [held, setHeld] = useState<{ key: string; pupils: readonly string[] } | null>(null);
  useEffect(() => {
    let left = false;
    call("draft.get", { key }).then(
      ({ text }) => {
        if (!left) setHeld({ key, pupils: text ? text.split(" ") : [] });
      },
      () => {
        if (!left) setHeld({ key, pupils: [] });
      },
    );
    return () => {
      left = true;
    };
  }, [key]);
  const set = (next: readonly string[]) => {
    setHeld({ key, pupils: next });
    const kept =
      next.length > 0 ? call("draft.put", { key, text: next.join(" ") }) : call("draft.clear", { key });
    kept.catch(refuse);
  };
  return [held?.key === key ? held.pupils : null, set];
}

/** The screen. */
export default function Visits() {
  const today = useToday();
  // The evening before, tomorrow is chosen and its sheet printed; what was seen is written down on the day or after it.
  const [asked, setDay] = useQueryValue("day");
  const day = asked || today;
  // While another day is being typed, "11/1" among others, the screen stays as it is.
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useChosen(day);
  const [choosing, setChoosing] = useState(false);
  const { data: stops } = useAsk(
    "visits.list",
    { pupils: [...(chosen ?? [])], day },
    { enabled: chosen !== null && chosen.length > 0, keepPrevious: true },
  );
  const some = (chosen?.length ?? 0) > 0;
  const print = async () => {
    try {
      // The moment goes into the sheet, so that the file that is written down is the file that was saved.
      const query = { pupils: [...(chosen ?? [])], day, made_at: Date.now() };
      const saved = await callAndSave("visits.sheet", query, { suggestedName: `visits-${day}.pdf` });
      if (!saved) return;
      await call("lists.saved", { list: { kind: "visits", query } });
      notify({
        sentence: `The day sheet was saved as ${saved.path}, and that is written down.`,
        action: { label: "Open it", run: () => void openSaved(saved.path).catch(refuse) },
      });
    } catch (thrown) {
      refuse(thrown);
    }
  };
  const done = (stops ?? []).flatMap((stop) => stop.children).filter((line) => line.done).length;
  return (
    <>
      <ScreenHead
        title="Visits"
        sentence={
          some
            ? `${longDay(day)} · ${done} of ${chosen?.length ?? 0} written down`
            : `${longDay(day)} · nobody chosen yet`
        }
        above={
          <a className="small" href={address("/today")}>
            Today
          </a>
        }
        actions={
          <>
            <DateField
              label="Day"
              value={typed ?? day}
              onChange={setTyped}
              onCommit={(whole) => {
                setTyped(null);
                setDay(whole === today ? "" : whole);
              }}
            />
            {some ? (
              <Button icon="print" onPress={() => void print()}>
                Save the day sheet as PDF
              </Button>
            ) : null}
            <Button
              id="choose-visits"
              kind={some ? "plain" : "primary"}
              aria-expanded={choosing}
              onPress={() => setChoosing(!choosing)}
            >
              {choosing ? "Done choosing" : "Choose children"}
            </Button>
          </>
        }
      />
      {choosing && chosen ? <Choose chosen={chosen} onChange={setChosen} /> : null}
      {chosen !== null && !some && !choosing ? (
        <EmptyState title={`No visit is planned for ${day === today ? "today" : longDay(day)}.`}>
          Choose the children you mean to see. The sheet for the bag and a short form for each are then here,
          with or without a signal.
        </EmptyState>
      ) : null}
      {some
        ? (stops ?? [])
            .map((stop) => ({
              ...stop,
              children: stop.children.filter((line) => chosen?.includes(line.child.pupil)),
            }))
            .filter((stop) => stop.children.length > 0)
            .map((stop) => <Stop key={`${stop.place} ${stop.address ?? ""}`} stop={stop} day={day} />)
        : null}
    </>
  );
}

function Stop({ stop, day }: { stop: VisitStop; day: string }) {
  const today = useToday();
  const toCome = day > today;
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section
      className="stack-tight visit-stop"
      aria-label={[stop.place, stop.address].filter(Boolean).join(", ")}
    >
      <h2>{stop.place}</h2>
      <p className="quiet">
        {stop.address ?? "Address unknown"} · ask for {stop.contact ?? "nobody recorded"}
      </p>
      <ul role="list" className="stack-tight">
        {stop.children.map((line) => {
          const id = line.child.pupil;
          return (
            <li key={id} className="panel visit-child">
              <div className="spread">
                <span>
                  <a className="strong" href={address(`/pupils/${id}`)}>
                    {line.name}
                  </a>{" "}
                  <span className="quiet">
                    {yearText(line.child.year)} ·{" "}
                    {line.child.last_seen
                      ? `last seen ${fromToday(line.child.last_seen, today)}`
                      : "never recorded as seen"}
                  </span>{" "}
                  {line.done ? <Badge tone="met">Written down</Badge> : null}
                </span>
                {toCome ? null : (
                  <Button
                    kind={line.done ? "quiet" : "primary"}
                    aria-expanded={open === id}
                    aria-label={`${line.done ? "Another" : "Write it down"}: ${line.name}`}
                    onPress={() => setOpen(open === id ? null : id)}
                  >
                    {line.done ? "Another" : "Write it down"}
                  </Button>
                )}
              </div>
              {line.care ? (
                <p>
                  <Badge tone="due">Take care</Badge> {line.care}
                </p>
              ) : null}
              {open === id && !toCome ? (
                <VisitForm
                  pupil={id}
                  day={day}
                  name={line.child.known_as ?? line.child.forename}
                  place={stop.place}
                  onDone={() => setOpen(null)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Children listed while choosing; the filter finds the rest. */
const shown = 40;

function Choose({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (next: readonly string[]) => void;
}) {
  const today = useToday();
  const [text, setText] = useState("");
  const { data: me } = useAsk("me.get", {});
  const owner = me?.officer?.id;
  const { data } = useAsk(
    "pupils.list",
    {
      limit: shown,
      sort: "last_seen",
      ...(text.trim() ? { text: text.trim() } : owner ? { view: "mine" as const, owner } : {}),
    },
    { keepPrevious: true },
  );
  return (
    <section className="panel stack" aria-label="Choose children">
      <TextField
        label="Find a child"
        hint="Without a name: your own children, the longest unseen first"
        type="search"
        value={text}
        onChange={setText}
      />
      <ul role="list" className="visit-choose">
        {(data?.rows ?? []).map((child) => (
          <li key={child.pupil}>
            <Checkbox
              checked={chosen.includes(child.pupil)}
              onChange={(on) =>
                onChange(on ? [...chosen, child.pupil] : chosen.filter((id) => id !== child.pupil))
              }
              detail={`${child.where_now.join(", ") || "Not placed"} · ${
                child.last_seen ? `seen ${fromToday(child.last_seen, today)}` : "never recorded as seen"
              }`}
            >
              {listName(child)}
            </Checkbox>
          </li>
        ))}
      </ul>
      {data && data.total > data.rows.length ? (
        <p className="quiet small">
          The first {data.rows.length} of {data.total}. Type a name to find another.
        </p>
      ) : null}
    </section>
  );
}
