/** Asking for a place: one provider or several with the same words. Without the day on which it was sent it stays a draft. */
import { useState } from "react";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { Select, type Option } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { kinds } from "../../lib/placementKinds";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { findPlaces } from "../../saving/fields";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";
import { agreement, wholeNumber } from "./words";

const blank = (today: string) => ({
  asked: [] as Option[],
  kind: "alternative_provision",
  purpose: "",
  why: "",
  days: "",
  hours: "",
  from: "",
  agree: "",
  spoken: "",
  sent: today,
  inSpite: "",
  documents: [] as string[],
});

/** The form. */
export function ReferForm({
  pupil,
  to,
  onDone,
}: {
  pupil: string;
  /** A provider that was chosen on its own page. */
  to?: Option | undefined;
  onDone: () => void;
}) {
  const today = useToday();
  const { answers, set, clear, isDraft } = useDraftForm(
    `referral:${pupil}${to ? `:${to.value}` : ""}`,
    () => ({
      ...blank(today),
      asked: to ? [to] : [],
    }),
  );
  const [looking, setLooking] = useState(0);
  const save = useSave("referrals.ask");
  const at = (field: string) => save.failure?.at(field);
  const { data: kept } = useAsk("documents.list", { pupil });
  const [days, hours] = [wholeNumber(answers.days), wholeNumber(answers.hours)];
  const faultOf = (number: number | null) =>
    Number.isNaN(number) ? "Enter a whole number, or leave it empty." : undefined;
  const add = (place: Option | null) => {
    if (!place) return;
    if (!answers.asked.some((one) => one.value === place.value)) set({ asked: [...answers.asked, place] });
    // A fresh box, so that the next provider can be typed at once.
    setLooking(looking + 1);
  };
  const leave = () => {
    void clear();
    onDone();
  };
  const submit = async () => {
    if (Number.isNaN(days) || Number.isNaN(hours)) return;
    const done = await save.run({
      pupil,
      settings: answers.asked.map((place) => place.value),
      patch: {
        kind: answers.kind,
        purpose: answers.purpose.trim() || null,
        why: answers.why.trim() || null,
        days_week: days,
        hours_week: hours,
        wanted_from: answers.from || null,
        parents_agree: answers.agree || null,
        parents_spoken_on: answers.spoken || null,
        documents: answers.documents.join(" ") || null,
        sent_on: answers.sent || null,
      },
      ...(answers.inSpite.trim() ? { hold_reason: answers.inSpite.trim() } : {}),
    });
    if (!done) return;
    await clear();
    onDone();
  };
  return (
    <FormCard
      label="Refer to a provider"
      failure={save.failure}
      backTo="add-referral"
      onLeave={leave}
      onSubmit={() => void submit()}
    >
      <ComboBox
        key={looking}
        label={answers.asked.length === 0 ? "Provider" : "Another provider"}
        hint="Several may be asked at once, each with these words. Add a provider of your own in Providers."
        value={null}
        onChange={add}
        search={findPlaces}
        nothing="No school or provider of that name. Add it in Providers first."
        error={at("setting")}
        optional={answers.asked.length > 0}
      />
      {answers.asked.length > 0 ? (
        <ul role="list" className="stack-tight" aria-label="Asked">
          {answers.asked.map((place) => (
            <li key={place.value} className="row">
              <span className="strong">{place.label}</span>
              <Held setting={place.value} />
              <Button
                small
                kind="quiet"
                aria-label={`Do not ask ${place.label}`}
                onPress={() => set({ asked: answers.asked.filter((one) => one.value !== place.value) })}
              >
                Do not ask
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {at("hold_reason") || answers.inSpite ? (
        <TextField
          label="Asked in spite of the hold, because"
          value={answers.inSpite}
          onChange={(inSpite) => set({ inSpite })}
          error={at("hold_reason")}
        />
      ) : null}
      <div className="columns-2">
        <Select
          label="What is asked for"
          options={kinds}
          value={answers.kind}
          onChange={(kind) => set({ kind })}
          error={at("kind")}
        />
        <DateField
          label="Wanted from"
          optional
          value={answers.from}
          onChange={(from) => set({ from })}
          error={at("wanted_from")}
        />
        <TextField
          label="Days a week"
          optional
          inputMode="numeric"
          chars={3}
          value={answers.days}
          onChange={(days) => set({ days })}
          isUnread={Number.isNaN(days)}
          error={faultOf(days) ?? at("days_week")}
        />
        <TextField
          label="Hours a week"
          optional
          inputMode="numeric"
          chars={3}
          value={answers.hours}
          onChange={(hours) => set({ hours })}
          isUnread={Number.isNaN(hours)}
          error={faultOf(hours) ?? at("hours_week")}
        />
        <Select
          label="The parents"
          options={agreement}
          value={answers.agree}
          onChange={(agree) => set({ agree })}
          error={at("parents_agree")}
        />
        <DateField
          label="Talked over with them on"
          optional
          value={answers.spoken}
          onChange={(spoken) => set({ spoken })}
          error={at("parents_spoken_on")}
        />
      </div>
      <TextField
        label="Purpose"
        hint="For example, day-six provision while a school place is found"
        value={answers.purpose}
        onChange={(purpose) => set({ purpose })}
        error={at("purpose")}
      />
      <TextArea
        label="Why, and what they should know"
        optional
        value={answers.why}
        onChange={(why) => set({ why })}
        error={at("why")}
      />
      {kept && kept.length > 0 ? (
        <fieldset className="stack-tight">
          <legend className="field-label">Documents that go with it</legend>
          {kept.map(({ document }) => (
            <Checkbox
              key={document.id}
              checked={answers.documents.includes(document.id)}
              onChange={(goes) =>
                set({
                  documents: goes
                    ? [...answers.documents, document.id]
                    : answers.documents.filter((id) => id !== document.id),
                })
              }
            >
              {document.title ?? "Untitled"}
            </Checkbox>
          ))}
          {at("documents") ? (
            <p className="field-error" role="alert">
              {at("documents")}
            </p>
          ) : null}
        </fieldset>
      ) : null}
      <DateField
        label="Sent on"
        optional
        hint="Leave it empty, and it stays a draft"
        value={answers.sent}
        onChange={(sent) => set({ sent })}
        error={at("sent_on")}
      />
      <FormEnd
        deed={answers.sent ? "Record as sent" : "Keep as a draft"}
        save={save}
        onLeave={leave}
        isDraft={isDraft}
      />
    </FormCard>
  );
}

/** Whether new placements there are held: said before anybody is asked in vain. */
function Held({ setting }: { setting: string }) {
  const { data: hold } = useAsk("provider_concerns.hold", { setting });
  if (!hold) return null;
  return (
    <span role="alert">
      <Badge tone="breached">{hold.head}</Badge>{" "}
      <a className="small" href={address(`/providers/${encodeURIComponent(setting)}/concern`)}>
        {hold.what}
      </a>
    </span>
  );
}
