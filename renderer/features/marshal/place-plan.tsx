import { useMemo, useState } from 'react';
import type { PlannedPlacement, QueryOutputs } from '../../../shared/contract/queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { FootLine } from './foot-line.tsx';
import { Lines, toggled, toggledAll, useChosen, type Column } from './lines.tsx';
import { PickSlot } from './pick-slot.tsx';
import { marshalTexts } from './texts/catalog.ts';
import { isPlainKey } from './typing.ts';
import { useAct } from './use-act.ts';
import { refusalText, removedText, termsText } from './wording.ts';

const keyOf = ({ visitId }: PlannedPlacement): string => visitId;

type Planned = Omit<PlannedPlacement, 'cost'> & { readonly cost: number | null };
type Refused = { readonly visitId: string; readonly plate: string; readonly code: string; readonly why: string };

/**
 * The plan for many trucks: tick, or give one another slot, and place them. Each is looked at again; what is not legal
 * any more comes back with its reason, and can be planned anew.
 */
export function PlacePlan(props: {
  readonly plan: QueryOutputs['slot.plan'];
  readonly isPlanning: boolean;
  readonly onAgain: (visitIds: readonly string[]) => void;
  readonly onClose: (said: string | null) => void;
}) {
  const { plan, isPlanning, onAgain, onClose } = props;
  const { format } = useApp();
  const t = useTexts(marshalTexts);
  const words = useWords();
  const act = useAct();
  const assignAll = useCommand('slot.assign-all');
  const [lines, setLines] = useState<readonly Planned[]>(plan.placements);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(plan.placements.map(keyOf)));
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [other, setOther] = useState<Planned | null>(null);
  const chosen = useChosen(lines, ({ visitId }) => visitId);
  const taken = useMemo(
    () =>
      new Set<string>(
        lines
          .filter(({ visitId }) => visitId !== other?.visitId)
          .flatMap(({ slotId, alsoSlotIds }) => [slotId, ...(alsoSlotIds ?? [])]),
      ),
    [lines, other],
  );
  const rests = act.isBusy || isPlanning;
  const picked = lines.filter(({ visitId }) => ticked.has(visitId));
  const place = async (): Promise<void> => {
    if (rests || picked.length === 0) return;
    const placements = picked.map(({ visitId, slotId, alsoSlotIds }) => ({
      visitId,
      slotId,
      ...(alsoSlotIds === undefined ? {} : { alsoSlotIds: [...alsoSlotIds] }),
    }));
    const outcome = await act.run(
      () => assignAll({ placements }, t('marshal.trucks', { count: placements.length })),
      ({ placed }) => t('marshal.placed', { count: placed.length }),
    );
    if (outcome === null || !('ok' in outcome)) return;
    const { placed } = outcome.ok;
    const done = new Set(placed.map(({ visitId }) => visitId));
    const not = outcome.ok.refused.map(({ visitId, refusal }) => {
      const line = picked.find((one) => one.visitId === visitId);
      return { visitId, plate: line?.plate ?? '', code: line?.code ?? '', why: refusalText(refusal, words) };
    });
    const back = new Set(not.map(({ visitId }) => visitId));
    const rest = lines.filter(({ visitId }) => !done.has(visitId) && !back.has(visitId));
    if (not.length === 0 && rest.length === 0) {
      onClose(t('marshal.placed', { count: placed.length }));
      return;
    }
    setLines(rest);
    setTicked(new Set());
    setRefused([...refused.filter(({ visitId }) => !done.has(visitId) && !back.has(visitId)), ...not]);
  };
  const again = (): void => {
    if (rests) return;
    onAgain([
      ...refused.map(({ visitId }) => visitId),
      ...lines.map(({ visitId }) => visitId),
      ...plan.unplaced.map(({ visitId }) => visitId),
    ]);
  };
  const columns: readonly Column<Planned>[] = [
    { key: 'plate', head: t('marshal.col-plate'), className: 'm plate b', cell: ({ plate }) => formatPlate(plate) },
    { key: 'slot', head: t('marshal.col-slot'), className: 'm code b', cell: ({ code }) => code },
    {
      key: 'terms',
      head: t('marshal.col-terms'),
      cell: ({ terms, cost }) => (cost === null ? t('marshal.by-hand') : termsText(terms, words, format)),
    },
    {
      key: 'cost',
      head: t('marshal.col-cost'),
      className: 'r cost',
      cell: ({ cost }) => (cost === null ? '–' : format.number(cost)),
    },
  ];
  return (
    <section
      className="pane marshal-full"
      aria-busy={rests}
      onKeyDown={(event) => {
        if (event.code === 'Escape' && other === null && !event.nativeEvent.isComposing) {
          event.preventDefault();
          event.stopPropagation();
          onClose(null);
        } else if (isPlainKey(event) && event.code === 'KeyR') {
          event.preventDefault();
          again();
        }
      }}
    >
      <div className="bar sub">
        <b>{t('marshal.place-plan')}</b>
        <span className="facts">
          <span>{t('marshal.trucks', { count: lines.length })}</span>
          <span>{t('marshal.ticked', { count: picked.length })}</span>
          {plan.unplaced.length === 0 ? null : (
            <span className="warn">{t('marshal.no-place-count', { count: plan.unplaced.length })}</span>
          )}
        </span>
      </div>
      <Lines
        label={t('marshal.place-plan')}
        columns={columns}
        lines={lines}
        keyOf={({ visitId }) => visitId}
        chosen={chosen}
        takesFocus
        none={t(refused.length === 0 ? 'marshal.place-none' : 'marshal.place-none-left')}
        ticks={{
          ticked,
          head: t('marshal.col-tick'),
          name: ({ plate }) => formatPlate(plate),
          onTick: (key) => setTicked(toggled(ticked, key)),
          onTickAll: () =>
            setTicked(
              toggledAll(
                ticked,
                lines.map(({ visitId }) => visitId),
              ),
            ),
        }}
        lineClass={({ visitId }) => (ticked.has(visitId) ? '' : 'dim')}
        onKey={(event, line) => {
          if (event.code === 'Enter' || event.code === 'NumpadEnter') void place();
          else if (event.code === 'KeyO' && isPlainKey(event)) setOther(line);
          else return false;
          return true;
        }}
      />
      {refused.length + plan.unplaced.length === 0 ? null : (
        <ul className="marshal-notes" aria-label={t('marshal.plan-left-over')} tabIndex={0}>
          {refused.map(({ visitId, plate, code, why }) => (
            <li key={`r ${visitId}`}>
              <b className="m">{formatPlate(plate)}</b> <span className="m">{code}</span>{' '}
              <span className="warn">{t('marshal.refused')}</span> {why}
            </li>
          ))}
          {plan.unplaced.map(({ visitId, plate, removed }) => (
            <li key={visitId}>
              <b className="m">{formatPlate(plate)}</b> <span className="warn">{t('marshal.no-place')}</span>{' '}
              {removedText(removed, words, format)}
            </li>
          ))}
        </ul>
      )}
      <FootLine act={act} busy={rests ? t('marshal.sending') : null} />
      <div className="marshal-acts">
        <Button look="primary" keyCap="Enter" disabled={rests || picked.length === 0} onClick={() => void place()}>
          {t('marshal.place-ticked', { count: picked.length })}
        </Button>
        <Button keyCap="O" disabled={rests || chosen.line === null} onClick={() => setOther(chosen.line)}>
          {t('marshal.other-slot')}
        </Button>
        <Button keyCap="R" disabled={rests} onClick={again}>
          {t('marshal.plan-again')}
        </Button>
        <Button keyCap="Esc" onClick={() => onClose(null)}>
          {t('marshal.back')}
        </Button>
      </div>
      {other === null ? null : (
        <PickSlot
          title={t('marshal.other-title', { plate: formatPlate(other.plate) })}
          visitId={other.visitId}
          problem={null}
          taken={taken}
          onClose={() => setOther(null)}
          onPick={(slot) => {
            const { visitId, plate } = other;
            setLines(lines.map((line) => (line.visitId === visitId ? { ...slot, visitId, plate } : line)));
            setTicked(new Set([...ticked, visitId]));
            setOther(null);
          }}
        />
      )}
    </section>
  );
}
