/** At a provider that is not registered: whether, on all the hours known there, it looks like a school. Said where the hours are changed. */
import { useAsk } from "../../api/queries";
import { Standing } from "../../controls/Standing";
import { address } from "../../router/router";

/** The line; nothing where nothing suggests a school. */
export function LooksLikeSchool({ setting, name }: { setting: string | null; name: string }) {
  // What has a number of the Department's is registered; only the team's own providers are asked about.
  const own = setting?.startsWith("own:") ?? false;
  const { data } = useAsk("registration.looks", { setting: setting ?? "" }, { enabled: own });
  if (!data || (data.suggests !== "looks_like_school" && data.suggests !== "look")) return null;
  const { answered } = data;
  // A judgement answers for the numbers that were judged; when they change, the question is asked again.
  return (
    <p role="status">
      <Standing tone={answered ? "met" : data.suggests === "look" ? "due" : "breached"}>
        {data.title}
      </Standing>{" "}
      <a href={address(`/providers/${encodeURIComponent(setting ?? "")}`)}>
        {answered ?? `Why, and what to do about ${name}`}
      </a>
    </p>
  );
}
