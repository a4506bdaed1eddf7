import { useState } from 'react';
import type { CommandOutcome } from '../../shared/contract/port.ts';
import type { AlarmRow } from '../../shared/contract/rows.ts';
import { closesItself, isCritical, type AlarmLine } from '../../shared/domain/ground/alarm-kinds.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import {
  useApp,
  useCan,
  useCommand,
  useGoTo,
  useLink,
  useSelection,
  useSiteNow,
  useTexts,
  useWords,
} from '../client/app-context.ts';
import { PastLink } from '../client/past-link.tsx';
import { Button } from '../ui/controls.tsx';
import { alarmFactsOf, alarmWordsOf, runningOf, type AlarmFacts } from '../client/alarm-facts.ts';
import { openPlacing } from './open-placing.ts';
import { shellTexts } from './texts/catalog.ts';

/** Trucks of a line that are named before somebody asks for all. */
const NAMED = 5;

/** One line of the alarm sheet: what it is, what to do about it, and the keys to do it with. */
export function AlarmLineView({ line, onClose }: { readonly line: AlarmLine<AlarmRow>; readonly onClose: () => void }) {
  const { rows, format } = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const now = useSiteNow(5000);
  const [alarm] = line.alarms;
  const facts = alarmFactsOf(rows, alarm);
  const isOpen = line.alarms.some(({ acknowledgedAt }) => acknowledgedAt === null);
  const isMany = line.alarms.length > 1;
  const text = isMany
    ? t('shell.alarm-many', { count: line.alarms.length, what: word('alarm', alarm.code) })
    : alarmWordsOf(alarm, facts, word);
  const over = line.alarms.filter((one) => isOver(one, now)).length;
  const running = !isMany
    ? runningText(alarm, now, t, format.duration)
    : over > 0
      ? t('shell.alarm-over', { count: format.number(over) })
      : '';
  return (
    <li className="alarm-line">
      <span className="m q">{format.timeNear(alarm.raisedAt, now)}</span>
      <div>
        <span className={isOpen || isCritical(alarm.code) ? 'bad b' : 'b'}>{`▲ ${text}`}</span>
        {running === '' ? null : <span>{` · ${running}`}</span>}
        <p className="q">
          {t(`shell.todo-${alarm.code}`)} <PastLink at={alarm.raisedAt} onGo={onClose} />
        </p>
        {alarm.code === 'keep-clear' ? <WhoMovesIt facts={facts} /> : null}
        {isMany ? <Trucks alarms={line.alarms} onClose={onClose} /> : null}
      </div>
      <span className="alarm-acts">
        <Actions line={line} facts={facts} onClose={onClose} />
      </span>
    </li>
  );
}

function Actions(props: {
  readonly line: AlarmLine<AlarmRow>;
  readonly facts: AlarmFacts;
  readonly onClose: () => void;
}) {
  const { line, facts, onClose } = props;
  const app = useApp();
  const { format } = app;
  const t = useTexts(shellTexts);
  const [, select] = useSelection();
  const goTo = useGoTo();
  const { isStale } = useLink();
  const { say } = useWords();
  /** The line of the last outcome is behind the sheet: what was not done is said here. */
  const [problem, setProblem] = useState<string | null>(null);
  const tell = (sent: Promise<CommandOutcome<unknown>>): void => {
    setProblem(null);
    void sent.then((outcome) => {
      if (!('ok' in outcome)) setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
    });
  };
  const acknowledge = useCommand('alarm.acknowledge');
  const resolve = useCommand('alarm.resolve');
  const order = useCommand('move.order');
  const [mayResolve, mayOrder, mayPlace] = [useCan('alarm.resolve'), useCan('move.order'), useCan('slot.assign')];
  const [alarm, ...others] = line.alarms;
  const { visitId } = alarm;
  const isOpen = line.alarms.some(({ acknowledgedAt }) => acknowledgedAt === null);
  const isOne = others.length === 0;
  const show = (visit: AlarmRow['visitId']): void => {
    select({ visitId: visit, slotId: alarm.slotId });
    goTo('yard');
    onClose();
  };
  return (
    <>
      {alarm.code === 'keep-clear' && visitId !== null && mayOrder && !facts.isMoveOrdered ? (
        <Button
          disabled={isStale}
          onClick={() =>
            tell(
              order({
                visitId,
                target: t('shell.tow-target', { area: facts.areaCode ?? '' }).slice(0, 40),
                why: 'incident',
                isUrgent: true,
                tractorVisitId: facts.tractor?.visitId ?? null,
              }),
            )
          }
        >
          {t('shell.tow')}
        </Button>
      ) : null}
      {alarm.code === 'reefer-no-plug' && isOne && visitId !== null && mayPlace ? (
        <Button
          disabled={isStale}
          onClick={() => {
            onClose();
            openPlacing(app, visitId);
          }}
        >
          {t('shell.find-plug')}
        </Button>
      ) : null}
      {isOne && (facts.isTruckHere || alarm.slotId !== null) ? (
        <Button onClick={() => show(visitId)}>{t(facts.isTruckHere ? 'shell.show-truck' : 'shell.show-slot')}</Button>
      ) : null}
      {!closesItself(alarm.code) && mayResolve ? (
        <Button onClick={() => tell(resolve({ alarmId: alarm.alarmId }))}>{t('shell.resolve')}</Button>
      ) : null}
      {isOpen ? (
        <Button
          look="primary"
          onClick={() =>
            tell(
              acknowledge({
                alarmId: alarm.alarmId,
                ...(isOne ? {} : { alsoAlarmIds: others.map(({ alarmId }) => alarmId) }),
              }),
            )
          }
        >
          {isOne ? t('shell.acknowledge') : t('shell.acknowledge-all', { count: line.alarms.length })}
        </Button>
      ) : (
        <span className="q">
          {t('shell.acknowledged-by', {
            who: alarm.acknowledgedBy ?? '',
            at: alarm.acknowledgedAt === null ? '' : format.time(alarm.acknowledgedAt),
          })}
        </span>
      )}
      {problem === null ? null : (
        <span className="bad" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}

/** Whom to call, and which tractor is the nearest. */
function WhoMovesIt({ facts }: { readonly facts: AlarmFacts }) {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const { phone, tractor, isMoveOrdered } = facts;
  const parts = [
    phone === null ? t('shell.no-phone') : t('shell.driver-phone', { phone }),
    tractor === null
      ? t('shell.no-tractor-near')
      : t('shell.tractor-near', { plate: formatPlate(tractor.plate), metres: format.number(tractor.metres) }),
    ...(isMoveOrdered ? [t('shell.tow-ordered')] : []),
  ];
  return <p>{parts.join(' · ')}</p>;
}

/** The trucks of a line, the longest over first; each leads to the truck. */
function Trucks({ alarms, onClose }: { readonly alarms: readonly AlarmRow[]; readonly onClose: () => void }) {
  const { rows, format } = useApp();
  const t = useTexts(shellTexts);
  const now = useSiteNow(5000);
  const [, select] = useSelection();
  const goTo = useGoTo();
  const [isWhole, setWhole] = useState(false);
  const inOrder = alarms.toSorted((a, b) => (runningOf(a)?.at ?? a.raisedAt) - (runningOf(b)?.at ?? b.raisedAt));
  return (
    <p className="alarm-trucks">
      {inOrder.slice(0, isWhole ? undefined : NAMED).map((alarm) => (
        <button
          key={alarm.alarmId}
          type="button"
          onClick={() => {
            select({ visitId: alarm.visitId });
            goTo('yard');
            onClose();
          }}
        >
          <span className={alarm.acknowledgedAt === null ? 'm b' : 'm'}>
            {formatPlate(alarmFactsOf(rows, alarm).plate)}
          </span>
          {` ${runningText(alarm, now, t, format.duration)}`}
        </button>
      ))}
      {alarms.length > NAMED && !isWhole ? (
        <button type="button" className="b" onClick={() => setWhole(true)}>
          {t('shell.alarm-more', { count: alarms.length - NAMED })}
        </button>
      ) : null}
    </p>
  );
}

type Translate = ReturnType<typeof useTexts<keyof typeof shellTexts.vi>>;

/** Alarms that come before the time is up. */
const COMES_BEFORE: ReadonlySet<string> = new Set(['perishable', 'return-clock']);

/** Whether the time is up of an alarm that says that it soon will be. */
function isOver(alarm: AlarmRow, now: number): boolean {
  const running = runningOf(alarm);
  return COMES_BEFORE.has(alarm.code) && running !== null && running.at < now;
}

/** How far the clock of an alarm is now. */
function runningText(alarm: AlarmRow, now: number, t: Translate, duration: (ms: number) => string): string {
  const running = runningOf(alarm);
  if (running === null) return '';
  if (running.isSince) return t('shell.clock-since', { time: duration(now - running.at) });
  const left = running.at - now;
  return left >= 0 ? t('shell.clock-left', { time: duration(left) }) : t('shell.clock-over', { time: duration(-left) });
}
