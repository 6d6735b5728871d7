/**
 * Two records side by side. Where they differ one chooses what stands; what would come over is said before it does; and
 * bringing them together is one change that Undo takes back whole.
 */
import { useState } from "react";
import type { Comparison, SameField } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { notify } from "../../controls/Notices";
import { Radios } from "../../controls/Radio";
import { ScreenHead } from "../../controls/ScreenHead";
import type { Option } from "../../controls/Select";
import { Table } from "../../controls/Table";
import { listName } from "../../lib/children";
import { address, navigate } from "../../router/router";
import type { ScreenProps } from "../../routes";
import { useSave } from "../../saving/useSave";

type Stands = "keep" | "other";

const findChildren =
  (not: string) =>
  async (text: string): Promise<readonly Option[]> => {
    if (text.trim() === "") return [];
    const found = await call("search.find", { text, limit: 12 });
    return found.children
      .filter((child) => child.hit.pupil !== not)
      .map((child) => ({ value: child.hit.pupil, label: listName(child.hit), detail: child.detail }));
  };

/** The screen: the other record is chosen first where the address does not name it. */
export default function Compare({ params }: ScreenProps) {
  const { keep = "", other } = params;
  return other ? (
    <SideBySide key={`${keep}-${other}`} keep={keep} other={other} />
  ) : (
    <Choose key={keep} keep={keep} />
  );
}

const above = (keep: string) => (
  <a className="small" href={address(`/pupils/${keep}`)}>
    The child’s record
  </a>
);

function Choose({ keep }: { keep: string }) {
  const { data } = useAsk("pupils.peek", { id: keep });
  return (
    <>
      <ScreenHead
        title="The same child as…"
        above={above(keep)}
        sentence={data ? `${listName(data)} · ${data.case_ref}` : "Reading…"}
      />
      <div className="one-column">
        <ComboBox
          label="The other record"
          hint="It is looked at side by side first; nothing is changed by choosing"
          value={null}
          onChange={(chosen) => {
            if (chosen) navigate(`/pupils/same/${keep}/${chosen.value}`);
          }}
          search={findChildren(keep)}
          nothing="Type a name. Only children on the team’s list can be found."
        />
      </div>
    </>
  );
}

function SideBySide({ keep, other }: { keep: string; other: string }) {
  const { data, error } = useAsk("same.compare", { keep, other });
  return (
    <>
      <ScreenHead
        title="The same child?"
        above={above(keep)}
        sentence={data ? `${data.keep_name} · ${data.keep_ref} is kept` : error ? null : "Reading…"}
        actions={
          <Button onPress={() => navigate(`/pupils/same/${other}/${keep}`, { replace: true })}>
            Keep the other one instead
          </Button>
        }
      />
      {error ? <p className="field-error">{error.sentence}</p> : null}
      {data ? <Together keep={keep} other={other} found={data} /> : null}
    </>
  );
}

function Together({ keep, other, found }: { keep: string; other: string; found: Comparison }) {
  const [chosen, setChosen] = useState<Readonly<Record<string, Stands>>>({});
  const merge = useSave("same.merge");
  const apart = useSave("same.different");
  const standing = (field: SameField): Stands =>
    chosen[field.column] ?? (field.other_stands ? "other" : "keep");
  const differing = found.fields.filter((field) => field.differs);
  const bring = async () => {
    const from_other = differing.filter((field) => standing(field) === "other").map((field) => field.column);
    const done = await merge.run({ keep, other, from_other, seen: found.seen });
    if (!done) return;
    notify({ sentence: "The two records are one now. Undo takes it back whole." });
    navigate(`/pupils/${done.id}`);
  };
  const tellApart = async () => {
    if (!(await apart.run({ keep, other }))) return;
    notify({ sentence: "They are remembered as different children. Undo brings the question back." });
    navigate("/pupils/same");
  };
  const failure = merge.failure ?? apart.failure;
  return (
    <div className="stack">
      <Table
        caption="Particulars of both"
        hideCaption
        rows={found.fields}
        rowKey={(field) => field.column}
        columns={[
          { id: "label", label: "Particular", rowHeader: true, cell: (field) => field.label },
          { id: "keep", label: `${found.keep_ref}, kept`, cell: (field) => <Value of={field.keep} /> },
          { id: "other", label: found.other_ref, cell: (field) => <Value of={field.other} /> },
          {
            id: "stands",
            label: "What stands",
            cell: (field) =>
              field.differs ? (
                <Radios<Stands>
                  hideLabel
                  across
                  label={`${field.label}: what stands`}
                  options={[
                    { value: "keep", label: "The kept one’s" },
                    { value: "other", label: "The other’s" },
                  ]}
                  value={standing(field)}
                  onChange={(value) => setChosen((before) => ({ ...before, [field.column]: value }))}
                />
              ) : (
                <span className="quiet">Both the same</span>
              ),
          },
        ]}
      />
      <section className="stack-tight" aria-labelledby="comes-over">
        <h2 id="comes-over">What comes over</h2>
        {found.moves.length > 0 ? (
          <p>
            {found.moves.join(", ")} of {found.other_ref}.
          </p>
        ) : (
          <p>Nothing is written about {found.other_ref} but its particulars.</p>
        )}
        <p className="quiet">
          {found.other_name} · {found.other_ref} leaves the lists, marked as the same child. Nothing is thrown
          away.
        </p>
      </section>
      {found.cannot ? <p className="field-error">{found.cannot}</p> : null}
      {failure ? (
        <p className="field-error" role="alert">
          {failure.sentence}
        </p>
      ) : null}
      <div className="row">
        <Button
          kind="primary"
          isDisabled={found.cannot !== null || merge.isSaving}
          onPress={() => void bring()}
        >
          Bring them together
        </Button>
        <Button isDisabled={apart.isSaving} onPress={() => void tellApart()}>
          Different children
        </Button>
      </div>
    </div>
  );
}

function Value({ of }: { of: string | null }) {
  return of === null ? <span className="unknown">Unknown</span> : <>{of}</>;
}
