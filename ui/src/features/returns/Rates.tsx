/** How many come back, by provider, school or year. Every number opens its rows; a share of fewer than five is not shown. */
import { Fragment, useState } from "react";
import type { RateLine } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { Radios } from "../../controls/Radio";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { yearText } from "../../lib/children";
import { addDays, longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address, useQueryValue } from "../../router/router";

const groups = [
  { value: "provider", label: "By provider" },
  { value: "school", label: "By school" },
  { value: "year", label: "By year" },
] as const;

const share = (line: RateLine) => (line.percent === null ? "fewer than five" : `${line.percent}%`);

/** The part. */
export function Rates() {
  const today = useToday();
  const [by, setBy] = useQueryValue("by", "provider");
  const [from, setFrom] = useState(addDays(today, -365));
  const [until, setUntil] = useState(today);
  const [open, setOpen] = useState<string | null>(null);
  const { data, error } = useAsk(
    "returns.rates",
    { by, ...(from ? { from } : {}), ...(until ? { until } : {}) },
    { keepPrevious: true },
  );
  const chosen = open === "*" ? data?.all : data?.lines.find((line) => line.key === open);
  return (
    <section className="stack" aria-labelledby="rates-title">
      <h2 id="rates-title" className="returns-sentence">
        {data
          ? `${data.all.returned} of ${data.all.ended} placements that ended led to a return (${share(data.all)}); ${data.all.broken} of these did not hold`
          : "Reading…"}
      </h2>
      <p className="quiet">{data?.meaning}</p>
      <div className="row rates-choose">
        <Radios
          label="How to group"
          hideLabel
          across
          options={groups}
          value={groups.find((group) => group.value === by)?.value ?? "provider"}
          onChange={(value) => {
            setBy(value);
            setOpen(null);
          }}
        />
        <DateField label="Ended from" value={from} onChange={setFrom} error={error?.at("from")} />
        <DateField label="to" value={until} onChange={setUntil} />
      </div>
      {error && !error.at("from") ? <p role="alert">{error.sentence}</p> : null}
      <Table
        caption="Return rates"
        hideCaption
        rows={data?.lines ?? []}
        rowKey={(line) => line.key || "unknown"}
        empty={data ? <EmptyState title="No placement ended in this time." /> : null}
        columns={[
          {
            id: "name",
            label: by === "year" ? "Year" : by === "school" ? "School" : "Provider",
            rowHeader: true,
            cell: (line) => line.name,
          },
          {
            id: "ended",
            label: "Ended",
            end: true,
            cell: (line) => (
              <Button
                small
                kind="quiet"
                aria-expanded={open === line.key}
                aria-label={`${line.ended} ended: ${line.name}`}
                onPress={() => setOpen(open === line.key ? null : line.key)}
              >
                {line.ended}
              </Button>
            ),
          },
          { id: "returned", label: "Returned", end: true, cell: (line) => line.returned },
          { id: "broken", label: "Did not hold", end: true, cell: (line) => line.broken },
          { id: "share", label: "Share", end: true, cell: share },
        ]}
      />
      {chosen ? <Rows line={chosen} /> : null}
    </section>
  );
}

const outcomes = {
  returned: { tone: "met", word: "Returned" },
  broken: { tone: "due", word: "Returned, did not hold" },
  not_returned: { tone: "plain", word: "Not returned" },
} as const;

function Rows({ line }: { line: RateLine }) {
  return (
    <Table
      caption={`${line.name}: every placement that is counted`}
      rows={line.rows}
      rowKey={(row) => row.placement}
      columns={[
        {
          id: "child",
          label: "Child",
          rowHeader: true,
          cell: (row) => <a href={address(`/pupils/${row.pupil}`)}>{row.name}</a>,
        },
        { id: "year", label: "Year", cell: (row) => yearText(row.year) },
        { id: "where", label: "Where", cell: (row) => row.setting_name },
        { id: "ended", label: "Ended", cell: (row) => longDay(row.ended_on) },
        {
          id: "outcome",
          label: "Outcome",
          cell: (row) => {
            const known = outcomes[row.outcome as keyof typeof outcomes];
            return known ? (
              <Standing tone={known.tone}>{known.word}</Standing>
            ) : (
              <Fragment>{row.outcome}</Fragment>
            );
          },
        },
      ]}
    />
  );
}
