/** What was imported, by whom; taking an import back whole, and putting one back that was taken back. */
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ask } from "../../controls/Dialog";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { Badge } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { instantText } from "../../lib/dates";
import { useSave } from "../../saving/useSave";

/** The part of the screen. */
export function PastImports() {
  const { data } = useAsk("imports.list", {});
  const undo = useSave("imports.undo");
  const redo = useSave("imports.redo");
  if (!data) return null;
  const takeBack = async (id: string, file: string) => {
    const sure = await ask({
      title: `Undo the import of “${file}”?`,
      sentence:
        "Children that it added leave the lists and fields that it changed go back to what they were. A backup is made first, and the history keeps everything.",
      yes: "Undo this import",
      danger: true,
    });
    if (!sure) return;
    const done = await undo.run({ id });
    if (!done) return;
    document.getElementById("data-past")?.focus();
    notify({ sentence: done.sentence });
  };
  const putBack = async (id: string) => {
    const done = await redo.run({ id });
    if (!done) return;
    document.getElementById("data-past")?.focus();
    notify({ sentence: done.sentence });
  };
  const failure = undo.failure ?? redo.failure;
  const isBusy = undo.isSaving || redo.isSaving;
  return (
    <section className="data-part" aria-labelledby="data-past">
      <h2 id="data-past" tabIndex={-1}>
        Past imports
      </h2>
      {failure ? (
        <p className="field-error" role="alert">
          {failure.sentence}
        </p>
      ) : null}
      <Table
        caption="Past imports, newest first"
        hideCaption
        rows={data.runs}
        rowKey={(line) => line.run.id}
        empty={<EmptyState title="No spreadsheet has been imported yet." />}
        columns={[
          { id: "file", label: "File", rowHeader: true, cell: (line) => line.run.file_name ?? "unknown" },
          { id: "at", label: "When", cell: (line) => instantText(line.at) },
          { id: "who", label: "Who", cell: (line) => line.who },
          { id: "added", label: "Added", end: true, cell: (line) => line.run.rows_added ?? "unknown" },
          { id: "changed", label: "Changed", end: true, cell: (line) => line.run.rows_changed ?? "unknown" },
          { id: "left", label: "Left out", end: true, cell: (line) => line.run.rows_rejected ?? "unknown" },
          {
            id: "state",
            label: "Now",
            cell: (line) =>
              line.undone_at === null ? "In force" : <Badge>Undone {instantText(line.undone_at)}</Badge>,
          },
          {
            id: "undo",
            label: "Undo",
            hideLabel: true,
            end: true,
            cell: (line) => (
              <Button
                kind="quiet"
                small
                isDisabled={isBusy}
                aria-label={`${line.undone_at === null ? "Undo" : "Put back"} the import of ${line.run.file_name ?? "this file"}`}
                onPress={() =>
                  void (line.undone_at === null
                    ? takeBack(line.run.id, line.run.file_name ?? "this file")
                    : putBack(line.run.id))
                }
              >
                {line.undone_at === null ? "Undo" : "Put back"}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
