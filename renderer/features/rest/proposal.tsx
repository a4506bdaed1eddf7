import { useEffect, useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { SuggestedBed } from '../../../shared/contract/rest-queries.ts';
import type { BedRow, PersonRow, VisitRow } from '../../../shared/contract/rows.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useQuery, useTexts } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { readNextTime } from './next-time.ts';
import { restTexts, type RestTextKey } from './texts/catalog.ts';

/** What was chosen: a bed, and what the person wishes. */
export type Chosen = {
  readonly bedId: BedRow['bedId'] | null;
  readonly until: Instant | null;
  readonly wakeAt: Instant | null;
};

/**
 * The bed that would do best, with what speaks for it, before Enter gives it. Up and Down go through the others; a free
 * bed that is pointed at on the plan comes first.
 */
export function Proposal(props: {
  readonly mode: 'check-in' | 'move';
  readonly visitId: VisitRow['visitId'];
  readonly personId: PersonRow['personId'];
  /** A free bed that was pointed at. */
  readonly picked: BedRow | undefined;
  readonly isBusy: boolean;
  readonly onPropose: (bedId: string | null) => void;
  readonly onTake: (chosen: Chosen) => void;
  readonly onClose: () => void;
}) {
  const { mode, visitId, personId, picked, isBusy, onPropose, onTake, onClose } = props;
  const { clock, format } = useApp();
  const t = useTexts(restTexts);
  const { answer, isLoading } = useQuery(
    'rest.suggest-bed',
    { visitId, personId },
    { kinds: ['bed', 'room', 'facility'], atMostEveryMs: 1000 },
  );
  const [at, setAt] = useState(0);
  const [until, setUntil] = useState('');
  const [wake, setWake] = useState('');
  const go = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => go.current?.focus(), [personId, mode]);
  const beds = (answer?.beds ?? []).filter(({ bedId }) => bedId !== picked?.bedId);
  const list = picked === undefined ? beds : [null, ...beds];
  const index = Math.min(at, Math.max(0, list.length - 1));
  const one = list[index];
  const target = one === null ? picked?.bedId : one?.bedId;
  const code = one === null ? picked?.code : one?.code;
  useEffect(() => setAt(0), [picked?.bedId]);
  useEffect(() => {
    onPropose(target ?? null);
    return () => onPropose(null);
  }, [onPropose, target]);

  const read = (typed: string): Instant | null | 'wrong' =>
    typed.trim() === '' ? null : (readNextTime(typed, clock.now(), format.zone) ?? 'wrong');
  const [untilAt, wakeAt] = [read(until), read(wake)];
  const isWrong = untilAt === 'wrong' || wakeAt === 'wrong';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWrong || isBusy) return;
    onTake({ bedId: target ?? null, until: untilAt, wakeAt });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt(Math.max(0, Math.min(index + step, list.length - 1)));
    else if (event.code === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      id="rest-proposal"
      className="sec proposal"
      aria-label={t(`rest.${mode}-title`)}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <h2>
        <span>{t(`rest.${mode}-title`)}</span>
        <span>{t('rest.proposal-keys')}</span>
      </h2>
      {list.length === 0 ? <p className="warn">{isLoading ? t('rest.asking') : t('rest.no-bed-proposed')}</p> : null}
      <ol className="proposals">
        {list.map((bed, n) => (
          <li key={bed?.bedId ?? 'picked'} className={n === index ? 'sel' : ''} onClick={() => setAt(n)}>
            <b className="m">{bed?.code ?? picked?.code}</b>
            <span className="s">{bed === null ? t('rest.why.picked') : reasonsOf(bed, t, format.number)}</span>
          </li>
        ))}
      </ol>
      {mode === 'move' ? null : (
        <div className="wishes">
          <TextField
            label={t('rest.wish-until')}
            value={until}
            placeholder={t('rest.as-truck')}
            isWrong={untilAt === 'wrong'}
            onChange={setUntil}
          />
          <TextField
            label={t('rest.wish-wake')}
            value={wake}
            placeholder={t('rest.by-call')}
            isWrong={wakeAt === 'wrong'}
            onChange={setWake}
          />
        </div>
      )}
      {isWrong ? <p className="bad">{t('rest.time-wrong')}</p> : null}
      <div className="form-acts">
        <button ref={go} type="submit" className="btn" disabled={isBusy || isWrong}>
          {t(mode === 'move' ? 'rest.do.move-to' : 'rest.do.check-in-bed', { bed: code ?? '' })}
          <kbd aria-hidden="true">{t('rest.key.enter')}</kbd>
        </button>
        <Button keyCap={t('rest.key.esc')} onClick={onClose}>
          {t('rest.dismiss')}
        </Button>
      </div>
    </form>
  );
}

function reasonsOf(
  bed: SuggestedBed,
  t: ReturnType<typeof useTexts<RestTextKey>>,
  number: (value: number) => string,
): string {
  const walk = bed.walkMinutes === null ? null : t('rest.walk', { minutes: number(bed.walkMinutes) });
  const why = bed.why.filter((reason) => reason !== 'near' || walk === null).map((reason) => t(`rest.why.${reason}`));
  const place = bed.room === null ? null : t('rest.in-room', { room: bed.room });
  return [place, walk, ...why].filter((part) => part !== null).join(' · ');
}
