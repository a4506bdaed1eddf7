import { useId, useState, type ReactNode } from 'react';
import type { CommandOutcome } from '../../../shared/contract/port.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';
import { LongField, SelectField, TextField } from '../../ui/controls.tsx';
import { problemOf, type FieldProblem, type FieldSpec } from './fields.ts';
import { SaveLine } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useSaving } from './use-saving.ts';

type Typed = Readonly<Record<string, string>>;
const NOTHING: Typed = {};

export type FieldGroup = {
  readonly title?: string;
  readonly fields: readonly FieldSpec[];
  /** What is to be said of the group, below its fields. */
  readonly note?: ReactNode;
};

/** What is typed in the form of this name and not saved yet; a section that offers another way to fill it in sets it. */
export function useTyped(name: string) {
  return useKept<Typed>(`settings form ${name}`, NOTHING);
}

/**
 * A form that saves by itself. What nobody touched follows the book; what was typed stays until it is saved or given
 * up, also while another section is looked at. Enter saves.
 */
export function FieldsForm(props: {
  /** Under which what is typed outlasts the form; one form has it. */
  readonly name: string;
  readonly groups: readonly FieldGroup[];
  readonly may: boolean;
  readonly saveLabel?: string;
  /** Changes that are not in the fields count as something to save. */
  readonly isTouched?: boolean;
  readonly onUndo?: () => void;
  readonly children?: ReactNode;
  /** What is wrong between fields that are right each by itself, in words. */
  readonly problemOf?: (values: Readonly<Record<string, string>>) => string | null;
  readonly onSave: (values: Readonly<Record<string, string>>) => Promise<CommandOutcome<unknown>>;
  readonly onSaved?: () => void;
}) {
  const {
    name,
    groups,
    may,
    saveLabel,
    isTouched = false,
    onUndo,
    children,
    problemOf: problemBetween,
    onSave,
    onSaved,
  } = props;
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const { isSending, said, forget, run } = useSaving();
  const [kept, setKept] = useTyped(name);
  // What is secret is gone when the form is left.
  const [secrets, setSecrets] = useState<Typed>(NOTHING);
  const draft: Typed = { ...kept, ...secrets };
  const drop = (): void => {
    setKept(NOTHING);
    setSecrets(NOTHING);
  };
  const fields = groups.flatMap((group) => group.fields);
  const valueOf = (spec: FieldSpec): string => draft[spec.name] ?? spec.value;
  const isDirty = isTouched || fields.some((spec) => valueOf(spec) !== spec.value);
  const problems = new Map(fields.map((spec) => [spec.name, problemOf(spec, valueOf(spec))]));
  const isGood = [...problems.values()].every((problem) => problem === null);
  const between = isGood
    ? (problemBetween?.(Object.fromEntries(fields.map((spec) => [spec.name, valueOf(spec)]))) ?? null)
    : null;
  const canSave = may && isDirty && isGood && between === null && !isSending;

  const set = (spec: FieldSpec, value: string): void => {
    forget();
    const keep = spec.kind === 'secret' ? setSecrets : setKept;
    keep((before) => ({ ...before, [spec.name]: value }));
  };
  const submit = async (): Promise<void> => {
    if (!canSave) return;
    const values = Object.fromEntries(fields.map((spec) => [spec.name, valueOf(spec).trim()]));
    if (!(await run(() => onSave(values)))) return;
    drop();
    onSaved?.();
  };
  const wordsFor = (spec: FieldSpec, problem: FieldProblem): string =>
    t(`settings.bad-${problem}`, {
      min: spec.min === undefined ? '' : format.number(spec.min),
      max: spec.max === undefined ? '' : format.number(spec.max),
    });

  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset disabled={!may}>
        {groups.map(({ title, fields: own, note }, index) => (
          <div className="field-group" key={title ?? index}>
            {title === undefined ? null : <h2>{title}</h2>}
            <div className="field-grid">
              {own.map((spec) => {
                const value = valueOf(spec);
                const problem = problems.get(spec.name) ?? null;
                if (spec.kind === 'check') {
                  return (
                    <CheckField
                      key={spec.name}
                      label={spec.label}
                      isChecked={value !== ''}
                      onChange={(isChecked) => set(spec, isChecked ? 'yes' : '')}
                    />
                  );
                }
                if (spec.kind === 'select') {
                  return (
                    <SelectField
                      key={spec.name}
                      label={spec.label}
                      value={value}
                      options={spec.options ?? []}
                      onChange={(next) => set(spec, next)}
                    />
                  );
                }
                if (spec.kind === 'long') {
                  return (
                    <LongField
                      key={spec.name}
                      label={spec.label}
                      value={value}
                      rows={3}
                      maxLength={spec.maxLength ?? 600}
                      onChange={(next) => set(spec, next)}
                    />
                  );
                }
                const isWrong = problem !== null && (problem !== 'missing' || draft[spec.name] !== undefined);
                const hint = isWrong ? wordsFor(spec, problem) : spec.hint;
                return (
                  <TextField
                    key={spec.name}
                    label={spec.label}
                    value={value}
                    isWrong={isWrong}
                    {...(hint === undefined ? {} : { hint })}
                    {...(spec.kind === 'secret' ? { type: 'password', autoComplete: 'new-password' } : {})}
                    {...(spec.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
                    {...(spec.isCode === true ? { className: 'm' } : {})}
                    maxLength={spec.maxLength ?? 200}
                    onChange={(next) => set(spec, next)}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
                    }}
                  />
                );
              })}
            </div>
            {note}
          </div>
        ))}
        {children}
      </fieldset>
      {may ? (
        <SaveLine
          canSave={canSave}
          isDirty={isDirty}
          said={between === null ? said : { isGood: false, text: between }}
          {...(saveLabel === undefined ? {} : { label: saveLabel })}
          onUndo={() => {
            drop();
            forget();
            onUndo?.();
          }}
        />
      ) : null}
    </form>
  );
}

/** A box to tick. */
export function CheckField(props: {
  readonly label: string;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}) {
  const id = useId();
  return (
    <label className="check" htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        checked={props.isChecked}
        disabled={props.isDisabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
