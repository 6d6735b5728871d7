/** When the child's and the family's own words were last written down: silence is said as loudly as words. */
import type { Circle } from "../../api/bindings";
import { Standing } from "../../controls/Standing";
import { longDay } from "../../lib/dates";

/** Words older than this many days are old: half a term. */
const old = 42;

/** One line each. */
export function Voices({ circle, name }: { circle: Circle; name: string }) {
  const line = (who: string, voice: Circle["child"]) =>
    voice.on === null ? (
      <Standing tone="unknown">{who}: no words recorded yet</Standing>
    ) : (voice.days ?? 0) > old ? (
      <Standing tone="due">
        {who}: no voice since {longDay(voice.on)}, {voice.days} days
      </Standing>
    ) : (
      <Standing tone="met">
        {who}: heard {longDay(voice.on)}
      </Standing>
    );
  return (
    <p className="row voices">
      {line(name, circle.child)} {line("The family", circle.family)}
    </p>
  );
}
