/** Year groups of schools that take no turn under a grid: they are full, or were agreed to be. */
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { type Option, Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { findPlaces } from "../../saving/fields";

/** One of them, as it is being typed. */
export interface SparedTyped {
  /** Stays with its line while others come and go. */
  key: number;
  school: Option | null;
  year: string;
  until: string;
  reason: string;
}

/** The lines, and adding one. */
export function SparedYears({
  years,
  typed,
  onChange,
  fault,
}: {
  years: readonly Option[];
  typed: readonly SparedTyped[];
  onChange: (next: readonly SparedTyped[]) => void;
  fault: (field: string) => string | undefined;
}) {
  const change = (key: number, part: Partial<SparedTyped>) =>
    onChange(typed.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = () => {
    const key = Math.max(0, ...typed.map((line) => line.key)) + 1;
    onChange([...typed, { key, school: null, year: "", until: "", reason: "" }]);
    // The line is there after the next paint.
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>(`#spared-${key} input`)?.focus());
  };
  return (
    <fieldset className="stack">
      <legend>Year groups that take no turn while this grid counts</legend>
      {typed.map((line, at) => (
        <div key={line.key} id={`spared-${line.key}`} className="row shares-choose">
          <ComboBox
            label="School"
            value={line.school}
            search={findPlaces}
            onChange={(school) => change(line.key, { school })}
            error={fault(`spared.${at}.setting`)}
          />
          <Select
            label="Year group"
            options={years}
            value={line.year || null}
            onChange={(year) => change(line.key, { year })}
            error={fault(`spared.${at}.year`)}
          />
          <DateField
            label="Until"
            optional
            value={line.until}
            onChange={(until) => change(line.key, { until })}
            error={fault(`spared.${at}.until`)}
          />
          <TextField
            label="Why"
            value={line.reason}
            onChange={(reason) => change(line.key, { reason })}
            error={fault(`spared.${at}.reason`)}
          />
          <Button
            kind="quiet"
            small
            aria-label={`Take away the year group of ${line.school?.label ?? "this line"}`}
            onPress={() => {
              onChange(typed.filter((other) => other.key !== line.key));
              document.getElementById("add-spared")?.focus();
            }}
          >
            Take away
          </Button>
        </div>
      ))}
      <div>
        <Button id="add-spared" small icon="plus" onPress={add}>
          Spare a year group
        </Button>
      </div>
    </fieldset>
  );
}
