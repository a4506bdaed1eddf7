import type { KeyboardEvent, Ref } from 'react';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { useTexts } from '../../client/app-context.ts';
import { SelectField } from '../../ui/controls.tsx';
import { shiftTexts } from './texts/catalog.ts';

export type Person = QueryOutputs['shift.now']['people'][number];

/** Stands for nobody in the list of those who may take over; no sign-in name has a space. */
export const NOBODY = ' ';

/** Somebody of the list, and the PIN by which they vouch. */
export function PersonPin(props: {
  readonly label: string;
  readonly pinLabel: string;
  readonly people: readonly Person[];
  readonly user: string;
  readonly pin: string;
  /** Whether the list may end with nobody. */
  readonly mayBeNobody?: boolean;
  readonly pinRef: Ref<HTMLInputElement>;
  readonly onUser: (user: string) => void;
  readonly onPin: (pin: string) => void;
}) {
  const { label, pinLabel, people, user, pin, mayBeNobody = false, pinRef, onUser, onPin } = props;
  const t = useTexts(shiftTexts);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!mayBeNobody || (event.code !== 'Digit0' && event.code !== 'Numpad0')) return;
    event.preventDefault();
    onUser(NOBODY);
  };
  return (
    <div className="person-pin">
      <SelectField
        label={label}
        value={user}
        options={[
          { value: '', text: t('shift.choose-person') },
          ...people.map((one) => ({ value: one.user, text: one.displayName })),
          ...(mayBeNobody ? [{ value: NOBODY, text: t('shift.nobody') }] : []),
        ]}
        data-step
        onKeyDown={onKeyDown}
        onChange={onUser}
      />
      {user === NOBODY ? null : (
        <div className="field">
          <span className="l" aria-hidden="true">
            {t('shift.pin')}
          </span>
          <input
            ref={pinRef}
            data-step
            type="password"
            autoComplete="new-password"
            maxLength={200}
            aria-label={pinLabel}
            value={pin}
            onChange={(event) => onPin(event.target.value)}
          />
        </div>
      )}
    </div>
  );
}
