/** The rail at the left: one level of places, and a count only where the count is work. */
import { useAsk } from "../api/queries";
import { Icon } from "../controls/Icon";
import { Mark } from "../controls/Mark";
import { type SectionId, sections } from "../routes";

/** The rail. */
export function Rail({ section }: { section: SectionId | undefined }) {
  const { data } = useAsk("app.state", {});
  const counts: Partial<Record<SectionId, number>> = { today: data?.due_now ?? 0 };
  return (
    <nav className="rail" aria-label="Main">
      <div className="rail-mark">
        <Mark />
        <span>Waymark</span>
      </div>
      <ul role="list">
        {sections.map(({ id, label, path, icon }) => {
          const count = counts[id] ?? 0;
          return (
            <li key={id}>
              <a className="rail-link" href={`#${path}`} aria-current={section === id ? "page" : undefined}>
                <Icon name={icon} size={18} />
                <span>{label}</span>{" "}
                {count > 0 ? (
                  <span className="rail-count">
                    {count} <span className="visually-hidden">to do</span>
                  </span>
                ) : null}
              </a>
            </li>
          );
        })}
      </ul>
      <div className="rail-team">
        {data?.me?.name ? <div className="strong">{data.me.name}</div> : null}
        {data?.team?.la_name ? <div>{data.team.la_name}</div> : null}
      </div>
    </nav>
  );
}
