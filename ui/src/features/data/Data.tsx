/** Files in: the Department's establishments, a team's own list of children, and what was imported before. */
import { useEffect, useState } from "react";
import { callDropped, onDrop } from "../../api/call";
import { Failure } from "../../api/failure";
import { ScreenHead } from "../../controls/ScreenHead";
import { Erased } from "./Erased";
import { Establishments, type GiasPreview } from "./Establishments";
import { PastImports } from "./PastImports";
import { type PupilsRead, PupilsImport } from "./PupilsImport";
import "./Data.css";

/** Which kind of file a dropped one is: the Department's has its name; any other spreadsheet is the team's. */
function isGias(fileName: string): boolean {
  return /^(edubase|establishment)/i.test(fileName);
}

/** The screen. */
export default function Data() {
  const [gias, setGias] = useState<GiasPreview | null>(null);
  const [read, setRead] = useState<PupilsRead | null>(null);
  const [refused, setRefused] = useState<string | undefined>();
  useEffect(
    () =>
      onDrop(({ fileName }) => {
        setRefused(undefined);
        const fail = (thrown: unknown) => setRefused(Failure.from(thrown).sentence);
        if (isGias(fileName)) callDropped("gias.preview", {}).then(setGias, fail);
        else callDropped("pupils_file.read", {}).then(setRead, fail);
      }),
    [],
  );
  return (
    <>
      <ScreenHead
        title="Data"
        sentence="Nothing is written until you have seen what a file would do. Every import of children can be undone whole."
      />
      <div className="data">
        {refused ? (
          <p className="field-error" role="alert">
            {refused}
          </p>
        ) : null}
        <Establishments preview={gias} onPreview={setGias} />
        <PupilsImport read={read} onRead={setRead} />
        <PastImports />
        <Erased />
      </div>
    </>
  );
}
