/** A new placement: where, what for and until when, with the settings that have room, and what speaks against one, said before it is saved. */
import { useState } from "react";
import { useAsk } from "../../api/queries";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { Select, type Option } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import type { PlacementStart } from "../../routes";
import { findPlaces } from "../../saving/fields";
import { useSave } from "../../saving/useSave";
import { Room } from "./Room";
import { kinds } from "./words";

/** The form. */
export function AddPlacement({
  pupil,
  start,
  onDone,
}: {
  pupil: string;
  /** What an accepted referral knows already. */
  start?: PlacementStart | undefined;
  onDone: (made: string | null) => void;
}) {
  const today = useToday();
  const [where, setWhere] = useState<Option | null>(
    start ? { value: start.setting, label: start.name } : null,
  );
  const [kind, setKind] = useState(start?.kind ?? "alternative_provision");
  const [purpose, setPurpose] = useState(start?.purpose ?? "");
  const [starts, setStarts] = useState(start?.starts ?? today);
  const [ends, setEnds] = useState("");
  const [aim, setAim] = useState("");
  const [why, setWhy] = useState("");
  const [inSpite, setInSpite] = useState("");
  const save = useSave("placements.save");
  const at = (field: string) => save.failure?.at(field);
  // Asked while the placement is still being thought of, so that nobody is rung in vain.
  const { data: against } = useAsk(
    "keep_apart.check",
    {
      pupil,
      setting: where?.value ?? "",
      ...(starts ? { from: starts } : {}),
      ...(ends ? { until: ends } : {}),
    },
    { enabled: where !== null },
  );
  const conflicts = where ? (against ?? []) : [];
  const { data: held } = useAsk(
    "provider_concerns.hold",
    { setting: where?.value ?? "" },
    { enabled: where !== null },
  );
  const hold = where ? (held ?? null) : null;
  const add = async () => {
    const made = await save.run({
      patch: {
        pupil,
        setting: where?.value ?? null,
        kind,
        purpose: purpose.trim() || null,
        aim: aim.trim() || null,
        started_on: starts || null,
        planned_end: ends || null,
      },
      ...(why.trim() ? { keep_apart_reason: why.trim() } : {}),
      ...(inSpite.trim() ? { hold_reason: inSpite.trim() } : {}),
      ...(start ? { referral: start.referral } : {}),
    });
    if (made) onDone(made.id);
  };
  return (
    <FormCard
      label="A new placement"
      failure={save.failure}
      backTo="add-placement"
      onLeave={() => onDone(null)}
      onSubmit={() => void add()}
    >
      <div className="columns-2">
        <ComboBox
          label="Where"
          hint="A school or provider by name, town or URN. Add a provider of your own in Providers."
          value={where}
          onChange={setWhere}
          search={findPlaces}
          nothing="No school or provider of that name. Add it in Providers first."
          error={at("setting")}
        />
        <Select label="Kind" options={kinds} value={kind} onChange={setKind} error={at("kind")} />
        <DateField label="Starts" value={starts} onChange={setStarts} error={at("started_on")} />
        <DateField label="Planned end" optional value={ends} onChange={setEnds} error={at("planned_end")} />
      </div>
      <Room pupil={pupil} from={starts} until={ends} onChoose={setWhere} />
      <TextField
        label="Purpose"
        hint="For example, day-six provision while a school place is found"
        value={purpose}
        onChange={setPurpose}
        error={at("purpose")}
      />
      <TextField
        label="Aim"
        hint="What would show that it has done its work"
        value={aim}
        onChange={setAim}
        error={at("aim")}
      />
      {hold || at("hold_reason") ? (
        <div className="stack-tight" role="group" aria-label="On hold">
          {hold ? (
            <p role="alert">
              <Badge tone="breached">{hold.head}</Badge>{" "}
              <a href={address(`/providers/${encodeURIComponent(where?.value ?? "")}/concern`)}>
                {hold.what}
              </a>
            </p>
          ) : null}
          <TextField
            label="Placed in spite of the hold, because"
            value={inSpite}
            onChange={setInSpite}
            error={at("hold_reason")}
          />
        </div>
      ) : null}
      {conflicts.length > 0 || at("keep_apart_reason") ? (
        <div className="stack-tight" role="group" aria-label="Kept apart">
          {conflicts.map((conflict) => (
            <p key={conflict.entry} role="alert">
              <Badge tone="breached">{conflict.head}</Badge>{" "}
              <a href={address(`/pupils/${conflict.other}/people`)}>{conflict.sentence}</a>
            </p>
          ))}
          <TextField
            label="Whom you asked, and why it is safe to go on"
            value={why}
            onChange={setWhy}
            error={at("keep_apart_reason")}
          />
        </div>
      ) : null}
      <FormEnd deed="Add the placement" save={save} leave="Leave it" onLeave={() => onDone(null)} />
    </FormCard>
  );
}
