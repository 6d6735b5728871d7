/** Everything behind the gate: the answers, the day, who is here, and the frame. Unmounting it forgets all of it. */
import { useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { Answers, newQueryClient, useAsk } from "../api/queries";
import { clearNotices, leaveNotices, notify } from "../controls/Notices";
import { WhoAreYou } from "../features/unlock/WhoAreYou";
import { Shut } from "../features/unlock/Shut";
import { TodayProvider } from "../lib/today";
import { currentPlace, usePlace } from "../router/router";
import { routeFor } from "../routes";
import { Frame } from "./Frame";

// The screen that will be shown first is read while the passphrase is typed.
void routeFor(currentPlace().path)?.route.screen.preload();

/** The unlocked window; `warning` is what the core has to say on opening, mostly nothing. */
export default function Inside({ warning }: { warning: string }) {
  const [client] = useState(newQueryClient);
  useEffect(() => {
    // Something to know on opening, such as that the last change before a crash was not kept.
    if (warning) notify({ sentence: warning, tone: "refused" });
  }, [warning]);
  useEffect(
    () => () => {
      client.clear();
      clearNotices();
    },
    [client],
  );
  return (
    <I18nProvider locale="en-GB">
      <Answers client={client}>
        <Known />
      </Answers>
    </I18nProvider>
  );
}

function Known() {
  const { path } = usePlace();
  useEffect(leaveNotices, [path]);
  const { data: state, error, refetch } = useAsk("app.state", {});
  if (error && !state) return <Shut sentence={error.sentence} onAgain={() => void refetch()} />;
  if (!state) return null;
  return (
    <TodayProvider value={state.today}>
      {state.me && state.team ? <Frame /> : <WhoAreYou state={state} onDone={() => void refetch()} />}
    </TodayProvider>
  );
}
