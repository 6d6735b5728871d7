/** Numbers and times of a row that save by themselves; the shared fields are for text, days and choices. */
import { Failure } from "../../api/failure";
import { TextField } from "../../controls/TextField";
import { TimeField } from "../../controls/TimeField";
import { useField } from "../../saving/useField";

interface Numeric {
  label: string;
  field: string;
  stored: number | null;
  save: (patch: Record<string, number | null>) => Promise<unknown>;
  hint?: string;
}

/** Whole minutes, or another small count; nothing typed is not known. */
export function CountOf({ label, field, stored, save, hint }: Numeric) {
  const bound = useField<string>({
    stored: stored === null ? "" : String(stored),
    save: async (text) => {
      const typed = text.trim();
      if (typed !== "" && !/^\d{1,4}$/.test(typed)) throw new Failure("Type a whole number, like 10.");
      await save({ [field]: typed === "" ? null : Number(typed) });
    },
    field,
  });
  return (
    <TextField
      label={label}
      {...(hint ? { hint } : {})}
      inputMode="numeric"
      chars={4}
      value={bound.value}
      onChange={bound.onChange}
      onCommit={bound.onCommit}
      error={bound.error}
      status={bound.status}
    />
  );
}

/** A time of day. */
export function TimeOf({ label, field, stored, save }: Numeric) {
  const bound = useField<number | null>({ stored, save: (minutes) => save({ [field]: minutes }), field });
  return (
    <TimeField
      label={label}
      value={bound.value}
      onChange={bound.onChange}
      onCommit={bound.choose}
      error={bound.error}
      status={bound.status}
    />
  );
}
