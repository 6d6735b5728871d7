/** What the record shows of the thirteen fair-access categories: which it shows and by what, which to ask about, which it does not show. */
import type { CaseLine, CategoryTest } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Standing, type Tone } from "../../controls/Standing";
import type { Save } from "../../saving/fields";

const fits: Readonly<Record<string, { tone: Tone; word: string }>> = {
  yes: { tone: "met", word: "Shown" },
  ask: { tone: "unknown", word: "Ask" },
  not_shown: { tone: "plain", word: "Not shown" },
};
const order = ["yes", "ask", "not_shown"];

/** Nothing for a panel that is not one for fair access. */
export function CaseCategories({ line, save }: { line: CaseLine; save: Save }) {
  const { meeting, pupil } = line.case;
  const { data } = useAsk(
    "cases.eligibility",
    { meeting: meeting ?? "", pupil: pupil ?? "" },
    { enabled: meeting !== null && pupil !== null },
  );
  if (!data?.fair_access) return null;
  const shown = data.categories.filter((test) => test.fits === "yes").length;
  const ask = data.categories.filter((test) => test.fits === "ask").length;
  const sorted = order.flatMap((how) => data.categories.filter((test) => test.fits === how));
  return (
    <details className="small">
      <summary>
        Of the {data.categories.length} categories the record shows {shown}, and {ask} are to be asked about
      </summary>
      <ul role="list" className="stack-tight">
        {sorted.map((test) => (
          <Category key={test.code} test={test} isChosen={test.code === line.case.category} save={save} />
        ))}
      </ul>
    </details>
  );
}

function Category({ test, isChosen, save }: { test: CategoryTest; isChosen: boolean; save: Save }) {
  const how = fits[test.fits] ?? { tone: "unknown" as const, word: test.fits };
  return (
    <li>
      <Standing tone={how.tone}>{how.word}</Standing> {test.code} · {test.label}
      {test.because.length > 0 ? <span className="quiet">: {test.because.join("; ")}</span> : null}
      {test.fits === "yes" && !isChosen ? (
        <Button
          kind="quiet"
          small
          aria-label={`Choose category ${test.code}`}
          onPress={() => void save({ category: test.code })}
        >
          Choose
        </Button>
      ) : null}
    </li>
  );
}
