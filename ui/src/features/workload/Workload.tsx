/** Who has what in hand. Every number opens its children; a caseload is handed over from its officer's line. */
import type { Workload as Line } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { addDays } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import "./workload.css";

type Number =
  "children" | "breached" | "due" | "unseen" | "no_next_date" | "no_provision" | "covered" | "covering";

const numbers: readonly { key: Number; label: string; view?: string; test?: string }[] = [
  { key: "children", label: "Children" },
  { key: "breached", label: "Breached", view: "breached" },
  { key: "due", label: "Due soon", test: "standing" },
  { key: "unseen", label: "Unseen", view: "unseen" },
  { key: "no_next_date", label: "No next date", view: "no_next_date" },
  { key: "no_provision", label: "No provision", view: "no_provision" },
  { key: "covered", label: "Covered by others", test: "covered" },
  { key: "covering", label: "Covering", test: "covering" },
];

/** The list that a number is the length of. */
function listOf(line: Line, { view, test }: (typeof numbers)[number]): string {
  const officer = (column: string) => ({ column, test: "is", value: line.officer ?? "" });
  const own = line.officer ? officer("owner") : { column: "owner", test: "empty", value: "" };
  const filters = test === "covering" ? [officer("cover")] : [own];
  if (test === "standing") filters.push({ column: "standing", test: "is", value: "due" });
  if (test === "covered") filters.push({ column: "cover", test: "not_empty", value: "" });
  return address("/pupils", { view, filters: JSON.stringify(filters) });
}

/** Days back in which reviews are looked for, for moderation: a fortnight; other days are chosen beside the paper. */
const reviewedLately = 14;

/** The screen. */
export default function Workload() {
  const { data: lines, error } = useAsk("workload.get", {});
  const today = useToday();
  return (
    <div className="stack workload">
      <ScreenHead
        title="Workload"
        above={
          <a className="small" href="#/pupils">
            Pupils
          </a>
        }
        sentence="Open children by the officer who holds them. Every number opens its children."
        actions={
          <a
            className="small"
            href={address(`/papers/reviews/${addDays(today, -reviewedLately)}`, { until: today })}
          >
            Reviews for moderation
          </a>
        }
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {lines && lines.length === 0 ? (
        <EmptyState title="No child is open.">The officers and what they hold are shown here.</EmptyState>
      ) : null}
      {lines && lines.length > 0 ? (
        // A table wider than the window scrolls by itself, also from the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="workload-scroll" role="region" aria-label="Workload by officer" tabIndex={0}>
          <table className="workload-table">
            <thead>
              <tr>
                <th scope="col">Officer</th>
                {numbers.map(({ key, label }) => (
                  <th key={key} scope="col" className="end">
                    {label}
                  </th>
                ))}
                <th scope="col" className="end">
                  Tasks
                </th>
                <th scope="col">
                  <span className="visually-hidden">Handover</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Row key={line.officer ?? "nobody"} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  );
}

function Row({ line }: { line: Line }) {
  const name = line.officer ? (line.name ?? "An officer who is not here") : "Nobody";
  return (
    <tr>
      <th scope="row">{line.officer ? name : <span className="unknown">No owner</span>}</th>
      {numbers.map((number) => {
        const count = line[number.key];
        return (
          <td key={number.key} className="end">
            {count === 0 || (!line.officer && number.key === "covering") ? (
              <span className="quiet">{count}</span>
            ) : (
              <a
                href={listOf(line, number)}
                aria-label={`${number.label}, ${name}: ${count}`}
                className={number.key === "breached" ? "workload-urgent" : undefined}
              >
                {count.toLocaleString("en-GB")}
              </a>
            )}
          </td>
        );
      })}
      <td className="end">
        {line.tasks > 0 && line.officer ? (
          <a
            href={address("/promises", { officer: line.officer })}
            aria-label={`Tasks, ${name}: ${line.tasks}`}
          >
            {line.tasks.toLocaleString("en-GB")}
          </a>
        ) : (
          <span className="quiet">{line.tasks}</span>
        )}
      </td>
      <td>
        {line.officer ? (
          <a href={`#/pupils/handover/${line.officer}`} aria-label={`Hand over the caseload of ${name}`}>
            Hand over
          </a>
        ) : (
          <a href={listOf(line, { key: "children", label: "" })}>Allocate</a>
        )}
      </td>
    </tr>
  );
}
