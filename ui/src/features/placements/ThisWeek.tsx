/** The section "This week" of a child's record: one week at a time, summed against the key stage's entitlement. */
import { useState } from "react";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { HoursBar } from "../../controls/HoursBar";
import { Standing } from "../../controls/Standing";
import { addDays, longDay, mondayOf } from "../../lib/dates";
import { useToday } from "../../lib/today";
import type { SectionProps } from "../../routes";
import { WeekOf } from "./WeekOf";

/** The section. */
export default function ThisWeek({ record }: SectionProps) {
  const today = useToday();
  const [day, setDay] = useState(today);
  const { data } = useAsk("pupils.week", { pupil: record.pupil.id, day }, { keepPrevious: true });
  const week = data ?? record.week;
  const isThis = mondayOf(day) === mondayOf(today);
  return (
    <section className="stack" aria-labelledby="week-title">
      <div className="spread">
        <h2 id="week-title">{isThis ? "This week" : `Week of ${longDay(mondayOf(day))}`}</h2>
        <span className="row">
          <Button small onPress={() => setDay(addDays(day, -7))}>
            Week before
          </Button>
          <Button small aria-pressed={isThis} onPress={() => setDay(today)}>
            This week
          </Button>
          <Button small onPress={() => setDay(addDays(day, 7))}>
            Week after
          </Button>
        </span>
      </div>
      <p className="row">
        <HoursBar minutes={week.minutes} entitlement={week.entitlement} />
        <span className="quiet">{week.sentence.replace(/^[\d.,½¼¾ h]+ of [\d.,½¼¾ ]+ h[,;.]?\s*/, "")}</span>
      </p>
      {week.without ? (
        <p>
          {week.without.school_days === 0 ? (
            <span className="quiet">
              Nothing on file says that the child was out of school on any school day since{" "}
              {longDay(week.without.from)}
            </span>
          ) : week.without.without === 0 ? (
            <Standing tone="met">
              Something was arranged on each of the {week.without.school_days} school days since{" "}
              {longDay(week.without.from)}
            </Standing>
          ) : (
            <Standing tone="due">
              {week.without.without} of {week.without.school_days} school days since{" "}
              {longDay(week.without.from)} with no education at all
            </Standing>
          )}
        </p>
      ) : (
        <p>
          <Standing tone="unknown">
            School days without education are unknown: no calendar covers the weeks before
          </Standing>
        </p>
      )}
      <WeekOf week={week} caption={`What is arranged in the week of ${longDay(week.monday)}`} />
    </section>
  );
}
