import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './controls.tsx';

/**
 * A modal sheet for what cannot be taken back or needs a few fields. Esc closes it without loss; the caller's first
 * focusable element, or the button that asks for it, has the focus, and afterwards whatever had it before.
 */
export function Sheet(props: {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}) {
  const { label, onClose, children, foot } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) {
      element.showModal();
      element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }
    return () => {
      element?.close();
      giveCaretBack();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="bar">
        <h1>{label}</h1>
      </div>
      <div className="body">{children}</div>
      {foot === undefined ? null : <div className="foot">{foot}</div>}
    </dialog>
  );
}

/** The usual foot of a sheet: back with Esc, on with Enter. `form` is the id of the form that is sent. */
export function SheetFoot(props: {
  readonly back: string;
  readonly onBack: () => void;
  readonly go: string;
  readonly isOff?: boolean | undefined;
  readonly form?: string;
  readonly onGo?: () => void;
}) {
  const { back, onBack, go, isOff = false, form, onGo } = props;
  return (
    <>
      <Button keyCap="Esc" onClick={onBack}>
        {back}
      </Button>
      <Button
        look="primary"
        keyCap="Enter"
        disabled={isOff}
        {...(form !== undefined && { type: 'submit', form })}
        {...(onGo !== undefined && { onClick: onGo })}
      >
        {go}
      </Button>
    </>
  );
}

/**
 * Chromium gives the focus back while the page behind the sheet is still inert: the caret stays behind, and the field
 * takes no typing until it was left once.
 */
function giveCaretBack(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}
