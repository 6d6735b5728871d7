/** One group of Today: its heading with the count, its first lines, and the rest when they are asked for. */
import { useAsk } from "../../api/queries";
import type { TodayGroup } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Shape, type Tone } from "../../controls/Standing";
import { useKept } from "../../router/router";
import { Line, lineKey } from "./Line";

const tones: Readonly<Record<string, Tone>> = { breached: "breached", due: "due", upcoming: "waiting" };

/** Lines of the less pressing groups that are shown before they are asked for. */
const few = 6;
/** More lines come by the hundred: a screenful is thirty. */
const step = 100;

/** What a group is about, under its name. */
const abouts: Readonly<Record<string, string>> = {
  unknown: "A rule applies, but what is recorded does not give its date.",
  no_date: "Nothing lies ahead for these children until somebody agrees a date.",
  unseen: "Nobody is recorded as having seen these children in over ten days.",
};

/** The group. */
export function Group({
  group,
  mine,
  at,
  isFirst,
}: {
  group: TodayGroup;
  mine: boolean;
  /** The line that one is at. */
  at: string | null;
  isFirst: boolean;
}) {
  const pressing = group.key === "breached" || group.key === "due";
  const [wanted, setWanted] = useKept(`today.${group.key}`, pressing ? group.rows.length : few);
  const further = useAsk(
    "today.more",
    { key: group.key, mine, offset: group.rows.length, limit: Math.max(wanted - group.rows.length, 1) },
    { enabled: wanted > group.rows.length && group.total > group.rows.length, keepPrevious: true },
  );
  const all = wanted > group.rows.length ? [...group.rows, ...(further.data ?? [])] : group.rows;
  const rows = all.slice(0, pressing ? Math.max(wanted, group.rows.length) : wanted);
  const left = group.total - rows.length;
  const id = `today-${group.key}`;
  const about = abouts[group.key];
  return (
    <section aria-labelledby={id} className="due-group">
      <h2 id={id} className="due-title" tabIndex={-1}>
        <Shape tone={tones[group.key] ?? "unknown"} />
        <span>{group.title}</span>
        <span className="due-count">{group.total}</span>
      </h2>
      {about ? <p className="quiet small due-about">{about}</p> : null}
      <ul role="list" className="due-lines">
        {rows.map((row, i) => {
          const key = lineKey(group.key, row);
          return (
            <Line
              key={key}
              group={group.key}
              row={row}
              current={at === null ? isFirst && i === 0 : at === key}
              showOwner={!mine}
            />
          );
        })}
      </ul>
      {left > 0 ? (
        <div className="due-more">
          <Button kind="quiet" small onPress={() => setWanted(Math.min(group.total, rows.length + step))}>
            {left <= step ? `Show all ${group.total}` : `Show ${step} more of ${group.total}`}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
