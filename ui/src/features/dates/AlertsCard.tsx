/** What is to be noticed about the child: prompts, not dates, each with the rows that it names. */
import { useState } from "react";
import type { AlertRow } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { AlertLine, isQuiet } from "../../lib/AlertLine";
import { useToday } from "../../lib/today";

/** The alerts that speak; those that were put off on asking. */
export function AlertsCard({ alerts }: { alerts: readonly AlertRow[] }) {
  const today = useToday();
  const [quiet, setQuiet] = useState(false);
  const speaking = alerts.filter((alert) => !isQuiet(alert, today));
  const putOff = alerts.filter((alert) => isQuiet(alert, today));
  return (
    <section className="panel" aria-labelledby="alerts-title">
      <h2 id="alerts-title" tabIndex={-1}>
        To notice
      </h2>
      {speaking.length === 0 ? <p className="quiet">Nothing asks to be noticed today.</p> : null}
      <ul role="list">
        {speaking.map((alert) => (
          <li key={`${alert.alert}-${alert.about}`} className="dates-line">
            <AlertLine alert={alert} backTo="alerts-title" />
          </li>
        ))}
        {quiet
          ? putOff.map((alert) => (
              <li key={`${alert.alert}-${alert.about}`} className="dates-line">
                <AlertLine alert={alert} backTo="alerts-title" />
              </li>
            ))
          : null}
      </ul>
      {putOff.length > 0 ? (
        <Button kind="quiet" small aria-expanded={quiet} onPress={() => setQuiet(!quiet)}>
          {quiet ? "Hide those put off" : `Show ${putOff.length} put off`}
        </Button>
      ) : null}
    </section>
  );
}
