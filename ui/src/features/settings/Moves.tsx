/** Which running dates an edit of term dates moves: shown before it is saved, and asked. */
import { useEffect, useState } from "react";
import type { Moves } from "../../api/bindings";
import { subscribe } from "../../api/events";
import { Button } from "../../controls/Button";
import { Dialog } from "../../controls/Dialog";
import { Progress } from "../../controls/Progress";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { standingOf } from "../../lib/children";
import { longDay } from "../../lib/dates";

const dayOf = (day: string | null) => (day ? longDay(day) : "Unknown");

/** How far the look has got: of an authority's thousands it takes seconds, and of a school's few nothing is heard. */
function Looking() {
  const [at, setAt] = useState<{ sentence: string; done: number; total: number } | undefined>();
  useEffect(
    () =>
      subscribe("progress", ({ job, sentence, done, total }) => {
        if (job === "moves") setAt({ sentence, done, total });
      }),
    [],
  );
  return at ? <Progress {...at} /> : null;
}

/** The dates and the question. */
export function MovesDialog({
  moves,
  looking = false,
  yes = "Save and move them",
  onAnswer,
}: {
  moves: Moves | undefined;
  /** It is being found out what would move. */
  looking?: boolean;
  /** What the button says that lets them move. */
  yes?: string;
  /** True when the person lets them move. */
  onAnswer: (save: boolean) => void;
}) {
  if (!moves) return looking ? <Looking /> : null;
  const more = moves.total - moves.rows.length;
  return (
    <Dialog
      title="These dates move"
      isOpen
      wide
      role="alertdialog"
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button onPress={() => onAnswer(false)}>Leave the calendar as it was</Button>
          <Button kind="primary" onPress={() => onAnswer(true)}>
            {yes}
          </Button>
        </>
      }
    >
      <p>{moves.sentence}</p>
      {/* The list can be longer than the window, so that it is scrolled; a keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="moves" tabIndex={0} role="region" aria-label="Dates that move">
        <Table
          caption="Dates that move"
          hideCaption
          rows={moves.rows}
          rowKey={(row) => `${row.pupil}-${row.rule}-${row.from ?? ""}-${row.to ?? ""}`}
          columns={[
            { id: "name", label: "Child", rowHeader: true, cell: (row) => row.name },
            { id: "title", label: "What", cell: (row) => row.title },
            { id: "from", label: "Stands", cell: (row) => dayOf(row.from) },
            { id: "to", label: "Would stand", cell: (row) => dayOf(row.to) },
            {
              id: "becomes",
              label: "Then",
              cell: (row) => {
                const { tone, word } = standingOf(row.becomes);
                return <Standing tone={tone}>{word}</Standing>;
              },
            },
          ]}
        />
      </div>
      {more > 0 ? <p className="quiet">And {more} more.</p> : null}
    </Dialog>
  );
}
