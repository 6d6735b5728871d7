/** Term dates from a calendar file or a simple table: looked at, then saved like any other edit, as one change. */
import { useState } from "react";
import { pickAndCall, type Reply } from "../../api/call";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { Table } from "../../controls/Table";
import { longDay } from "../../lib/dates";
import { useWork } from "../../saving/useSave";
import { MovesDialog } from "./Moves";
import { useCalendarSave } from "./useCalendarSave";

type TermsRead = Reply<"terms_file.read">;

const kinds: Readonly<Record<string, string>> = {
  inset: "INSET",
  closure: "Closed",
  bank_holiday: "Bank holiday",
};

/** What the file says, row by row. */
const rowsOf = (found: TermsRead) => [
  ...found.terms.map((term) => ({
    key: `t${term.starts_on}`,
    name: term.name ?? "Unnamed term",
    kind: "Term",
    from: term.starts_on,
    to: term.ends_on,
  })),
  ...found.days_off.map((day) => ({
    key: `d${day.on_day}`,
    name: day.label ?? "",
    kind: kinds[day.kind] ?? day.kind,
    from: day.on_day,
    to: day.on_day,
  })),
];

/** The file that was chosen for one calendar, or for a new one of the authority. */
export function TermsImport({
  calendar,
  onSaved,
}: {
  calendar: string | undefined;
  onSaved: (id: string) => void;
}) {
  const [found, setFound] = useState<TermsRead | null>(null);
  const choose = useWork(() =>
    pickAndCall("terms_file.read", calendar ? { calendar } : {}, {
      title: "Choose the term dates",
      extensions: ["ics", "csv", "tsv", "txt", "xlsx", "xls", "ods"],
    }),
  );
  const save = useCalendarSave();
  const failure = choose.failure ?? save.failure;
  const accept = async (read: TermsRead) => {
    const saved = await save.run(read.save);
    if (!saved) return;
    setFound(null);
    onSaved(saved.id);
    notify({ sentence: `Term dates of ${read.file_name} are in use.` });
    document.getElementById("terms-import")?.focus();
  };
  return (
    <section className="settings-section" aria-labelledby="terms-import">
      <MovesDialog moves={save.moves} looking={save.isSaving} onAnswer={save.onAnswer} />
      <h2 id="terms-import" tabIndex={-1}>
        From a file
      </h2>
      {failure ? (
        <p className="field-error" role="alert">
          {failure.sentence}
        </p>
      ) : null}
      {found ? (
        <>
          <p>
            {found.file_name}: {found.sentence}
          </p>
          <Table
            caption="What the file says"
            rows={rowsOf(found)}
            rowKey={(row) => row.key}
            columns={[
              { id: "name", label: "Name", rowHeader: true, cell: (row) => row.name || row.kind },
              { id: "kind", label: "Kind", cell: (row) => row.kind },
              { id: "from", label: "First day", cell: (row) => longDay(row.from) },
              { id: "to", label: "Last day", cell: (row) => longDay(row.to) },
            ]}
          />
          {found.notes.length > 0 ? (
            <ul className="small">
              {found.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          ) : null}
          <div>
            <Button kind="primary" isDisabled={save.isSaving} onPress={() => void accept(found)}>
              Use these term dates
            </Button>{" "}
            <Button kind="quiet" onPress={() => setFound(null)}>
              Leave them
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="quiet">
            An .ics file, or a table with the columns Term, First day, Last day. In the months of the file the
            file has the word; other years stay.
          </p>
          <div>
            <Button
              isDisabled={choose.isSaving}
              onPress={() => void choose.run(undefined).then((read) => read && setFound(read))}
            >
              Choose a file of term dates…
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
