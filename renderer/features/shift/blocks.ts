import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { ShiftPage } from '../../../shared/domain/shift/types.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ScreenName, Words } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import { slipRangesOf } from './slip-ranges.ts';
import type { ShiftTextKey } from './texts/catalog.ts';

/** One line of a block: what it is about, what there is to say, and a figure or a time. */
export type BlockLine = { readonly code: string; readonly words: string; readonly side: string };

/** One of the ten blocks of a shift's page, on the screen and on paper. */
export type Block = {
  readonly key: keyof typeof SCREEN_FOR | 'holds' | 'moves' | 'keys' | 'zones' | 'traffic' | 'cash' | 'receipts';
  /** The one figure of the block. */
  readonly figure: string;
  /** Whether somebody has to do something about it. */
  readonly isOpen: boolean;
  /** Lines one below another, or small figures side by side. */
  readonly form: 'lines' | 'figures';
  readonly lines: readonly BlockLine[];
  /** Where that is done. */
  readonly screen: ScreenName | null;
};

/** Where what is open is worked off. */
const SCREEN_FOR = { cases: 'cases', slips: 'late', incidents: 'incident' } as const satisfies Readonly<
  Record<string, ScreenName>
>;

export type Wording = {
  readonly t: Translate<ShiftTextKey>;
  readonly word: Words['word'];
  readonly format: Format;
  /** Times of this day are written without it. */
  readonly near: Instant;
};

/** The ten blocks of a page: first what needs a hand, then what there is. Always the same places. */
export function blocksOf(page: ShiftPage, { t, word, format, near }: Wording): readonly Block[] {
  const time = (at: Instant): string => format.timeNear(at, near);
  const dong = (amount: number): string => t('shift.dong', { amount: format.number(amount) });
  const open = (key: Block['key'], lines: readonly BlockLine[], count = lines.length): Block => ({
    key,
    figure: format.number(count),
    isOpen: count > 0,
    form: 'lines',
    lines,
    screen: key in SCREEN_FOR ? SCREEN_FOR[key as keyof typeof SCREEN_FOR] : null,
  });
  const figures = (key: Block['key'], figure: string, lines: readonly BlockLine[]): Block => ({
    key,
    figure,
    isOpen: false,
    form: 'figures',
    lines,
    screen: null,
  });
  const truck = (plate: string, words: string, side: string): BlockLine => ({ code: formatPlate(plate), words, side });
  const fact = (words: string, side: string): BlockLine => ({ code: '', words, side });

  const slips = page.slipsMissing.flatMap(({ numbers }) => slipRangesOf(numbers));
  const missing = page.slipsMissing.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const receipts = page.takings.reduce((sum, { count }) => sum + count, 0);
  return [
    open(
      'cases',
      page.unconfirmed.map(({ plate, code, at }) => truck(plate, word('caseCode', code), time(at))),
    ),
    open(
      'slips',
      slips.map(({ first, last, count }) => ({
        code: count === 1 ? first : t('shift.slip-range', { first, last }),
        words: '',
        side: format.number(count),
      })),
      missing,
    ),
    open(
      'incidents',
      page.incidents.map(({ kind, place, openedAt }) => ({
        code: '',
        words: [word('incidentKind', kind), place].filter((part) => part !== '').join(' · '),
        side: time(openedAt),
      })),
    ),
    open(
      'holds',
      page.holds.map(({ plate, authority, from }) =>
        truck(plate, authority === '' ? t('shift.restricted') : authority, time(from)),
      ),
    ),
    open(
      'moves',
      page.moves.map(({ plate, target, orderedAt }) => truck(plate, `→ ${target}`, time(orderedAt))),
    ),
    open(
      'keys',
      page.keys.map(({ plate, keysWith, isDriverless }) =>
        truck(plate, keysWith, isDriverless ? t('shift.driverless') : ''),
      ),
    ),
    figures(
      'zones',
      format.number(page.trucks),
      page.zones.map(({ name, trucks }) => fact(name, format.number(trucks))),
    ),
    figures('traffic', format.number(page.people), [
      fact(t('shift.passes-in'), format.number(page.passesIn)),
      fact(t('shift.passes-out'), format.number(page.passesOut)),
    ]),
    figures('cash', dong(page.cashExpectedDong), [
      fact(t('shift.opening'), format.number(page.cashOpeningDong)),
      ...page.takings.map(({ how, count, amountDong }) =>
        fact(t('shift.taken', { way: word('paymentWay', how), count }), format.number(amountDong)),
      ),
    ]),
    figures(
      'receipts',
      format.number(receipts),
      page.receiptFirst === null || page.receiptLast === null
        ? []
        : [
            { code: page.receiptFirst, words: t('shift.receipt-first'), side: '' },
            { code: page.receiptLast, words: t('shift.receipt-last'), side: '' },
          ],
    ),
  ];
}
