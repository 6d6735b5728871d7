/** The grids that were agreed, the latest first, each with its weights in words; and agreeing a new one. */
import { useState } from "react";
import type { GridLine, ShareKind } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { GridForm } from "./GridForm";

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
      {adding ? <GridForm kinds={kinds} from={grids[0]} onDone={() => setAdding(false)} /> : null}
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
