/** Which local authority and team this is, who is at the keyboard, and the way out of the invented authority. */
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { notify } from "../../controls/Notices";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { findAuthority } from "../../lib/findAuthority";
import { officerOptions } from "../../lib/officers";
import { useField } from "../../saving/useField";
import { useSave } from "../../saving/useSave";
import { Entitlements } from "./Entitlements";

/** The page. */
export function TeamPage() {
  const { data: view } = useAsk("team.get", {});
  const { data: state } = useAsk("app.state", {});
  const { data: officers = [] } = useAsk("officers.list", {});
  const authority = useSave("team.save");
  const me = useSave("me.choose");
  const name = useField({
    stored: view?.team?.team_name ?? "",
    save: (team_name) => call("team.save", { patch: { team_name: team_name || null } }),
    field: "team_name",
  });
  if (!view || !state) return null;
  const { team, neighbours } = view;
  return (
    <>
      <div className="settings-section settings-form">
        <Select
          label="Who is at the keyboard"
          hint="Every change from now on bears this name"
          options={officerOptions(officers)}
          value={state.me?.id ?? null}
          onChange={(id) => void me.run({ id })}
          error={me.failure?.sentence}
          status={me.status}
        />
        <ComboBox
          label="Local authority"
          hint="Its schools, and its neighbours’, come first in every list"
          value={team?.la_code ? { value: team.la_code, label: team.la_name ?? team.la_code } : null}
          onChange={(chosen) => {
            // Emptying the box is on the way to another choice; the team is never left without an authority.
            if (chosen) void authority.run({ patch: { la_code: chosen.value, la_name: chosen.label } });
          }}
          search={findAuthority}
          error={authority.failure?.sentence}
          status={authority.status}
        />
        <TextField label="Team" hint="Stands on the panel's papers" optional {...name} />
        <p className="quiet">
          {neighbours.length > 0
            ? `Neighbours, by where their schools stand: ${neighbours.map((n) => n.name).join(", ")}.`
            : "Neighbouring authorities are worked out when the establishment file has been imported."}
        </p>
      </div>
      <Entitlements />
      {state.sample ? (
        <div className="settings-section">
          <h2>This is the invented LA</h2>
          <p>Nothing here is about a real child. Your own vault is kept apart and is not touched.</p>
          <div>
            <Button
              onPress={() =>
                void call("vault.leave_sample", {}).catch((thrown: unknown) =>
                  notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
                )
              }
            >
              Leave the invented LA
            </Button>
          </div>
        </div>
      ) : null}
    </>
  );
}
