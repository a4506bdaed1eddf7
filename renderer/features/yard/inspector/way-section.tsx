import { useCallback } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import type { VisitRow } from '../../../../shared/contract/rows.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useCan, useGoTo, useSelection, useTexts } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { yardTexts } from '../texts/yard-texts.ts';
import { useYard } from '../use-yard.ts';
import type { YardModel } from '../yard-model.ts';
import { Section } from './section.tsx';

const COUNT_MS = 500;

/** Blocked trucks show what blocks them, each one step away (SL5). */
export function WaySection(props: {
  readonly model: YardModel;
  readonly slotId: WireId<'slot'>;
  readonly visit: VisitRow;
}) {
  const { model, slotId, visit } = props;
  const t = useTexts(yardTexts);
  const goTo = useGoTo();
  const canOrder = useCan('move.order');
  const [, select] = useSelection();
  const blockers = useYard(
    model,
    useCallback((yard: YardModel) => yard.blockersOf(slotId), [slotId]),
    COUNT_MS,
  );
  if (blockers.length === 0) return null;
  return (
    <Section
      title={t('yard.sec.way')}
      basis={<span className="warn">{t('yard.blocked-by', { count: blockers.length })}</span>}
    >
      {blockers.map((view) => (
        <button
          key={view.slotId}
          type="button"
          className="yard-pick two"
          onClick={() => select({ slotId: view.slot.slotId, visitId: view.slot.visitId })}
        >
          <b className="m">{view.slot.code}</b>
          <span className="m">{view.visit === null ? '' : formatPlate(view.visit.plate)}</span>
        </button>
      ))}
      {canOrder ? (
        <div className="yard-buttons">
          <Button onClick={() => goTo('marshal', `unblock:${visit.visitId}`)}>{t('yard.act.unblock')}</Button>
        </div>
      ) : null}
    </Section>
  );
}
