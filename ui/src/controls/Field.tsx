/**
 * What every control that takes an answer has around it: a name, a hint with an example, the error where it belongs, and
 * what has become of the answer ("Saved 14:02"). The control itself is given the ids that tie them together.
 */
import { type ReactNode, useId } from "react";
import "./Field.css";

/** The words around a control. */
export interface FieldWords {
  label: string;
  /** Help with an example: "For example, 10/11/2026". */
  hint?: ReactNode;
  /** What is wrong and what would be right. */
  error?: string | undefined;
  /** What has become of the answer: "Saved 14:02", "Draft, not saved yet". */
  status?: string | undefined;
  /** Written beside the label; fields are required unless they say so. */
  optional?: boolean;
  /** For cells of a table, where the column's head already says it. */
  hideLabel?: boolean;
}

/** What ties a control to its words. */
export interface FieldTies {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Joins a control to its words, where the control is one element that a label can name. */
export function Field({
  label,
  hint,
  error,
  status,
  optional,
  hideLabel,
  id: givenId,
  children,
}: FieldWords & { id?: string | undefined; children: (ties: FieldTies) => ReactNode }) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field" data-invalid={error ? true : undefined}>
      <div className={hideLabel ? "visually-hidden" : "field-head"}>
        <label className="field-label" htmlFor={id}>
          {label} {optional ? <span className="field-optional">(optional)</span> : null}
        </label>
        <FieldStatus status={hideLabel ? undefined : status} />
      </div>
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** The sentence at a field; announced when it appears. */
export function FieldError({ id, error }: { id?: string; error: string | undefined }) {
  return (
    <div className="field-error" id={id} role={error ? "alert" : undefined} hidden={!error}>
      {error ? (
        <>
          <span className="visually-hidden">Error:</span> {error}
        </>
      ) : null}
    </div>
  );
}

/** "Saved 14:02", politely. */
export function FieldStatus({ status }: { status: string | undefined }) {
  return (
    <span className="field-status" aria-live="polite">
      {status}
    </span>
  );
}
