/** One school: what the Department's file says, and the open cases that concern it. */
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { ChildTable } from "../../lib/ChildTable";
import { address, navigate } from "../../router/router";
import { placeParts, type ScreenProps } from "../../routes";

/** The screen. */
export default function School({ params }: ScreenProps) {
  const { data, error } = useAsk("schools.get", { urn: Number(params.urn) });
  if (error)
    return (
      <>
        <ScreenHead title="School" />
        <EmptyState
          title="This school is not in the file."
          action={<Button onPress={() => navigate("/schools")}>Go to the list</Button>}
        >
          {error.sentence}
        </EmptyState>
      </>
    );
  if (!data) return <ScreenHead title="Reading…" windowTitle="School" />;
  const school = data.establishment;
  const facts: readonly (readonly [string, string | number | null])[] = [
    ["URN", school.urn],
    ["Kind", school.type_name],
    ["Phase", school.phase_name],
    ["Authority", school.la_name],
    ["Status", school.status_name],
    ["Ages", school.low_age === null ? null : `${school.low_age} to ${school.high_age ?? "?"}`],
    ["Pupils on roll", school.pupils],
    ["Places", school.capacity],
    ["Head", school.head_name],
    ["Telephone", school.telephone],
    [
      "Address",
      [school.street, school.locality, school.town, school.postcode].filter(Boolean).join(", ") || null,
    ],
    ["School days", data.calendar],
  ];
  return (
    <>
      <ScreenHead
        title={school.name}
        above={
          <a className="small" href={address("/schools")}>
            Schools
          </a>
        }
      />
      <div className="stack">
        <dl className="pairs">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value ?? "Unknown"}</dd>
            </div>
          ))}
        </dl>
        <ChildTable
          caption="On its roll"
          rows={data.on_roll}
          empty="No open case is on this school’s roll."
        />
        <ChildTable caption="Coming back here" rows={data.coming} empty="No plan leads to this school." />
        {placeParts.map(({ key, part: Part }) => (
          <Part key={key} setting={`urn:${school.urn}`} name={school.name} />
        ))}
      </div>
    </>
  );
}
