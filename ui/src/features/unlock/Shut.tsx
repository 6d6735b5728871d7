/** The vault can be neither made nor opened: why, what was kept, what to do. The core's own words. */
import { Button } from "../../controls/Button";
import { Card } from "./Card";

/** A sentence and a way to look again. */
export function Shut({ sentence, onAgain }: { sentence: string; onAgain: () => void }) {
  return (
    <Card title="Waymark cannot open">
      <p role="alert">{sentence}</p>
      <div>
        <Button onPress={onAgain}>Look again</Button>
      </div>
    </Card>
  );
}
