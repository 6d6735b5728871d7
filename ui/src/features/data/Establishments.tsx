/** The Department's establishment file: schools everywhere, and the registered alternative providers among them. */
import { useEffect, useState } from "react";
import { pickAndCall, type Reply } from "../../api/call";
import { subscribe } from "../../api/events";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { Progress } from "../../controls/Progress";
import { longDay } from "../../lib/dates";
import { useSave, useWork } from "../../saving/useSave";
import { Count, Counts } from "./Counts";
import { StepHead } from "./StepHead";

/** What a file would bring. */
export type GiasPreview = Reply<"gias.preview">;

/** Lines that a file lost, shown at first. */
const first = 8;

/** The part of the screen. */
export function Establishments({
  preview,
  onPreview,
}: {
  preview: GiasPreview | null;
  onPreview: (preview: GiasPreview | null) => void;
}) {
  const { data: imports } = useAsk("imports.list", {});
  const read = useWork(() =>
    pickAndCall("gias.preview", {}, { title: "Choose the establishment file", extensions: ["csv"] }),
  );
  const accept = useSave("gias.accept");
  const progress = useImportProgress(accept.isSaving || read.isSaving);
  const failure = read.failure ?? accept.failure;
  return (
    <section className="data-part" aria-labelledby="data-establishments">
      <h2 id="data-establishments" tabIndex={-1}>
        Schools and registered providers
      </h2>
      {imports?.establishments ? (
        <p>{imports.establishments}.</p>
      ) : (
        <EmptyState title="No establishment file yet.">
          Download “Establishment fields CSV” from the DfE’s Get Information About Schools and choose it here.
          It works with files of any year.
        </EmptyState>
      )}
      {failure ? (
        <p className="field-error" role="alert">
          {failure.sentence}
        </p>
      ) : null}
      {progress ? <Progress {...progress} /> : null}
      {preview ? (
        <div className="data-detail">
          <StepHead>{preview.file_name}</StepHead>
          <p className="quiet">
            {preview.dated ? `File of ${longDay(preview.dated)}` : "The file’s name has no day in it"} ·{" "}
            {preview.encoding}
          </p>
          {preview.older ? (
            <p className="field-error">This file is older than the one in use. Accepting it goes back.</p>
          ) : null}
          <Counts>
            <Count label="Establishments" value={preview.rows} />
            <Count label="New" value={preview.added} />
            <Count label="Changed" value={preview.changed} />
            <Count label="As they are" value={preview.unchanged} />
            <Count label="No longer in it" value={preview.gone} />
            <Count label="Open AP providers" value={preview.providers} />
          </Counts>
          {preview.missing_columns.length > 0 ? (
            <p>
              This file has no column for {preview.missing_columns.join(", ")}: those are unknown, not empty.
            </p>
          ) : null}
          {preview.extra_columns.length > 0 ? (
            <details>
              <summary>{preview.extra_columns.length} columns of the file are not used</summary>
              <p className="quiet small">{preview.extra_columns.join(", ")}</p>
            </details>
          ) : null}
          {preview.rejected.length > 0 ? (
            <details>
              <summary>{preview.rejected.length} lines are left out</summary>
              <ul>
                {preview.rejected.slice(0, first).map((line) => (
                  <li key={line.line}>{line.reason}</li>
                ))}
              </ul>
            </details>
          ) : null}
          <p>
            <Button
              kind="primary"
              isDisabled={accept.isSaving}
              onPress={() =>
                void accept.run({ token: preview.token }).then((done) => {
                  if (!done) return;
                  onPreview(null);
                  document.getElementById("data-establishments")?.focus();
                  notify({ sentence: done.sentence });
                })
              }
            >
              Put this file in use
            </Button>{" "}
            <Button kind="quiet" onPress={() => onPreview(null)}>
              Leave it
            </Button>
          </p>
        </div>
      ) : (
        <div>
          <Button
            isDisabled={read.isSaving}
            onPress={() => void read.run(undefined).then((found) => found && onPreview(found))}
          >
            Choose the establishment file…
          </Button>
        </div>
      )}
    </section>
  );
}

/** How far an import has come, while one runs. */
export function useImportProgress(
  running: boolean,
): { sentence: string; done?: number; total?: number } | undefined {
  const [at, setAt] = useState<{ sentence: string; done?: number; total?: number }>({ sentence: "Reading…" });
  useEffect(
    () =>
      subscribe("progress", ({ job, sentence, done, total }) => {
        if (job !== "import" && job !== "backup") return;
        setAt(total > 0 ? { sentence, done, total } : { sentence });
      }),
    [],
  );
  return running ? at : undefined;
}
