/** The grids that were agreed, the latest first, each with its weights in words; and agreeing a new one. */
import { useState } from "react";
import type { GridLine, HeldUnder, ShareKind } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { GridForm } from "./GridForm";
import { GridsBeside } from "./GridsBeside";

/** The list and its form. */
export function Grids({
  panel,
  grids,
  inForce,
  kinds,
  meetings,
}: {
  panel: string;
  grids: readonly GridLine[];
  inForce: string | undefined;
  kinds: readonly ShareKind[];
  /** The meetings that the panel has held, the latest first. */
  meetings: readonly HeldUnder[];
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
      <GridsBeside grids={grids} inForce={inForce} kinds={kinds} />
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
            <HeldHere panel={panel} meetings={meetings.filter((held) => held.grid === grid.id)} />
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

/** The meetings that were held under a grid; each leads to the comparison as it stood on its day. */
function HeldHere({ panel, meetings }: { panel: string; meetings: readonly HeldUnder[] }) {
  if (meetings.length === 0) return <p className="quiet small">No meeting was held under it.</p>;
  return (
    <p className="small">
      Held under it:{" "}
      {meetings.map(({ meeting, on }, at) => (
        <span key={meeting}>
          {at > 0 ? " · " : ""}
          <a href={address(`/panels/fair-share/${panel}`, { on })}>{longDay(on)}</a>
        </span>
      ))}
    </p>
  );
}
