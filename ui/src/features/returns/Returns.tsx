/** The way back, across children: who may be ready, what has drifted, where Year 11 goes, and how many come back. */
import { ScreenHead } from "../../controls/ScreenHead";
import { Tabs } from "../../controls/Tabs";
import { navigate } from "../../router/router";
import type { ScreenProps } from "../../routes";
import { Drift } from "./Drift";
import { Leavers } from "./Leavers";
import { Rates } from "./Rates";
import { Ready } from "./Ready";
import "./returns.css";

const parts = [
  { id: "ready", label: "Ready to return", content: <Ready /> },
  { id: "drift", label: "Overstay and drift", content: <Drift /> },
  { id: "leavers", label: "Year 11", content: <Leavers /> },
  { id: "rates", label: "Return rates", content: <Rates /> },
];

/** The screen. */
export default function Returns({ params }: ScreenProps) {
  const part = parts.find((known) => known.id === params.part)?.id ?? "ready";
  return (
    <>
      <ScreenHead title="The way back" />
      <Tabs
        label="Parts"
        parts={parts}
        chosen={part}
        onChoose={(id) => navigate(id === "ready" ? "/returns" : `/returns/${id}`, { replace: true })}
      />
    </>
  );
}
