/** How a small form ends: what was refused, where no box shows it; the deed; the way out; and whether what stands there is a draft. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Failure } from "../api/failure";
import { Button } from "../controls/Button";

/** A box that tells its refusal itself; a list to choose from is not marked as invalid, but has its words. */
const told = '[aria-invalid="true"], .field-error[id$="-error"]:not([hidden])';

/** The foot of a form. The deed's button stays in reach of the keyboard while it is saving. */
export function FormEnd({
  deed,
  kind = "primary",
  save,
  leave = "Cancel",
  onLeave,
  isDraft = false,
  onDiscard,
  children,
}: {
  /** The words on the button that sends the form. */
  deed: ReactNode;
  kind?: "primary" | "danger";
  save: { isSaving: boolean; failure?: Failure | undefined };
  leave?: string;
  onLeave: () => void;
  isDraft?: boolean;
  /** Throws the draft away; offered while there is one. */
  onDiscard?: () => void;
  /** What else stands beside the two buttons. */
  children?: ReactNode;
}) {
  const foot = useRef<HTMLDivElement>(null);
  const { failure } = save;
  const [refusal, setRefusal] = useState<Failure>();
  useEffect(() => {
    // A refusal that names a box is told there; one that names none, or a box that this form lacks, is told here.
    const atBox = foot.current?.closest("form")?.querySelector(told);
    setRefusal(atBox ? undefined : failure);
  }, [failure]);
  return (
    <>
      {refusal ? (
        <p className="field-error" role="alert">
          {refusal.sentence}
        </p>
      ) : null}
      <div className="row" ref={foot}>
        <Button kind={kind} type="submit" isPending={save.isSaving}>
          {deed}
        </Button>
        <Button kind="quiet" onPress={onLeave}>
          {leave}
        </Button>
        {children}
        {isDraft ? (
          <>
            {onDiscard ? (
              <Button kind="quiet" onPress={onDiscard}>
                Throw the draft away
              </Button>
            ) : null}
            <span className="quiet small" role="status">
              Draft, not saved yet
            </span>
          </>
        ) : null}
      </div>
    </>
  );
}
