/** What placements cost: on the child's record one by one, and on the page of a school or provider in sum. A figure opens its rows. */
import { useState } from "react";
import type { CostFigure, CostLine, CostsView, CostSum } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Badge } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { longDay } from "../../lib/dates";
import { address } from "../../router/router";
import type { PlacePartProps } from "../../routes";
import { pounds } from "./words";
import "./placements.css";

const short = ({ pence }: CostFigure) => (pence === null ? "Unknown" : pounds(pence));

/** What one placement costs, and how that is counted. */
export function CostOf({ cost, year }: { cost: CostLine; year: string }) {
  const [open, setOpen] = useState(false);
  const rows = [
    { id: "to_date", what: "To date", figure: cost.to_date },
    {
      id: "committed",
      what: cost.until ? `Committed to ${longDay(cost.until)}` : "Committed",
      figure: cost.committed,
    },
    { id: "forecast", what: `Financial year, ${year}`, figure: cost.forecast },
  ];
  const words =
    cost.to_date.pence === null
      ? "Cost to date unknown"
      : `${short(cost.to_date)} to date${
          cost.until ? ` · ${short(cost.committed).replace("Unknown", "unknown")} committed` : ""
        }`;
  return (
    <div className="stack-tight">
      <p className="row">
        <Button
          small
          kind="quiet"
          aria-expanded={open}
          aria-label={`${words}: how it is counted at ${cost.setting_name}`}
          onPress={() => setOpen(!open)}
        >
          {words}
        </Button>
      </p>
      {open ? (
        <Table
          caption={`Cost at ${cost.setting_name}`}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { id: "what", label: "What", rowHeader: true, cell: (row) => row.what },
            { id: "pounds", label: "Cost", end: true, cell: (row) => short(row.figure) },
            { id: "working", label: "How it is counted", cell: (row) => row.figure.working },
          ]}
        />
      ) : null}
    </div>
  );
}

type Which = "to_date" | "committed" | "forecast";

const whiches: readonly { which: Which; label: string }[] = [
  { which: "to_date", label: "To date" },
  { which: "committed", label: "Committed" },
  { which: "forecast", label: "This financial year" },
];

/** On the page of a school or provider: what its placements cost in sum. */
export default function CostsHere({ setting, name }: PlacePartProps) {
  const { data, error } = useAsk("costs.list", { setting });
  const [open, setOpen] = useState<Which | null>(null);
  if (error)
    return (
      <section className="panel stack" aria-labelledby="costs-title">
        <h2 id="costs-title">What its placements cost</h2>
        <p role="alert">{error.sentence}</p>
      </section>
    );
  if (!data || data.rows.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="costs-title">
      <h2 id="costs-title">What its placements cost</h2>
      <p className="quiet">
        Placements that ran in the financial year {data.year}, or are to come. What is unknown is in no sum.
      </p>
      <div className="row">
        {whiches.map(({ which, label }) => (
          <Button
            key={which}
            small
            aria-expanded={open === which}
            onPress={() => setOpen(open === which ? null : which)}
          >
            {`${label}: ${sumText(data[which])}`}
          </Button>
        ))}
        {data.forecast.unknown > 0 ? (
          <Badge tone="unknown">{`Cost of ${data.forecast.unknown} of ${data.rows.length} unknown`}</Badge>
        ) : null}
      </div>
      {open ? <Rows name={name} view={data} which={open} /> : null}
    </section>
  );
}

const sumText = ({ pence, unknown }: CostSum) =>
  pence === null ? "unknown" : `${pounds(pence)}${unknown > 0 ? ` and ${unknown} unknown` : ""}`;

function Rows({ name, view, which }: { name: string; view: CostsView; which: Which }) {
  const label = whiches.find((one) => one.which === which)?.label ?? "";
  return (
    <Table
      caption={`${label}: placements at ${name}`}
      rows={view.rows}
      rowKey={(row) => row.placement}
      columns={[
        {
          id: "child",
          label: "Child",
          rowHeader: true,
          cell: (row) =>
            row.pupil ? (
              <a href={address(`/pupils/${row.pupil}/placements`)}>{row.child ?? "Unnamed"}</a>
            ) : (
              "Unknown"
            ),
        },
        { id: "cost", label: "Cost", end: true, cell: (row) => short(row[which]) },
        {
          id: "working",
          label: "How it is counted",
          cell: (row) =>
            `${row[which].working}${which === "committed" && row.until ? `, to ${longDay(row.until)}` : ""}`,
        },
        { id: "funding", label: "Paid by", cell: (row) => row.funding ?? "Unknown" },
      ]}
    />
  );
}
