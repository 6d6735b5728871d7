/** What the pack prints as not recorded, case by case; each field opens where it is filled. */
import type { MeetingView, PackSummary } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { useKept } from "../../router/router";

/** The list, which is closed until it is asked for. */
export function Missing({
  summary,
  view,
  onCase,
}: {
  summary: PackSummary;
  view: MeetingView;
  onCase: (id: string, field: string) => void;
}) {
  const [open, setOpen] = useKept("pack.missing", false);
  const { missing } = summary;
  if (missing.length === 0)
    return view.cases.length === 0 ? null : (
      <p className="small">
        <Standing tone="met">Nothing is printed as not recorded</Standing>
      </p>
    );
  const cases = [...new Set(missing.map((m) => m.case))].sort((a, b) => (a ?? 0) - (b ?? 0));
  const ofCases = cases.filter((number) => number !== null).length;
  return (
    <div className="small">
      <Button kind="quiet" small id="missing-list" aria-expanded={open} onPress={() => setOpen(!open)}>
        {missing.length} printed as not recorded, in {ofCases} {ofCases === 1 ? "case" : "cases"}
        {cases.includes(null) ? " and the meeting" : ""}
      </Button>
      {open ? (
        <ul role="list" aria-label="Printed as not recorded" className="missing-list">
          {cases.map((number) => {
            const line = view.cases.find((c) => c.number === number);
            const fields = missing.filter((m) => m.case === number).map((m) => m.field);
            if (!line)
              return (
                <li key={number ?? "meeting"}>
                  {number === null ? "The meeting" : `Case ${number}`}: {fields.join(", ")}
                </li>
              );
            return (
              <li key={line.case.id}>
                <span className="strong">
                  {line.number}. {line.name}
                </span>
                {fields.map((field, at) => (
                  <Button
                    key={field}
                    kind="quiet"
                    small
                    {...(at === 0 ? { id: `missing-${line.case.id}` } : {})}
                    aria-label={`${field}, ${line.name}`}
                    onPress={() => onCase(line.case.id, field)}
                  >
                    {field}
                  </Button>
                ))}
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
