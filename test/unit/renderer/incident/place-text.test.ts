import { describe, expect, it } from 'vitest';
import { placeText } from '../../../../renderer/features/incident/place-text.ts';
import { incidentTexts } from '../../../../renderer/features/incident/texts/catalog.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import { translatorOf } from '../../../../renderer/ui/i18n.ts';
import { anyWordOf } from '../../../../shared/contract/texts/text-of.ts';
import { aFullYard } from '../../../support/full-yard.ts';

const yard = aFullYard(300);
const rows = createRowStore();
rows.reset(yard);
const word = (group: Parameters<typeof anyWordOf>[1], code: string): string => anyWordOf('vi', group, code);
const said = (place: string): string => placeText(place, rows, { word }, translatorOf(incidentTexts, 'vi'));

describe('the place of an incident', () => {
  it('is a slot by its code and a zone by its name', () => {
    const [slot] = yard.slots;
    const [zone] = yard.zones;
    expect(said(`slot:${slot?.slotId ?? ''}`)).toBe(slot?.code);
    expect(said(`zone:${zone?.zoneId ?? ''}`)).toBe(zone?.name);
  });

  it('is a lane, outside, nowhere, or what somebody typed', () => {
    expect(['gate-lane', 'outside', '', 'nhà ăn', 'slot:slt_zzz'].map(said)).toEqual([
      word('zoneKind', 'gate-lane'),
      'ngoài bãi',
      'chưa ghi chỗ',
      'nhà ăn',
      'slot:slt_zzz',
    ]);
  });
});
