/** Whom a line is about: those whom its words name, one press each, or anybody by search. */
import type { CaseloadRow } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { listName, yearText } from "../../lib/children";

/** The choice. */
export function ChooseChild({
  proposed,
  value,
  onChange,
  error,
}: {
  proposed: readonly CaseloadRow[];
  value: CaseloadRow | null;
  onChange: (child: CaseloadRow | null) => void;
  error?: string | undefined;
}) {
  const others = proposed.filter((child) => child.pupil !== value?.pupil);
  return (
    <div className="stack-tight">
      <ComboBox
        label="About whom"
        optional
        error={error}
        placeholder="Any part of a name, a UPN, a date of birth"
        value={value ? { value: value.pupil, label: listName(value) } : null}
        search={async (text) => {
          if (text.trim() === "")
            return proposed.map((child) => ({
              value: child.pupil,
              label: listName(child),
              detail: [yearText(child.year), child.case_ref].join(" · "),
            }));
          const { children } = await call("search.find", { text, limit: 8 });
          return children
            .filter(({ hit }, i) => children.findIndex((other) => other.hit.pupil === hit.pupil) === i)
            .map(({ hit, detail }) => ({ value: hit.pupil, label: listName(hit), detail }));
        }}
        onChange={(option) => {
          if (!option) return onChange(null);
          const named = proposed.find((child) => child.pupil === option.value);
          if (named) return onChange(named);
          void call("pupils.peek", { id: option.value }).then(onChange, () => undefined);
        }}
      />
      {others.length > 0 ? (
        <div className="row capture-named" role="group" aria-label="Named in the words">
          {others.map((child) => (
            <Button key={child.pupil} small kind="quiet" onPress={() => onChange(child)}>
              {listName(child)} · {yearText(child.year)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
