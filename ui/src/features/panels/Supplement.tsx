/** What has changed since the pack was issued, on sheets that go in beside the old ones; nothing renumbers. */
import type { PackOptions, PackSupplement } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Table } from "../../controls/Table";
import { Copies } from "./Copies";

/** The part of the issue. */
export function Supplement({
  meeting,
  options,
  supplement,
  isShown,
  onShow,
}: {
  meeting: string;
  options: PackOptions;
  supplement: PackSupplement;
  /** Its pages are in the preview. */
  isShown: boolean;
  onShow: (shown: boolean) => void;
}) {
  return (
    <section className="stack-tight" aria-label={`Supplement ${supplement.number}`}>
      <h3 className="meeting-sub">
        Supplement {supplement.number} to issue {supplement.issue}
      </h3>
      <p className="small">
        {supplement.sentence} · {supplement.pages.join(", ")}
      </p>
      <Table
        caption="What has changed"
        hideCaption
        rows={supplement.changes}
        rowKey={(line) => `${line.what} ${line.how}`}
        columns={[
          { id: "what", label: "What", rowHeader: true, cell: (line) => line.what },
          { id: "how", label: "How it has changed", cell: (line) => line.how },
          { id: "out", label: "Take out", cell: (line) => line.out ?? "–" },
          { id: "into", label: "Put in", cell: (line) => line.into ?? "–" },
        ]}
      />
      <div>
        <Button small aria-pressed={isShown} onPress={() => onShow(!isShown)}>
          {isShown ? "Show the pack again" : "Show its pages"}
        </Button>
      </div>
      <Copies
        key={`${supplement.issue} ${supplement.number}`}
        meeting={meeting}
        options={options}
        usual={supplement.copies}
        what="supplement"
        why="Why there is a supplement"
        onIssued={() => onShow(false)}
      />
    </section>
  );
}
