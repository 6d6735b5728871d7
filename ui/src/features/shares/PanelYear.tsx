/**
 * A panel's year for the schools' forum: how long children waited, what was put off or refused, what came of it, and who
 * took whom. Every number opens its rows; the paper of it holds no child.
 */
import { useEffect, useRef, useState } from "react";
import type { YearMeasure, YearRow } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Select } from "../../controls/Select";
import { Table } from "../../controls/Table";
import { longDay } from "../../lib/dates";
import { address, useQueryValue } from "../../router/router";
import type { ScreenProps } from "../../routes";
import { GridsBeside } from "./GridsBeside";
import "./shares.css";

/** What is opened: the id of the number that opened it, its title and its rows. */
interface Opened {
  from: string;
  title: string;
  rows: readonly YearRow[];
}

const yearName = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, "0")}`;

/** The screen. */
export default function PanelYear({ params }: ScreenProps) {
  const panel = params.panel ?? "";
  const [year, setYear] = useQueryValue("year");
  const [open, setOpen] = useState<Opened | null>(null);
  const { data, error } = useAsk(
    "panels.year",
    { panel, ...(year ? { year: Number(year) } : {}) },
    { keepPrevious: true },
  );
  const years = data ? [...new Set([data.year, ...data.years])].sort((a, b) => b - a) : [];
  const number = (id: string, text: string, title: string, rows: readonly YearRow[]) =>
    rows.length === 0 ? (
      text
    ) : (
      <Button
        small
        kind="quiet"
        id={id}
        aria-label={`${text} ${title}`}
        onPress={() => setOpen({ from: id, title, rows })}
      >
        {text}
      </Button>
    );
  const measures = (lines: readonly YearMeasure[], caption: string, isMeant: boolean) => (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(line) => line.code}
      columns={[
        {
          id: "what",
          label: "What",
          rowHeader: true,
          cell: (line) => (
            <>
              {line.label}
              {isMeant ? <p className="quiet small year-meaning">{line.meaning}</p> : null}
            </>
          ),
        },
        {
          id: "number",
          label: "Number",
          end: true,
          cell: (line) => number(`year-${line.code}`, line.number, line.label, line.rows),
        },
        { id: "of", label: "Of", cell: (line) => line.of },
      ]}
    />
  );
  return (
    <div className="shares stack">
      <ScreenHead
        title={data ? `${data.panel_name}: the year ${data.year_name}` : "The panel’s year"}
        above={<a href="#/panels">Panels</a>}
        sentence={data?.sentence ?? "Reading…"}
        actions={
          data ? (
            <>
              <a href={address(`/papers/panel_year/${panel}`, { year: String(data.year) })}>Print the year</a>
              <a href={`#/papers/challenge/${panel}`}>Challenge sheets</a>
            </>
          ) : null
        }
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data ? (
        <>
          <div className="row shares-choose">
            <Select
              label="Academic year"
              options={years.map((each) => ({ value: String(each), label: yearName(each) }))}
              value={String(data.year)}
              onChange={(chosen) => {
                setOpen(null);
                setYear(chosen);
              }}
            />
            <p className="quiet">
              Counted from {longDay(data.since)} to {longDay(data.until)}.{" "}
              <a href={address(`/panels/fair-share/${panel}`, { since: data.since, on: data.until })}>
                Fair share of this time
              </a>
            </p>
          </div>
          {open ? <Rows key={open.from} open={open} onClose={() => setOpen(null)} /> : null}
          <section className="stack" aria-labelledby="year-did">
            <h2 id="year-did">How the panel did</h2>
            {measures(data.measures, "Days are days of the calendar", true)}
          </section>
          <section className="stack" aria-labelledby="year-decided">
            <h2 id="year-decided">What was decided</h2>
            {data.outcomes.length === 0 ? (
              <EmptyState title="No case was heard in this year.">Choose another year.</EmptyState>
            ) : (
              measures(data.outcomes, "Decisions, the most frequent first", false)
            )}
          </section>
          <section className="stack" aria-labelledby="year-schools">
            <h2 id="year-schools">Who admitted</h2>
            <p className="quiet">
              Counted over the whole authority, at schools of the panel’s phase, whichever panel decided. On
              paper, numbers below five are hidden.
            </p>
            <Table
              caption="Fair access and managed moves in, the most for its size first"
              rows={data.schools}
              rowKey={(school) => String(school.urn)}
              empty={
                <EmptyState title="No school admitted by fair access or managed move.">
                  What was decided stands above; the fair share counts what followed.
                </EmptyState>
              }
              columns={[
                {
                  id: "school",
                  label: "School",
                  rowHeader: true,
                  cell: (school) => <a href={`#/schools/${school.urn}`}>{school.name}</a>,
                },
                {
                  id: "admitted",
                  label: "Admitted",
                  end: true,
                  cell: (school) =>
                    number(`year-school-${school.urn}`, String(school.admitted), school.name, school.rows),
                },
                {
                  id: "hundred",
                  label: "For each 100 on roll",
                  end: true,
                  cell: (school) =>
                    school.per_hundred === null
                      ? "Unknown: no number on roll"
                      : (school.per_hundred / 100).toFixed(2),
                },
                { id: "years", label: "By year group", cell: (school) => school.by_year },
              ]}
            />
          </section>
          <section className="stack" aria-labelledby="year-grids">
            <h2 id="year-grids">The grids of the year</h2>
            {data.grids.length === 0 ? <p className="quiet">No grid was in force.</p> : null}
            <GridsBeside grids={data.grids} inForce={data.grids[0]?.id} kinds={data.kinds} />
            <ul role="list" className="stack">
              {data.grids.map((grid) => (
                <li key={grid.id} className="card">
                  <h3>
                    {grid.name}, from {longDay(grid.from_on)}
                  </h3>
                  <p>{grid.weights.join(" · ") || "No weights"}</p>
                  <p className="quiet small">{grid.reason ?? "Reason unknown"}</p>
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : null}
    </div>
  );
}

function Rows({ open, onClose }: { open: Opened; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const close = () => {
    onClose();
    document.getElementById(open.from)?.focus();
  };
  return (
    // Escape in the rows gives them up, as their button does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="panel stack"
      aria-labelledby="year-rows"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div className="spread">
        <h2 id="year-rows" ref={heading} tabIndex={-1}>
          {open.title}
        </h2>
        <Button small onPress={close}>
          Close
        </Button>
      </div>
      <Table
        caption={`${open.rows.length} ${open.rows.length === 1 ? "row" : "rows"}`}
        rows={open.rows.map((row, at) => ({ ...row, at }))}
        rowKey={(row) => String(row.at)}
        columns={[
          {
            id: "child",
            label: "Child",
            rowHeader: true,
            cell: (row) => <a href={`#/pupils/${row.pupil}`}>{row.name}</a>,
          },
          { id: "on", label: "Day", cell: (row) => (row.on ? longDay(row.on) : "Unknown") },
          { id: "what", label: "What", cell: (row) => row.what },
        ]}
      />
    </section>
  );
}
