/** A question that must be answered before going on. Anything longer than a question is a screen, not a dialog. */
import { type ReactNode, useSyncExternalStore } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./Button";
import "./Dialog.css";

/** A box over the window. Escape and a press outside close it, which always means "no". */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  wide,
  role = "dialog",
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children?: ReactNode;
  /** Buttons, the safe one first. */
  actions?: ReactNode;
  wide?: boolean;
  role?: "dialog" | "alertdialog";
}) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === "dialog"}
      data-modal=""
    >
      <Modal className={wide ? "modal modal-wide" : "modal"}>
        <AriaDialog className="modal-body" role={role}>
          <Heading slot="title" className="modal-title">
            {title}
          </Heading>
          {children}
          {actions ? <div className="row-end modal-actions">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A question that code asks; the answer comes back as a promise. */
export interface Question {
  title: string;
  sentence?: ReactNode;
  /** What the button that goes on says: a verb and a noun, never "OK". */
  yes: string;
  no?: string;
  danger?: boolean;
}

let open: (Question & { answer: (yes: boolean) => void }) | undefined;
const watchers = new Set<() => void>();
const tell = () => watchers.forEach((watch) => watch());

/** Asks; true when the person chose to go on. */
export function ask(question: Question): Promise<boolean> {
  open?.answer(false);
  return new Promise((resolve) => {
    open = {
      ...question,
      answer: (yes) => {
        open = undefined;
        tell();
        resolve(yes);
      },
    };
    tell();
  });
}

/** Where questions that code asks are shown; stands once in the frame. */
export function Questions() {
  const question = useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => open,
  );
  if (!question) return null;
  return (
    <Dialog
      title={question.title}
      isOpen
      role="alertdialog"
      onClose={() => question.answer(false)}
      actions={
        <>
          <Button onPress={() => question.answer(false)}>{question.no ?? "Go back"}</Button>
          <Button kind={question.danger ? "danger" : "primary"} onPress={() => question.answer(true)}>
            {question.yes}
          </Button>
        </>
      }
    >
      {question.sentence ? <p>{question.sentence}</p> : null}
    </Dialog>
  );
}
