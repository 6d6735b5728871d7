/** The section "Overview": every date with its reason, why the child is on the list, and the child's particulars. */
import type { SectionProps } from "../../routes";
import { About } from "./About";
import { Dates } from "./Dates";
import { Facts } from "./Facts";
import { FormerNames } from "./FormerNames";
import { Statuses } from "./Statuses";
import { WorriesAndStrengths } from "./WorriesAndStrengths";

/** The section. */
export default function Overview({ record }: SectionProps) {
  return (
    <div className="overview">
      <div className="stack overview-main">
        <Dates record={record} />
        <Statuses record={record} />
        <Facts record={record} />
      </div>
      <div className="stack overview-side">
        <WorriesAndStrengths record={record} />
        <About record={record} />
        <FormerNames record={record} />
      </div>
    </div>
  );
}
