import { describe, expect, it } from 'vitest';
import { commands } from '../../../../shared/contract/commands.ts';
import { dutyText, readDuty } from '../../../../renderer/features/settings/duty-text.ts';
import { facilityOf, problemOfFacility } from '../../../../renderer/features/settings/facility-values.ts';
import { newRooms } from '../../../../renderer/features/settings/room-maker.ts';
import {
  problemOfSitting,
  sittingDraftsOf,
  sittingsOfDrafts,
  withNewSitting,
} from '../../../../renderer/features/settings/sitting-draft.ts';
import { hoursText, readHours } from '../../../../renderer/features/settings/spans-text.ts';

describe('opening hours as they are typed', () => {
  it('reads several spans, and one past midnight as two', () => {
    expect(readHours('06:00–10:00, 16h00-22:00')).toEqual([
      { fromMinute: 360, toMinute: 600 },
      { fromMinute: 960, toMinute: 1320 },
    ]);
    expect(readHours('22:00–02:00')).toEqual([
      { fromMinute: 0, toMinute: 120 },
      { fromMinute: 1320, toMinute: 1440 },
    ]);
    expect(readHours('22:00–00:00')).toEqual([{ fromMinute: 1320, toMinute: 1440 }]);
    expect(readHours('')).toEqual([]);
  });

  it('says what is no span, and which overlap', () => {
    for (const wrong of ['6', '06:00', '06:00–25:00', '06:00–06:00', '06:00–08:00–10:00'])
      expect(readHours(wrong), wrong).toBe('form');
    expect(readHours('06:00–12:00, 11:00–13:00')).toBe('overlap');
    expect(readHours('22:00–06:00, 05:00–07:00')).toBe('overlap');
    expect(readHours('06:00–12:00, 12:00–13:00')).toHaveLength(2);
  });

  it('writes them as they were typed', () => {
    for (const text of ['06:00–22:00', '22:00–02:00', '06:00–10:00, 16:00–22:00', '00:00–24:00', '06:00–24:00', '']) {
      const read = readHours(text);
      expect(typeof read === 'string' ? read : hoursText(read)).toBe(text);
    }
  });

  it('reads hours of duty past midnight into the next day', () => {
    const duty = readDuty('22:00–06:00', 7);
    expect(duty).toEqual([
      { weekday: 7, fromMinute: 1320, toMinute: 1440 },
      { weekday: 1, fromMinute: 0, toMinute: 360 },
    ]);
    expect(dutyText(duty ?? [], 7)).toBe('22:00–24:00');
  });
});

describe('a facility while it is typed', () => {
  const values = {
    code: 'VT2',
    kind: 'shower',
    name: 'Nhà tắm 2',
    nameEn: '',
    capacity: '12',
    isOpen: 'yes',
    forWhom: 'women',
    openHours: '05:00–23:00',
    turnMinutes: '12',
    xM: '12,5',
    yM: '30',
  };
  const save = commands['facility.save'].input;

  it('is saved as the command takes it', () => {
    const said = facilityOf(values);
    expect(said).toEqual({
      code: 'VT2',
      kind: 'shower',
      name: 'Nhà tắm 2',
      capacity: 12,
      isOpen: true,
      forWhom: 'women',
      openHours: [{ fromMinute: 300, toMinute: 1380 }],
      turnMinutes: 12,
      portionsPerHour: null,
      xCm: 1250,
      yCm: 3000,
    });
    expect(save.safeParse(said).success).toBe(true);
  });

  it('forgets what its kind is not asked', () => {
    expect(facilityOf({ ...values, kind: 'water' })).toMatchObject({ forWhom: 'everybody', turnMinutes: null });
    expect(facilityOf({ ...values, kind: 'canteen', portionsPerHour: '300' })).toMatchObject({ portionsPerHour: 300 });
  });

  it('needs both numbers of a place or none', () => {
    expect(problemOfFacility(values)).toBeNull();
    expect(problemOfFacility({ ...values, yM: ' ' })).toBe('half-place');
    expect(problemOfFacility({ ...values, xM: '', yM: '' })).toBeNull();
    expect(problemOfFacility({ ...values, openHours: 'sáng' })).toBe('hours-form');
    expect(facilityOf({ ...values, xM: '', yM: '' })).toMatchObject({ xCm: null, yCm: null });
  });
});

describe('sittings while they are typed', () => {
  const saved = [
    { code: 'trua', name: 'Trưa', fromMinute: 660, toMinute: 780 },
    { code: 'sang', name: 'Sáng', fromMinute: 330, toMinute: 480 },
  ];

  it('come in the order of the day, and go back as they were', () => {
    const drafts = sittingDraftsOf(saved);
    expect(drafts.map(({ code }) => code)).toEqual(['sang', 'trua']);
    expect(sittingsOfDrafts(drafts)).toEqual(saved.toReversed());
    expect(drafts.map((line) => problemOfSitting(line, drafts))).toEqual([null, null]);
  });

  it('say what is wrong', () => {
    const [first, second] = sittingDraftsOf(saved);
    if (first === undefined || second === undefined) throw new Error('two sittings');
    const wrong = (part: object) => {
      const line = { ...second, ...part };
      return problemOfSitting(line, [first, line]);
    };
    expect(wrong({ code: 'Trưa' })).toBe('code');
    expect(wrong({ code: 'sang' })).toBe('twice');
    expect(wrong({ name: '' })).toBe('name');
    expect(wrong({ from: '11' })).toBe('time');
    expect(wrong({ to: '10:00' })).toBe('order');
    expect(wrong({ from: '07:30' })).toBe('overlap');
    expect(wrong({ to: '24:00' })).toBeNull();
  });

  it('a new one has a code that none has', () => {
    const lines = withNewSitting(sittingDraftsOf([{ code: 's2', name: 'Tối', fromMinute: 1020, toMinute: 1140 }]));
    expect(lines.at(-1)).toMatchObject({ code: 's3', from: '19:00', to: '' });
  });
});

describe('rooms and beds in one go', () => {
  const maker = { prefix: 'N1-', from: 101, to: 112, beds: 8 };

  it('makes rooms 101 to 112 with eight beds each', () => {
    const made = newRooms(maker, new Set());
    if (typeof made === 'string') throw new Error(made);
    expect(made.rooms).toHaveLength(12);
    expect(made.beds).toHaveLength(96);
    expect(made.rooms.at(0)).toBe('N1-101');
    expect(made.beds.at(-1)).toEqual({ code: 'N1-112-8', room: 'N1-112' });
    expect(newRooms({ ...maker, from: 9, to: 10, beds: 0 }, new Set())).toEqual({
      rooms: ['N1-09', 'N1-10'],
      beds: [],
    });
  });

  it('says why it cannot', () => {
    expect(newRooms({ ...maker, to: 100 }, new Set())).toBe('range');
    expect(newRooms({ ...maker, to: 301 }, new Set())).toBe('range');
    expect(newRooms({ ...maker, beds: 41 }, new Set())).toBe('beds');
    expect(newRooms({ ...maker, prefix: 'NHA-DAI-NHAT-' }, new Set())).toBe('long');
    expect(newRooms(maker, new Set(['N1-105']))).toBe('taken');
    expect(newRooms(maker, new Set(['N1-105-3']))).toBe('taken');
  });
});
