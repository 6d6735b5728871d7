/** Taking a child to a panel, from wherever somebody thinks of it. */
import { call } from "../api/call";
import { Failure } from "../api/failure";
import { notify } from "../controls/Notices";
import { navigate } from "../router/router";

/** Brings a child to the next meeting that is planned; where there is none, to where one is planned. */
export async function toPanel(pupil: string, today: string): Promise<void> {
  try {
    const { panels } = await call("panels.list", {});
    const [next] = panels
      .flatMap(({ meetings }) => meetings.map(({ meeting }) => meeting))
      .filter(
        ({ held_on, stage }) =>
          held_on !== null && held_on >= today && stage !== "held" && stage !== "cancelled",
      )
      .sort((a, b) => (a.held_on ?? "").localeCompare(b.held_on ?? ""));
    if (next) {
      navigate(`/panels/meetings/${next.id}`, { query: { child: pupil } });
      return;
    }
    navigate("/panels");
    notify({ sentence: "No meeting is planned. Plan one here, then add the child to its agenda." });
  } catch (thrown) {
    notify({ tone: "refused", sentence: Failure.from(thrown).sentence });
  }
}
