/** One paragraph each, written to be read by the next officer on the first morning; saved as one goes. */
import { call } from "../../api/call";
import type { SectionProps } from "../../routes";
import { ProseOf, type Save } from "./fields";

/** The two boxes. */
export function WorriesAndStrengths({ record }: SectionProps) {
  const { id, worries, strengths } = record.pupil;
  const save: Save = (patch) => call("pupils.save", { id, patch });
  return (
    <section className="panel stack" aria-label="Worries and strengths">
      <ProseOf
        label="What we worry about"
        field="worries"
        stored={worries}
        draft={`pupil:${id}:worries`}
        save={save}
        rows={2}
      />
      <ProseOf
        label="What goes well"
        field="strengths"
        stored={strengths}
        draft={`pupil:${id}:strengths`}
        save={save}
        rows={2}
      />
    </section>
  );
}
