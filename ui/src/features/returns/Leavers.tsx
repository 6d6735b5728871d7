/**
 * Year 11: where each child goes next, how that is known, and whether it was asked after again. A hope is not a destination,
 * and unknown is a line in every total.
 */
import type { LeaverLine } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { EmptyState } from "../../controls/EmptyState";
import { Radios } from "../../controls/Radio";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { address, useQueryValue } from "../../router/router";
import { TextOf, type Save } from "../../saving/fields";
import { Destinations } from "./Destinations";
import { GoesTo, Lasted } from "./GoesTo";
import { LeaverChecks } from "./LeaverChecks";

/** Rows that are shown; an authority's whole year would be slow to draw. */
const SHOWN = 200;

/** A sentence in the middle of another. */
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The part. */
export function Leavers() {
  const [leaving, setLeaving] = useQueryValue("leaving");
  const { data } = useAsk("returns.leavers", leaving ? { leaving: Number(leaving) } : {}, {
    keepPrevious: true,
  });
  const boards = (data?.boards ?? []).map((board) => ({
    value: String(board.leaving),
    label: `${board.label}: ${board.children}${board.unchecked > 0 ? `, ${board.unchecked} to be asked after` : ""}`,
  }));
  const rows = (data?.rows ?? []).slice(0, SHOWN);
  return (
    <section className="stack" aria-labelledby="leavers-title">
      <h2 id="leavers-title" className="returns-sentence">
        {data?.sentence ?? "Reading…"}
      </h2>
      {boards.length > 0 ? (
        <Radios
          label="Which leavers"
          hideLabel
          across
          options={boards}
          value={String(data?.leaving ?? "")}
          onChange={setLeaving}
        />
      ) : null}
      <Table
        caption="Year 11 and what comes next"
        hideCaption
        rows={rows}
        rowKey={(row) => row.child.pupil}
        empty={data ? <EmptyState title="No child is on this board." /> : null}
        columns={[
          {
            id: "child",
            label: "Child",
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={address(`/pupils/${row.child.pupil}`)}>{row.name}</a>
                <br />
                <span className="quiet small">
                  {row.child.where_now.join(", ") || "Placed nowhere today"}
                </span>
              </>
            ),
          },
          {
            id: "stands",
            label: "How it stands",
            cell: (row) => (
              <div className="stack-tight">
                {row.standing === "evidenced" ? (
                  <Standing tone="met">With evidence</Standing>
                ) : row.standing === "hoped" ? (
                  <Standing tone="waiting">Hoped for</Standing>
                ) : (
                  <Standing tone="unknown">Unknown</Standing>
                )}
                {row.risk ? <Standing tone="due">At risk: {lower(row.risk)}</Standing> : null}
              </div>
            ),
          },
          {
            id: "destination",
            label: "Goes to",
            cell: (row) => <GoesTo row={row} />,
          },
          {
            id: "evidence",
            label: "How that is known",
            cell: (row) => {
              const save: Save = (patch) => call("pupils.save", { id: row.child.pupil, patch });
              return (
                <TextOf
                  label={`How it is known for ${row.name}`}
                  hideLabel
                  field="destination_evidence"
                  stored={row.evidence}
                  save={save}
                />
              );
            },
          },
          { id: "checks", label: "Asked after", cell: (row) => <LeaverChecks row={row} /> },
          ...(rows.some((row) => row.ask_sustained)
            ? [{ id: "lasted", label: "Lasted", cell: (row: LeaverLine) => <Lasted row={row} /> }]
            : []),
        ]}
      />
      {data && data.rows.length > rows.length ? (
        <p className="quiet small">
          The first {rows.length} of {data.rows.length}, those of whom nothing is known first; all are counted
          below.
        </p>
      ) : null}
      {data && data.rows.length > 0 ? <Destinations leaving={data.leaving} rows={data.rows} /> : null}
    </section>
  );
}
