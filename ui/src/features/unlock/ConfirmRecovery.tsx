/** The first run broke off before the recovery key had been typed back: asked again at each unlocking until it has. */
import { Button } from "../../controls/Button";
import { Card } from "./Card";
import { TypeBack } from "./TypeBack";

/** The question again, with a way past it: the work must not wait for a piece of paper in another building. */
export default function ConfirmRecovery({ onDone, onLater }: { onDone: () => void; onLater: () => void }) {
  return (
    <Card title="Is the recovery key safe?">
      <p>
        It was shown when Waymark was set up, and has not been typed back yet. Without it, a forgotten
        passphrase means that everything here is lost.
      </p>
      <TypeBack onDone={onDone}>
        <Button kind="quiet" onPress={onLater}>
          Ask me next time
        </Button>
      </TypeBack>
    </Card>
  );
}
