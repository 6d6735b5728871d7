/** One provider: what the team holds about it, what the Department's file says, and who is there today. */
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { ChildTable } from "../../lib/ChildTable";
import { address, navigate } from "../../router/router";
import { placeParts, type ScreenProps } from "../../routes";
import { ChoiceOf, DayOf, NumberOf, ProseOf, type Save, TextOf } from "../../saving/fields";
import { Concern } from "./Concern";
import { Registration } from "./Registration";
import { Visits } from "./Visits";
import { approvals, registrations } from "./words";

/** The screen. */
export default function Provider({ params }: ScreenProps) {
  const setting = decodeURIComponent(params.setting ?? "");
  const { data, error } = useAsk("providers.get", { setting });
  if (error)
    return (
      <>
        <ScreenHead title="Provider" />
        <EmptyState
          title="This provider cannot be shown."
          action={<Button onPress={() => navigate("/providers")}>Go to the list</Button>}
        >
          {error.sentence}
        </EmptyState>
      </>
    );
  if (!data) return <ScreenHead title="Reading…" windowTitle="Provider" />;
  const held = data.provider;
  const own = setting.startsWith("own:");
  const save: Save = (patch) => call("providers.save", { setting, patch });
  const text = (field: keyof NonNullable<typeof held>, label: string) => (
    <TextOf
      key={field}
      label={label}
      field={field}
      stored={(held?.[field] as string | null) ?? null}
      save={save}
      optional
    />
  );
  return (
    <>
      <ScreenHead
        title={data.line.name}
        above={
          <a className="small" href={address("/providers")}>
            Providers
          </a>
        }
        sentence={
          data.establishment ? (
            `URN ${data.establishment.urn} · ${data.establishment.town ?? "town unknown"} · registered`
          ) : (
            <span className="sentence-case">
              {data.line.kind ? `${data.line.kind} · ` : ""}
              {data.line.registration === "unknown"
                ? "registration unknown"
                : (registrations[data.line.registration]?.label.toLowerCase() ?? "registration unknown")}
            </span>
          )
        }
      />
      <div className="stack">
        <Concern setting={setting} name={data.line.name} />
        <ChildTable caption="Placed here today" rows={data.children} empty="Nobody is placed here today." />
        {placeParts.map(({ key, part: Part }) => (
          <Part key={key} setting={setting} name={data.line.name} />
        ))}
        <Registration setting={setting} view={data.registration} />
        <Visits setting={setting} name={data.line.name} />
        <section className="panel stack" aria-labelledby="provider-held">
          <h2 id="provider-held">What the team holds</h2>
          <div className="columns-2">
            {own ? <TextOf label="Name" field="name" stored={held?.name ?? null} save={save} /> : null}
            {own ? (
              <ChoiceOf
                label="Registration"
                needed
                options={Object.entries(registrations).map(([value, word]) => ({ value, label: word.label }))}
                field="registration"
                stored={held?.registration ?? "unknown"}
                save={save}
              />
            ) : null}
            <ChoiceOf
              label="Approval"
              options={approvals}
              field="approval"
              stored={held?.approval ?? null}
              save={save}
            />
            <DayOf
              label="Approved until"
              field="approved_until"
              stored={held?.approved_until ?? null}
              save={save}
              optional
            />
            <DayOf
              label="Last visited"
              field="visited_on"
              stored={held?.visited_on ?? null}
              save={save}
              optional
            />
            <NumberOf
              label="Places"
              most={100_000}
              field="places"
              stored={held?.places ?? null}
              save={save}
              optional
            />
            <NumberOf
              label="Price of a day"
              pence
              most={1_000_000}
              field="day_rate_pence"
              stored={held?.day_rate_pence ?? null}
              save={save}
              optional
            />
            <NumberOf
              label="Youngest age"
              most={25}
              field="age_low"
              stored={held?.age_low ?? null}
              save={save}
              optional
            />
            <NumberOf
              label="Oldest age"
              most={25}
              field="age_high"
              stored={held?.age_high ?? null}
              save={save}
              optional
            />
            {text("kind", "Kind")}
            {text("contact_name", "Contact")}
            {text("phone", "Telephone")}
            {text("email", "E-mail")}
            {text("dsl_name", "Designated safeguarding lead")}
            {text("dsl_phone", "Safeguarding telephone")}
            {text("address", "Address")}
            {text("postcode", "Postcode")}
          </div>
          <ProseOf
            label="Notes"
            field="notes"
            draft={`provider:${setting}:notes`}
            stored={held?.notes ?? null}
            save={save}
            optional
          />
        </section>
      </div>
    </>
  );
}
