import { useCallback } from 'react';
import type { MoveRow, VisitRow } from '../../../../shared/contract/rows.ts';
import { useApp, useCan, useCommand, useRows, useSiteNow, useTexts, useWords } from '../../../client/app-context.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { Button } from '../../../ui/controls.tsx';
import type { Panel } from '../panel.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { upper } from '../wording.ts';
import { Problem, Section } from './section.tsx';
import { useAction } from './use-action.ts';
import { isSameList } from '../../../ui/same.ts';

const NOW_MS = 30_000;

/** What the yard has of a truck and does with it: its keys, the look at its seal, a tractor for its trailer, moves. */
export function CustodySection({
  visit,
  onOpen,
}: {
  readonly visit: VisitRow;
  readonly onOpen: (panel: Panel) => void;
}) {
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const now = useSiteNow(NOW_MS);
  const done = useCommand('move.done');
  const canSeal = useCan('visit.seal');
  const canSwap = useCan('visit.swap-vehicle');
  const action = useAction();
  const { visitId, keysWith, sealNo, sealCheckedAt, isDriverless, hasTractor } = visit;
  const moves = useRows(
    ['move'],
    useCallback((rows: RowStore) => movesOf(rows, visitId), [visitId]),
    isSameList,
  );
  return (
    <Section title={t('yard.sec.custody')} basis={isDriverless ? <b className="warn">{t('yard.driverless')}</b> : ''}>
      {moves.map((move) => (
        <p key={move.moveId} className="yard-answer">
          <span className="warn">
            {t('yard.move', { target: targetText(move.target, t), why: word('moveReason', move.why) })}
          </span>
          <Button onClick={() => void action.run(() => done({ moveId: move.moveId }, visit.plate))}>
            {t('yard.move-done')}
          </Button>
        </p>
      ))}
      <p className="s">
        {upper(
          [
            keysWith === null ? t('yard.keys-driver') : t('yard.keys-kept', { where: keysWith }),
            sealCheckedAt === null
              ? t('yard.seal-never')
              : t('yard.seal-at', { seal: sealNo ?? '–', at: format.timeNear(sealCheckedAt, now) }),
            ...(hasTractor ? [] : [t('yard.no-tractor')]),
          ].join(' · '),
        )}
      </p>
      <div className="yard-buttons">
        <Button onClick={() => onOpen({ kind: 'keys', visitId })}>{t('yard.act.keys')}</Button>
        <Button disabled={!canSeal} onClick={() => onOpen({ kind: 'seal', visitId })}>
          {t('yard.act.seal')}
        </Button>
        {hasTractor ? null : (
          <Button disabled={!canSwap} onClick={() => onOpen({ kind: 'couple', visitId })}>
            {t('yard.act.couple')}
          </Button>
        )}
      </div>
      <Problem text={action.problem} />
    </Section>
  );
}

/** Where a move order goes, in words: a gate is kept as `gate:2`. */
export function targetText(target: string, t: ReturnType<typeof useTexts<keyof typeof yardTexts.vi>>): string {
  return target.startsWith('gate:') ? t('yard.move-gate', { gate: target.slice('gate:'.length) }) : target;
}

function movesOf(rows: RowStore, visitId: string): readonly MoveRow[] {
  return [...rows.all('move').values()].filter((move) => move.visitId === visitId);
}
