/** What earlier meetings decided and nobody has done yet, with the days since it was promised. */
import { useAsk } from "../../api/queries";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { longDay } from "../../lib/dates";

/** The part of the meeting's screen. */
export function Matters({ meeting }: { meeting: string }) {
  const { data, error } = useAsk("meetings.matters", { id: meeting });
  if (error) return <p role="alert">{error.sentence}</p>;
  if (!data) return null;
  return (
    <section className="card meeting-part" aria-label="Matters arising">
      <Table
        caption="Matters arising"
        hideCaption
        rows={data}
        rowKey={(line) => line.case}
        empty={<p className="quiet">Everything that earlier meetings decided has been done.</p>}
        columns={[
          {
            id: "child",
            label: "Child",
            rowHeader: true,
            cell: (line) => <a href={`#/pupils/${line.pupil}`}>{line.name}</a>,
          },
          { id: "what", label: "What was decided", cell: (line) => line.what },
          { id: "who", label: "Who", cell: (line) => line.who ?? "Nobody named" },
          {
            id: "promised",
            label: "Promised",
            cell: (line) => (
              <a href={`#/panels/meetings/${line.meeting}/room/${line.case}`}>
                {line.promised_on ? longDay(line.promised_on) : "Unknown"}
              </a>
            ),
          },
          { id: "days", label: "Days since", end: true, cell: (line) => line.days ?? "Unknown" },
          {
            id: "stands",
            label: "How it stands",
            cell: (line) => (
              <Standing tone={line.standing === "late" ? "breached" : "waiting"}>{line.sentence}</Standing>
            ),
          },
        ]}
      />
    </section>
  );
}
