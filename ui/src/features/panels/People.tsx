/** Who came to a meeting, whether that is enough, and what was declared about which case. */
import { useState } from "react";
import type { MeetingPeople, MeetingView, Seat } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { notify } from "../../controls/Notices";
import { Select, type Option } from "../../controls/Select";
import { Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { useWork } from "../../saving/useSave";

const standings: readonly Option[] = [
  { value: "present", label: "Present" },
  { value: "apologies", label: "Apologies" },
  { value: "absent", label: "Absent" },
  { value: "substitute", label: "Substitute" },
];

const refuse = (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence });

/** The part of the meeting's screen. */
export function People({ view }: { view: MeetingView }) {
  const { data, error } = useAsk("meetings.people", { id: view.meeting.id });
  const [open, setOpen] = useState<"seat" | "declaration" | null>(null);
  if (error) return <p role="alert">{error.sentence}</p>;
  if (!data) return null;
  const unseated = data.members.filter((m) => !data.seats.some((s) => s.member === m.id));
  const tone = data.quorum.met === null ? "unknown" : data.quorum.met ? "met" : "due";
  return (
    <section className="card stack meeting-part" aria-label="People">
      <div className="spread">
        <Standing tone={tone}>{data.quorum.sentence}</Standing>
        <span className="row">
          {unseated.length > 0 ? (
            <Button small onPress={() => void call("seats.all", { id: view.meeting.id }).catch(refuse)}>
              All members are present
            </Button>
          ) : null}
          <Button small icon="plus" onPress={() => setOpen("seat")}>
            Add somebody
          </Button>
          <Button small icon="plus" onPress={() => setOpen("declaration")}>
            Add a declaration
          </Button>
        </span>
      </div>
      {data.warnings.map((warning) => (
        <Standing key={warning} tone="due">
          {warning}
        </Standing>
      ))}
      {open === "seat" ? <AddSeat meeting={view.meeting.id} onDone={() => setOpen(null)} /> : null}
      {open === "declaration" ? <Declare view={view} people={data} onDone={() => setOpen(null)} /> : null}
      {data.members.length === 0 && data.seats.length === 0 ? (
        <p className="quiet small">This panel has no members yet: add them on the page of panels.</p>
      ) : null}
      <ul role="list" className="meeting-seats">
        {data.seats.map((seat) => (
          <SeatLine key={seat.id} seat={seat} people={data} />
        ))}
      </ul>
      <h2 className="meeting-sub">Declarations of interest</h2>
      {data.declarations.length === 0 ? <p className="quiet small">None was made.</p> : null}
      <ul role="list">
        {data.declarations.map(({ declaration, about }) => (
          <li key={declaration.id} className="spread">
            <span>
              <span className="strong">{declaration.name ?? "Unknown"}</span> · {about}:{" "}
              {declaration.nature ?? "nature not recorded"}
              {declaration.leaves ? "; leaves the room" : ""}
            </span>
            <Button
              kind="quiet"
              small
              aria-label={`Take back the declaration of ${declaration.name ?? "somebody"}`}
              onPress={() =>
                void call("declarations.remove", { id: declaration.id, reason: "Taken back" }).catch(refuse)
              }
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SeatLine({ seat, people }: { seat: Seat; people: MeetingPeople }) {
  const member = people.members.find((m) => m.id === seat.member);
  const name = seat.name ?? "Unknown";
  const save = (patch: { standing?: string; stands_for?: string | null }) =>
    void call("seats.save", { id: seat.id, patch }).catch(refuse);
  return (
    <li className="meeting-seat">
      <span>
        <span className="strong">{name}</span>{" "}
        <span className="quiet small">{[member?.role, member?.organisation].filter(Boolean).join(", ")}</span>
        {seat.stands_for ? <span className="small"> for {seat.stands_for}</span> : null}
      </span>
      <Select
        label={`How ${name} came`}
        hideLabel
        options={standings}
        value={seat.standing}
        onChange={(standing) => save({ standing })}
      />
      {seat.chairs ? (
        <Standing tone="met">In the chair</Standing>
      ) : (
        <Button
          kind="quiet"
          small
          aria-label={`${name} takes the chair`}
          onPress={() => void call("seats.chair", { id: seat.id }).catch(refuse)}
        >
          Takes the chair
        </Button>
      )}
      <Button
        kind="quiet"
        small
        icon="close"
        aria-label={`Take ${name} off the list`}
        onPress={() =>
          void call("seats.remove", { id: seat.id, reason: "Written down by mistake" }).catch(refuse)
        }
      />
    </li>
  );
}

function AddSeat({ meeting, onDone }: { meeting: string; onDone: () => void }) {
  const [name, setName] = useState("");
  const [stands, setStands] = useState("");
  const { run, failure, isSaving } = useWork(async () => {
    const isFor = stands.trim();
    await call("seats.save", {
      patch: {
        meeting,
        name: name.trim() || null,
        standing: isFor ? "substitute" : "present",
        stands_for: isFor || null,
      },
    });
    onDone();
  });
  return (
    <FormCard
      label="Somebody who came"
      onSubmit={() => void run(undefined)}
      onLeave={onDone}
      failure={failure}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        error={failure ? (failure.at("name") ?? failure.sentence) : undefined}
      />
      <TextField label="Stands in for" optional value={stands} onChange={setStands} />
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          Add to the meeting
        </Button>
        <Button kind="quiet" small onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}

function Declare({ view, people, onDone }: { view: MeetingView; people: MeetingPeople; onDone: () => void }) {
  const [member, setMember] = useState("");
  const [about, setAbout] = useState("");
  const [nature, setNature] = useState("");
  const [leaves, setLeaves] = useState(true);
  // Whoever came and is no member, such as a substitute, declares too.
  const guests = people.seats.filter((seat) => seat.member === null);
  const { run, failure, isSaving } = useWork(async () => {
    const guest = guests.find((seat) => seat.id === member);
    const who = people.members.find((m) => m.id === member) ?? guest;
    await call("declarations.save", {
      patch: {
        meeting: view.meeting.id,
        panel_case: about || null,
        member: guest ? null : member || null,
        name: who?.name ?? null,
        nature: nature.trim() || null,
        leaves,
      },
    });
    onDone();
  });
  return (
    <FormCard
      label="Declaration of interest"
      onSubmit={() => void run(undefined)}
      onLeave={onDone}
      failure={failure}
    >
      <Select
        label="Who"
        options={[
          ...people.members.map((m) => ({ value: m.id, label: m.name ?? "Unnamed member" })),
          ...guests.map((seat) => ({
            value: seat.id,
            label: seat.name ?? "Unnamed",
            detail: seat.stands_for ? `for ${seat.stands_for}` : undefined,
          })),
        ]}
        value={member || null}
        onChange={setMember}
        error={failure?.at("name")}
      />
      <Select
        label="About"
        options={[
          { value: "", label: "The whole meeting" },
          ...view.cases.map((line) => ({ value: line.case.id, label: `${line.number}. ${line.name}` })),
        ]}
        value={about}
        onChange={setAbout}
      />
      <TextField
        label="What the interest is"
        value={nature}
        onChange={setNature}
        error={
          failure ? (failure.at("nature") ?? (failure.at("name") ? undefined : failure.sentence)) : undefined
        }
      />
      <Checkbox checked={leaves} onChange={setLeaves}>
        Leaves the room for it
      </Checkbox>
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          Write it down
        </Button>
        <Button kind="quiet" small onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}
