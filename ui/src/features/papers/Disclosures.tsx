/** What has left: which paper, to whom, for what, on what basis, and the hash that proves which file it was. */
import { useAsk } from "../../api/queries";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { instantText } from "../../lib/dates";
import { Log } from "./Log";

/** The screen. */
export default function Disclosures() {
  const { data, error } = useAsk("disclosures.list", {});
  return (
    <div className="stack">
      <ScreenHead
        above={<a href="#/panels">Panels</a>}
        title="What has been disclosed"
        sentence={
          data && data[0]?.disclosure.at
            ? `${data.length} ${data.length === 1 ? "paper" : "papers"}; the last on ${instantText(data[0].disclosure.at)}`
            : "Every paper about a child that was saved for somebody is written down here."
        }
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data?.length === 0 ? (
        <EmptyState title="Nothing has been disclosed yet.">
          A letter, a profile or a pack that is saved for somebody stands here from then on.
        </EmptyState>
      ) : null}
      {data && data.length > 0 ? <Log lines={data} withChild /> : null}
    </div>
  );
}
