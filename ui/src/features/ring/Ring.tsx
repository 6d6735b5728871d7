/** Ring-round: whom to ring on a day, and how far one has come. */
import { useAsk } from "../../api/queries";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address, useQueryValue } from "../../router/router";
import { RingList } from "./RingList";
import type { ScreenProps } from "../../routes";

/** The screen: whom to ring, or one provider's children. */
export default function Ring({ params }: ScreenProps) {
  const today = useToday();
  const [day, setDay] = useQueryValue("day", today);
  if (params.setting)
    return <RingList setting={decodeURIComponent(params.setting)} day={day} onDay={setDay} />;
  return <Places day={day} onDay={setDay} />;
}

function Places({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const today = useToday();
  const { data, error } = useAsk("ring.round", { day }, { keepPrevious: true });
  const places = data?.places ?? [];
  const due = places.reduce((sum, place) => sum + place.due, 0);
  const marked = places.reduce((sum, place) => sum + place.marked, 0);
  return (
    <>
      <ScreenHead
        title="Ring-round"
        sentence={
          data?.closed
            ? `${longDay(day)} is no school day by the LA’s calendar: ${data.closed}.`
            : `${marked} of ${due} half days marked for ${longDay(day)}.`
        }
        above={
          <a className="small" href={address("/today")}>
            Today
          </a>
        }
        actions={<DateField label="Day" value={day} onChange={(chosen) => onDay(chosen || today)} />}
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data ? (
        <Table
          caption="Providers with children due"
          hideCaption
          rows={places}
          rowKey={(place) => place.setting}
          empty={
            <EmptyState title="Nobody is due anywhere that day.">
              Children appear here on the weekdays of their placement’s sessions.
            </EmptyState>
          }
          columns={[
            {
              id: "name",
              label: "Provider",
              rowHeader: true,
              cell: (place) => (
                <a href={address(`/ring/${encodeURIComponent(place.setting)}`, day === today ? {} : { day })}>
                  {place.name}
                </a>
              ),
            },
            { id: "due", label: "Half days due", end: true, cell: (place) => place.due },
            { id: "marked", label: "Marked", end: true, cell: (place) => place.marked },
            {
              id: "state",
              label: "How it stands",
              cell: (place) =>
                place.differ > 0 ? (
                  <Standing tone="breached">
                    {place.differ === 1 ? "Two tellings differ" : `${place.differ} where tellings differ`}
                  </Standing>
                ) : place.marked === place.due ? (
                  <Standing tone="met">All marked</Standing>
                ) : place.marked === 0 ? (
                  <Standing tone="unknown">Not rung</Standing>
                ) : (
                  <Standing tone="waiting">Begun</Standing>
                ),
            },
          ]}
        />
      ) : null}
    </>
  );
}
