/**
 * Agreeing a grid. It starts from the numbers of the one before, because a forum changes a weight or two and seldom all;
 * a box that is left empty counts nothing of its own.
 */
import { useState } from "react";
import type { GridLine, ShareKind } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Radios } from "../../controls/Radio";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { yearText } from "../../lib/children";
import { useToday } from "../../lib/today";
import { useWork } from "../../saving/useSave";
import { pointsText, readPoints } from "../../lib/points";
import { SparedYears, type SparedTyped } from "./SparedYears";

const groups = Array.from({ length: 12 }, (_, year) => ({
  code: String(year),
  label: yearText(year === 0 ? "R" : String(year)),
}));
const orders = [
  { value: "share", label: "The least share for its size" },
  { value: "rotation", label: "In rotation, the longest wait first" },
] as const;

type Typed = Record<string, string>;

const asTyped = (held: Record<string, number> | undefined, text: (number: number) => string): Typed =>
  Object.fromEntries(Object.entries(held ?? {}).map(([code, number]) => [code, text(number)]));

const numberText = (number: number | null | undefined) => (typeof number === "number" ? String(number) : "");

/** The form. */
export function GridForm({
  kinds,
  from: before,
  onDone,
}: {
  kinds: readonly ShareKind[];
  /** The grid whose numbers it starts from. */
  from: GridLine | undefined;
  onDone: () => void;
}) {
  const today = useToday();
  const { data: words } = useAsk("panels.words", {});
  const held = before?.weighing;
  const [name, setName] = useState("");
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState("");
  const [weights, setWeights] = useState(() => asTyped(held?.weights, pointsText));
  const [categories, setCategories] = useState(() => asTyped(held?.categories, pointsText));
  const [years, setYears] = useState(() => asTyped(held?.years, String));
  const [keep, setKeep] = useState(numberText(held?.keep_percent));
  const [fade, setFade] = useState(numberText(held?.fade_days));
  const [cap, setCap] = useState(numberText(held?.cap));
  const [rotates, setRotates] = useState(held?.rotation ?? false);
  const [spared, setSpared] = useState<readonly SparedTyped[]>(() =>
    (held?.spared ?? []).map((line, key) => ({
      key,
      school: { value: line.setting, label: line.name },
      year: numberText(line.year),
      until: line.until ?? "",
      reason: line.reason,
    })),
  );
  const [wrong, setWrong] = useState<Typed>({});
  const { run, failure, isSaving } = useWork(async () => {
    const faults: Typed = {};
    const all = (typed: Typed, under: string, read: (text: string) => number | undefined, fault: string) =>
      Object.fromEntries(
        Object.entries(typed)
          .filter(([, text]) => text.trim() !== "")
          .map(([code, text]) => {
            const number = read(text);
            if (number === undefined) faults[`${under}.${code}`] = fault;
            return [code, number ?? 0];
          }),
      );
    const whole = (text: string, field: string) => {
      if (text.trim() === "") return null;
      if (/^\d{1,4}$/.test(text.trim())) return Number(text);
      faults[field] = "Enter a whole number, or leave it empty.";
      return null;
    };
    const points = "Enter points such as 1, 0.5 or -1.";
    const weighing = {
      weights: all(weights, "weights", readPoints, points),
      categories: all(categories, "categories", readPoints, points),
      years: all(
        years,
        "years",
        (text) => (/^\d{1,3}\s*%?$/.test(text.trim()) ? Number.parseInt(text, 10) : undefined),
        "Enter a percentage such as 100 or 150.",
      ),
      keep_percent: whole(keep, "keep_percent"),
      fade_days: whole(fade, "fade_days"),
      cap: whole(cap, "cap"),
      rotation: rotates,
      spared: spared.map((line) => ({
        setting: line.school?.value ?? "",
        name: line.school?.label ?? "",
        year: line.year === "" ? null : Number(line.year),
        until: line.until || null,
        reason: line.reason,
      })),
    };
    setWrong(faults);
    if (Object.keys(faults).length > 0) return;
    await call("grids.save", { name, from_on: from || null, reason, weighing });
    onDone();
  });
  const fault = (field: string) => wrong[field] ?? failure?.at(field);
  const boxes = (
    under: string,
    list: readonly ShareKind[],
    typed: Typed,
    change: (next: (before: Typed) => Typed) => void,
    empty: string,
  ) =>
    list.map(({ code, label }) => (
      <TextField
        key={code}
        label={label}
        inputMode="decimal"
        chars={6}
        placeholder={empty}
        value={typed[code] ?? ""}
        onChange={(text) => change((earlier) => ({ ...earlier, [code]: text }))}
        error={fault(`${under}.${code}`)}
      />
    ));
  return (
    <FormCard
      label="New grid"
      backTo="add-grid"
      failure={failure}
      onLeave={onDone}
      onSubmit={() => void run(undefined)}
    >
      {before ? (
        <p className="quiet">It starts with the numbers of “{before.name}”. Change what is new.</p>
      ) : null}
      <div className="row shares-choose">
        <TextField
          label="Name"
          hint="For example, Agreed in September 2026"
          value={name}
          onChange={setName}
          error={fault("name")}
        />
        <DateField label="Counts from" value={from} onChange={setFrom} error={fault("from_on")} />
        <TextField
          label="Who agreed it, and why"
          value={reason}
          onChange={setReason}
          error={fault("reason")}
        />
      </div>
      <fieldset className="shares-weights">
        <legend>Points: what a school takes is 0 or more, what it sends away is a debit, such as -1</legend>
        {boxes("weights", kinds, weights, setWeights, "0")}
      </fieldset>
      {fault("weights") ? (
        <p role="alert" className="field-error">
          {fault("weights")}
        </p>
      ) : null}
      <fieldset className="shares-weights shares-years">
        <legend>Per cent by year group: empty is 100</legend>
        {boxes("years", groups, years, setYears, "100")}
      </fieldset>
      <fieldset className="shares-weights shares-categories">
        <legend>Fair-access categories with points of their own: empty counts as any other</legend>
        {boxes("categories", words?.categories ?? [], categories, setCategories, "")}
      </fieldset>
      <fieldset className="shares-weights">
        <legend>How points fade, caps and turns</legend>
        <TextField
          label="Per cent kept with each academic year"
          optional
          inputMode="numeric"
          chars={4}
          value={keep}
          onChange={setKeep}
          error={fault("keep_percent")}
        />
        <TextField
          label="Or: days over which points fade to nothing"
          optional
          inputMode="numeric"
          chars={4}
          value={fade}
          onChange={setFade}
          error={fault("fade_days")}
        />
        <TextField
          label="Most in a year group in a year"
          optional
          inputMode="numeric"
          chars={4}
          value={cap}
          onChange={setCap}
          error={fault("cap")}
        />
        <Radios
          label="Whose turn it is"
          options={orders}
          value={rotates ? "rotation" : "share"}
          onChange={(order) => setRotates(order === "rotation")}
        />
      </fieldset>
      <SparedYears
        years={groups.map(({ code, label }) => ({ value: code, label }))}
        typed={spared}
        onChange={setSpared}
        fault={fault}
      />
      {failure ? <p role="alert">{failure.sentence}</p> : null}
      <div className="row">
        <Button kind="primary" type="submit" isDisabled={isSaving}>
          Agree the grid
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}
