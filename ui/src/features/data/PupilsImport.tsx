/** A team's own spreadsheet of children, in three steps: choose, agree the columns, see exactly what will happen. */
import { useState } from "react";
import { pickAndCall, type Reply } from "../../api/call";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { Progress } from "../../controls/Progress";
import { Select } from "../../controls/Select";
import { Table } from "../../controls/Table";
import { useSave, useWork } from "../../saving/useSave";
import { useImportProgress } from "./Establishments";
import { PlanPreview } from "./PlanPreview";
import { StepHead } from "./StepHead";

/** A spreadsheet that was read. */
export type PupilsRead = Reply<"pupils_file.read">;

const kinds = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];
/** The choice for a column that goes into a note. */
const asNote = "kept";

/** The part of the screen. */
export function PupilsImport({
  read,
  onRead,
}: {
  read: PupilsRead | null;
  onRead: (read: PupilsRead | null) => void;
}) {
  const choose = useWork(() =>
    pickAndCall("pupils_file.read", {}, { title: "Choose the spreadsheet of children", extensions: kinds }),
  );
  const progress = useImportProgress(choose.isSaving);
  return (
    <section className="data-part" aria-labelledby="data-pupils">
      <h2 id="data-pupils">Children from a spreadsheet</h2>
      {choose.failure ? (
        <p className="field-error" role="alert">
          {choose.failure.sentence}
        </p>
      ) : null}
      {progress ? <Progress {...progress} /> : null}
      {read ? (
        <Columns key={read.token} read={read} onRead={onRead} onLeave={() => onRead(null)} />
      ) : (
        <>
          <p className="quiet">
            CSV or a workbook, with columns in any order and under any names. Children are found by UPN, then
            by name and date of birth; nothing is overwritten unseen.
          </p>
          <div>
            <Button
              isDisabled={choose.isSaving}
              onPress={() => void choose.run(undefined).then((found) => found && onRead(found))}
            >
              Choose a spreadsheet…
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Columns({
  read,
  onRead,
  onLeave,
}: {
  read: PupilsRead;
  onRead: (read: PupilsRead) => void;
  onLeave: () => void;
}) {
  const [fields, setFields] = useState<readonly (string | null)[]>(
    read.columns.map((column) => column.field),
  );
  const plan = useSave("pupils_file.plan");
  const accept = useSave("pupils_file.accept");
  const sheet = useSave("pupils_file.sheet");
  const [planned, setPlanned] = useState<Reply<"pupils_file.plan"> | null>(null);
  const progress = useImportProgress(plan.isSaving || accept.isSaving);
  const options = [
    { value: asNote, label: "Kept in a note" },
    ...read.fields
      .filter((field) => field.key !== asNote)
      .map((field) => ({ value: field.key, label: field.label })),
  ];
  const failure = sheet.failure ?? plan.failure ?? accept.failure;
  const look = async () => {
    const found = await plan.run({ token: read.token, fields: [...fields] });
    if (found) setPlanned(found);
  };
  if (planned) {
    return (
      <>
        {failure ? (
          <p className="field-error" role="alert">
            {failure.sentence}
          </p>
        ) : null}
        {progress ? <Progress {...progress} /> : null}
        <PlanPreview
          fileName={read.file_name}
          plan={planned}
          isBusy={accept.isSaving}
          onBack={() => setPlanned(null)}
          onAccept={(lines, same, keep) =>
            void accept.run({ token: read.token, lines, same, keep }).then((done) => {
              if (!done) return;
              onLeave();
              document.getElementById("data-past")?.focus();
              notify({ sentence: done.sentence });
            })
          }
        />
      </>
    );
  }
  return (
    <>
      <StepHead>
        {read.file_name}: {read.rows.toLocaleString("en-GB")} {read.rows === 1 ? "row" : "rows"}
      </StepHead>
      {read.sheets.length > 1 ? (
        <Select
          label="Sheet of the workbook"
          hint="One sheet is read at a time; the others can be read after it."
          options={read.sheets.map((name) => ({ value: name, label: name }))}
          value={read.sheet}
          isDisabled={sheet.isSaving}
          onChange={(name) =>
            void sheet.run({ token: read.token, sheet: name }).then((found) => found && onRead(found))
          }
        />
      ) : null}
      {read.notes.length > 0 ? <p className="quiet">{read.notes.join(" ")}</p> : null}
      {failure ? (
        <p className="field-error" role="alert">
          {failure.sentence}
        </p>
      ) : null}
      {progress ? <Progress {...progress} /> : null}
      <Table
        caption="What each column holds"
        rows={read.columns.map((column, at) => ({ column, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { id: "header", label: "Column in the file", rowHeader: true, cell: ({ column }) => column.header },
          {
            id: "examples",
            label: "Holds, for example",
            cell: ({ column }) => (column.examples.length > 0 ? column.examples.join(" · ") : "nothing"),
          },
          {
            id: "field",
            label: "Goes to",
            cell: ({ column, at }) => (
              <Select
                label={`Where “${column.header}” goes`}
                hideLabel
                options={options}
                value={fields[at] ?? asNote}
                onChange={(value) =>
                  setFields(fields.map((held, i) => (i === at ? (value === asNote ? null : value) : held)))
                }
              />
            ),
          },
          { id: "why", label: "Why", cell: ({ column }) => <span className="quiet">{column.reason}</span> },
        ]}
      />
      <div>
        <Button kind="primary" isDisabled={plan.isSaving} onPress={() => void look()}>
          See what will happen
        </Button>{" "}
        <Button kind="quiet" onPress={onLeave}>
          Leave it
        </Button>
      </div>
    </>
  );
}
