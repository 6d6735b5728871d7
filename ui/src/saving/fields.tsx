/** Fields of a row that save by themselves: typed text on leaving, a choice at once. "" in a box is "not known". */
import { ComboBox } from "../controls/ComboBox";
import { DateField, MemorableDate } from "../controls/DateField";
import { Select, type Option } from "../controls/Select";
import { TextArea } from "../controls/TextArea";
import { TextField, type TextFieldProps } from "../controls/TextField";
import { call } from "../api/call";
import { useField } from "./useField";

/** Writes fields of one row. */
export type Save = (patch: Record<string, string | boolean | null>) => Promise<unknown>;

interface RowField {
  label: string;
  /** The column, as the core names it. */
  field: string;
  stored: string | null;
  save: Save;
  hint?: string;
  /** Fields that may stay unknown say so. */
  optional?: boolean;
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
  const { label, hint, optional } = row;
  return <TextField {...{ label, hint, optional, type, chars, inputMode }} {...useRowField(row)} />;
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
