/** How many hours a week are full time for each key stage: what every child's hours are read against. */
import { useState } from "react";
import type { EntitlementLine } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { TextField } from "../../controls/TextField";
import { useField } from "../../saving/useField";

const hours = (minutes: number | null) => (minutes === null ? "" : String(Math.round(minutes / 6) / 10));

/** The boxes. */
export function Entitlements() {
  const { data } = useAsk("hours.get", {});
  return (
    <section className="settings-section settings-form" aria-labelledby="hours-title">
      <h2 id="hours-title">A full-time week</h2>
      <p className="quiet">
        Full time is not defined in law. What stands here at first is what practice uses: check it locally. An
        empty box is unknown, and is shown as unknown.
      </p>
      <div className="settings-hours">
        {(data ?? []).map((line) => (
          <Stage key={line.stage} line={line} />
        ))}
      </div>
    </section>
  );
}

function Stage({ line }: { line: EntitlementLine }) {
  const [wrong, setWrong] = useState(false);
  const box = useField<string>({
    stored: hours(line.minutes),
    save: (value) =>
      call("hours.set", {
        stage: line.stage,
        minutes: value.trim() === "" ? null : Math.round(Number(value) * 60),
      }),
    field: "minutes",
  });
  return (
    <TextField
      label={line.label}
      hint={line.usual === null ? "Hours a week" : `Hours a week; usually ${hours(line.usual)}`}
      inputMode="decimal"
      chars={5}
      value={box.value}
      status={wrong ? undefined : box.status}
      error={wrong ? "Enter the hours of a week, such as 25 or 23.5, up to 40." : box.error}
      onChange={(value) => {
        setWrong(false);
        box.onChange(value);
      }}
      onCommit={() => {
        const text = box.value.trim();
        const fits = text === "" || (/^\d{1,2}(\.\d{1,2})?$/.test(text) && Number(text) <= 40);
        setWrong(!fits);
        if (fits) box.onCommit();
      }}
    />
  );
}
