import type { FacilityRow } from '../../../shared/contract/rows.ts';
import { FACILITY_STATES } from '../../../shared/domain/vocabulary.ts';
import { addDays, atMinuteOfDay, dayOf, type TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useCan, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { FieldsForm } from './fields-form.tsx';
import { numberIn, numberText, readMinute } from './fields.ts';
import { settingsTexts } from './texts/catalog.ts';

/** Whether a facility can be used now, how much of it cannot, why, and until when that is expected to last. */
export function FacilityStateForm({ facility }: { readonly facility: FacilityRow }) {
  const { clock, format } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const may = useCan('facility.set-state');
  const save = useCommand('facility.set-state');
  const { facilityId, code, state, stateReason, stateUntil, unitsOut, capacity } = facility;
  return (
    <FieldsForm
      name={`facility ${facilityId} state`}
      may={may}
      saveLabel={t('settings.facilities.state-save')}
      groups={[
        {
          title: t('settings.facilities.state'),
          fields: [
            {
              name: 'state',
              label: t('settings.facilities.state-now'),
              value: state,
              kind: 'select',
              options: FACILITY_STATES.map((one) => ({ value: one, text: word('facilityState', one) })),
            },
            {
              name: 'unitsOut',
              label: t('settings.facilities.unitsOut'),
              value: numberText(unitsOut),
              kind: 'number',
              isWhole: true,
              min: 0,
              max: capacity,
              hint: t('settings.facilities.unitsOut-hint', { capacity: format.number(capacity) }),
            },
            {
              name: 'until',
              label: t('settings.facilities.until'),
              value: stateUntil === null ? '' : format.time(stateUntil),
              kind: 'time',
              isOptional: true,
              ...(stateUntil === null ? {} : { hint: format.dateTime(stateUntil) }),
            },
            {
              name: 'reason',
              label: t('settings.facilities.reason'),
              value: stateReason ?? '',
              isOptional: true,
              maxLength: 300,
            },
          ],
        },
      ]}
      onSave={(values) => {
        const minute = readMinute(values['until'] ?? '');
        const isSameTime = stateUntil !== null && values['until'] === format.time(stateUntil);
        const until = minute === null ? null : isSameTime ? stateUntil : nextTime(minute, clock.now(), format.zone);
        return save(
          {
            facilityId,
            state: FACILITY_STATES.find((one) => one === values['state']) ?? state,
            unitsOut: numberIn(values, 'unitsOut'),
            until,
            ...(values['reason'] === '' ? {} : { reason: values['reason'] }),
          },
          code,
        );
      }}
    />
  );
}

/** The next time that a clock shows this minute of the day. */
function nextTime(minute: number, now: Instant, zone: TimeZone): Instant {
  const today = dayOf(now, zone);
  const at = atMinuteOfDay(today, minute, zone);
  return at > now ? at : atMinuteOfDay(addDays(today, 1), minute, zone);
}
