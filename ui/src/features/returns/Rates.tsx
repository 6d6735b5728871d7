/** How many come back, by provider, school or year. Every number opens its rows; a share of fewer than five is not shown. */
import { Fragment, useState } from "react";
import type { RateLine } from "../../api/bindings";
import type { Request } from "../../api/call";
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

/** What is counted, and the outcomes that each number counts. */
const counted = {
  ended: { label: "Ended", outcomes: null },
  returned: { label: "Returned", outcomes: ["returned", "held_at_six", "held", "broken"] },
  held_at_six: { label: "Held at 6 weeks", outcomes: ["held_at_six"] },
  held: { label: "Held at 13 weeks", outcomes: ["held"] },
  broken: { label: "Did not hold", outcomes: ["broken"] },
} as const satisfies Record<string, { label: string; outcomes: readonly string[] | null }>;
type Counted = keyof typeof counted;

/** The line of all together. */
const everybody = "*";

/** The part. */
export function Rates() {
  const today = useToday();
  const [by, setBy] = useQueryValue("by", "provider");
  const [from, setFrom] = useState(addDays(today, -365));
  const [until, setUntil] = useState(today);
  const [open, setOpen] = useState<{ key: string; what: Counted } | null>(null);
  const asked = { by, ...(from ? { from } : {}), ...(until ? { until } : {}) };
  const { data, error } = useAsk("returns.rates", asked, { keepPrevious: true });
  const chosen = open?.key === everybody ? data?.all : data?.lines.find((line) => line.key === open?.key);
  const number = (line: RateLine, what: Counted, key = line.key) => {
    const isOpen = open?.key === key && open.what === what;
    return (
      <Button
        small
        kind="quiet"
        aria-expanded={isOpen}
        aria-label={`${line[what]} ${counted[what].label.toLowerCase()}: ${line.name}`}
        onPress={() => setOpen(isOpen ? null : { key, what })}
      >
        {line[what]}
      </Button>
    );
  };
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
        rows={data && data.lines.length > 0 ? [...data.lines, data.all] : []}
        rowKey={(line) => (line === data?.all ? everybody : line.key || "unknown")}
        empty={data ? <EmptyState title="No placement ended in this time." /> : null}
        columns={[
          {
            id: "name",
            label: by === "year" ? "Year" : by === "school" ? "School" : "Provider",
            rowHeader: true,
            cell: (line) => line.name,
          },
          ...Object.entries(counted).map(([what, { label }]) => ({
            id: what,
            label,
            end: true,
            cell: (line: RateLine) =>
              number(line, what as Counted, line === data?.all ? everybody : line.key),
          })),
          { id: "share", label: "Share", end: true, cell: share },
        ]}
      />
      {chosen && open ? (
        <Rows asked={asked} line={chosen} what={open.what} all={open.key === everybody} />
      ) : null}
    </section>
  );
}

const outcomes = {
  returned: { tone: "met", word: "Returned" },
  held_at_six: { tone: "met", word: "Returned, held at 6 weeks" },
  held: { tone: "met", word: "Returned, held at 13 weeks" },
  broken: { tone: "due", word: "Returned, did not hold" },
  not_returned: { tone: "plain", word: "Not returned" },
} as const;

/** The rows of a number. */
export function Rows({
  asked,
  line,
  what,
  all,
}: {
  /** What the table of rates was asked. */
  asked: Request<"returns.rates">;
  line: RateLine;
  what: Counted;
  /** The line of all together. */
  all: boolean;
}) {
  const { label, outcomes: counts } = counted[what];
  const { data } = useAsk("returns.rate_rows", {
    ...asked,
    ...(all ? {} : { key: line.key }),
    ...(counts ? { outcomes: [...counts] } : {}),
  });
  const rows = data ?? [];
  return (
    <>
      <Table
        caption={`${line.name}: every placement that is counted as ${label.toLowerCase()}`}
        empty={
          data ? (
            <EmptyState title={`${line.name}: no placement is counted as ${label.toLowerCase()}.`} />
          ) : null
        }
        rows={rows}
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
      {data && line[what] > rows.length ? (
        <p className="quiet small">
          The latest {rows.length} of {line[what]}.
        </p>
      ) : null}
    </>
  );
}
