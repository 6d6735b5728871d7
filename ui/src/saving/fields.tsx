/** Fields of a row that save by themselves: typed text on leaving, a choice at once. "" in a box is "not known". */
import { useState } from "react";
import { ComboBox } from "../controls/ComboBox";
import { DateField, MemorableDate } from "../controls/DateField";
import { Select, type Option } from "../controls/Select";
import { TextArea } from "../controls/TextArea";
import { TextField, type TextFieldProps } from "../controls/TextField";
import { call } from "../api/call";
import { useField } from "./useField";

/** Writes fields of one row. */
export type Save = (patch: Record<string, string | number | boolean | null>) => Promise<unknown>;

interface RowField {
  label: string;
  /** The column, as the core names it. */
  field: string;
  stored: string | null;
  save: Save;
  hint?: string;
  /** Fields that may stay unknown say so. */
  optional?: boolean;
  /** For cells of a table, where the column's head already says it. */
  hideLabel?: boolean;
}

function useRowField({ field, stored, save, draft }: RowField & { draft?: string }) {
  return useField<string>({
    stored: stored ?? "",
    save: (value) => save({ [field]: value.trim() || null }),
    field,
    ...(draft ? { draft } : {}),
  });
}

/** One line. */
export function TextOf({
  type,
  chars,
  inputMode,
  ...row
}: RowField & Pick<TextFieldProps, "type" | "chars" | "inputMode">) {
  const { label, hint, optional, hideLabel } = row;
  return (
    <TextField {...{ label, hint, optional, hideLabel, type, chars, inputMode }} {...useRowField(row)} />
  );
}

/** Prose, with a draft kept at every pause. */
export function ProseOf({ draft, rows, ...row }: RowField & { draft: string; rows?: number }) {
  const { label, hint, optional } = row;
  return <TextArea {...{ label, hint, optional, rows }} {...useRowField({ ...row, draft })} />;
}

/** A near day. */
export function DayOf(row: RowField) {
  const { choose, ...field } = useRowField(row);
  const { label, hint, optional } = row;
  return <DateField {...{ label, hint, optional }} {...field} onCommit={choose} />;
}

/** A day known by heart. */
export function MemorableOf(row: RowField) {
  const { choose, ...field } = useRowField(row);
  return <MemorableDate label={row.label} optional={row.optional} {...field} onCommit={choose} />;
}

/** One of a few; "Unknown" is always among them unless `needed`. */
export function ChoiceOf({
  options,
  needed,
  ...row
}: RowField & { options: readonly Option[]; needed?: boolean }) {
  const { choose, value, error, status } = useRowField(row);
  const all = needed ? options : [{ value: "", label: "Unknown" }, ...options];
  const kept = all.some((o) => o.value === value) ? all : [...all, { value, label: value }];
  return (
    <Select
      label={row.label}
      hint={row.hint}
      optional={row.optional}
      options={kept}
      value={value}
      onChange={choose}
      error={error}
      status={status}
    />
  );
}

/** Reads "1,234.50" or "£1,234.50" in the smallest part that is counted; undefined when it is no such number. */
export function readNumber(typed: string, parts: number): number | undefined {
  const text = typed.replace(/[\s,£]/g, "");
  const decimals = Math.round(Math.log10(parts));
  if (!new RegExp(decimals > 0 ? `^\\d+(\\.\\d{1,${decimals}})?$` : "^\\d+$").test(text)) return undefined;
  return Math.round(Number(text) * parts);
}

/**
 * A number, or pounds and pence where `pence` is set: then 12.50 is stored as 1250. What is no number in its bounds is
 * said at the field, stays in the box and is not saved.
 */
export function NumberOf({
  least = 0,
  most,
  pence,
  stored,
  ...row
}: Omit<RowField, "stored"> & {
  stored: number | null;
  least?: number;
  most: number;
  /** Pounds on the screen, pence in the store; `least` and `most` are pounds. */
  pence?: boolean;
}) {
  const parts = pence ? 100 : 1;
  const { label, field, save, hint, optional } = row;
  const shown = stored === null ? "" : pence ? (stored / parts).toFixed(2) : String(stored);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const box = useField<string>({
    stored: shown,
    save: (value) => save({ [field]: value.trim() === "" ? null : (readNumber(value, parts) ?? null) }),
    field,
  });
  const check = (): string | undefined => {
    if (box.value.trim() === "") return undefined;
    const read = readNumber(box.value, parts);
    if (read !== undefined && read >= least * parts && read <= most * parts) return undefined;
    const top = most.toLocaleString("en-GB");
    return pence
      ? `Enter an amount in pounds and pence up to £${top}, such as 62.50.`
      : `Enter a whole number from ${least} to ${top}.`;
  };
  return (
    <TextField
      {...{ label, optional }}
      hint={hint ?? (pence ? "In pounds, such as 62.50" : undefined)}
      inputMode={pence ? "decimal" : "numeric"}
      chars={10}
      value={box.value}
      status={wrong ? undefined : box.status}
      error={wrong ?? box.error}
      onChange={(value) => {
        setWrong(undefined);
        box.onChange(value);
      }}
      onCommit={() => {
        const fault = check();
        setWrong(fault);
        if (fault) return;
        // 62.5 and 62.50 are one price: what is already stored is not saved again.
        if (stored !== null && readNumber(box.value, parts) === stored) box.onChange(shown);
        else box.onCommit();
      }}
    />
  );
}

/** Finds schools and providers. */
export const findPlaces = async (text: string): Promise<readonly Option[]> => {
  const places = await call("places.find", { text, limit: 20 });
  return places.map((place) => ({ value: place.setting, label: place.name, detail: place.detail }));
};

/** A school or provider, by search. */
export function PlaceOf({ name, ...row }: RowField & { name: string | null }) {
  const { choose, value, error, status } = useRowField(row);
  return (
    <ComboBox
      label={row.label}
      hint={row.hint}
      optional={row.optional}
      error={error}
      status={status}
      search={findPlaces}
      value={value ? { value, label: value === row.stored ? (name ?? value) : value } : null}
      onChange={(option) => choose(option?.value ?? "")}
    />
  );
}
