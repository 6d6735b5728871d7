/** The button that keeps a photograph or a PDF with a child or a provider. Kept at once: nothing has to be saved afterwards. */
import { callDropped, onDrop, pickAndCall, type Request } from "../api/call";
import { Button } from "../controls/Button";
import { notify } from "../controls/Notices";
import { useWork } from "../saving/useSave";
import { useEffect } from "react";

export type DocumentsOf = Request<"documents.list">;

const kinds = ["jpg", "jpeg", "png", "pdf"] as const;

/** The button; with `takesDrops` a file that is dropped on the window is kept too. */
export function KeepDocument({
  of,
  label = "Keep a photograph or PDF",
  takesDrops = false,
  onKept,
}: {
  of: DocumentsOf;
  label?: string;
  takesDrops?: boolean;
  onKept?: (id: string) => void;
}) {
  const pick = useWork(() => pickAndCall("documents.add", of, { title: label, extensions: kinds }));
  const drop = useWork(() => callDropped("documents.add", of));
  const tell = (kept: { id: string } | null | undefined) => {
    if (!kept) return;
    notify({ sentence: "It is kept, encrypted, in this team’s records." });
    onKept?.(kept.id);
  };
  const dropped = drop.run;
  const key = JSON.stringify(of);
  useEffect(() => {
    if (!takesDrops) return undefined;
    return onDrop(() => void dropped(undefined).then(tell));
    // What is told changes nothing about which drops are taken.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [takesDrops, key, dropped]);
  const failure = pick.failure ?? drop.failure;
  return (
    <span className="stack-tight">
      <Button isPending={pick.isSaving || drop.isSaving} onPress={() => void pick.run(undefined).then(tell)}>
        {label}
      </Button>
      {failure ? (
        <span className="field-error" role="alert">
          {failure.sentence}
        </span>
      ) : null}
    </span>
  );
}
