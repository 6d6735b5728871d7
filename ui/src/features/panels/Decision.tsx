/**
 * A decision, typed while people talk: two letters, a place, a day, who sees to it. What it would write stands beside it
 * before it is saved. What is typed is kept as a draft, so that a power cut in the room loses a breath at most.
 */
import { useEffect, useRef, useState } from "react";
import type { CaseLine, Decide, DecisionChoice, DecisionLine } from "../../api/bindings";
import { call } from "../../api/call";
import type { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { Select, type Option } from "../../controls/Select";
import { Badge, Standing, type Tone } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { heldBack } from "../../controls/unread";
import { useCommand } from "../../keyboard/Keyboard";
import { officerOptions } from "../../lib/officers";
import { forget, useKept } from "../../saving/drafts";
import { findPlaces } from "../../saving/fields";
import { useWork } from "../../saving/useSave";
import { usePanelWords } from "./words";

/** What is typed, with the words of what was chosen. */
interface Typed {
  decision: string;
  setting: Option | null;
  starts_on: string;
  officer: string;
  owner: string;
  conditions: string;
  rationale: string;
  parents_said: string;
  dissent: string;
  deferred_to: string;
  deferred_reason: string;
  keep_apart_reason: string;
  hold_reason: string;
}

const stored = ({ case: row, decision_setting_name: name }: CaseLine): Typed => ({
  decision: row.decision ?? "",
  setting: row.decision_setting ? { value: row.decision_setting, label: name ?? row.decision_setting } : null,
  starts_on: row.decision_starts_on ?? "",
  officer: "",
  owner: row.decision_owner ?? "",
  conditions: row.conditions ?? "",
  rationale: row.rationale ?? "",
  parents_said: row.parents_said ?? "",
  dissent: row.dissent ?? "",
  deferred_to: row.deferred_to ?? "",
  deferred_reason: row.deferred_reason ?? "",
  keep_apart_reason: "",
  hold_reason: "",
});

/** The optional fields of the request that hold something. */
function asked(id: string, typed: Typed): Decide {
  const { setting, decision, ...texts } = typed;
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
  return { case: id, decision, ...said, ...(setting ? { setting: setting.value } : {}) };
}

const shown: Record<string, { tone: Tone; word: string }> = {
  new: { tone: "met", word: "New" },
  changed: { tone: "due", word: "Changed" },
  gone: { tone: "breached", word: "Taken away" },
  kept: { tone: "plain", word: "Left as it is" },
  ask: { tone: "breached", word: "Ask first" },
};

/** What is asked before a child is sent where something speaks against it. */
const questions = [
  { what: "Hold", field: "hold_reason", label: "Placed in spite of the hold, because" },
  { what: "Keep apart", field: "keep_apart_reason", label: "Whom you asked, and why it is safe" },
] as const;

/** The form. */
export function Decision({ line, onSaved }: { line: CaseLine; onSaved: () => void }) {
  const id = line.case.id;
  const { decisions } = usePanelWords();
  const { data: officers } = useAsk("officers.list", {});
  const { typed, change, isDraft, clear } = useTyped(line);
  const [letters, setLetters] = useState("");
  const [tried, setTried] = useState<Failure | null>(null);
  const choice = decisions.find((d) => d.code === typed.decision);
  const request = asked(id, typed);
  const preview = useAsk("cases.decision_preview", request, {
    enabled: choice !== undefined,
    keepPrevious: true,
  });
  const { run, isSaving, failure } = useWork(async () => {
    await call("cases.decide", request);
    await clear();
    setTried(null);
    notify({
      sentence: `Case ${line.number} was decided: ${choice?.label ?? typed.decision}. Undo takes all of it back.`,
    });
    onSaved();
  });
  if (failure && failure !== tried) setTried(failure);
  const boxes = useRef<HTMLElement>(null);
  const save = () => {
    if (!heldBack(boxes.current)) void run(undefined);
  };
  useCommand("room.save", choice ? save : undefined);
  const at = (field: string) => tried?.at(field);
  const choose = (decision: string) => {
    setLetters("");
    setTried(null);
    change({ decision });
  };
  const people: Option[] = [{ value: "", label: "Somebody else" }, ...officerOptions(officers ?? [])];
  return (
    <section ref={boxes} className="room-decision stack" aria-labelledby="decision-title">
      <div className="spread">
        <h2 id="decision-title">Decision</h2>
        {isDraft ? <span className="small quiet">Draft, not saved yet</span> : null}
      </div>
      <div className="room-pair room-letters">
        <TextField
          label="Two letters"
          chars={4}
          value={letters}
          placeholder={choice?.letters ?? "PA"}
          onChange={(text) => {
            setLetters(text);
            const found = decisions.find((d) => d.letters === text.trim().toUpperCase());
            if (found) choose(found.code);
          }}
          error={
            letters.trim().length >= 2
              ? "No decision has these letters. They stand in the list beside this box."
              : at("decision")
          }
        />
        {/* The list beside the box shows it; whoever cannot see that hears it. */}
        <span className="visually-hidden" role="status">
          {choice?.label}
        </span>
        <Select
          label="Decision"
          placeholder="Not decided"
          options={decisions.map((d) => ({ value: d.code, label: d.label, detail: d.letters }))}
          value={typed.decision || null}
          onChange={choose}
        />
      </div>
      {choice ? (
        <Parts
          choice={choice}
          typed={typed}
          change={change}
          at={at}
          people={people}
          against={(preview.data?.lines ?? []).filter((row) => row.change === "ask")}
        />
      ) : null}
      {choice && preview.data ? (
        <div className="room-writes" aria-live="polite">
          <h3>What this writes</h3>
          <ul role="list">
            {preview.data.lines.map((row) => {
              const how = shown[row.change] ?? { tone: "plain" as const, word: row.change };
              return (
                <li key={`${row.what} ${row.sentence}`}>
                  <Badge tone={how.tone}>{how.word}</Badge> <span className="strong">{row.what}</span>{" "}
                  {row.sentence}
                </li>
              );
            })}
          </ul>
          {preview.data.fields.length > 0 ? (
            <p className="small quiet">
              Still wanted: {preview.data.fields.map((f) => f.sentence).join(" ")}
            </p>
          ) : null}
        </div>
      ) : null}
      {preview.error ? <p role="alert">{preview.error.sentence}</p> : null}
      {tried ? (
        <p role="alert" className="room-refused">
          {tried.sentence}
        </p>
      ) : null}
      <div>
        <Button kind="primary" icon="check" keys="mod+Enter" isDisabled={!choice || isSaving} onPress={save}>
          {line.case.decision ? "Change the decision" : "Save the decision"}
        </Button>
      </div>
    </section>
  );
}

function Parts({
  choice,
  typed,
  change,
  at,
  people,
  against,
}: {
  choice: DecisionChoice;
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  at: (field: string) => string | undefined;
  people: readonly Option[];
  /** What a hold on this place and the keep-apart register say against it. */
  against: readonly DecisionLine[];
}) {
  const text = (field: keyof Typed & string, label: string, hint?: string) => (
    <TextArea
      label={label}
      hint={hint}
      rows={1}
      value={typed[field] as string}
      onChange={(value) => change({ [field]: value })}
      error={at(field)}
    />
  );
  const isDeferred = choice.code === "deferred";
  return (
    <>
      {choice.names_setting ? (
        <div className="room-pair">
          <ComboBox
            label="School or provider"
            value={typed.setting}
            search={findPlaces}
            onChange={(setting) => change({ setting })}
            error={at("setting")}
          />
          <DateField
            label="First day"
            optional={!choice.needs_start}
            value={typed.starts_on}
            onChange={(starts_on) => change({ starts_on })}
            error={at("starts_on")}
          />
        </div>
      ) : null}
      {choice.names_setting
        ? questions.map(({ what, field, label }) => {
            const said = against.filter((row) => row.what === what);
            return said.length === 0 ? null : (
              <div key={field} className="stack">
                {said.map(({ sentence }) => (
                  <Standing key={sentence} tone="breached">
                    {sentence}
                  </Standing>
                ))}
                <TextArea
                  label={label}
                  rows={1}
                  value={typed[field]}
                  onChange={(words) => change({ [field]: words })}
                  error={at(field)}
                />
              </div>
            );
          })
        : null}
      {isDeferred ? (
        <div className="room-pair">
          <TextArea
            label="What is wanted, and from whom"
            rows={1}
            value={typed.deferred_reason}
            onChange={(deferred_reason) => change({ deferred_reason })}
            error={at("deferred_reason")}
          />
          <DateField
            label="Put off until"
            value={typed.deferred_to}
            onChange={(deferred_to) => change({ deferred_to })}
            error={at("deferred_to")}
          />
        </div>
      ) : null}
      {choice.needs_owner ? (
        <div className="room-pair">
          <Select
            label="Who sees to it"
            options={people}
            value={typed.officer}
            onChange={(officer) => change({ officer, ...(officer ? { owner: "" } : {}) })}
            error={typed.officer ? undefined : at("owner")}
          />
          {typed.officer ? null : (
            <TextField
              label="Name"
              value={typed.owner}
              onChange={(owner) => change({ owner })}
              hint="Whoever promised it"
            />
          )}
        </div>
      ) : null}
      {text("rationale", "Reasons")}
      {text("conditions", "Conditions and support")}
      {text("parents_said", "The parents' view, as it was considered")}
      {text("dissent", "Who dissented, and why")}
    </>
  );
}

/** What is typed for one case, kept as a draft at every pause. */
function useTyped(line: CaseLine) {
  const key = `panel_case:${line.case.id}:decision`;
  const [edited, setEdited] = useState<Typed | null>(null);
  const [isDraft, setIsDraft] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const touched = useRef(false);
  useEffect(() => {
    let left = false;
    call("draft.get", { key }).then(
      ({ text }) => {
        if (left || touched.current || text === null) return;
        try {
          setEdited({ ...stored(line), ...(JSON.parse(text) as Partial<Typed>) });
          setIsDraft(true);
        } catch {
          // A draft that cannot be read is no draft; what is stored stands.
        }
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
    // The draft is read once, when the case is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  // What was found as a draft is kept already.
  useKept(key, edited && isTouched ? JSON.stringify(edited) : null, () => setIsDraft(true));
  const typed = edited ?? stored(line);
  return {
    typed,
    isDraft,
    change: (part: Partial<Typed>) => {
      touched.current = true;
      setTouched(true);
      setEdited((before) => ({ ...(before ?? stored(line)), ...part }));
    },
    clear: async () => {
      touched.current = false;
      setTouched(false);
      setEdited(null);
      setIsDraft(false);
      await forget(key);
    },
  };
}
