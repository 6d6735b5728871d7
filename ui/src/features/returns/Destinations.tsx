/**
 * Where Year 11 went, as the table may leave the building: small numbers are hidden here as on paper, and how the figures are
 * made stands under them. A line opens its children, for whoever may see them.
 */
import { useState } from "react";
import type { LeaverLine } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Radios } from "../../controls/Radio";
import { Table } from "../../controls/Table";
import { address } from "../../router/router";

const groups = [
  { value: "provider", label: "By provider" },
  { value: "purpose", label: "By purpose" },
  { value: "both", label: "By both" },
  { value: "kind", label: "By kind" },
  { value: "sustained", label: "Whether it lasted" },
] as const;

type Group = (typeof groups)[number]["value"];

/** The head of the first column. */
const first: Readonly<Record<Group, string>> = {
  provider: "Provider",
  purpose: "Purpose",
  both: "Provider",
  kind: "Kind",
  sustained: "Kind",
};

/** The table of one board. */
export function Destinations({ leaving, rows }: { leaving: number; rows: readonly LeaverLine[] }) {
  const [by, setBy] = useState<Group>("provider");
  const [open, setOpen] = useState<string | null>(null);
  const { data } = useAsk("returns.destinations", { leaving, by }, { keepPrevious: true });
  if (!data) return null;
  const chosen = data.lines.find((line) => line.key === open);
  const counted = rows.filter((row) => chosen?.children.includes(row.child.pupil));
  return (
    <section className="stack" aria-labelledby="destinations-title">
      <div className="spread">
        <h3 id="destinations-title">Destinations as they may leave the building</h3>
        <a className="small" href={address(`/papers/destinations/${leaving}`, { by })}>
          Print the table
        </a>
      </div>
      <Radios
        label="How to group"
        hideLabel
        across
        options={groups}
        value={by}
        onChange={(value) => {
          setBy(value);
          setOpen(null);
        }}
      />
      <Table
        caption={`Destinations: ${data.shows}`}
        rows={data.lines}
        rowKey={(line) => line.key || "all"}
        columns={[
          {
            id: "name",
            label: first[by],
            rowHeader: true,
            cell: (line) => (
              <Button
                small
                kind="quiet"
                aria-expanded={open === line.key}
                onPress={() => setOpen(open === line.key ? null : line.key)}
              >
                {line.provider}
              </Button>
            ),
          },
          ...(by === "both"
            ? [{ id: "purpose", label: "Purpose", cell: (line: Line) => line.purpose ?? "" }]
            : []),
          ...data.heads.map((head, at) => ({
            id: head,
            label: head,
            end: true,
            cell: (line: Line) => {
              const count = line.counts[at];
              return typeof count === "number" ? (
                count
              ) : (
                <>
                  <span aria-hidden="true">c</span>
                  <span className="visually-hidden">hidden</span>
                </>
              );
            },
          })),
        ]}
      />
      {chosen ? (
        <Table
          caption={`${chosen.provider}${chosen.purpose ? `, ${chosen.purpose}` : ""}: every child who is counted`}
          rows={counted}
          rowKey={(row) => row.child.pupil}
          columns={[
            {
              id: "child",
              label: "Child",
              rowHeader: true,
              cell: (row) => <a href={address(`/pupils/${row.child.pupil}`)}>{row.name}</a>,
            },
            { id: "goes", label: "Goes to", cell: (row) => row.destination ?? row.kind_label ?? "Unknown" },
            { id: "known", label: "How that is known", cell: (row) => row.evidence ?? "Unknown" },
          ]}
        />
      ) : null}
      <details className="small">
        <summary>How these figures are made</summary>
        {data.method.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </details>
    </section>
  );
}

interface Line {
  purpose: string | null;
  counts: (number | null)[];
}
