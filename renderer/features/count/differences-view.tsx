import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ShownDifference } from '../../../shared/contract/queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button, Kbd } from '../../ui/controls.tsx';
import {
  alikeOf,
  COMMON_REASONS,
  correctionOf,
  correctionsOf,
  turnedCorrection,
  withChoice,
  withoutReason,
  type Choices,
} from './choices.ts';
import { countTexts } from './texts/catalog.ts';
import { placeText } from './wording.ts';

/** How the ground differs from the record, and what is done about each difference. */
export function DifferencesView(props: {
  readonly countId: string;
  readonly differences: readonly ShownDifference[];
  readonly unseen: number;
  readonly choices: Choices;
  readonly onChoices: (next: Choices) => void;
  readonly onFinished: (said: string) => void;
}) {
  const { countId, differences, unseen, choices, onChoices, onFinished } = props;
  const { rows, format, clock } = useApp();
  const t = useTexts(countTexts);
  const words = useWords();
  const canFinish = useCan('count.finish');
  const finish = useCommand('count.finish');
  /** Kept by its key: others find differences meanwhile, and a reason is not given to another line. */
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [kept, setKept] = useState(0);
  const found = differences.findIndex(({ key }) => key === chosenKey);
  const at = found >= 0 ? found : Math.min(kept, Math.max(0, differences.length - 1));
  const setAt = (next: number): void => {
    setKept(next);
    setChosenKey(differences[next]?.key ?? null);
  };
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const chosen = differences[at];
  if (chosen !== undefined && (chosen.key !== chosenKey || at !== kept)) setAt(at);
  const focusRow = (): void => (body.current?.querySelector<HTMLElement>('tr.sel') ?? view.current)?.focus();
  useEffect(() => {
    const row = body.current?.querySelector<HTMLElement>('tr.sel') ?? view.current;
    // A field of the line that was gone into keeps the focus.
    if (row?.contains(document.activeElement) !== true) row?.focus();
  }, [chosen?.key]);

  const give = (of: ShownDifference, reason: string, isForAll: boolean): void =>
    onChoices(withChoice(choices, isForAll ? alikeOf(differences, of, choices) : [of.key], { reason }));
  const send = async (): Promise<void> => {
    if (!canFinish || isSending) return;
    const without = withoutReason(differences, choices);
    setMissing(new Set(without));
    if (without.length > 0) {
      setProblem(t('count.missing-reasons', { count: without.length }));
      setAt(differences.findIndex(({ key }) => key === without[0]));
      return;
    }
    setSending(true);
    const outcome = await finish({ countId, corrections: correctionsOf(differences, choices) }, t('count.title'));
    setSending(false);
    if ('ok' in outcome) {
      const { placesRight: right, placesSeen: seen, corrected } = outcome.ok;
      onFinished(t('count.finished', { right, seen, corrected }));
      return;
    }
    setProblem(words.say('refusal' in outcome ? outcome.refusal : outcome.fault));
    if (!('refusal' in outcome)) return;
    const { key, keys } = outcome.refusal;
    setMissing(new Set(Array.isArray(keys) ? (keys as string[]) : typeof key === 'string' ? [key] : []));
  };
  const onKey = (event: KeyboardEvent): void => {
    if ((event.code === 'Enter' || event.code === 'NumpadEnter') && event.ctrlKey) {
      event.preventDefault();
      void send();
      return;
    }
    if (event.ctrlKey || event.altKey || chosen === undefined) return;
    if (event.target instanceof HTMLInputElement) {
      if (event.nativeEvent.isComposing) return;
      if (event.code !== 'Escape' && event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
      event.stopPropagation();
      focusRow();
      event.preventDefault();
      return;
    }
    const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1];
    if (event.code === 'ArrowDown') setAt(Math.min(differences.length - 1, at + 1));
    else if (event.code === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.code === 'ArrowRight' || event.code === 'ArrowLeft') {
      const correction = turnedCorrection(chosen, choices, event.code === 'ArrowRight' ? 1 : -1);
      onChoices(withChoice(choices, [chosen.key], { correction }));
    } else if (digit !== undefined) {
      const reason = COMMON_REASONS[Number(digit) - 1] ?? 'moved';
      give(chosen, t(`count.reason-${reason}`), event.shiftKey);
    } else if (event.code === 'KeyR') body.current?.querySelector<HTMLInputElement>('tr.sel input')?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div ref={view} className="count-end" tabIndex={-1} onKeyDown={onKey}>
      <div className="bar sub">
        <b>{t('count.end-count', { count: differences.length })}</b>
        {unseen === 0 ? null : <span className="warn">{t('count.end-unseen', { count: format.number(unseen) })}</span>}
        <span className="facts q">{differences.length === 0 ? null : t('count.reason-hint')}</span>
      </div>
      <div className="count-scroll">
        {differences.length === 0 ? (
          <p className="none q">{t('count.end-none')}</p>
        ) : (
          <table className="plain count-table">
            <thead>
              <tr>
                <th className="what">{t('count.col-what')}</th>
                <th className="plate">{t('count.col-plate')}</th>
                <th className="place">{t('count.col-recorded')}</th>
                <th className="place">{t('count.col-seen')}</th>
                <th className="at">{t('count.col-at')}</th>
                <th className="fix">{t('count.col-correction')}</th>
                <th>{t('count.col-reason')}</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {differences.map((one, index) => {
                const plate = one.plate === null ? (one.slotCode ?? '?') : formatPlate(one.plate);
                return (
                  <tr
                    key={one.key}
                    className={one === chosen ? 'sel' : ''}
                    tabIndex={one === chosen ? 0 : -1}
                    onClick={() => setAt(index)}
                  >
                    <td className={missing.has(one.key) ? 'bad' : 'b'}>{t(`count.kind-${one.kind}`)}</td>
                    <td className="m">{plate}</td>
                    <td>{placeText(one.recorded, rows, words, t)}</td>
                    <td>{placeText(one.seen, rows, words, t)}</td>
                    <td className="q">{one.seenAt === null ? null : format.timeNear(one.seenAt, clock.now())}</td>
                    <td>
                      <select
                        aria-label={t('count.fix-of', { plate })}
                        tabIndex={-1}
                        disabled={!canFinish}
                        value={correctionOf(one, choices)}
                        onChange={(event) => {
                          const correction = one.corrections.find((each) => each === event.target.value);
                          if (correction !== undefined) onChoices(withChoice(choices, [one.key], { correction }));
                        }}
                      >
                        {one.corrections.map((correction) => (
                          <option key={correction} value={correction}>
                            {t(`count.fix-${correction}`)}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      <input
                        aria-label={t('count.reason-of', { plate })}
                        tabIndex={-1}
                        maxLength={300}
                        disabled={!canFinish}
                        aria-invalid={missing.has(one.key) ? true : undefined}
                        value={choices.get(one.key)?.reason ?? ''}
                        onFocus={() => setAt(index)}
                        onChange={(event) => onChoices(withChoice(choices, [one.key], { reason: event.target.value }))}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
      <div className="count-foot">
        {chosen === undefined || !canFinish ? null : (
          <div className="acts-row">
            {COMMON_REASONS.map((reason, index) => (
              <Button
                key={reason}
                keyCap={String(index + 1)}
                onClick={() => {
                  give(chosen, t(`count.reason-${reason}`), false);
                  focusRow();
                }}
              >
                {t(`count.reason-${reason}`)}
              </Button>
            ))}
            <Button
              disabled={(choices.get(chosen.key)?.reason ?? '') === ''}
              onClick={() => {
                give(chosen, choices.get(chosen.key)?.reason ?? '', true);
                focusRow();
              }}
            >
              {t('count.reason-all')}
            </Button>
          </div>
        )}
        <div className="acts-row">
          {problem === null ? null : (
            <span className="bad" role="alert">
              {problem}
            </span>
          )}
          {canFinish ? (
            <Button
              look="primary"
              className="last"
              disabled={isSending}
              keyCap={t('count.key-finish')}
              onClick={() => void send()}
            >
              {t('count.finish')}
            </Button>
          ) : (
            <span className="q last">
              <Kbd>!</Kbd> {t('count.finish-who')}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
