/** What was erased by law: when, by whom and why. Never whom: that is gone. */
import { useAsk } from "../../api/queries";
import { Table } from "../../controls/Table";
import { instantText } from "../../lib/dates";

/** The part of the screen; nothing where nothing was ever erased. */
export function Erased() {
  const { data } = useAsk("erasure.list", {});
  if (!data || data.length === 0) return null;
  return (
    <section className="data-part" aria-labelledby="data-erased">
      <h2 id="data-erased">Erased records</h2>
      <Table
        caption="Erased records, newest first"
        hideCaption
        rows={data}
        rowKey={(line) => line.case_ref}
        columns={[
          { id: "ref", label: "Case", rowHeader: true, cell: (line) => line.case_ref },
          { id: "at", label: "When", cell: (line) => instantText(line.at) },
          { id: "who", label: "Who", cell: (line) => line.who },
          { id: "why", label: "Why", cell: (line) => line.reason },
          {
            id: "known",
            label: "A later list",
            cell: (line) => (line.recognised ? "Asks before bringing the child back" : "Is not asked about"),
          },
        ]}
      />
    </section>
  );
}
