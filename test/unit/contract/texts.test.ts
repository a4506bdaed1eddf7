import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../../shared/domain/events.ts';
import { LIST_ERRORS, LIST_WARNINGS } from '../../../shared/domain/expected/list-codes.ts';
import { DEPARTURES, VISIT_STAGES } from '../../../shared/domain/gate/visit-stage.ts';
import { CALL_STOPS } from '../../../shared/domain/queue/call.ts';
import { defaultDiscipline, DISCIPLINE_PROBLEMS } from '../../../shared/domain/queue/discipline.ts';
import { NO_SHOW_CHANNELS } from '../../../shared/domain/queue/no-show.ts';
import { DEFAULT_DOCUMENT_REQUIREMENTS } from '../../../shared/domain/queue/default-documents.ts';
import { ALARM_CODES } from '../../../shared/domain/records.ts';
import { REMOVAL_RULES } from '../../../shared/domain/slots/prepared.ts';
import { TERM_CODES } from '../../../shared/domain/slots/terms.ts';
import {
  CAME_FROM,
  CARGO_CLASSES,
  DIRECTIONS,
  FACILITY_KINDS,
  INCIDENT_KINDS,
  MILESTONES,
  PERSON_ROLES,
  ROLES,
  SERVICES,
  SLOT_STATUSES,
  VEHICLE_TYPES,
} from '../../../shared/domain/vocabulary.ts';
import { LIVE_FIGURES } from '../../../shared/domain/surge/live.ts';
import { TRIGGER_MEASURES } from '../../../shared/domain/surge/types.ts';
import { FAULT_STATUS, REFUSAL_CODES } from '../../../shared/contract/errors.ts';
import type { TextGroup } from '../../../shared/contract/texts/catalog.ts';
import {
  DEFAULT_STREAMS,
  DOCUMENT_KINDS,
  FAST_TRACK_REASONS,
  NOT_READY_CODES,
  VISIT_WARNINGS,
} from '../../../shared/contract/texts/codes.ts';
import { en } from '../../../shared/contract/texts/en.ts';
import { fillText, placeholdersOf } from '../../../shared/contract/texts/format.ts';
import { anyWordOf, notReadyTextOf, textOf, wordOf } from '../../../shared/contract/texts/text-of.ts';
import { vi } from '../../../shared/contract/texts/vi.ts';

const LISTS: readonly (readonly [TextGroup, readonly string[]])[] = [
  ['refusal', REFUSAL_CODES],
  ['fault', Object.keys(FAULT_STATUS)],
  ['event', EVENT_TYPES],
  ['visitWarning', VISIT_WARNINGS],
  ['listError', LIST_ERRORS],
  ['listWarning', LIST_WARNINGS],
  ['notReady', NOT_READY_CODES],
  ['document', DOCUMENT_KINDS],
  ['document', DEFAULT_DOCUMENT_REQUIREMENTS.map(({ kind }) => kind)],
  ['stream', DEFAULT_STREAMS],
  ['stream', DIRECTIONS.flatMap((each) => defaultDiscipline(each).streams.map(({ key }) => key))],
  ['callStop', CALL_STOPS],
  ['disciplineProblem', DISCIPLINE_PROBLEMS],
  ['fastTrackReason', FAST_TRACK_REASONS],
  ['attemptChannel', NO_SHOW_CHANNELS],
  ['slotTerm', TERM_CODES],
  ['slotRemoval', REMOVAL_RULES],
  ['direction', DIRECTIONS],
  ['cameFrom', CAME_FROM],
  ['cargoClass', CARGO_CLASSES],
  ['vehicleType', VEHICLE_TYPES],
  ['stage', VISIT_STAGES],
  ['departure', DEPARTURES],
  ['milestone', MILESTONES],
  ['service', SERVICES],
  ['role', ROLES],
  ['personRole', PERSON_ROLES],
  ['facilityKind', FACILITY_KINDS],
  ['facilityUnit', FACILITY_KINDS],
  ['incidentKind', INCIDENT_KINDS],
  ['slotStatus', SLOT_STATUSES],
  ['alarm', ALARM_CODES],
  ['triggerMeasure', TRIGGER_MEASURES],
  ['triggerUnit', TRIGGER_MEASURES],
  ['liveFigure', LIVE_FIGURES],
];

const GROUPS = Object.keys(vi) as readonly TextGroup[];

describe('texts of codes', () => {
  it.each(LISTS)('has a text in both languages for every code of %s', (group, codes) => {
    const words = { vi: vi[group], en: en[group] } as Readonly<Record<string, Readonly<Record<string, string>>>>;
    for (const code of codes) {
      expect(words['vi']?.[code], `vi ${group} ${code}`).toMatch(/\S/);
      expect(words['en']?.[code], `en ${group} ${code}`).toMatch(/\S/);
    }
  });

  it.each(GROUPS)('asks for the same details in both languages: %s', (group) => {
    const other: Readonly<Record<string, string>> = en[group];
    for (const [code, text] of Object.entries(vi[group])) {
      expect([...placeholdersOf(text)].sort(), code).toEqual([...placeholdersOf(other[code] ?? '')].sort());
    }
  });

  it.each(GROUPS)('keeps to the operator’s words: %s', (group) => {
    for (const [code, text] of Object.entries(vi[group])) {
      expect(text, code).not.toMatch(/vui lòng|tạm giữ|!/iu);
      expect(text, code).toBe(text.normalize('NFC'));
    }
  });

  it('never says one code in two ways among the answers', () => {
    const answers = [vi.refusal, vi.fault, vi.visitWarning] as readonly Readonly<Record<string, string>>[];
    const seen = new Map<string, string>();
    for (const words of answers) {
      for (const [code, text] of Object.entries(words)) {
        expect(seen.get(code) ?? text, code).toBe(text);
        seen.set(code, text);
      }
    }
  });
});

describe('filling a text', () => {
  it('puts details in and leaves optional parts out when a detail is missing', () => {
    expect(fillText('Ô [{code} ]đang có xe[ {plate}].', { code: 'A1' })).toBe('Ô A1 đang có xe.');
    expect(fillText('Ô [{code} ]đang có xe[ {plate}].', { plate: null })).toBe('Ô đang có xe.');
    expect(fillText('thiếu {document}')).toBe('thiếu …');
  });

  it('lets the caller write times and lists', () => {
    const show = (name: string): string | null => (name.endsWith('At') ? '14:32' : null);
    expect(fillText('lúc {servedAt}, {codes}', { servedAt: 1, codes: ['a', 'b'] }, show)).toBe('lúc 14:32, a, b');
  });

  it('does not read a detail as a text', () => {
    expect(fillText('{name} {plate}', { name: '{plate}', plate: '12C' })).toBe('{plate} 12C');
  });

  it('shows a code that it does not know as it is', () => {
    expect(textOf('vi', 'some.new-code')).toBe('some.new-code');
    expect(anyWordOf('en', 'stage', 'toString')).toBe('toString');
    expect(wordOf('vi', 'departure', 'turned-back')).toBe('quay đầu');
  });

  it('[QU4] names the paper that is missing', () => {
    expect(notReadyTextOf('vi', 'missing-document:growing-area-code')).toBe('thiếu mã vùng trồng');
    expect(notReadyTextOf('en', 'missing-document:C/O form E')).toBe('missing: C/O form E');
    expect(notReadyTextOf('vi', 'hold')).toBe('tạm dừng, chờ thủ tục');
  });
});
