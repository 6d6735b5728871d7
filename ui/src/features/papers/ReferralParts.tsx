/** The parts that a copy of a referral holds: what is not ticked is not in the file at all. */
import { Checkbox } from "../../controls/Checkbox";

/** Each part, in the order of the paper; a copy holds all but the chronology until somebody chooses. */
const parts = [
  { code: "identifiers", label: "Pupil number, school, home authority" },
  { code: "needs", label: "Strengths and needs" },
  { code: "voice", label: "The child’s and family’s words" },
  { code: "risks", label: "Risks" },
  { code: "statuses", label: "Statuses and vulnerabilities" },
  { code: "education", label: "Hours and timetable now" },
  { code: "tried", label: "What has been tried" },
  { code: "people", label: "People to reach" },
  { code: "chronology", label: "Chronology on one page" },
] as const;

const usual = parts.map(({ code }) => code).filter((code) => code !== "chronology");

/** The parts that an address names; none at all is the word "none". */
export const partsOf = (text: string): string[] =>
  text === "" ? [...usual] : text.split(",").filter((code) => code !== "none");

/** The choice. */
export function ReferralParts({ chosen, onChange }: { chosen: string; onChange: (text: string) => void }) {
  const held = partsOf(chosen);
  const tick = (code: string, on: boolean) => {
    const next = parts
      .map((part) => part.code as string)
      .filter((one) => (one === code ? on : held.includes(one)));
    onChange(next.length === 0 ? "none" : next.join(","));
  };
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">This copy holds</legend>
      {parts.map(({ code, label }) => (
        <Checkbox key={code} checked={held.includes(code)} onChange={(on) => tick(code, on)}>
          {label}
        </Checkbox>
      ))}
      <p className="quiet small">What is not ticked is not in the file, and the paper says so.</p>
    </fieldset>
  );
}
