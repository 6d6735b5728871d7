/** Placements past their end or put off twice, the first purpose beside today's; and those with no purpose or aim at all. */
import type { DriftLine } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { EmptyState } from "../../controls/EmptyState";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { longDay } from "../../lib/dates";
import { address } from "../../router/router";
import { TextOf, type Save } from "../../saving/fields";

const child = (row: DriftLine) => (
  <>
    <a href={address(`/pupils/${row.pupil}/placements`)}>{row.name}</a>
    <br />
    <span className="quiet small">{row.setting_name}</span>
  </>
);

const times = (n: number) => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);

/** The part. */
export function Drift() {
  const { data } = useAsk("placements.drift", {});
  return (
    <div className="stack">
      <h2 className="returns-sentence">{data?.sentence ?? "Reading…"}</h2>
      <Table
        caption="Past the planned end, or put off twice"
        rows={data?.rows ?? []}
        rowKey={(row) => row.placement}
        empty={data ? <EmptyState title="No placement is past its end or was put off twice." /> : null}
        columns={[
          { id: "child", label: "Child", rowHeader: true, cell: child },
          {
            id: "over",
            label: "How far",
            cell: (row) => (
              <>
                {row.days_over > 0 ? (
                  <Standing tone="breached">
                    {row.days_over} {row.days_over === 1 ? "day" : "days"} past its end
                  </Standing>
                ) : (
                  <Standing tone="due">Put off {times(row.put_off)}</Standing>
                )}
                <br />
                <span className="quiet small">
                  since {longDay(row.started_on)}, now to {longDay(row.planned_end)}
                  {row.put_off > 0 ? `, first to ${longDay(row.first_end)}` : ""}
                </span>
              </>
            ),
          },
          {
            id: "first",
            label: "Purpose at first",
            cell: (row) => row.first_purpose ?? <span className="unknown">Unknown</span>,
          },
          {
            id: "now",
            label: "Purpose now",
            cell: (row) =>
              row.purpose === null ? (
                <span className="unknown">Unknown</span>
              ) : row.purpose === row.first_purpose ? (
                <span className="quiet">the same</span>
              ) : (
                row.purpose
              ),
          },
        ]}
      />
      {data && data.drifted > data.rows.length ? (
        <p className="quiet small">
          The first {data.rows.length} of {data.drifted}, those longest past their end first.
        </p>
      ) : null}
      <Table
        caption="No purpose or no aim"
        rows={(data?.unpurposed ?? []).slice(0, 50)}
        rowKey={(row) => row.placement}
        empty={data ? <EmptyState title="Every running placement has a purpose and an aim." /> : null}
        columns={[
          { id: "child", label: "Child", rowHeader: true, cell: child },
          { id: "purpose", label: "Purpose", cell: (row) => <Text row={row} field="purpose" /> },
          {
            id: "aim",
            label: "Aim: what would show that it has done its work",
            cell: (row) => <Text row={row} field="aim" />,
          },
        ]}
      />
      {data && data.unpurposed_in_all > 50 ? (
        <p className="quiet small">
          The first 50 of {data.unpurposed_in_all}; those that are filled in leave the list.
        </p>
      ) : null}
    </div>
  );
}

function Text({ row, field }: { row: DriftLine; field: "purpose" | "aim" }) {
  const save: Save = (patch) => call("placements.save", { id: row.placement, patch });
  return (
    <TextOf
      label={`${field === "purpose" ? "Purpose" : "Aim"} for ${row.name}`}
      hideLabel
      field={field}
      stored={row[field]}
      save={save}
    />
  );
}
