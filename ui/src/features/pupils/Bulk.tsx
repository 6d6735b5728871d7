/**
 * One deed for all who are ticked. First what is to be done, then a table of what would change, child by child; only then
 * is it done, as one change that one Undo takes back.
 */
import { useState } from "react";
import type { Deed, Difference, DifferenceLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { Select } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { type GridColumn, WindowedGrid } from "../../controls/WindowedGrid";
import { rowHeight, useAppearance } from "../../lib/appearance";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useOfficers } from "../../lib/officers";
import { useSave, useWork } from "../../saving/useSave";

type Kind = Deed["kind"];

const deeds: readonly { value: Kind; label: string }[] = [
  { value: "owner", label: "Set the owner" },
  { value: "cover", label: "Arrange cover" },
  { value: "task", label: "Add a task" },
  { value: "next_review", label: "Set the next review" },
];

const nobody = { value: "", label: "Nobody" };

interface Answers {
  kind: Kind;
  officer: string;
  day: string;
  words: string;
}

function deedOf({ kind, officer, day, words }: Answers): Deed {
  switch (kind) {
    case "owner":
      return { kind, officer: officer || null };
    case "cover":
      return { kind, officer: officer || null, until: officer && day ? day : null };
    case "task":
      return { kind, title: words, due_on: day || null, officer: officer || null };
    default:
      return { kind: "next_review", on: day || null, reason: words.trim() || null };
  }
}

/** The deed, its table, and doing it. */
export function Bulk({
  pupils,
  first = "owner",
  onDone,
}: {
  pupils: readonly string[];
  first?: Kind;
  onDone: (done: boolean) => void;
}) {
  const [answers, setAnswers] = useState<Answers>({ kind: first, officer: "", day: "", words: "" });
  const [shown, setShown] = useState<{ deed: Deed; difference: Difference } | null>(null);
  const look = useWork((deed: Deed) => call("bulk.preview", { pupils: [...pupils], deed }));
  const apply = useSave("bulk.apply");
  const officers = useOfficers();
  const set = (part: Partial<Answers>) => setAnswers((held) => ({ ...held, ...part }));
  const many = `${pupils.length.toLocaleString("en-GB")} ${pupils.length === 1 ? "child" : "children"}`;
  const at = (field: string) => look.failure?.at(field);

  const show = async () => {
    const deed = deedOf(answers);
    const difference = await look.run(deed);
    if (difference) setShown({ deed, difference });
  };
  const doIt = async () => {
    if (!shown) return;
    const done = await apply.run({
      pupils: [...pupils],
      deed: shown.deed,
      seen: shown.difference.seen,
    });
    if (!done) return;
    notify({
      sentence: done.sentence,
      action: { label: "Undo", run: () => void call("undo.undo", { anyway: false }).catch(() => undefined) },
    });
    onDone(true);
  };

  if (shown)
    return (
      <DifferenceTable
        difference={shown.difference}
        failure={apply.failure?.sentence}
        isSaving={apply.isSaving}
        onBack={() => {
          apply.reset();
          setShown(null);
        }}
        onDo={() => void doIt()}
      />
    );
  const officer = (label: string, none: string) => (
    <Select
      label={label}
      options={[{ ...nobody, label: none }, ...officers.options()]}
      value={answers.officer}
      onChange={(value) => set({ officer: value })}
    />
  );
  return (
    <FormCard
      label={`For ${many}`}
      className="stack bulk"
      failure={look.failure}
      onLeave={() => onDone(false)}
      onSubmit={() => void show()}
    >
      <h2>For {many}</h2>
      <div className="columns-2">
        <Select
          label="What is to be done"
          options={deeds}
          value={answers.kind}
          onChange={(kind) => set({ kind })}
        />
        {answers.kind === "owner" ? officer("The owner from now on", "Nobody") : null}
        {answers.kind === "cover" ? (
          <>
            {officer("Who covers", "Nobody: end the cover")}
            {answers.officer ? (
              <DateField
                label="The last day of the cover"
                optional
                hint="Empty is until further notice"
                value={answers.day}
                onChange={(day) => set({ day })}
                error={at("until")}
              />
            ) : null}
          </>
        ) : null}
        {answers.kind === "task" ? (
          <>
            <TextField
              label="What is to be done for each"
              value={answers.words}
              onChange={(words) => set({ words })}
              error={at("title")}
            />
            <DateField label="By" optional value={answers.day} onChange={(day) => set({ day })} />
            {officer("Who sees to it", "Each child’s own officer")}
          </>
        ) : null}
        {answers.kind === "next_review" ? (
          <>
            <DateField
              label="Next review"
              value={answers.day}
              onChange={(day) => set({ day })}
              error={at("on")}
            />
            <TextField
              label="Or why there is none"
              optional
              value={answers.words}
              onChange={(words) => set({ words })}
            />
          </>
        ) : null}
      </div>
      <FormEnd deed="Show what changes" save={look} onLeave={() => onDone(false)} />
    </FormCard>
  );
}

const none = <span className="unknown">None</span>;

const columns: readonly GridColumn<DifferenceLine>[] = [
  {
    id: "name",
    label: "Who",
    width: "minmax(9rem, 1.2fr)",
    cell: (line) => <span className="strong">{line.name}</span>,
  },
  { id: "field", label: "What", width: "7rem", cell: (line) => line.field },
  { id: "from", label: "From", width: "minmax(8rem, 1fr)", cell: (line) => line.from ?? none },
  { id: "to", label: "To", width: "minmax(8rem, 1.2fr)", cell: (line) => line.to ?? none },
  {
    id: "how",
    label: "What happens",
    width: "minmax(10rem, 1fr)",
    cell: (line) =>
      line.cannot ? (
        <Badge tone="due">Cannot: {line.cannot}</Badge>
      ) : line.changes ? (
        <Badge tone="met">Changes</Badge>
      ) : (
        <Badge>So already</Badge>
      ),
  },
];

function DifferenceTable({
  difference,
  failure,
  isSaving,
  onBack,
  onDo,
}: {
  difference: Difference;
  failure: string | undefined;
  isSaving: boolean;
  onBack: () => void;
  onDo: () => void;
}) {
  const [chosen, setChosen] = useState(0);
  const appearance = useAppearance();
  const { changes } = difference;
  return (
    <FormCard label="What would change" className="stack bulk bulk-table" onLeave={onBack} onSubmit={onDo}>
      <div className="spread">
        <h2>What would change</h2>
        <p role="status">{difference.sentence} Nothing is changed yet.</p>
      </div>
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={isSaving || changes === 0}>
          {changes === 0
            ? "Nothing to change"
            : `Change ${changes.toLocaleString("en-GB")} ${changes === 1 ? "child" : "children"}`}
        </Button>
        <Button onPress={onBack}>Back</Button>
      </div>
      {failure ? (
        <p className="field-error" role="alert">
          {failure}
        </p>
      ) : null}
      <WindowedGrid
        label="What would change"
        columns={columns}
        count={difference.lines.length}
        rowAt={(index) => difference.lines[index]}
        rowKey={(line) => line.pupil}
        chosen={chosen}
        onChoose={setChosen}
        rowHeight={rowHeight(appearance)}
      />
    </FormCard>
  );
}
