import { useCallback, type ReactNode } from 'react';
import { isPseudoZone } from '../../../../shared/domain/layout/types.ts';
import type { VisitRow } from '../../../../shared/contract/rows.ts';
import { useApp, useRow, useSiteNow, useTexts, useWords } from '../../../client/app-context.ts';
import { compareCodes, STATE_SIGNS, type SlotView } from '../slot-view.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { useYard } from '../use-yard.ts';
import { roughPlaceText, upper, type Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Section } from './section.tsx';

const NOW_MS = 15_000;
const COUNT_MS = 500;
/** Slots shown on either side. */
const AROUND = 6;

/** Where the truck stands, since when, and what stands beside it. */
export function PlaceSection(props: {
  readonly model: YardModel;
  readonly view: SlotView | null;
  readonly visit: VisitRow | null;
  readonly wording: Wording;
  readonly children?: ReactNode;
}) {
  const { model, view, visit, wording } = props;
  const zone = useRow('zone', visit?.zoneId ?? null);
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const now = useSiteNow(NOW_MS);
  const seenAt = visit?.seenAt ?? null;
  const arrivedAt = visit?.arrivedAt ?? null;
  const basis = seenAt === null ? '' : t('yard.seen', { time: format.timeNear(seenAt, now) });
  const since =
    arrivedAt === null
      ? ''
      : t('yard.in-since', {
          time: format.timeNear(arrivedAt, now),
          stay: format.duration(now - arrivedAt),
        });
  return (
    <Section title={t(visit === null ? 'yard.sec.slot' : 'yard.sec.place')} basis={basis}>
      {visit === null ? null : (
        <div className="yard-answer">
          <b className={view === null ? undefined : 'm'}>
            {view === null
              ? zone === undefined || isPseudoZone(zone.kind)
                ? t('yard.no-slot')
                : [zone.code, roughPlaceText(wording, visit.place)].filter((part) => part !== '').join(' · ')
              : [
                  view.slot.code,
                  ...visit.alsoSlotIds.filter((id) => id !== view.slotId).map((id) => model.get(id)?.slot.code ?? ''),
                ].join(' + ')}
          </b>
          <span className="s">{since}</span>
        </div>
      )}
      {view === null ? null : (
        <>
          <Neighbours model={model} view={view} />
          <p className="s">{factsOf(view, format.number, t, word)}</p>
        </>
      )}
      {props.children}
    </Section>
  );
}

function factsOf(
  { slot }: SlotView,
  number: (value: number, digits?: number) => string,
  t: ReturnType<typeof useTexts<keyof typeof yardTexts.vi>>,
  word: ReturnType<typeof useWords>['word'],
): string {
  const facts = [
    t(slot.hasPower ? 'yard.power' : 'yard.no-power'),
    t('yard.exit', { distance: number(slot.exitDistanceM) }),
    slot.access === 'lane' ? t('yard.lane', { depth: slot.depth + 1 }) : t('yard.through'),
    ...(slot.isCovered ? [t('yard.covered')] : []),
    t('yard.length', {
      metres: number(slot.lengthCm / 100, slot.lengthCm % 100 === 0 ? 0 : 1),
    }),
  ];
  if (slot.status !== 'open' && slot.visitId !== null)
    facts.push(word('slotStatus', slot.status) + (slot.statusReason === null ? '' : `: ${slot.statusReason}`));
  return upper(facts.join(' · '));
}

function Neighbours({ model, view }: { readonly model: YardModel; readonly view: SlotView }) {
  const { zoneId, row } = view.slot;
  const { slotId } = view;
  const around = useYard(
    model,
    useCallback(
      (yard: YardModel) => {
        const line = [...yard.slots().values()]
          .filter(({ slot }) => slot.zoneId === zoneId && slot.row === row)
          .sort((a, b) => a.slot.position - b.slot.position || compareCodes(a.slot.code, b.slot.code));
        const at = line.findIndex((each) => each.slotId === slotId);
        const from = Math.max(0, Math.min(at - AROUND, line.length - 2 * AROUND - 1));
        return line.slice(from, from + 2 * AROUND + 1);
      },
      [zoneId, row, slotId],
    ),
    COUNT_MS,
  );
  return (
    <div className="yard-around" aria-hidden="true">
      {around.map((each) => (
        <i key={each.slotId} className={`yard-sign state ${each.state}${each.slotId === slotId ? ' here' : ''}`}>
          {STATE_SIGNS[each.state]}
        </i>
      ))}
    </div>
  );
}
