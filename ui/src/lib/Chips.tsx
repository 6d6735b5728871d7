/** A child's statuses and circumstances as small labels: each a word, a shape and a colour. */
import { Badge } from "../controls/Standing";
import { factKinds, statusShort, statusWords } from "./children";
import "./Chips.css";

/** Several statuses at once, most pressing first as the core orders them. */
export function StatusChips({ codes, long }: { codes: readonly string[]; long?: boolean }) {
  if (codes.length === 0) return <span className="quiet">No open status</span>;
  return (
    <span className="chips">
      {codes.map((code) => {
        const { label, tone } = statusWords(code);
        return (
          <Badge key={code} tone={tone} title={label}>
            {long ? label : (statusShort[code] ?? code)}
          </Badge>
        );
      })}
    </span>
  );
}

/** Circumstances in force: the code as the trade says it, the whole words behind it. */
export function FactChips({ codes }: { codes: readonly string[] }) {
  return (
    <span className="chips">
      {codes.map((code) => (
        <Badge key={code} {...(factKinds[code] ? { title: factKinds[code] } : {})}>
          {code}
        </Badge>
      ))}
    </span>
  );
}
