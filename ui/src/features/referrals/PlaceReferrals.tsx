/** On a provider's page: for whom it was asked, and what it answered. */
import { useState } from "react";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import type { Option } from "../../controls/Select";
import { listName } from "../../lib/children";
import { FormCard } from "../../lib/FormCard";
import { navigate } from "../../router/router";
import type { PlacePartProps } from "../../routes";
import { Lines } from "./Lines";

const findChildren = async (text: string): Promise<readonly Option[]> => {
  if (text.trim() === "") return [];
  const found = await call("search.find", { text, limit: 12 });
  return found.children.map((child) => ({
    value: child.hit.pupil,
    label: listName(child.hit),
    detail: child.detail,
  }));
};

/** Lines that stand there before one asks for all. */
const few = 8;

/** The part. */
export default function PlaceReferrals({ setting, name }: PlacePartProps) {
  const { data, error } = useAsk("referrals.list", { setting });
  const [choosing, setChoosing] = useState(false);
  const [all, setAll] = useState(false);
  const lines = data?.lines ?? [];
  return (
    <section className="panel stack" aria-labelledby="referrals-title">
      <div className="spread">
        <h2 id="referrals-title" tabIndex={-1}>
          Referrals
        </h2>
        {choosing ? null : (
          <Button id="add-referral" icon="plus" onPress={() => setChoosing(true)}>
            Refer a child
          </Button>
        )}
      </div>
      {choosing ? (
        <FormCard label={`Refer a child to ${name}`} backTo="add-referral" onLeave={() => setChoosing(false)}>
          <ComboBox
            label="Child"
            hint="The form opens on the child’s record"
            value={null}
            onChange={(child) => {
              if (child)
                navigate(`/pupils/${child.value}/placements`, {
                  query: { add: "referral", to: setting, called: name },
                });
            }}
            search={findChildren}
            nothing="Type a name. Only children on the team’s list can be referred."
          />
        </FormCard>
      ) : null}
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data ? <p className="quiet">{data.sentence}</p> : null}
      {lines.length > 0 ? (
        <Lines
          caption={`Referrals to ${name}`}
          lines={all ? lines : lines.slice(0, few)}
          showProvider={false}
        />
      ) : null}
      {lines.length > few ? (
        <Button small kind="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? "Show the first few" : `Show all ${lines.length}`}
        </Button>
      ) : null}
    </section>
  );
}
