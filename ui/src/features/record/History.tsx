/** The section "History": every change as a person made it, with who, when, from what and to what; each can be undone. */
import { useState } from "react";
import type { ChangeLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ask } from "../../controls/Dialog";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { Badge } from "../../controls/Standing";
import { instantText } from "../../lib/dates";
import { address } from "../../router/router";
import type { SectionProps } from "../../routes";

/** Changes read at a time; the core gives 200 at most. */
const page = 40;

/** The section. */
export default function History({ record }: SectionProps) {
  const [pages, setPages] = useState(1);
  return (
    <div className="history">
      <h2 id="history-title" tabIndex={-1}>
        History
      </h2>
      <ol role="list" aria-label="Changes, newest first">
        {Array.from({ length: pages }, (_, i) => (
          <Page
            key={i}
            pupil={record.pupil.id}
            offset={i * page}
            isLast={i === pages - 1}
            onMore={() => setPages(pages + 1)}
          />
        ))}
      </ol>
    </div>
  );
}

function Page({
  pupil,
  offset,
  isLast,
  onMore,
}: {
  pupil: string;
  offset: number;
  isLast: boolean;
  onMore: () => void;
}) {
  const { data, error } = useAsk("history.page", { pupil, offset, limit: page }, { keepPrevious: true });
  if (error)
    return (
      <li>
        <p className="field-error">{error.sentence}</p>
      </li>
    );
  if (!data)
    return (
      <li>
        <p className="quiet">Reading the history…</p>
      </li>
    );
  if (data.total === 0)
    return (
      <li>
        <EmptyState title="Nothing has been changed yet.">
          Every later change is kept here for good.
        </EmptyState>
      </li>
    );
  const left = data.total - offset - data.changes.length;
  return (
    <>
      {data.changes.map((change) => (
        <Change key={`${change.change.dev}-${change.change.seq}`} line={change} />
      ))}
      {isLast && left > 0 ? (
        <li>
          <Button kind="quiet" onPress={onMore}>
            Show older changes ({left.toLocaleString("en-GB")})
          </Button>
        </li>
      ) : null}
    </>
  );
}

/** Lines of one change that are shown before asking for all: an import may have hundreds. */
const first = 6;

function Change({ line }: { line: ChangeLine }) {
  const [all, setAll] = useState(false);
  const shown = all ? line.lines : line.lines.slice(0, first);
  return (
    <li className="change">
      <div className="spread">
        <span className="status-words">
          <span className="strong">{line.label}</span>
          {line.kind === "edit" ? null : <Badge>{line.kind}</Badge>}
        </span>
        {line.undone ? (
          <Badge>Undone</Badge>
        ) : line.of_import ? null : (
          <Button
            kind="quiet"
            small
            icon="undo"
            aria-label={`Undo: ${line.label}, ${instantText(line.at)}`}
            onPress={() => void takeBack(line)}
          >
            Undo
          </Button>
        )}
      </div>
      <p className="quiet small">
        {line.who} · {instantText(line.at)}
        {line.reason ? ` · ${line.reason}` : ""}
        {line.children > 1 ? ` · part of a larger change: ${howMany(line.children)}` : ""}
      </p>
      {line.of_import && !line.import_listed ? (
        <p className="quiet small">It made this invented authority, and is not taken back.</p>
      ) : line.of_import && !line.undone ? (
        <p className="small">
          It is taken back whole or not at all, under <a href={address("/data")}>Data, Past imports</a>.
        </p>
      ) : null}
      {shown.length > 0 ? (
        <ul role="list" className="change-lines">
          {shown.map((field, i) => (
            <li key={i}>
              <span className="quiet">
                {field.what}
                {field.field ? ` · ${field.field}` : ""}
              </span>{" "}
              {field.field ? (
                <>
                  <del>{field.from ?? "Unknown"}</del> <span aria-hidden="true">→</span>{" "}
                  <span className="visually-hidden">became</span>
                  <ins>{field.to ?? "Unknown"}</ins>
                </>
              ) : (
                <span>{field.to ?? field.from ?? ""}</span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {line.lines.length > first ? (
        <Button kind="quiet" small aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${line.lines.length}`}
        </Button>
      ) : null}
    </li>
  );
}

/** Children that the core counts; one more stands for any number beyond. */
const counted = 200;

const howMany = (children: number) =>
  children > counted ? `more than ${counted} children` : `${children} children`;

/** Takes one change back; where something has been changed since, the person is asked. */
async function takeBack({ change, label, children }: ChangeLine): Promise<void> {
  if (children > 1) {
    const whole = await ask({
      title: `Undo “${label}”?`,
      sentence: `It is one change about ${howMany(children)}: what it did to the others is taken back with it.`,
      yes: "Undo all of it",
      no: "Leave it",
      danger: true,
    });
    if (!whole) return;
  }
  const done = (sentence: string) => {
    notify({ sentence });
    document.getElementById("history-title")?.focus();
  };
  try {
    done((await call("undo.undo", { change, anyway: false })).sentence);
  } catch (thrown) {
    const failure = Failure.from(thrown);
    if (failure.code !== "undo_asks") return notify({ sentence: failure.sentence, tone: "refused" });
    const anyway = await ask({
      title: `Undo “${label}”?`,
      sentence: failure.sentence,
      yes: "Undo anyway",
      no: "Leave it",
    });
    if (!anyway) return;
    await call("undo.undo", { change, anyway: true }).then(
      ({ sentence }) => done(sentence),
      (refused: unknown) => notify({ sentence: Failure.from(refused).sentence, tone: "refused" }),
    );
  }
}
