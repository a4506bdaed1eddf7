import { useEffect, useId, useState, type ReactNode } from 'react';
import { Button, SelectField, TextField } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';

export type FormField<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly isOptional?: boolean;
  readonly initial?: string;
  /** A choice from a list instead of a line of text. */
  readonly options?: readonly { readonly value: string; readonly text: string }[];
};

/** A few fields and one action. Enter sends it, Esc leaves without loss; a refusal is shown where it was asked for. */
export function FormSheet<Name extends string>(props: {
  readonly label: string;
  readonly note?: string;
  readonly fields: readonly FormField<Name>[];
  readonly go: string;
  readonly cancel: string;
  readonly optional: (label: string) => string;
  readonly isBlocked?: boolean;
  readonly children?: ReactNode;
  /** Answers the reason why not, or null when it is done. */
  readonly onSubmit: (values: Readonly<Record<Name, string>>) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const { label, note, fields, go, cancel, optional, isBlocked = false, children, onSubmit, onClose } = props;
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, initial, options }) => [name, initial ?? options?.[0]?.value ?? ''])),
  );
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const isComplete = fields.every(({ name, isOptional }) => isOptional === true || (values[name] ?? '').trim() !== '');
  const canSend = isComplete && !isBlocked && !isSending;
  const goId = useId();
  const isAllThatIsLeft = fields.length === 0 && canSend;
  useEffect(() => {
    // Without fields Enter goes to whatever has the focus: to the action, once it can be done.
    if (isAllThatIsLeft) document.getElementById(goId)?.focus();
  }, [isAllThatIsLeft, goId]);

  const submit = async (): Promise<void> => {
    if (!canSend) return;
    setSending(true);
    const trimmed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
    const reason = await onSubmit(trimmed as Readonly<Record<Name, string>>);
    if (reason === null) onClose();
    else {
      setRefusal(reason);
      setSending(false);
    }
  };

  return (
    <Sheet
      label={label}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} keyCap="Esc">
            {cancel}
          </Button>
          <Button id={goId} look="primary" disabled={!canSend} onClick={() => void submit()} keyCap="Enter">
            {go}
          </Button>
        </>
      }
    >
      <form
        className="sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          // A word that is still being composed by an input method is not an answer.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && isField(event.target)) {
            event.preventDefault();
            void submit();
          }
        }}
      >
        {note === undefined ? null : <p className="s">{note}</p>}
        {fields.map((field, index) => {
          const shared = {
            label: field.isOptional === true ? optional(field.label) : field.label,
            value: values[field.name] ?? '',
            autoFocus: index === 0,
            onChange: (value: string) => setValues((before) => ({ ...before, [field.name]: value })),
          };
          return field.options === undefined ? (
            <TextField key={field.name} {...shared} maxLength={300} />
          ) : (
            <SelectField key={field.name} {...shared} options={field.options} />
          );
        })}
        {children}
        {refusal === null || refusal === '' ? null : (
          <p className="bad" role="alert">
            {refusal}
          </p>
        )}
      </form>
    </Sheet>
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}
