import { useMemo, useState } from 'react';
import type { PlannedMove } from '../../../shared/contract/queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { FootLine } from './foot-line.tsx';
import { Lines, toggled, toggledAll, useChosen, type Column } from './lines.tsx';
import { proposalTitle } from './proposal-title.ts';
import { marshalTexts } from './texts/catalog.ts';
import { isPlainKey } from './typing.ts';
import { useAct } from './use-act.ts';
import { refusalText, removedText, termsText } from './wording.ts';
import type { MovePlanInput } from './wish.ts';

const NO_MOVES: readonly PlannedMove[] = [];
const keyOf = ({ visitId }: PlannedMove): string => visitId;

type Refused = { readonly visitId: string; readonly plate: string; readonly why: string };

/** Moves that the engine proposes, in the order in which they can be driven: tick, and order (MV4–MV7). */
export function ProposalView(props: {
  readonly plan: MovePlanInput;
  readonly onClose: () => void;
  /** Called when all that was ticked is ordered. */
  readonly onOrdered: (said: string) => void;
}) {
  const { plan, onClose, onOrdered } = props;
  const app = useApp();
  const { format, rows } = app;
  const t = useTexts(marshalTexts);
  const words = useWords();
  const act = useAct();
  const mayOrder = useCan('move.order-all');
  const orderAll = useCommand('move.order-all');
  const { answer, fault, isLoading, reload } = useQuery('move.plan', plan);
  const moves = answer?.moves ?? NO_MOVES;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const ticked = useMemo(() => new Set(moves.map(keyOf).filter((key) => !left.has(key))), [moves, left]);
  const chosen = useChosen(moves, keyOf);
  const setTicked = (next: ReadonlySet<string>): void =>
    setLeft(new Set(moves.map(keyOf).filter((key) => !next.has(key))));
  const columns: readonly Column<PlannedMove>[] = [
    { key: 'at', head: t('marshal.col-turn'), className: 'r turn', cell: (one) => moves.indexOf(one) + 1 },
    { key: 'plate', head: t('marshal.col-plate'), className: 'm plate b', cell: ({ plate }) => formatPlate(plate) },
    { key: 'from', head: t('marshal.col-from'), className: 'm code', cell: ({ fromCode }) => fromCode ?? '–' },
    { key: 'to', head: t('marshal.col-to'), className: 'm code b', cell: ({ toCode }) => toCode },
    { key: 'terms', head: t('marshal.col-terms'), cell: ({ terms }) => termsText(terms, words, format) },
    { key: 'cost', head: t('marshal.col-cost'), className: 'r cost', cell: ({ cost }) => format.number(cost) },
  ];
  const order = async (): Promise<void> => {
    if (act.isBusy || ticked.size === 0 || !mayOrder) return;
    const picked = moves.filter((one) => ticked.has(one.visitId));
    const closingId = plan.why === 'zone-closing' ? (plan.closingId ?? null) : null;
    const outcome = await act.run(
      () =>
        orderAll(
          {
            moves: picked.map(({ visitId, toSlotId }) => ({ visitId, toSlotId, why: plan.why, closingId })),
          },
          t('marshal.orders-count', { count: picked.length }),
        ),
      ({ ordered, refused: not }) =>
        t('marshal.ordered', { count: ordered.length }) +
        (not.length === 0 ? '' : ` · ${t('marshal.not-ordered', { count: not.length })}`),
    );
    if (outcome === null || !('ok' in outcome)) return;
    const not = outcome.ok.refused;
    if (not.length === 0) {
      onOrdered(t('marshal.ordered', { count: outcome.ok.ordered.length }));
      return;
    }
    setRefused(
      not.map(({ visitId, refusal }) => ({
        visitId,
        plate: picked.find((one) => one.visitId === visitId)?.plate ?? '',
        why: refusalText(refusal, words),
      })),
    );
    // What was left out by hand stays left out of the new proposal.
    reload();
  };
  return (
    <section
      className="pane marshal-full"
      onKeyDown={(event) => {
        if (!isPlainKey(event) || event.code !== 'KeyR') return;
        event.preventDefault();
        setRefused([]);
        reload();
      }}
    >
      <div className="bar sub">
        <b>{proposalTitle(plan, rows, t)}</b>
        <span className="facts">
          {answer === null ? null : <span>{t('marshal.plan-count', { count: moves.length })}</span>}
          <span>{t('marshal.ticked', { count: ticked.size })}</span>
          {answer === null || answer.stuck.length === 0 ? null : (
            <span className="warn">{t('marshal.no-place-count', { count: answer.stuck.length })}</span>
          )}
        </span>
      </div>
      {fault === null ? null : (
        <p className="none bad" role="alert">
          {words.say(fault)}
        </p>
      )}
      <Lines
        label={proposalTitle(plan, rows, t)}
        columns={columns}
        lines={moves}
        keyOf={keyOf}
        chosen={chosen}
        takesFocus
        none={t(isLoading || answer === null ? 'marshal.looking' : 'marshal.plan-none')}
        ticks={{
          ticked,
          head: t('marshal.col-tick'),
          name: ({ plate }) => formatPlate(plate),
          onTick: (key) => setTicked(toggled(ticked, key)),
          onTickAll: () => setTicked(toggledAll(ticked, moves.map(keyOf))),
        }}
        lineClass={({ visitId }) => (ticked.has(visitId) ? '' : 'dim')}
        onKey={(event) => {
          if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return false;
          void order();
          return true;
        }}
      />
      {answer === null || answer.stuck.length + refused.length === 0 ? null : (
        <ul className="marshal-notes" aria-label={t('marshal.plan-left-over')} tabIndex={0}>
          {refused.map(({ visitId, plate, why }) => (
            <li key={`r ${visitId}`}>
              <b className="m">{formatPlate(plate)}</b> <span className="warn">{t('marshal.refused')}</span> {why}
            </li>
          ))}
          {answer.stuck.map(({ visitId, plate, slotId, removed }) => (
            <li key={visitId}>
              <b className="m">{formatPlate(plate)}</b>{' '}
              <span className="m">{slotId === null ? '' : (rows.get('slot', slotId)?.code ?? '')}</span>{' '}
              <span className="warn">{t('marshal.stuck')}</span> {removedText(removed, words, format)}
            </li>
          ))}
        </ul>
      )}
      <FootLine act={act} busy={act.isBusy ? t('marshal.sending') : null} />
      <div className="marshal-acts">
        <Button
          look="primary"
          keyCap="Enter"
          disabled={!mayOrder || act.isBusy || ticked.size === 0}
          onClick={() => void order()}
        >
          {t('marshal.order-ticked', { count: ticked.size })}
        </Button>
        <Button
          keyCap="R"
          onClick={() => {
            setRefused([]);
            reload();
          }}
        >
          {t('marshal.plan-again')}
        </Button>
        <Button keyCap="Esc" onClick={onClose}>
          {t('marshal.back')}
        </Button>
      </div>
    </section>
  );
}
