/**
 * One child. The head answers a phone call without scrolling; under it one section at a time, each with a number key.
 * The record is read once; every section is handed what was read and is told again when anything about the child changes.
 */
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Tabs } from "../../controls/Tabs";
import type { CommandId } from "../../keyboard/commands";
import { useCommand } from "../../keyboard/Keyboard";
import type { Addable } from "../../lib/adding";
import { useToday } from "../../lib/today";
import { toPanel } from "../../lib/toPanel";
import { navigate } from "../../router/router";
import { type ScreenProps } from "../../routes";
import { Head } from "./Head";
import { recordSections } from "./sections";
import { SectionFault } from "./SectionFault";
import "./Record.css";

const keys = [
  "child.1",
  "child.2",
  "child.3",
  "child.4",
  "child.5",
  "child.6",
  "child.7",
  "child.8",
  "child.9",
  "child.10",
] as const satisfies readonly CommandId[];

/** What is added in a section of its own, from whichever one is at: the section opens with the form. */
const added = [
  ["pupil.status", "overview", "status"],
  ["pupil.placement", "placements", "placement"],
  ["pupil.referral", "placements", "referral"],
  ["pupil.review", "reviews", "review"],
  ["pupil.plan", "plan", "plan"],
  ["pupil.contact", "people", "contact"],
  ["clock.met", "dates", "met"],
  ["clock.suspension", "dates", "suspension"],
  ["clock.step", "dates", "step"],
  ["clock.decision", "dates", "decision"],
] as const satisfies readonly (readonly [CommandId, string, Addable])[];

/** Frames for which a section may take to appear: two seconds, for a chunk that is still being read from the disk. */
const patience = 120;

/** Takes focus to a box as soon as its section is built. */
function focusWhenThere(id: string, frames = patience): void {
  const box = document.getElementById(id);
  if (box) box.focus();
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(id, frames - 1));
}

/** The screen. */
export default function Record({ params }: ScreenProps) {
  const pupil = params.pupil ?? "";
  const { data: record, error } = useAsk("pupils.record", { id: pupil });
  const part = recordSections.find((s) => s.key === params.part)?.key ?? "overview";
  const go = (key: string) =>
    navigate(key === "overview" ? `/pupils/${pupil}` : `/pupils/${pupil}/${key}`, { replace: true });
  const goAnd = (key: string, id: string) => () => {
    go(key);
    focusWhenThere(id);
  };
  useCommand("pupil.note", goAnd("notes", "note-text"));
  const today = useToday();
  useCommand("pupil.panel", () => void toPanel(pupil, today));
  useCommand("pupil.chronology", () => go("chronology"));
  useCommand("pupil.documents", () => go("documents"));
  useCommand("pupil.task", () =>
    navigate(`/pupils/${pupil}/tasks`, { query: { from: "new" }, replace: true }),
  );

  if (error && !record)
    return (
      <>
        <ScreenHead title="Pupil" />
        <EmptyState
          title="This child cannot be shown."
          action={<Button onPress={() => navigate("/pupils")}>Go to the list</Button>}
        >
          {error.sentence}
        </EmptyState>
      </>
    );
  if (!record) return <ScreenHead title="Reading…" windowTitle="Pupil" />;
  return (
    <div className="record">
      {recordSections.map((section, i) => (
        <SectionKey key={section.key} id={keys[i]} run={() => go(section.key)} />
      ))}
      {added.map(([id, home, what]) =>
        // At home the section itself hears the key.
        part === home ? null : (
          <SectionKey
            key={id}
            id={id}
            run={() =>
              navigate(home === "overview" ? `/pupils/${pupil}` : `/pupils/${pupil}/${home}`, {
                query: { add: what },
                replace: true,
              })
            }
          />
        ),
      )}
      <Head record={record} onGo={go} onNote={goAnd("notes", "note-text")} />
      <Tabs
        label="Sections"
        chosen={part}
        onChoose={go}
        parts={recordSections.map(({ key, title, count, part: Part }) => ({
          id: key,
          label: title,
          count: count?.(record),
          content: (
            <SectionFault key={`${pupil}-${key}`}>
              <Part record={record} />
            </SectionFault>
          ),
        }))}
      />
    </div>
  );
}

function SectionKey({ id, run }: { id: CommandId | undefined; run: () => void }) {
  useCommand(id ?? "child.1", id ? run : undefined);
  return null;
}
