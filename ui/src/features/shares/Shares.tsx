/**
 * Fair share: what each school took and sent between two days, in the order of whose turn it is. The grid is the one in
 * force on the last day, so that a past meeting is seen as it was. Every number opens its rows.
 */
import { useState } from "react";
import type { ShareLine, SharesQuery, SharesView } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { Radios } from "../../controls/Radio";
import { ScreenHead } from "../../controls/ScreenHead";
import { Select } from "../../controls/Select";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { yearText } from "../../lib/children";
import { longDay } from "../../lib/dates";
import { ShareRows } from "../../lib/ShareRows";
import { useQueryValue } from "../../router/router";
import type { ScreenProps } from "../../routes";
import { Exemptions } from "./Exemptions";
import { Grids } from "./Grids";
import { pointsText } from "../../lib/points";
import "./shares.css";

const phases = [
  { value: "primary", label: "Primary" },
  { value: "secondary", label: "Secondary" },
  { value: "all", label: "All phases" },
];
const ways = [
  { value: "counts", label: "Counts" },
  { value: "hundred", label: "Per 100 on roll" },
] as const;
const years = [
  { value: "", label: "All year groups" },
  ...Array.from({ length: 12 }, (_, year) => ({
    value: String(year),
    label: yearText(year === 0 ? "R" : String(year)),
  })),
];

/** Heads short enough for a table of ten columns; the rows under a number say the whole. */
const heads: Record<string, string> = {
  fair_access: "Fair access",
  managed_in: "Moves in",
  managed_out: "Moves out",
  excluded: "Excluded",
  ap_placed: "AP",
  return_kept: "Returns kept",
  lac_ehcp: "Looked after, EHC",
};

/** What is opened when it is no kind but the children whom the year group took. */
const takenHere = "taken";

/** What is opened: a school, and one kind or everything. */
export interface Opened {
  urn: number;
  kind: string | null;
}

/** The screen. */
export default function Shares({ params }: ScreenProps) {
  const panel = params.panel ?? "";
  const [since, setSince] = useQueryValue("since");
  const [on, setOn] = useQueryValue("on");
  const [year, setYear] = useQueryValue("year");
  const [phase, setPhase] = useQueryValue("phase");
  const [area, setArea] = useQueryValue("area");
  const [way, setWay] = useQueryValue("way", "counts");
  const query: SharesQuery = {
    panel,
    ...(since ? { since } : {}),
    ...(on ? { on } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(phase ? { phase } : {}),
    ...(area ? { area } : {}),
  };
  const { data, error } = useAsk("shares.get", query, { keepPrevious: true });
  return (
    <div className="shares stack">
      <ScreenHead
        title={data ? `Fair share: ${data.panel_name}` : "Fair share"}
        above={<a href="#/panels">Panels</a>}
        sentence={data?.sentence ?? "Reading…"}
        actions={<a href={`#/papers/challenge/${panel}`}>Challenge sheets</a>}
      />
      <div className="row shares-choose">
        <DateField
          label="From"
          value={since || (data?.since ?? "")}
          onChange={setSince}
          error={error?.at("since")}
        />
        <DateField label="to, as on that day" value={on || (data?.on ?? "")} onChange={setOn} />
        <Select label="Phase" options={phases} value={phase || (data?.phase ?? null)} onChange={setPhase} />
        <Select label="Year group" options={years} value={year} onChange={setYear} />
        {data && data.areas.length > 1 ? (
          <Select
            label="Area"
            options={[
              { value: "", label: "All areas" },
              ...data.areas.map((name) => ({ value: name, label: name })),
            ]}
            value={area}
            onChange={setArea}
          />
        ) : null}
        <Radios
          label="Show"
          across
          options={ways}
          value={way === "hundred" ? "hundred" : "counts"}
          onChange={setWay}
        />
      </div>
      {error && !error.at("since") ? <p role="alert">{error.sentence}</p> : null}
      {data && data.cautions.length > 0 ? (
        <ul role="list" aria-label="Before schools are compared">
          {data.cautions.map((caution) => (
            <li key={caution}>
              <Standing tone="unknown">{caution}</Standing>
            </li>
          ))}
        </ul>
      ) : null}
      {data ? (
        <Comparison data={data} query={query} isPerHundred={way === "hundred"} hasYear={year !== ""} />
      ) : null}
      {data ? <Exemptions lines={data.exemptions} /> : null}
      {data ? (
        <Grids
          panel={panel}
          grids={data.grids}
          inForce={data.grid?.id}
          kinds={data.kinds}
          meetings={data.meetings}
        />
      ) : null}
    </div>
  );
}

/** What the rows of a number are called. */
const whatIsOpen = (kind: string | null, { kinds }: SharesView) =>
  kind === null
    ? "everything that is counted"
    : kind === takenHere
      ? "taken in this year group this year"
      : (kinds.find((known) => known.code === kind)?.label ?? kind);

function Comparison({
  data,
  query,
  isPerHundred,
  hasYear,
}: {
  data: SharesView;
  /** What was asked: the rows behind a number are those of the same comparison. */
  query: SharesQuery;
  isPerHundred: boolean;
  hasYear: boolean;
}) {
  const [open, setOpen] = useState<Opened | null>(null);
  const chosen = data.lines.find((line) => line.urn === open?.urn);
  const idOf = (of: Opened) => `share-${of.urn}-${of.kind ?? "all"}`;
  const number = (line: ShareLine, kind: string | null, text: string, what: string) => (
    <Button
      small
      kind="quiet"
      id={idOf({ urn: line.urn, kind })}
      aria-label={`${text} ${what}: ${line.name}`}
      onPress={() => setOpen({ urn: line.urn, kind })}
    >
      {text}
    </Button>
  );
  return (
    <>
      <Table
        caption={`What ${data.lines.length} schools took and sent, ${longDay(data.since)} to ${longDay(data.on)}`}
        rows={data.lines}
        rowKey={(line) => String(line.urn)}
        empty={
          <EmptyState title="No school is in this comparison.">
            Choose another phase or area. Schools come from the DfE’s file, which is imported in Data; the
            authority is named in Settings.
          </EmptyState>
        }
        columns={[
          { id: "turn", label: "Turn", end: true, cell: (line) => line.turn ?? "None" },
          {
            id: "school",
            label: "School",
            rowHeader: true,
            cell: (line) => (
              <>
                <a href={`#/schools/${line.urn}`}>{line.name}</a>
                <p className="quiet small shares-reason">{line.reason}</p>
              </>
            ),
          },
          { id: "roll", label: "On roll", end: true, cell: (line) => line.roll ?? "Unknown" },
          ...data.kinds.map((kind) => ({
            id: kind.code,
            label: heads[kind.code] ?? kind.label,
            end: true,
            cell: (line: ShareLine) => {
              const count = line.counts[kind.code] ?? 0;
              if (isPerHundred && !line.roll) return "Unknown";
              const text = isPerHundred ? ((count * 100) / (line.roll ?? 1)).toFixed(2) : String(count);
              return count === 0 ? text : number(line, kind.code, text, kind.label);
            },
          })),
          ...(hasYear
            ? [
                {
                  id: "taken",
                  label: "This year group, this year",
                  end: true,
                  cell: (line: ShareLine) =>
                    line.taken_in_year_group === 0
                      ? 0
                      : number(
                          line,
                          takenHere,
                          String(line.taken_in_year_group),
                          "taken in this year group this year",
                        ),
                },
              ]
            : []),
          {
            id: "points",
            label: isPerHundred ? "Points per 100" : "Points",
            end: true,
            cell: (line) => {
              const held = isPerHundred ? line.per_hundred : line.points;
              if (held === null) return "Not comparable";
              return line.entries === 0
                ? pointsText(held)
                : number(line, null, pointsText(held), isPerHundred ? "points per 100" : "points");
            },
          },
        ]}
      />
      {chosen && open ? (
        <ShareRows
          key={idOf(open)}
          query={{
            shares: query,
            urn: chosen.urn,
            ...(open.kind ? { kind: open.kind } : {}),
          }}
          title={`${chosen.name}: ${whatIsOpen(open.kind, data)}`}
          onClose={() => {
            setOpen(null);
            document.getElementById(idOf(open))?.focus();
          }}
        />
      ) : null}
    </>
  );
}
