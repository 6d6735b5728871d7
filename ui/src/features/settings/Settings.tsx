/** Settings: a list of pages at the left and the page. Each page saves as it goes. */
import type { ComponentType } from "react";
import { ScreenHead } from "../../controls/ScreenHead";
import { About } from "./About";
import { AppearancePage } from "./Appearance";
import { Backups } from "./Backups";
import { Calendars } from "./Calendars";
import { LocalRules } from "./LocalRules";
import { Officers } from "./Officers";
import { Security } from "./Security";
import { TeamPage } from "./Team";
import "./Settings.css";

const pages: readonly { id: string; label: string; Page: ComponentType }[] = [
  { id: "team", label: "Team", Page: TeamPage },
  { id: "officers", label: "Officers", Page: Officers },
  { id: "calendars", label: "Calendars", Page: Calendars },
  { id: "rules", label: "Local rules", Page: LocalRules },
  { id: "backups", label: "Backups", Page: Backups },
  { id: "security", label: "Passphrase and locking", Page: Security },
  { id: "appearance", label: "Appearance", Page: AppearancePage },
  { id: "about", label: "About and licences", Page: About },
];

/** The screen. */
export default function Settings({ params }: { params: Readonly<Record<string, string>> }) {
  const chosen = pages.find((p) => p.id === params.page) ?? pages[0];
  if (!chosen) return null;
  const { Page } = chosen;
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label="Settings">
        <ul role="list">
          {pages.map(({ id, label }) => (
            <li key={id}>
              <a
                className="settings-link"
                href={`#/settings/${id}`}
                aria-current={id === chosen.id ? "page" : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="settings-page">
        <ScreenHead key={chosen.id} title={chosen.label} />
        <Page />
      </div>
    </div>
  );
}
