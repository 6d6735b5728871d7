/** Year 11: where each child goes next and how that is known. A hope is not a destination. */
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { EmptyState } from "../../controls/EmptyState";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { address } from "../../router/router";
import { TextOf, type Save } from "../../saving/fields";

/** The part. */
export function Leavers() {
  const { data } = useAsk("returns.leavers", {});
  return (
    <section className="stack" aria-labelledby="leavers-title">
      <h2 id="leavers-title" className="returns-sentence">
        {data?.sentence ?? "Reading…"}
      </h2>
      <Table
        caption="Year 11 and what comes next"
        hideCaption
        rows={data?.rows ?? []}
        rowKey={(row) => row.child.pupil}
        empty={data ? <EmptyState title="No open child is in Year 11." /> : null}
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
                <Standing tone="due">No next step</Standing>
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
        ]}
      />
    </section>
  );
}
