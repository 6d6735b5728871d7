/** Providers that ask for somebody's attention: an open concern, and hours that look like a school's and are not judged, a paper that ends. */
import { useState } from "react";
import type { WatchLine } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Standing, type Tone } from "../../controls/Standing";
import { address } from "../../router/router";

/** Pressing lines shown before "show all". */
const few = 3;

/** What can wait: hours that come near a school's, and a paper that has not ended yet. It is folded, so that what presses stands in view. */
const canWait = (line: WatchLine) => line.suggests === "look" || line.suggests === "lapses";

const tones: Readonly<Record<string, Tone>> = {
  must_register: "breached",
  looks_like_school: "breached",
  look: "due",
  lapsed: "breached",
  lapses: "due",
};

function path({ setting, about }: WatchLine): string {
  const provider = `/providers/${encodeURIComponent(setting)}`;
  return address(about === "concern" ? `${provider}/concern` : provider);
}

/** The card; nothing when nothing is the matter. Asked for by itself, so that the list beside it never waits for it. */
export function Watch({ mine }: { mine: boolean }) {
  const { data } = useAsk("providers.watch", { mine }, { keepPrevious: true });
  const [all, setAll] = useState(false);
  if (!data || data.lines.length + data.answered.length === 0) return null;
  const pressing = data.lines.filter((line) => !canWait(line)).slice(0, few);
  const shown = all ? [...data.lines, ...data.answered] : pressing;
  const isFolded = pressing.length < data.lines.length + data.answered.length;
  const more = [
    pressing.length < data.lines.length ? `Show all ${data.lines.length}` : null,
    data.answered.length > 0 ? `${data.answered.length} answered by a judgement` : null,
  ];
  return (
    <section aria-labelledby="today-watch" className="card today-meetings">
      <h2 id="today-watch">Providers to look at: {data.lines.length}</h2>
      {shown.length === 0 ? null : (
        <ul role="list">
          {shown.map((line) => (
            <li key={`${line.setting} ${line.about} ${line.title}`}>
              <a href={path(line)}>{line.name}</a>
              <Standing
                tone={
                  data.answered.includes(line)
                    ? "met"
                    : line.about === "concern"
                      ? "breached"
                      : (tones[line.suggests ?? ""] ?? "unknown")
                }
              >
                {line.title}
              </Standing>
              <span className="small quiet">{line.sentence}</span>
            </li>
          ))}
        </ul>
      )}
      {isFolded ? (
        <Button kind="quiet" small aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? "Show fewer" : more.filter(Boolean).join(", ")}
        </Button>
      ) : null}
    </section>
  );
}
