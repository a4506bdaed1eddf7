import type { FacilityRow } from '../../../shared/contract/rows.ts';
import { shutOf } from '../../../shared/domain/rest/open.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { minuteText } from '../../ui/format.ts';
import type { FacilityUse } from './facilities.ts';
import type { Wording } from './wording.ts';

/** `41/64 giường`, `6/24 đang dùng, 3 số đợi`; short where there is little room. */
export function facilityUseText({ t, format }: Wording, use: FacilityUse, isShort: boolean): string {
  const all = format.number(use.all);
  switch (use.kind) {
    case 'beds': {
      const beds = { inUse: format.number(use.inUse), all, free: format.number(use.free) };
      return t(isShort ? 'yard.facility.beds-short' : 'yard.facility.beds', beds);
    }
    case 'turns': {
      const turns = { inUse: format.number(use.inUse), all, waiting: format.number(use.waiting) };
      return t(isShort ? 'yard.facility.turns-short' : 'yard.facility.turns', turns);
    }
    case 'sitting': {
      const { sitting } = use;
      if (sitting === null) return t('yard.facility.units', { all });
      const { name, fromMinute, toMinute } = sitting;
      const said = { name, from: minuteText(fromMinute), to: minuteText(toMinute), all };
      return t(isShort ? 'yard.facility.sitting-short' : 'yard.facility.sitting', said);
    }
    case 'units':
      return t('yard.facility.units', { all });
  }
}

/** When it is open, as it was set up. */
export function facilityHoursText({ t }: Wording, { openHours }: FacilityRow): string {
  if (openHours.length === 0) return t('yard.facility.day-and-night');
  return openHours.map(({ fromMinute, toMinute }) => `${minuteText(fromMinute)}–${minuteText(toMinute)}`).join(', ');
}

/** Whether it takes people in now; if not, why and until when. */
export function facilityStateText({ t, words, format }: Wording, facility: FacilityRow, now: Instant): string {
  const shut = shutOf(facility, now, format.zone);
  if (shut === null) return t('yard.facility.open');
  const state = !facility.isOpen
    ? t('yard.facility.closed')
    : facility.state === 'usable'
      ? t('yard.facility.after-hours')
      : words.word('facilityState', facility.state);
  const until = shut.code === 'facility.closed' ? shut.until : null;
  return [state, shut.reason, until === null ? null : t('yard.facility.until', { time: format.timeNear(until, now) })]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}
