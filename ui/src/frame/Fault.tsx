/** Catches a fault in a screen, so that the rest of the window goes on. What was saved is in the core and is safe. */
import { Component, type ReactNode } from "react";
import { Button } from "../controls/Button";

/** What had focus went with the screen: a person who cannot see is told, and goes on from the sentence. */
function takeFocus(heading: HTMLElement | null) {
  heading?.focus();
}

/** Holds one screen. */
export class Fault extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <div className="stack" role="alert">
        <h1 ref={takeFocus} tabIndex={-1} data-screen-heading="">
          This screen could not be shown
        </h1>
        <p>
          Everything that was saved is safe. Go to another screen, or try this one again. If it happens twice,
          note these words for whoever looks after Waymark: <code>{this.state.message}</code>
        </p>
        <div>
          <Button kind="primary" onPress={() => this.setState({ message: null })}>
            Try again
          </Button>
        </div>
      </div>
    );
  }
}
