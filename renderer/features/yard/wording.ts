import type { Instant } from '../../../shared/kernel/instant.ts';
import type { SiteSettings } from '../../../shared/domain/site/settings.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { Words } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import { papersOf } from './papers.ts';
import type { SlotAlarm, SlotState, SlotView } from './slot-view.ts';
import type { YardTranslate } from './texts/yard-texts.ts';

/** What is needed to say things about a slot. */
export type Wording = {
  readonly t: YardTranslate;
  readonly words: Words;
  readonly format: Format;
  readonly now: () => Instant;
  readonly settings: () => SiteSettings | null;
};

/** A part of a line and how loud it is said. */
export type Said = {
  readonly text: string;
  readonly tone: 'plain' | 'quiet' | 'warn' | 'bad';
};

export const QUIET_DASH: Said = { text: '–', tone: 'quiet' };

export function stateWord({ t }: Wording, state: SlotState): string {
  return t(`yard.state.${state}`);
}

export function directionWord({ t }: Wording, visit: VisitRow): string {
  return t(`yard.direction.${visit.direction}`);
}

/** `Sầu riêng 5 °C`; the class of the load when nobody named it. */
export function goodsText({ words, format }: Wording, visit: VisitRow): string {
  const goods = visit.goods ?? words.word('cargoClass', visit.cargoClass);
  return visit.temperatureC === null ? goods : `${goods} ${format.number(visit.temperatureC)} °C`;
}

/** The alarm's words and how long ago, for tag and note. */
export function alarmText({ words, format, now }: Wording, alarm: SlotAlarm): string {
  return `▲ ${upper(alarmName(words, alarm))} · ${format.duration(now() - alarm.raisedAt)}`;
}

export function alarmName(words: Words, alarm: SlotAlarm): string {
  return alarm.source === 'alarm' ? words.word('alarm', alarm.code) : words.word('incidentKind', alarm.code);
}

export function papersText(wording: Wording, visit: VisitRow): Said {
  const { required, missing, unknown } = papersOf(visit, wording.settings());
  if (required.length === 0) return QUIET_DASH;
  if (missing > 0) return { text: wording.t('yard.papers-missing', { count: missing }), tone: 'warn' };
  if (unknown > 0) return { text: wording.t('yard.papers-unknown', { count: unknown }), tone: 'quiet' };
  return { text: wording.t('yard.papers-all'), tone: 'plain' };
}

/** The one thing about a slot that a person should know beside its state. */
export function noteOf(wording: Wording, view: SlotView): Said {
  const { t, words, format, now } = wording;
  const { slot, visit, alarm } = view;
  if (alarm !== null) return { text: alarmName(words, alarm), tone: 'bad' };
  if (visit === null) return { text: emptyNote(wording, view), tone: 'quiet' };
  const hold = visit.holds.find(({ to }) => to === null);
  if (hold !== undefined)
    return {
      text: hold.reason === '' ? t('yard.note-restricted') : hold.reason,
      tone: 'plain',
    };
  if (visit.isToConfirm) return { text: t('yard.note-confirm'), tone: 'warn' };
  if (visit.stage === 'called' && visit.arriveByAt !== null) {
    const late = now() - visit.arriveByAt;
    return late > 0
      ? {
          text: t('yard.note-called-late', { time: format.duration(late) }),
          tone: 'warn',
        }
      : {
          text: t('yard.note-called', { time: format.time(visit.arriveByAt) }),
          tone: 'plain',
        };
  }
  if (slot.status === 'closing') return { text: t('yard.note-closing'), tone: 'plain' };
  if (visit.noShows > 0)
    return {
      text: t('yard.note-no-show', { count: visit.noShows }),
      tone: 'warn',
    };
  if (visit.needsPower && !slot.hasPower) return { text: t('yard.note-power'), tone: 'plain' };
  const last = visit.milestones.at(-1);
  return {
    text: last === undefined ? '' : words.word('milestone', last.milestone),
    tone: 'quiet',
  };
}

function emptyNote({ t, words }: Wording, { slot, awaited, state }: SlotView): string {
  if (state === 'reserved')
    return awaited === null
      ? t('yard.kept-for-unknown')
      : t('yard.reserved-for', { plate: formatPlate(awaited.plate) });
  if (state !== 'closed') return '';
  if (slot.isKeepClear) return t('yard.note-keep-clear');
  return slot.statusReason ?? words.word('slotStatus', slot.status);
}

/** Lines begin with a capital; the parts they are made of do not. */
export function upper(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
}

/** `Lối cứu hoả`, `Trụ nước chữa cháy`; a kind that nobody foresaw by its own name. */
export function areaWord({ t }: Wording, kind: string): string {
  return kind === 'fire-lane' || kind === 'exit' || kind === 'hydrant' ? t(`yard.area.${kind}`) : kind;
}

/** What is known of where a truck stands, short of a slot: `hàng A2`; empty when only its zone is. */
export function roughPlaceText({ t }: Wording, place: string): string {
  const [kind, , ...code] = place.split(':');
  return kind === 'row' || kind === 'aisle' || kind === 'bay' ? t(`yard.rough.${kind}`, { code: code.join(':') }) : '';
}

/** `29C-123.45 · hàng A2 · thấy 20 ph trước`, for a truck that stands in no slot. */
export function roughText(wording: Wording, visit: VisitRow): string {
  const { t, format, now } = wording;
  const seen = visit.seenAt === null ? '' : t('yard.seen-ago', { time: format.duration(now() - visit.seenAt) });
  return [formatPlate(visit.plate), roughPlaceText(wording, visit.place), seen]
    .filter((part) => part !== '')
    .join(' · ');
}
