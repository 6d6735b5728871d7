/** Letters of one file: to whom they go, whom they pass over and why, and whether those who get them are told today. */
import type { LeftOut, PaperAbout } from "../../api/bindings";
import { Checkbox } from "../../controls/Checkbox";
import { DateField } from "../../controls/DateField";
import { Select } from "../../controls/Select";
import { Standing } from "../../controls/Standing";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";

const readers = [
  { value: "parents", label: "The parents" },
  { value: "schools", label: "The schools that are to admit" },
];

/** To whom the letters of a meeting go, and whether those who have been told are written to again. */
export function Readers({
  to,
  onTo,
  again,
  onAgain,
}: {
  to: string;
  onTo: (to: string) => void;
  again: boolean;
  onAgain: (again: boolean) => void;
}) {
  return (
    <>
      <Select label="Letters to" options={readers} value={to} onChange={onTo} />
      <Checkbox checked={again} onChange={onAgain}>
        Those too who have been told or written to
      </Checkbox>
    </>
  );
}

/** The day that is written down with the letters; `null` writes none down. */
export function ToldToo({
  about,
  on,
  onChange,
  error,
}: {
  about: PaperAbout;
  on: string | null;
  onChange: (on: string | null) => void;
  error?: string | undefined;
}) {
  const today = useToday();
  if (!about.tells) return null;
  if (about.told_from && about.told_from > today)
    return (
      <p className="quiet small">
        The panel meets on {longDay(about.told_from)}; nobody can have been told before.
      </p>
    );
  return (
    <>
      <Checkbox checked={on !== null} onChange={(isOn) => onChange(isOn ? today : null)}>
        Write down too that {about.tells}
      </Checkbox>
      {on === null ? null : <DateField label="Told on" value={on} onChange={onChange} error={error} />}
    </>
  );
}

/** What is wrong with a day on which somebody was told, before the file is saved; nothing when it may have been that day. */
export function wrongDay(about: PaperAbout, on: string | null, today: string): string | undefined {
  if (on === null) return undefined;
  if (on === "") return "Enter the day, or take the tick away.";
  if (on > today) return "That day has not come yet.";
  if (about.told_from && on < about.told_from)
    return `The panel decided on ${longDay(about.told_from)}; nobody was told before.`;
  return undefined;
}

/** Children of whom the file holds no letter: those with something lacking, and those who have been told. */
export function NotWritten({ lines }: { lines: PaperAbout["not_written"] }) {
  const lacking = lines.filter((line) => !line.is_done);
  const done = lines.filter((line) => line.is_done);
  return (
    <>
      {lacking.length > 0 ? (
        <div className="stack-tight" role="group" aria-label="No letter yet">
          <Standing tone="due">
            {lacking.length === 1
              ? "1 child has no letter here:"
              : `${lacking.length} children have no letter here:`}
          </Standing>
          <ul className="small">
            {lacking.map((line) => (
              <li key={`${line.pupil} ${line.why}`}>
                {line.at ? <a href={`#${line.at}`}>{line.child}</a> : line.child}: {line.why}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {done.length > 0 ? (
        <details className="small">
          <summary>{done.length} told or written to before</summary>
          <ul>
            {done.map((line) => (
              <li key={`${line.pupil} ${line.why}`}>
                {line.child}: {line.why}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** Whom the letters of one file go to, each written down on its own child's record. */
export function GoesTo({ lines }: { lines: PaperAbout["goes_to"] }) {
  return (
    <details className="small">
      <summary>
        {lines.length === 1 ? "1 letter" : `${lines.length} letters`}, each written down on its child’s record
      </summary>
      <ul>
        {lines.map((line, i) => (
          <li key={`${line.pupil}${i}`}>
            <a href={address(`/pupils/${line.pupil}/papers`)}>{line.child}</a>: {line.recipient}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a letter leaves out because nobody has recorded it, before it goes; each with the way to fill it in. */
export function LeftOutOf({ lines }: { lines: readonly LeftOut[] }) {
  const isRequired = lines.some((line) => line.is_required);
  return (
    <div className="stack-tight" role="group" aria-label="Left out of the letter">
      <Standing tone={isRequired ? "breached" : "due"}>
        {isRequired
          ? "Left out because nobody has recorded it, though the law asks for some of it in this letter:"
          : "Left out because nobody has recorded it:"}
      </Standing>
      <ul className="small">
        {lines.map(({ what, at, is_required }) => (
          <li key={what}>
            {at ? <a href={`#${at}`}>{what}</a> : what}
            {is_required ? " (asked for by law)" : ""}
          </li>
        ))}
      </ul>
    </div>
  );
}
