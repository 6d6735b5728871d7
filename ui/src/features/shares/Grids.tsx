/** The grids that were agreed, the latest first, each with its weights in words; and agreeing a new one. */
import { useState } from "react";
import type { GridLine, ShareKind } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { useWork } from "../../saving/useSave";
import { readPoints } from "./points";

/** The list and its form. */
export function Grids({
  grids,
  inForce,
  kinds,
}: {
  grids: readonly GridLine[];
  inForce: string | undefined;
  kinds: readonly ShareKind[];
}) {
  const [adding, setAdding] = useState(false);
  const today = useToday();
  const [failure, setFailure] = useState<string | null>(null);
  const remove = (grid: GridLine) =>
    call("grids.remove", { id: grid.id }).then(
      () => document.getElementById("grids-title")?.focus(),
      (thrown: { sentence?: string }) => setFailure(thrown.sentence ?? "It was not taken away."),
    );
  return (
    <section className="stack" aria-labelledby="grids-title">
      <div className="spread">
        <h2 id="grids-title" tabIndex={-1}>
          Grids
        </h2>
        {adding ? null : (
          <Button id="add-grid" small icon="plus" onPress={() => setAdding(true)}>
            Agree a new grid
          </Button>
        )}
      </div>
      <p className="quiet">
        A grid that has begun to count stays as it is, so that a past meeting keeps its own. To change the
        weights, agree a new one.
      </p>
      {failure ? <p role="alert">{failure}</p> : null}
      {adding ? <AddGrid kinds={kinds} onDone={() => setAdding(false)} /> : null}
      <ul role="list" className="stack">
        {grids.map((grid) => (
          <li key={grid.id} className="card">
            <div className="spread">
              <h3>
                {grid.name}, from {longDay(grid.from_on)}
              </h3>
              {grid.id === inForce ? <Standing tone="met">In force on the last day</Standing> : null}
              {grid.from_on > today ? (
                <Button
                  kind="quiet"
                  small
                  aria-label={`Take away ${grid.name}`}
                  onPress={() => void remove(grid)}
                >
                  Take away
                </Button>
              ) : null}
            </div>
            <p>{grid.weights.join(" · ") || "No weights"}</p>
            <p className="quiet small">{grid.reason ?? "Reason unknown"}</p>
            {grid.problems.map((problem) => (
              <Standing key={problem} tone="due">
                {problem}
              </Standing>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddGrid({ kinds, onDone }: { kinds: readonly ShareKind[]; onDone: () => void }) {
  const today = useToday();
  const [name, setName] = useState("");
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState("");
  const [weights, setWeights] = useState<Record<string, string>>({});
  const [categories, setCategories] = useState("");
  const [keep, setKeep] = useState("");
  const [cap, setCap] = useState("");
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const { run, failure, isSaving } = useWork(async () => {
    const faults: Record<string, string> = {};
    const read = Object.fromEntries(
      kinds.map(({ code }) => {
        const points = readPoints(weights[code] ?? "");
        if (points === undefined) faults[code] = "Enter points such as 1, 0.5 or -1.";
        return [code, points ?? 0];
      }),
    );
    const special: Record<string, number> = {};
    for (const part of categories.split(/[,;]/).filter((text) => text.trim() !== "")) {
      const [letter = "", typed = ""] = part.trim().split(/[\s:=]+/, 2);
      const points = typed === "" ? undefined : readPoints(typed);
      if (points === undefined) faults.categories = "Write them as: d 2, e 1.5";
      else special[letter] = points;
    }
    const whole = (text: string, field: string) => {
      if (text.trim() === "") return null;
      if (/^\d{1,3}$/.test(text.trim())) return Number(text);
      faults[field] = "Enter a whole number, or leave it empty.";
      return null;
    };
    const kept = whole(keep, "keep");
    const most = whole(cap, "cap");
    setWrong(faults);
    if (Object.keys(faults).length > 0) return;
    await call("grids.save", {
      name,
      from_on: from || null,
      reason,
      weights: read,
      categories: special,
      keep_percent: kept,
      cap: most,
    });
    onDone();
  });
  return (
    <FormCard
      label="New grid"
      backTo="add-grid"
      failure={failure}
      onLeave={onDone}
      onSubmit={() => void run(undefined)}
    >
      <div className="row shares-choose">
        <TextField
          label="Name"
          hint="For example, Agreed in September 2026"
          value={name}
          onChange={setName}
          error={failure?.at("name")}
        />
        <DateField label="Counts from" value={from} onChange={setFrom} error={failure?.at("from_on")} />
      </div>
      <fieldset className="shares-weights">
        <legend>Points: what a school takes is 0 or more, what it sends away may be less</legend>
        {kinds.map(({ code, label }) => (
          <TextField
            key={code}
            label={label}
            inputMode="decimal"
            chars={6}
            placeholder="0"
            value={weights[code] ?? ""}
            onChange={(text) => setWeights((before) => ({ ...before, [code]: text }))}
            error={wrong[code]}
          />
        ))}
      </fieldset>
      <div className="row shares-choose">
        <TextField
          label="Categories with points of their own"
          hint="Letters a to m: d 2, e 1.5"
          optional
          value={categories}
          onChange={setCategories}
          error={wrong.categories ?? failure?.at("categories")}
        />
        <TextField
          label="Per cent kept with each academic year"
          optional
          inputMode="numeric"
          chars={4}
          value={keep}
          onChange={setKeep}
          error={wrong.keep}
        />
        <TextField
          label="Most in a year group in a year"
          optional
          inputMode="numeric"
          chars={4}
          value={cap}
          onChange={setCap}
          error={wrong.cap}
        />
      </div>
      <TextField
        label="Who agreed it, and why"
        value={reason}
        onChange={setReason}
        error={failure?.at("reason")}
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
