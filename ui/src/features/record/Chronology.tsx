/**
 * The section "Chronology": everything that happened to the child, whoever wrote it and wherever it stands, newest first.
 * Chips narrow it by kind; a star says what belongs even in a short telling; what is shown is what is printed.
 */
import { useQueries } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ChronologyPage, Happened } from "../../api/bindings";
import { call } from "../../api/call";
import { askKey } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { Badge } from "../../controls/Standing";
import { longDay } from "../../lib/dates";
import { address } from "../../router/router";
import type { SectionProps } from "../../routes";
import { useSave } from "../../saving/useSave";

/** Lines read at a time. */
const page = 60;

/** The section of the record in which a kind of line stands. */
const places: Readonly<Record<string, string>> = {
  status: "overview",
  suspension: "dates",
  step: "dates",
  decision: "dates",
  placement: "placements",
  review: "reviews",
  panel: "papers",
  absence: "week",
  note: "notes",
};

/** The section. */
export default function Chronology({ record }: SectionProps) {
  const pupil = record.pupil.id;
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const [significant, setSignificant] = useState(false);
  const [pages, setPages] = useState(1);
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_, i) => {
      const request = { pupil, kinds: [...kinds], significant, offset: i * page, limit: page };
      return {
        queryKey: askKey("pupils.chronology", request),
        queryFn: () => call("pupils.chronology", request),
      };
    }),
  });
  const got = answers.flatMap((answer) => (answer.data ? [answer.data] : []));
  // The chips stay where they are while another part of the list is read.
  const [head, setHead] = useState<ChronologyPage>();
  const first = got[0];
  if (first && first !== head) setHead(first);
  const lines = got.flatMap((answer) => answer.lines);
  const isReading = answers.some((answer) => answer.isPending);
  const failure = answers.find((answer) => answer.error)?.error;
  const left = first ? first.total - lines.length : 0;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = end.current;
    if (!mark || left <= 0 || !("IntersectionObserver" in window)) return undefined;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((s) => s.isIntersecting) && !isReading) setPages((now) => now + 1);
    });
    watch.observe(mark);
    return () => watch.disconnect();
  }, [left, isReading]);
  const toggle = (kind: string) => {
    setPages(1);
    setKinds((now) => (now.includes(kind) ? now.filter((k) => k !== kind) : [...now, kind]));
  };
  return (
    <div className="stack">
      <div className="spread">
        <h2 tabIndex={-1}>Chronology</h2>
        <a
          href={address(`/papers/chronology/${pupil}`, {
            kinds: kinds.join(",") || undefined,
            significant: significant ? "1" : undefined,
          })}
        >
          Print what is shown
        </a>
      </div>
      <div className="row" role="group" aria-label="What is shown">
        {head?.kinds.map(({ kind, label, count }) => (
          <Button
            key={kind}
            small
            kind={kinds.includes(kind) ? "primary" : "plain"}
            aria-pressed={kinds.includes(kind)}
            onPress={() => toggle(kind)}
          >
            {label} {count.toLocaleString("en-GB")}
          </Button>
        ))}
        <Button
          small
          kind={significant ? "primary" : "plain"}
          aria-pressed={significant}
          onPress={() => {
            setPages(1);
            setSignificant(!significant);
          }}
        >
          <span aria-hidden="true">★</span> Significant
        </Button>
      </div>
      {failure ? <p className="field-error">{failure.message}</p> : null}
      <p className="quiet" role="status">
        {first
          ? `${first.total.toLocaleString("en-GB")} ${first.total === 1 ? "line" : "lines"}`
          : "Reading…"}
      </p>
      {first && first.total === 0 ? (
        <EmptyState title="Nothing like this has happened.">
          Take a filter away, or write down what happened where it belongs.
        </EmptyState>
      ) : (
        <ol role="list" className="notes-list" aria-label="What happened, newest first">
          {lines.map((line, at) => (
            // A status or a placement stands here twice, with its first day and its last.
            <li key={`${line.row}-${line.on ?? ""}-${at}`} className="chronology-line">
              <Line pupil={pupil} line={line} />
            </li>
          ))}
        </ol>
      )}
      <div ref={end}>
        {left > 0 ? (
          <p className="row quiet">
            {left.toLocaleString("en-GB")} older {left === 1 ? "line" : "lines"}
            <Button small kind="quiet" isDisabled={isReading} onPress={() => setPages((now) => now + 1)}>
              Show more
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function Line({ pupil, line }: { pupil: string; line: Happened }) {
  const save = useSave("notes.save");
  const day = line.on ? longDay(line.on) : "Day unknown";
  const about = `${line.label.toLowerCase()} of ${day}`;
  return (
    <article className="note">
      <div className="note-head">
        <span className="strong">{day}</span>
        <a href={address(`/pupils/${pupil}/${places[line.kind] ?? "overview"}`)}>
          {line.label}
          <span className="visually-hidden"> of {day}</span>
        </a>
        {line.significant && !line.by_hand ? (
          <Badge tone="waiting">
            <span aria-hidden="true">★</span> Significant
          </Badge>
        ) : null}
        <span className="quiet small">{line.source ?? "Source not recorded"}</span>
        {line.by_hand ? (
          <span className="note-deeds">
            <Button
              kind="quiet"
              small
              aria-pressed={line.significant}
              aria-label={`Significant: ${about}`}
              onPress={() =>
                void save.run({
                  id: line.row,
                  patch: line.significant ? { significant: false, pinned: false } : { significant: true },
                })
              }
            >
              <span aria-hidden="true">{line.significant ? "★" : "☆"}</span> Significant
            </Button>
          </span>
        ) : null}
      </div>
      <p className="note-text">{line.text}</p>
      {save.failure ? <p className="field-error">{save.failure.sentence}</p> : null}
    </article>
  );
}
