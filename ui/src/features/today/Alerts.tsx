/** What is to be noticed beside the dates: prompts that a team may tune in Settings or put off, each with its rows. */
import type { TodayAlerts } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Shape } from "../../controls/Standing";
import { AlertLine } from "../../lib/AlertLine";
import { yearText } from "../../lib/children";
import { address, useKept } from "../../router/router";

/** Alerts that are shown before they are asked for. */
const few = 6;
/** More come by the hundred. */
const step = 100;

/** The group. */
export function Alerts({ alerts, mine }: { alerts: TodayAlerts; mine: boolean }) {
  const [wanted, setWanted] = useKept("today.alerts", few);
  const held = alerts.rows.length;
  const further = useAsk(
    "alerts.more",
    { mine, offset: held, limit: Math.max(wanted - held, 1) },
    { enabled: wanted > held && alerts.total > held, keepPrevious: true },
  );
  const rows = [...alerts.rows, ...(wanted > held ? (further.data ?? []) : [])].slice(0, wanted);
  const left = alerts.total - rows.length;
  if (alerts.total === 0) return null;
  return (
    <section aria-labelledby="today-alerts" className="due-group">
      <h2 id="today-alerts" className="due-title" tabIndex={-1}>
        <Shape tone="due" />
        <span>To notice</span>
        <span className="due-count">{alerts.total}</span>
      </h2>
      <p className="quiet small due-about">
        Prompts, not law. Their numbers are set under <a href={address("/settings/rules")}>Local rules</a>.
      </p>
      <ul role="list" className="due-lines">
        {rows.map((alert) => (
          <li key={`${alert.pupil}-${alert.alert}-${alert.about}`} className="today-alert">
            <AlertLine
              alert={alert}
              backTo="today-alerts"
              child={
                <span>
                  <a className="due-child" href={address(`/pupils/${alert.pupil}/dates`)}>
                    {alert.name}
                  </a>{" "}
                  <span className="quiet small">
                    {yearText(alert.year)}
                    {mine ? "" : ` · ${alert.owner_name ?? "Unallocated"}`}
                  </span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <div className="due-more">
          <Button kind="quiet" small onPress={() => setWanted(Math.min(alerts.total, rows.length + step))}>
            {left <= step ? `Show all ${alerts.total}` : `Show ${step} more of ${alerts.total}`}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
