/** Parts of one thing, one shown at a time. Only the part that is shown is built. */
import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";
import "./Tabs.css";

/** One part. */
export interface TabPart {
  id: string;
  label: string;
  /** A number beside the name, only where it is work or content that counts. */
  count?: number | undefined;
  content: ReactNode;
}

/** A row of names and the part that is shown. */
export function Tabs({
  label,
  parts,
  chosen,
  onChoose,
}: {
  label: string;
  parts: readonly TabPart[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(String(key))}
      keyboardActivation="manual"
    >
      <TabList className="tab-list" aria-label={label}>
        {parts.map((part) => (
          <Tab key={part.id} id={part.id} className="tab">
            {part.label}
            {part.count === undefined ? null : <span className="tab-count">{part.count}</span>}
          </Tab>
        ))}
      </TabList>
      {parts.map((part) => (
        <TabPanel key={part.id} id={part.id} className="tab-panel">
          {part.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
