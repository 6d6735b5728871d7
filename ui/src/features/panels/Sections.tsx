/**
 * The sections of the pack: tick those that go in, drag them or move them with Alt and an arrow key. Where a section stands
 * and how many pages it takes is the core's count of the paper as it is set.
 */
import { useState } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import type { PackSectionLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { KeyHint } from "../../controls/KeyHint";
import { notify } from "../../controls/Notices";

const refuse = (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence });

/** "page 3", "23 pages from 6", "left out". */
function where(line: PackSectionLine): string {
  if (!line.wanted) return "left out";
  // Just ticked: the paper with it is being set.
  if (line.page === null) return line.note ?? "…";
  return line.pages === 1 ? `page ${line.page}` : `${line.pages} pages from ${line.page}`;
}

/** The list. `stamp` says how old `lines` are: what is being saved stands in for them until they are newer. */
export function Sections({
  meeting,
  lines,
  stamp,
}: {
  meeting: string;
  lines: readonly PackSectionLine[];
  stamp: number;
}) {
  const [held, setHeld] = useState<{ of: number; lines: readonly PackSectionLine[] } | null>(null);
  const [said, setSaid] = useState("");
  const shown = held?.of === stamp ? held.lines : lines;
  const put = async (next: readonly PackSectionLine[], usual = false) => {
    setHeld({ of: stamp, lines: next });
    try {
      const sections = next.map(({ section, wanted }) => ({ section, wanted }));
      await call("pack.sections", { meeting, sections, ...(usual ? { usual } : {}) });
      if (usual) notify({ sentence: "Later meetings of this panel begin with these sections." });
    } catch (thrown) {
      setHeld(null);
      refuse(thrown);
    }
  };
  const tick = (section: string) =>
    void put(shown.map((line) => (line.section === section ? { ...line, wanted: !line.wanted } : line)));
  const move = (section: string, to: number) => {
    const from = shown.findIndex((line) => line.section === section);
    const line = shown[from];
    if (!line || to < 0 || to >= shown.length || to === from) return;
    const next = shown.filter((other) => other !== line);
    next.splice(to, 0, line);
    setSaid(`${line.label} is now ${to + 1} of ${shown.length}.`);
    void put(next);
  };
  const step = (by: number) => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset.key;
    const at = shown.findIndex((line) => line.section === focused);
    if (focused && at >= 0) move(focused, at + by);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const id = [...keys][0];
      const from = shown.findIndex((line) => line.section === id);
      const at = shown.findIndex((line) => line.section === target.key);
      if (typeof id !== "string" || from < 0 || at < 0) return;
      const before = target.dropPosition === "before" ? at : at + 1;
      move(id, before > from ? before - 1 : before);
    },
  });
  return (
    <section className="stack-tight" aria-label="Sections of the pack">
      <p className="quiet small">
        <KeyHint keys="alt+ArrowUp" /> <KeyHint keys="alt+ArrowDown" /> move a section ·{" "}
        <KeyHint keys="Space" /> ticks it
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <div
        onKeyDownCapture={(event) => {
          const row = event.target instanceof HTMLElement ? event.target.dataset.key : undefined;
          if (event.key === " " && row) {
            event.preventDefault();
            event.stopPropagation();
            tick(row);
            return;
          }
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!by || !event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          step(by);
        }}
      >
        <GridList
          aria-label="Sections, in the order of the pack"
          className="pack-sections"
          items={shown.map((line) => ({ ...line, id: line.section }))}
          dependencies={[shown]}
          selectionMode="none"
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          dragAndDropHooks={dragAndDropHooks}
        >
          {(line) => (
            <GridListItem id={line.section} textValue={line.label} className="pack-section">
              <AriaButton slot="drag" className="case-grip" aria-label={`Move ${line.label}`}>
                <span aria-hidden="true">⠿</span>
              </AriaButton>
              <Checkbox checked={line.wanted} onChange={() => tick(line.section)}>
                {line.label}
              </Checkbox>
              <span className="quiet small">{where(line)}</span>
            </GridListItem>
          )}
        </GridList>
      </div>
      <div>
        <Button kind="quiet" small onPress={() => void put(shown, true)}>
          Make this the panel’s usual
        </Button>
      </div>
    </section>
  );
}
