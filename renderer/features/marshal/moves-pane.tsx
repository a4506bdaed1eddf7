import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { MoveRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { LiveKind } from '../../../shared/contract/rows.ts';
import {
  useApp,
  useCan,
  useCommand,
  useGoTo,
  useKeys,
  useSiteNow,
  useTexts,
  useWords,
} from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { Button } from '../../ui/controls.tsx';
import { AssignSheet } from './assign-sheet.tsx';
import { blockedTrucks, type BlockedTruck } from './blocked.ts';
import { FootLine } from './foot-line.tsx';
import { Lines, useChosen, type Column } from './lines.tsx';
import { MovePane } from './move-pane.tsx';
import { MovesSheet } from './moves-sheet.tsx';
import { nextPriority, openMoves, placeCode } from './moves.ts';
import { OrderSheet } from './order-sheet.tsx';
import { PickSlot } from './pick-slot.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { marshalTexts } from './texts/catalog.ts';
import { isPlainKey } from './typing.ts';
import { useAct } from './use-act.ts';
import { useLive } from './use-live.ts';
import { ZoneSheet } from './zone-sheet.tsx';

const MOVE_KINDS: readonly LiveKind[] = ['move', 'visit'];
const LANE_KINDS: readonly LiveKind[] = ['slot', 'visit'];
const moveKey = ({ moveId }: MoveRow): string => moveId;
const blockedKey = ({ visit }: BlockedTruck): string => visit.visitId;

type Open =
  | { readonly what: 'assign' | 'cancel'; readonly move: MoveRow }
  | { readonly what: 'elsewhere'; readonly move: MoveRow; readonly problem: string | null }
  | { readonly what: 'order' | 'ground' };

/** The open orders for the yard tractors, and the trucks that cannot drive out. */
export function MovesPane({ said }: { readonly said: string | null }) {
  const app = useApp();
  const { format, rows, clock } = app;
  const t = useTexts(marshalTexts);
  const words = useWords();
  const goTo = useGoTo();
  const act = useAct();
  const now = useSiteNow(15_000);
  const mayOrder = useCan('move.order');
  const done = useCommand('move.done');
  const assign = useCommand('move.assign');
  const cancel = useCommand('move.cancel');
  const [open, setOpen] = useState<Open | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const moves = useLive(MOVE_KINDS, openMoves);
  const blocked = useLive(
    LANE_KINDS,
    useCallback((store: RowStore) => blockedTrucks(store, clock.now()), [clock]),
  );
  const chosen = useChosen(moves, moveKey);
  const chosenBlocked = useChosen(blocked, blockedKey);
  const close = useCallback(() => setOpen(null), []);
  useKeys(useMemo(() => ({ F9: { isEnabled: moves.length > 0, run: () => setPrinting(true) } }), [moves.length]));

  const columns: readonly Column<MoveRow>[] = [
    {
      key: 'priority',
      head: t('marshal.col-priority'),
      className: 'prio',
      cell: ({ priority, isUrgent }) => (
        <span className={isUrgent ? 'warn' : ''}>{isUrgent ? t('marshal.urgent', { priority }) : priority}</span>
      ),
    },
    { key: 'plate', head: t('marshal.col-plate'), className: 'm plate b', cell: ({ plate }) => formatPlate(plate) },
    {
      key: 'from',
      head: t('marshal.col-from'),
      className: 'm code',
      cell: (move) => rows.get('visit', move.visitId)?.slotCode ?? placeCode(move.fromPlace, rows) ?? '–',
    },
    { key: 'to', head: t('marshal.col-to'), className: 'm to b', cell: ({ target }) => target },
    { key: 'why', head: t('marshal.col-why'), className: 'why', cell: ({ why }) => words.word('moveReason', why) },
    {
      key: 'who',
      head: t('marshal.col-who'),
      cell: ({ assignedTo }) => assignedTo ?? <span className="q">{t('marshal.nobody')}</span>,
    },
    {
      key: 'since',
      head: t('marshal.col-since'),
      className: 'r age',
      cell: ({ orderedAt }) => format.duration(now - orderedAt),
    },
  ];
  const blockedColumns: readonly Column<BlockedTruck>[] = [
    {
      key: 'plate',
      head: t('marshal.col-blocked'),
      className: 'm plate b',
      cell: ({ visit }) => formatPlate(visit.plate),
    },
    { key: 'slot', head: t('marshal.col-at'), className: 'm code', cell: ({ slot }) => slot.code },
    {
      key: 'leaves',
      head: t('marshal.col-leaves'),
      className: 'leaves',
      cell: ({ isCalled, leavesAt }) =>
        isCalled ? (
          <span className="warn">{t('marshal.called')}</span>
        ) : leavesAt === null ? (
          '–'
        ) : leavesAt < now ? (
          <span className="warn">{t('marshal.overdue', { time: format.duration(now - leavesAt) })}</span>
        ) : (
          format.timeNear(leavesAt, now)
        ),
    },
    {
      key: 'by',
      head: t('marshal.col-blocked-by'),
      cell: ({ blockers }) =>
        blockers
          .map(({ code, visitId }) => {
            const plate = visitId === null ? undefined : rows.get('visit', visitId)?.plate;
            const order = moves.find((move) => move.visitId === visitId);
            return [code, plate === undefined ? '' : formatPlate(plate), order === undefined ? '' : `→ ${order.target}`]
              .filter((part) => part !== '')
              .join(' ');
          })
          .join(' · '),
    },
  ];

  const finish = async (move: MoveRow, slotId?: string): Promise<void> => {
    if (act.isBusy || !mayOrder) return;
    const outcome = await act.run(
      () => done({ moveId: move.moveId, ...(slotId === undefined ? {} : { slotId }) }, move.plate),
      () => t('marshal.done', { plate: formatPlate(move.plate) }),
      'seen',
    );
    if (outcome === null) return;
    if ('ok' in outcome) {
      setOpen(null);
      chosen.leave();
      return;
    }
    // The slot is not to be had any more: what is next best is offered at once.
    if (outcome.refusal.code.startsWith('slot.') || outcome.refusal.code === 'move.no-place')
      setOpen({ what: 'elsewhere', move, problem: words.say(outcome.refusal) });
  };
  const step = (move: MoveRow): void => {
    if (act.isBusy || !mayOrder) return;
    const priority = nextPriority(move.priority);
    void act.run(
      () =>
        assign(
          { moveId: move.moveId, assignedTo: move.assignedTo, tractorVisitId: move.tractorVisitId, priority },
          move.plate,
        ),
      () => t('marshal.priority-set', { plate: formatPlate(move.plate), priority }),
    );
  };
  const onMoveKey = (event: KeyboardEvent, move: MoveRow): boolean => {
    if (!isPlainKey(event)) return false;
    if (event.code === 'Enter' || event.code === 'NumpadEnter') void finish(move);
    else if (event.code === 'KeyG' && mayOrder) setOpen({ what: 'assign', move });
    else if (event.code === 'KeyO' && mayOrder) setOpen({ what: 'elsewhere', move, problem: null });
    else if (event.code === 'KeyU') step(move);
    else if (event.code === 'KeyX' && mayOrder) setOpen({ what: 'cancel', move });
    else return false;
    return true;
  };
  const onPaneKey = (event: KeyboardEvent): void => {
    if (!isPlainKey(event) || !mayOrder) return;
    if (event.code === 'KeyN') setOpen({ what: 'order' });
    else if (event.code === 'KeyD') setOpen({ what: 'ground' });
    else return;
    event.preventDefault();
  };
  const unblock = (truck: BlockedTruck): void => goTo('marshal', `unblock:${truck.visit.visitId}`);

  return (
    <div className="marshal-two" onKeyDown={onPaneKey}>
      <section className="pane marshal-halves">
        <Lines
          label={t('marshal.moves')}
          columns={columns}
          lines={moves}
          keyOf={moveKey}
          chosen={chosen}
          none={t('marshal.moves-none')}
          takesFocus
          onKey={onMoveKey}
        />
        <div className="bar sub">
          <b>{t('marshal.blocked')}</b>
          <span className="s">{t('marshal.blocked-note')}</span>
          <span className="facts">
            <span>{t('marshal.trucks', { count: blocked.length })}</span>
          </span>
        </div>
        <Lines
          label={t('marshal.blocked')}
          columns={blockedColumns}
          lines={blocked}
          keyOf={blockedKey}
          chosen={chosenBlocked}
          none={t('marshal.blocked-none')}
          onKey={(event, truck) => {
            if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return false;
            unblock(truck);
            return true;
          }}
        />
        <FootLine act={act.said === null && act.problem === null && said !== null ? { ...act, said } : act} />
      </section>
      <aside className="pane insp">
        <MovePane
          move={chosen.line}
          blocked={chosenBlocked.line}
          mayOrder={mayOrder}
          isBusy={act.isBusy}
          onDone={(move) => void finish(move)}
          onAssign={(move) => setOpen({ what: 'assign', move })}
          onElsewhere={(move) => setOpen({ what: 'elsewhere', move, problem: null })}
          onStep={step}
          onCancel={(move) => setOpen({ what: 'cancel', move })}
          onUnblock={unblock}
        />
        <div className="marshal-acts">
          <Button keyCap="N" disabled={!mayOrder} onClick={() => setOpen({ what: 'order' })}>
            {t('marshal.new-order')}
          </Button>
          <Button keyCap="D" disabled={!mayOrder} onClick={() => setOpen({ what: 'ground' })}>
            {t('marshal.ground-plan')}
          </Button>
        </div>
      </aside>
      {open?.what === 'assign' ? <AssignSheet move={open.move} onClose={close} /> : null}
      {open?.what === 'order' ? <OrderSheet onClose={close} onOrdered={act.tell} /> : null}
      {open?.what === 'ground' ? <ZoneSheet onClose={close} onWish={(wish) => goTo('marshal', wish)} /> : null}
      {open?.what === 'cancel' ? (
        <ReasonSheet
          title={t('marshal.cancel-title', { plate: formatPlate(open.move.plate) })}
          go={t('marshal.cancel')}
          onClose={close}
          onGo={async (reason, own) => {
            const { moveId, plate } = open.move;
            const outcome = await own.run(
              () => cancel({ moveId, ...(reason === undefined ? {} : { reason }) }, plate),
              () => null,
            );
            if (outcome === null || !('ok' in outcome)) return false;
            act.tell(t('marshal.cancelled', { plate: formatPlate(plate) }));
            if (chosen.key === moveId) chosen.leave();
            return true;
          }}
        />
      ) : null}
      {open?.what === 'elsewhere' ? (
        <PickSlot
          title={t('marshal.elsewhere-title', { plate: formatPlate(open.move.plate) })}
          visitId={open.move.visitId}
          problem={open.problem}
          isBusy={act.isBusy}
          onClose={close}
          onPick={(slot) => void finish(open.move, slot.slotId)}
        />
      ) : null}
      {isPrinting ? <MovesSheet moves={moves} onPrinted={() => setPrinting(false)} /> : null}
    </div>
  );
}
