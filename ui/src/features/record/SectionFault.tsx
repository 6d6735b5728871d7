/** A fault in one section stays in that section: the head, with the next date and the phone numbers, must stay. */
import { Component, type ReactNode } from "react";
import { Button } from "../../controls/Button";

/** Shows what is inside, or what went wrong in it. */
export class SectionFault extends Component<{ children: ReactNode }, { sentence: string | null }> {
  override state = { sentence: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { sentence: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render() {
    if (this.state.sentence === null) return this.props.children;
    return (
      <div className="stack-tight" role="alert">
        <p>
          This section could not be shown. Nothing was changed. If it happens twice, note these words for
          whoever looks after Waymark: <code>{this.state.sentence}</code>
        </p>
        <div>
          <Button onPress={() => this.setState({ sentence: null })}>Try again</Button>
        </div>
      </div>
    );
  }
}
