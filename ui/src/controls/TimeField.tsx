/** A time of day as minutes after midnight; takes "9:15", "0915", "9", "1:30pm". */
import { useRef, useState } from "react";
import { clockToMinutes, minutesToClock } from "../lib/dates";
import type { FieldWords } from "./Field";
import { TextField } from "./TextField";

const notATime = "That is not a time of day. Type it like 09:15.";

/** A box for a time; null is none. */
export function TimeField({
  value,
  onChange,
  onCommit,
  isDisabled,
  error,
  ...words
}: FieldWords & {
  value: number | null;
  onChange: (minutes: number | null) => void;
  onCommit?: ((minutes: number | null) => void) | undefined;
  isDisabled?: boolean;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const before = useRef(value);
  const shown = typed ?? (value === null ? "" : minutesToClock(value));
  const read = (text: string): number | null | undefined =>
    text.trim() === "" ? null : clockToMinutes(text);
  return (
    <TextField
      {...words}
      value={shown}
      chars={6}
      placeholder="hh:mm"
      isDisabled={isDisabled ?? false}
      error={wrong ? notATime : error}
      isUnread={read(shown) === undefined}
      onChange={(text) => {
        if (typed === null) before.current = value;
        setTyped(text);
        setWrong(false);
        const minutes = read(text);
        if (minutes !== undefined && minutes !== value) onChange(minutes);
      }}
      onCommit={() => {
        const minutes = read(shown);
        setWrong(minutes === undefined);
        if (minutes === undefined) {
          // "9:7" is not nine o'clock, which its beginning was: nothing has been said, and no form is sent with it.
          if (before.current !== value) onChange(before.current);
          return;
        }
        setTyped(null);
        onCommit?.(minutes);
      }}
    />
  );
}
