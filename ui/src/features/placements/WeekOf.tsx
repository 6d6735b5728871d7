/** A child's week as it is arranged: each setting a labelled block, gaps hatched, clashes and closed days said. */
import type { PupilRecord } from "../../api/bindings";
import { Badge } from "../../controls/Standing";
import { WeekGrid } from "../../controls/WeekGrid";
import { addDays, minutesToClock, shortDay } from "../../lib/dates";
import "./placements.css";

type Week = PupilRecord["week"];

/** The grid. */
export function WeekOf({ week, caption }: { week: Week; caption: string }) {
  const first = week.halves.flatMap((half) => half.blocks)[0]?.placement;
  return (
    <WeekGrid
      caption={caption}
      dayHead={(weekday) => shortDay(addDays(week.monday, weekday - 1)).replace(/^\w+ /, "")}
      emptyWord={week.minutes === null ? "not recorded" : "nothing arranged"}
      cell={({ weekday, half }) => {
        const at = week.halves.find((h) => h.weekday === weekday && h.half === half);
        if (!at) return null;
        const closed = at.closed ? <span className="week-closed">{at.closed}</span> : null;
        if (at.blocks.length === 0) return closed;
        return (
          <>
            {closed}
            {at.blocks.map((block) => (
              <span
                className={block.placement === first ? "week-block" : "week-block week-block-other"}
                key={`${block.placement}${block.starts}`}
              >
                <span className="week-setting">{block.setting_name}</span>
                <span className="week-time">
                  {block.ends > 0
                    ? `${minutesToClock(block.starts)}–${minutesToClock(block.ends)}`
                    : "time unknown"}
                </span>
              </span>
            ))}
            {at.clash ? <Badge tone="breached">Clash</Badge> : null}
            {at.marks.map((mark) => (
              <Badge
                key={mark.id}
                tone={mark.attending ? "met" : mark.attending === false ? "due" : "plain"}
                title={`${mark.label}${mark.said_by ? `, said ${mark.said_by}` : ""}`}
              >
                {mark.attending ? "Came" : mark.attending === false ? "Absent" : "Not counted"} {mark.code}
              </Badge>
            ))}
          </>
        );
      }}
    />
  );
}
