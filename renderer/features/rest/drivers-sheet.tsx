import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { DriverRest } from '../../../shared/contract/rest-queries.ts';
import { HOUR_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import {
  useApp,
  useCan,
  useCommand,
  useKeys,
  useQuery,
  useSiteNow,
  useTexts,
  useWords,
} from '../../client/app-context.ts';
import { readTypedTime } from '../../client/typed-time.ts';
import { Button, Segmented, TextField } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sheetsTexts } from './texts/sheets-texts.ts';
import './sheets.css';

const ASK_EVERY_MS = 20_000;
const SHOWS = ['soon', 'team', 'all'] as const;
type Show = (typeof SHOWS)[number];
const SOON_MS = 3 * HOUR_MS;

/** Who rests, and who may drive when called (RE44, QU4). */
export function DriversSheet({ onClose }: { readonly onClose: () => void }) {
  const { clock } = useApp();
  const t = useTexts(sheetsTexts);
  const { say } = useWords();
  const now = useSiteNow(5000);
  const declare = useCommand('rest.declare');
  const mayDeclare = useCan('rest.declare');
  const [show, setShow] = useState<Show>('soon');
  const [chosenId, choose] = useState<DriverRest['personId'] | null>(null);
  const [isTellingPast, setTellingPast] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { answer, reload } = useQuery('rest.drivers', {}, { kinds: ['person', 'visit', 'queue'], atMostEveryMs: 2000 });
  useEffect(() => clock.tick(ASK_EVERY_MS, reload), [clock, reload]);

  const all = answer?.drivers ?? [];
  const shown = all.filter((one) => isShown(one, show, now));
  const chosen = shown.find(({ personId }) => personId === chosenId) ?? shown[0];

  const tell = useCallback(
    async (one: DriverRest, rest: Omit<CommandInput<'rest.declare'>, 'personId'>): Promise<boolean> => {
      const outcome = await declare({ personId: one.personId, ...rest }, formatPlate(one.plate));
      setProblem('ok' in outcome ? null : say('refusal' in outcome ? outcome.refusal : outcome.fault));
      reload();
      return 'ok' in outcome;
    },
    [declare, say, reload],
  );
  const turnOver = (): void => {
    if (chosen !== undefined && mayDeclare) void tell(chosen, { what: chosen.restingSince === null ? 'begin' : 'end' });
  };
  const off = useMemo(() => ({ run: () => undefined, isEnabled: false }), []);
  useKeys(useMemo(() => ({ F4: off, F6: off, F7: off, F8: off, F9: off }), [off]));

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const at = shown.findIndex(({ personId }) => personId === chosen?.personId);
      choose(shown[Math.min(shown.length - 1, Math.max(0, at + step))]?.personId ?? null);
    } else if (event.code === 'Enter' || event.code === 'NumpadEnter') turnOver();
    else if (event.code === 'KeyT' && !event.ctrlKey && chosen !== undefined && mayDeclare) setTellingPast(true);
    else if (event.code === 'KeyX' && !event.ctrlKey)
      setShow(SHOWS[(SHOWS.indexOf(show) + 1) % SHOWS.length] ?? 'soon');
    else return;
    event.preventDefault();
  };

  const counts = {
    all: all.length,
    resting: all.filter(({ restingSince }) => restingSince !== null).length,
    team: all.filter(({ needsTeam }) => needsTeam).length,
  };
  const isDisabled = chosen === undefined || !mayDeclare;
  return (
    <Sheet
      label={t('drivers.title')}
      onClose={() => (isTellingPast ? setTellingPast(false) : onClose())}
      foot={
        <>
          <Button keyCap="Esc" onClick={onClose}>
            {t('sheet.close')}
          </Button>
          <Button keyCap="T" disabled={isDisabled} onClick={() => setTellingPast(true)}>
            {t('drivers.do-past')}
          </Button>
          <Button look="primary" keyCap={t('wake.key-awake')} disabled={isDisabled} onClick={turnOver}>
            {t((chosen?.restingSince ?? null) === null ? 'drivers.do-begin' : 'drivers.do-end')}
          </Button>
        </>
      }
    >
      <div className="list-bar">
        <Segmented<Show>
          label={t('drivers.show')}
          value={show}
          options={SHOWS.map((value) => ({ value, text: t(`drivers.${value}`) }))}
          onChange={setShow}
        />
        <kbd>X</kbd>
        <span className="s">{t('drivers.sum', counts)}</span>
      </div>
      {isTellingPast && chosen !== undefined ? (
        <PastRestForm
          key={chosen.personId}
          now={now}
          onSave={async (from, to) => {
            if (await tell(chosen, { what: 'past', from, to })) setTellingPast(false);
          }}
          onProblem={setProblem}
          onClose={() => setTellingPast(false)}
        />
      ) : null}
      {problem === null ? null : (
        <p className="warn" role="alert">
          {problem}
        </p>
      )}
      {answer === null ? (
        <p className="q">{t('sheet.loading')}</p>
      ) : (
        <DriversTable shown={shown} chosen={chosen} now={now} onChoose={choose} onKeyDown={onKeyDown} />
      )}
    </Sheet>
  );
}

function isShown({ needsTeam, callFrom }: DriverRest, show: Show, now: Instant): boolean {
  if (show === 'team') return needsTeam;
  return show === 'all' || (callFrom !== null && callFrom <= later(now, SOON_MS));
}

function PastRestForm(props: {
  readonly now: Instant;
  readonly onSave: (from: Instant, to: Instant) => Promise<void>;
  readonly onProblem: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { now, onSave, onProblem, onClose } = props;
  const { format } = useApp();
  const t = useTexts(sheetsTexts);
  const { say } = useWords();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const end = readTypedTime(to, now, format.zone);
    const begin = end === null ? null : readTypedTime(from, end, format.zone);
    if (begin === null || end === null) onProblem(say({ code: 'rest.time-wrong' }));
    else void onSave(begin, end);
  };
  return (
    <form className="past-rest" onSubmit={submit}>
      <TextField
        label={t('drivers.from')}
        value={from}
        autoFocus
        inputMode="numeric"
        maxLength={11}
        onChange={setFrom}
      />
      <TextField label={t('drivers.to')} value={to} inputMode="numeric" maxLength={11} onChange={setTo} />
      <Button type="submit" keyCap={t('wake.key-awake')}>
        {t('drivers.save')}
      </Button>
      <Button keyCap="Esc" onClick={onClose}>
        {t('sheet.not')}
      </Button>
      <span className="q">{t('drivers.clock')}</span>
    </form>
  );
}

function DriversTable(props: {
  readonly shown: readonly DriverRest[];
  readonly chosen: DriverRest | undefined;
  readonly now: Instant;
  readonly onChoose: (personId: DriverRest['personId']) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { shown, chosen, now, onChoose, onKeyDown } = props;
  const { format } = useApp();
  const t = useTexts(sheetsTexts);
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => scroll.current?.focus(), []);
  useEffect(() => {
    scroll.current?.querySelector('tr.sel')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.personId]);
  const restText = ({ restingSince, lastRest }: DriverRest): string => {
    if (restingSince !== null) return t('drivers.resting', { at: format.timeNear(restingSince, now) });
    if (lastRest === null) return t('drivers.no-rest');
    return t('drivers.rested', { from: format.timeNear(lastRest.from, now), to: format.timeNear(lastRest.to, now) });
  };
  const leftText = ({ leftMs, isAtLeast }: DriverRest): string => {
    if (leftMs === null) return t('drivers.unknown');
    const time = format.duration(leftMs);
    return isAtLeast ? t('drivers.at-least', { time }) : time;
  };
  const callText = ({ callFrom, isCalled }: DriverRest): string => {
    if (callFrom === null) return t('drivers.call-unknown');
    const at = format.timeNear(callFrom, now);
    return isCalled ? t('drivers.called', { at }) : at;
  };
  return (
    <div className="list-scroll" ref={scroll} tabIndex={0} aria-label={t('drivers.title')} onKeyDown={onKeyDown}>
      <table className="plain drivers-table">
        <thead>
          <tr>
            <th className="plate">{t('drivers.col-plate')}</th>
            <th>{t('drivers.col-name')}</th>
            <th className="rest">{t('drivers.col-rest')}</th>
            <th className="left">{t('drivers.col-left')}</th>
            <th className="may">{t('drivers.col-may')}</th>
            <th className="call">{t('drivers.col-call')}</th>
            <th className="state">{t('drivers.col-state')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr
              key={one.personId}
              className={one.personId === chosen?.personId ? 'sel' : ''}
              aria-selected={one.personId === chosen?.personId}
              onClick={() => onChoose(one.personId)}
            >
              <td className="m">{formatPlate(one.plate)}</td>
              <td>{one.name ?? t('wake.unnamed')}</td>
              <td className={one.restingSince === null ? 's' : 'b'}>{restText(one)}</td>
              <td className={one.leftMs === null ? 'q' : ''}>{leftText(one)}</td>
              <td>
                {one.mayDriveAt !== null
                  ? format.timeNear(one.mayDriveAt, now)
                  : one.leftMs === null || one.leftMs < one.neededMs
                    ? '–'
                    : t('drivers.may-now')}
              </td>
              <td>{callText(one)}</td>
              <td className={one.needsTeam ? 'warn b' : one.leftMs === null ? 'q' : ''}>
                {t(one.needsTeam ? 'drivers.needs-team' : one.leftMs === null ? 'drivers.ask' : 'drivers.ok')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 ? <p className="q none">{t('drivers.none')}</p> : null}
    </div>
  );
}
