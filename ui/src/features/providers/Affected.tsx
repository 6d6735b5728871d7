/**
 * Everybody whom a concern about a provider touches, on one screen: hours at risk, the next session, who commissions, whom to
 * tell, and where else there is room; the letters in one go, the visit, the hold.
 */
import { useState } from "react";
import type { AffectedChild, Elsewhere, ProviderConcernLine } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Badge } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { yearText } from "../../lib/children";
import { hoursText, longDay } from "../../lib/dates";
import { address } from "../../router/router";
import type { ScreenProps } from "../../routes";
import { ConcernWords } from "./Concern";
import { Settle } from "./Settle";
import { Visits } from "./Visits";

/** The screen. */
export default function AffectedScreen({ params }: ScreenProps) {
  const setting = decodeURIComponent(params.setting ?? "");
  const { data: concerns, error } = useAsk("provider_concerns.list", { setting });
  const { data } = useAsk("provider_concerns.affected", { setting });
  const back = address(`/providers/${encodeURIComponent(setting)}`);
  if (error) return <EmptyState title="This provider cannot be shown.">{error.sentence}</EmptyState>;
  if (!concerns || !data) return <ScreenHead title="Reading…" windowTitle="Concern about a provider" />;
  const open = concerns.open[0];
  return (
    <>
      <ScreenHead
        title={`Concern about ${concerns.name}`}
        above={
          <a className="small" href={back}>
            {concerns.name}
          </a>
        }
        sentence={data.sentence}
      />
      <div className="stack">
        {open ? null : <p>No concern is open. The children who are there now stand below all the same.</p>}
        {concerns.open.map((line) => (
          <OpenConcern key={line.concern.id} line={line} />
        ))}
        <Children rows={data.children} />
        {open && data.children.length > 0 ? <Letters concern={open.concern.id} /> : null}
        <Room rows={data.elsewhere} leftOut={data.left_out} />
        <Visits setting={setting} name={concerns.name} />
        {concerns.closed.length > 0 ? (
          <section className="stack-tight" aria-labelledby="concerns-closed">
            <h2 id="concerns-closed">Closed concerns</h2>
            {concerns.closed.map((line) => (
              <ConcernWords key={line.concern.id} line={line} />
            ))}
          </section>
        ) : null}
      </div>
    </>
  );
}

function OpenConcern({ line }: { line: ProviderConcernLine }) {
  const [how, setHow] = useState<"lift" | "close" | null>(null);
  const id = line.concern.id;
  return (
    <section className="panel stack-tight" aria-label={`Concern since ${longDay(line.concern.on_day)}`}>
      <ConcernWords line={line} />
      <p className="row">
        {line.holds ? (
          <Button small aria-expanded={how === "lift"} onPress={() => setHow(how === "lift" ? null : "lift")}>
            Lift the hold
          </Button>
        ) : null}
        <Button
          small
          id={`close-${id}`}
          aria-expanded={how === "close"}
          onPress={() => setHow(how === "close" ? null : "close")}
        >
          Close the concern
        </Button>
      </p>
      {how ? (
        <Settle
          key={how}
          concern={line.concern}
          how={how}
          backTo={`close-${id}`}
          onDone={() => setHow(null)}
        />
      ) : null}
    </section>
  );
}

function hoursOf(child: AffectedChild) {
  if (!child.hours_unknown) return hoursText(child.minutes);
  return child.minutes === 0 ? "Unknown" : `at least ${hoursText(child.minutes)}`;
}

/** Whom to tell; who must not be is said, and so is what must not be told. */
function TellOf({ child }: { child: AffectedChild }) {
  const { tell, barred } = child;
  return (
    <>
      {tell ? (
        <>
          {tell.name}
          {tell.phone ? `, ${tell.phone}` : ", telephone unknown"}{" "}
          {tell.hides ? <Badge tone="due">Must not learn where</Badge> : null}
        </>
      ) : (
        <a href={address(`/pupils/${child.pupil}/people`)}>Unknown: nobody who may be contacted</a>
      )}
      {barred.length > 0 ? (
        <span className="small">
          {" "}
          <Badge tone="breached">No contact</Badge> {barred.join(", ")}
        </span>
      ) : null}
    </>
  );
}

function Children({ rows }: { rows: readonly AffectedChild[] }) {
  return (
    <section className="stack-tight" aria-labelledby="concern-children">
      <h2 id="concern-children">Every child there</h2>
      <Table
        caption="Every child there"
        hideCaption
        rows={rows}
        rowKey={(row) => row.placement}
        empty={<EmptyState title="Nobody is placed here today." />}
        columns={[
          {
            id: "name",
            label: "Child",
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={address(`/pupils/${row.pupil}/placements`)}>{row.name}</a>{" "}
                <span className="quiet small">
                  {yearText(row.year)}
                  {row.starts_on ? ` · starts ${longDay(row.starts_on)}` : ""}
                </span>
              </>
            ),
          },
          { id: "hours", label: "Hours a week at risk", end: true, cell: hoursOf },
          { id: "next", label: "Next session", cell: (row) => row.next_session ?? "Unknown" },
          {
            id: "commissioner",
            label: "Commissioned by",
            cell: (row) => (
              <>
                {row.commissioner ?? "Unknown"}
                {row.roll_name ? <span className="quiet small"> · on roll at {row.roll_name}</span> : null}
              </>
            ),
          },
          { id: "tell", label: "Whom to tell", cell: (row) => <TellOf child={row} /> },
          {
            id: "room",
            label: "Room on these days at",
            cell: (row) => (row.room_at.length > 0 ? row.room_at.join(", ") : "Nowhere known"),
          },
        ]}
      />
    </section>
  );
}

function Letters({ concern }: { concern: string }) {
  const to = (whom: string) => address(`/papers/concern_letters/${concern}`, { to: whom });
  return (
    <section className="stack-tight" aria-labelledby="concern-letters">
      <h2 id="concern-letters">Letters</h2>
      <p>
        One for each child, seen before they are saved and then written down on each child’s record.{" "}
        <a href={address("/panels/letters")}>Change the wording</a>
      </p>
      <p className="row">
        <a href={to("parents")}>Letters to parents</a>
        <a href={to("commissioners")}>Letters to commissioners</a>
      </p>
    </section>
  );
}

function Room({ rows, leftOut }: { rows: readonly Elsewhere[]; leftOut: string | null }) {
  return (
    <section className="stack-tight" aria-labelledby="concern-room">
      <h2 id="concern-room">Where else there is room</h2>
      <p className="quiet">
        Counted from the places that this team has made, on each child’s own days.
        {leftOut ? ` ${leftOut}.` : ""}
      </p>
      <Table
        caption="Where else there is room"
        hideCaption
        rows={rows}
        rowKey={(row) => row.line.setting}
        empty={
          <EmptyState title="Nowhere is known to have room.">
            Enter the number of places on each provider’s page; then room is counted.
          </EmptyState>
        }
        columns={[
          {
            id: "name",
            label: "Provider",
            rowHeader: true,
            cell: ({ line }) => (
              <>
                <a href={address(`/providers/${encodeURIComponent(line.setting)}`)}>{line.name}</a>{" "}
                <span className="quiet small sentence-case">{line.kind ?? ""}</span>
              </>
            ),
          },
          { id: "free", label: "Places left", end: true, cell: ({ line }) => line.free ?? "Unknown" },
          { id: "for", label: "For", cell: (row) => row.for_children.join(" · ") },
        ]}
      />
    </section>
  );
}
