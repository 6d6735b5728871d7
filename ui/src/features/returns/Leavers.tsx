/**
 * Year 11: where each child goes next, how that is known, and whether it was asked after again. A hope is not a destination,
 * and unknown is a line in every total.
 */
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { EmptyState } from "../../controls/EmptyState";
import { Radios } from "../../controls/Radio";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { address, useQueryValue } from "../../router/router";
import { TextOf, type Save } from "../../saving/fields";
import { Destinations } from "./Destinations";
import { LeaverChecks } from "./LeaverChecks";

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
        rows={data?.rows ?? []}
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
            cell: (row) =>
              row.standing === "evidenced" ? (
                <Standing tone="met">With evidence</Standing>
              ) : row.standing === "hoped" ? (
                <Standing tone="waiting">Hoped for</Standing>
              ) : (
                <Standing tone="unknown">Unknown</Standing>
              ),
          },
          {
            id: "destination",
            label: "Goes to",
            cell: (row) => {
              const save: Save = (patch) => call("pupils.save", { id: row.child.pupil, patch });
              return (
                <TextOf
                  label={`Where ${row.name} goes`}
                  hideLabel
                  field="destination"
                  stored={row.destination}
                  save={save}
                />
              );
            },
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
        ]}
      />
      {data && data.rows.length > 0 ? <Destinations leaving={data.leaving} rows={data.rows} /> : null}
    </section>
  );
}
