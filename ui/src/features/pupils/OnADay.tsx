/** Where everybody was on a day: who was with the team then, under which statuses and where; what is not known, said. */
import { useState } from "react";
import type { OnDay } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Table } from "../../controls/Table";
import { TextField } from "../../controls/TextField";
import { StatusChips } from "../../lib/Chips";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address, useQueryValue } from "../../router/router";

/** Children on one page. */
const page = 100;

function whereThen(row: OnDay) {
  if (row.unknown) return "Unknown";
  if (row.places.length === 0) return "No placement ran";
  return row.places.map((place) => place.setting_name).join(", ");
}

/** The screen. */
export default function OnADayScreen() {
  const today = useToday();
  const [day, setDay] = useQueryValue("day", today);
  const [text, setText] = useState("");
  const [offset, setOffset] = useState(0);
  const { data, error } = useAsk(
    "pupils.as_at",
    { day: day || today, text, offset, limit: page },
    { enabled: day !== "", keepPrevious: true },
  );
  const last = data ? Math.min(offset + page, data.total) : 0;
  return (
    <>
      <ScreenHead
        title="Pupils as on a day"
        above={
          <a className="small" href={address("/pupils")}>
            Pupils
          </a>
        }
        sentence={
          data
            ? `${data.total.toLocaleString("en-GB")} ${data.total === 1 ? "child was" : "children were"} with the team on ${longDay(day || today)}`
            : "Reading…"
        }
      />
      <div className="stack">
        <div className="row">
          <DateField
            label="Day"
            value={day}
            onChange={(chosen) => {
              setOffset(0);
              setDay(chosen);
            }}
          />
          <TextField
            label="Name"
            optional
            value={text}
            onChange={(typed) => {
              setOffset(0);
              setText(typed);
            }}
          />
        </div>
        {error ? <p className="field-error">{error.sentence}</p> : null}
        {data ? (
          <Table
            caption={`As on ${longDay(day || today)}`}
            hideCaption
            rows={data.rows}
            rowKey={(row) => row.pupil}
            empty={
              <EmptyState title="Nobody is recorded as being with the team on that day.">
                Cases without a first day are counted on every day up to their last.
              </EmptyState>
            }
            columns={[
              {
                id: "name",
                label: "Child",
                rowHeader: true,
                cell: (row) => <a href={address(`/pupils/${row.pupil}/dates`)}>{row.name || "Unknown"}</a>,
              },
              { id: "year", label: "Year then", cell: (row) => row.year ?? "Unknown" },
              {
                id: "statuses",
                label: "Statuses then",
                cell: (row) =>
                  row.statuses.length > 0 ? <StatusChips codes={row.statuses} /> : "None recorded",
              },
              { id: "where", label: "Where then", cell: whereThen },
              {
                id: "undated",
                label: "Without a first day",
                cell: (row) => (row.undated.length > 0 ? row.undated.join(", ") : "none"),
              },
            ]}
          />
        ) : null}
        {data && data.total > page ? (
          <div className="row">
            <Button isDisabled={offset === 0} onPress={() => setOffset(Math.max(0, offset - page))}>
              Page before
            </Button>
            <span>
              {offset + 1} to {last} of {data.total.toLocaleString("en-GB")}
            </span>
            <Button isDisabled={last >= data.total} onPress={() => setOffset(offset + page)}>
              Page after
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
