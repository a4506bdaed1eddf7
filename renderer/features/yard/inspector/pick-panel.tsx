import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import { fold } from '../../../../shared/kernel/text.ts';
import type { VisitRow } from '../../../../shared/contract/rows.ts';
import { formatPlate, normalisePlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useApp, useCommand, useSelection, useSiteNow, useTexts } from '../../../client/app-context.ts';
import { TextField } from '../../../ui/controls.tsx';
import type { Panel } from '../panel.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { useYard } from '../use-yard.ts';
import { goodsText, type Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Problem, Section } from './section.tsx';
import { useAction } from './use-action.ts';

const LIST_MS = 500;
const MOST = 60;

/** Trucks without a slot, the longest here first: pick one for the slot, or to be given the best one. */
export function PickPanel(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly slotId: WireId<'slot'> | null;
  readonly onOpen: (panel: Panel) => void;
  readonly onDone: () => void;
  /** Opened with F4, or the resting list of an inspector with nothing selected. */
  readonly isAsked: boolean;
}) {
  const { model, wording, slotId, onOpen, onDone, isAsked } = props;
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const now = useSiteNow(15_000);
  const [, select] = useSelection();
  const assign = useCommand('slot.assign');
  const action = useAction();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const waiting = useYard(
    model,
    useCallback((yard: YardModel) => yard.unplaced(), []),
    LIST_MS,
  );
  const wanted = fold(normalisePlate(typed));
  const found = waiting.filter((visit) => wanted === '' || fold(visit.plate).includes(wanted)).slice(0, MOST);
  const current = Math.min(at, found.length - 1);

  const take = async (visit: VisitRow): Promise<void> => {
    if (slotId === null) {
      select({ visitId: visit.visitId, slotId: null });
      onOpen({ kind: 'place', visitId: visit.visitId });
      return;
    }
    if (await action.run(() => assign({ visitId: visit.visitId, slotId }))) {
      select({ visitId: visit.visitId, slotId });
      onDone();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = Math.max(0, Math.min(found.length - 1, current + step));
      setAt(next);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.code === 'Enter') {
      event.preventDefault();
      const visit = found[current];
      if (visit !== undefined && !action.isBusy) void take(visit);
    }
  };

  const title =
    slotId === null
      ? t(isAsked ? 'yard.place.pick-any' : 'yard.waiting-list')
      : t('yard.place.pick', { slot: model.get(slotId)?.slot.code ?? '' });
  return (
    <div className="yard-panel" onKeyDown={onKeyDown}>
      <h2 className="yard-panel-title">{title}</h2>
      {isAsked ? (
        <div className="sec yard-form">
          <TextField
            label={t('yard.col.plate')}
            value={typed}
            autoFocus
            className="m"
            onChange={(value) => {
              setTyped(value);
              setAt(0);
            }}
          />
          <Problem text={action.problem} />
        </div>
      ) : (
        <p className="sec q">{t('yard.nothing')}</p>
      )}
      <Section title={t('yard.waiting-list')} basis={format.number(waiting.length)}>
        {waiting.length === 0 ? <p className="q">{t('yard.waiting-none')}</p> : null}
        <div ref={list} role="listbox" aria-label={t('yard.waiting-list')} className="yard-waiting">
          {found.map((visit, index) => (
            <button
              key={visit.visitId}
              type="button"
              role="option"
              aria-selected={isAsked && index === current}
              tabIndex={isAsked ? -1 : 0}
              onClick={() => void take(visit)}
            >
              <b className="m">{formatPlate(visit.plate)}</b>
              <span className="s el">{goodsText(wording, visit)}</span>
              <span className="q">{visit.arrivedAt === null ? '' : format.duration(now - visit.arrivedAt)}</span>
            </button>
          ))}
        </div>
      </Section>
    </div>
  );
}
