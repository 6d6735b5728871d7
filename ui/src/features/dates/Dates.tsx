/**
 * The section "Dates": every clock of the child with its reason and what was said of it, what the clocks rest on
 * (suspensions, steps, the section 19 decision), what is to be noticed, and where the child was on any day.
 */
import { useAsk } from "../../api/queries";
import type { SectionProps } from "../../routes";
import { AlertsCard } from "./AlertsCard";
import { Clocks } from "./Clocks";
import { OnADay } from "./OnADay";
import { Section19 } from "./Section19";
import { Steps } from "./Steps";
import { Suspensions } from "./Suspensions";
import "./dates.css";

/** The section. */
export default function Dates({ record }: SectionProps) {
  const pupil = record.pupil.id;
  const { data: view, error } = useAsk("clocks.get", { pupil });
  if (error) return <p role="alert">{error.sentence}</p>;
  if (!view) return <p className="quiet">Reckoning…</p>;
  return (
    <div className="dates">
      <div className="stack">
        <Clocks pupil={pupil} view={view} />
        <Section19 pupil={pupil} decisions={view.decisions} />
      </div>
      <div className="stack">
        <AlertsCard alerts={view.alerts} />
        <Suspensions pupil={pupil} view={view} rollName={record.head.roll_name} />
        <Steps pupil={pupil} view={view} />
        <OnADay pupil={pupil} />
      </div>
    </div>
  );
}
