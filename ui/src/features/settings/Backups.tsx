/** Backups, each proven by opening it and counting. Restoring sets the vault that was open aside; nothing is deleted. */
import { useEffect, useState } from "react";
import { subscribe } from "../../api/events";
import { useAsk } from "../../api/queries";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "../../controls/Button";
import { ask } from "../../controls/Dialog";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { Progress } from "../../controls/Progress";
import { Table } from "../../controls/Table";
import { instantText } from "../../lib/dates";
import { useSave } from "../../saving/useSave";

/** Bytes for reading: "8.1 MB". */
export function sizeText(bytes: number): string {
  if (bytes <= 0) return "unknown";
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The page. */
export function Backups() {
  const { data: view } = useAsk("backups.list", {});
  const client = useQueryClient();
  const now = useSave("backups.now");
  const prove = useSave("backups.prove");
  const restore = useSave("backups.restore");
  const [progress, setProgress] = useState<string | undefined>();
  useEffect(
    () =>
      subscribe("progress", ({ job, sentence, done, total }) => {
        if (job === "backup") setProgress(total > 0 && done >= total ? undefined : sentence);
      }),
    [],
  );
  if (!view) return null;
  const working = now.isSaving || prove.isSaving || restore.isSaving;
  const failure = now.failure ?? prove.failure ?? restore.failure;
  // A backup is no change to the casework, so the core does not announce it.
  const settle = async (work: Promise<{ sentence: string } | undefined>) => {
    const said = await work;
    setProgress(undefined);
    if (!said) return;
    notify({ sentence: said.sentence });
    await client.invalidateQueries();
  };
  const askRestore = async (name: string, at: number) => {
    const sure = await ask({
      title: `Go back to the backup of ${instantText(at)}?`,
      sentence:
        "Everything written since then is set aside, not deleted: the vault as it is now is kept beside the backups.",
      yes: "Restore this backup",
      danger: true,
    });
    if (sure) await settle(restore.run({ name }));
  };
  return (
    <div className="settings-section">
      <p>{view.sentence}</p>
      <p className="quiet">
        One is made on the first unlocking of each day and before anything that touches much. They are
        encrypted like the vault and kept in <code>{view.folder}</code>.
      </p>
      {failure ? (
        <p className="field-error" role="alert">
          {failure.sentence}
        </p>
      ) : null}
      {working ? (
        <Progress sentence={progress || "Working on the backup…"} />
      ) : (
        <div>
          <Button kind="primary" onPress={() => void settle(now.run({}))}>
            Back up now
          </Button>
        </div>
      )}
      <Table
        caption="Backups, newest first"
        rows={view.backups}
        rowKey={(b) => b.name}
        empty={
          <EmptyState title="There is no backup yet.">
            The first one is made when you ask, or tomorrow.
          </EmptyState>
        }
        columns={[
          { id: "at", label: "When", rowHeader: true, cell: (b) => instantText(b.at) },
          { id: "why", label: "Why", cell: (b) => b.why },
          { id: "size", label: "Size", end: true, cell: (b) => sizeText(b.size) },
          {
            id: "do",
            label: "What to do with it",
            hideLabel: true,
            end: true,
            cell: (b) => (
              <span className="row-end">
                <Button
                  kind="quiet"
                  small
                  isDisabled={working}
                  aria-label={`Prove the backup of ${instantText(b.at)}`}
                  onPress={() => void settle(prove.run({ name: b.name }))}
                >
                  Prove
                </Button>
                <Button
                  kind="quiet"
                  small
                  isDisabled={working}
                  aria-label={`Restore the backup of ${instantText(b.at)}`}
                  onPress={() => void askRestore(b.name, b.at)}
                >
                  Restore
                </Button>
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
