import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { base64Of } from '../../client/picture-file.ts';
import { useApp, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button, FileButton } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { crossingTexts, type CrossingTextKey } from './texts/catalog.ts';
import { namedEntry } from './wording.ts';

const LIMIT_BYTES = 175_000;

type Tried = {
  readonly fileName: string;
  readonly contentBase64: string;
  readonly answer: CommandOutput<'calendar.import'>;
};

/** Takes over a file of published days: first it is tried, and every wrong row shown. */
export function ImportSheet(props: { readonly onClose: () => void; readonly onDone: (text: string) => void }) {
  const { onClose, onDone } = props;
  const t = useTexts(crossingTexts);
  const { format } = useApp();
  const { word, say } = useWords();
  const said = (entry: string): string => namedEntry(entry, { word, format });
  const send = useCommand('calendar.import');
  const [tried, setTried] = useState<Tried | null>(null);
  const [fileName, setFileName] = useState('');
  const [isUnknownLeftOut, setUnknownLeftOut] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const answer = tried?.answer ?? null;
  const fresh = answer === null ? 0 : answer.days + answer.hours;
  const isAskable = isUnknownLeftOut || answer?.errors.some(({ code }) => code === 'crossing.unknown') === true;
  const canGo = answer !== null && answer.errors.length === 0 && fresh > 0 && !isSending;

  const tryBytes = async (name: string, contentBase64: string, leavesOutUnknown: boolean): Promise<void> => {
    setProblem(null);
    setSending(true);
    const outcome = await send({ fileName: name, contentBase64, leavesOutUnknown, dryRun: true }, name);
    setSending(false);
    if ('ok' in outcome) setTried({ fileName: name, contentBase64, answer: outcome.ok });
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  const tryFile = async (file: File): Promise<void> => {
    setFileName(file.name);
    setTried(null);
    setUnknownLeftOut(false);
    setProblem(null);
    if (file.size > LIMIT_BYTES) {
      setProblem(t('crossing.import-large'));
      return;
    }
    await tryBytes(file.name, await base64Of(file), false);
  };
  const go = async (): Promise<void> => {
    if (tried === null || !canGo) return;
    setSending(true);
    const outcome = await send(
      { fileName: tried.fileName, contentBase64: tried.contentBase64, leavesOutUnknown: isUnknownLeftOut },
      tried.fileName,
    );
    setSending(false);
    if (!('ok' in outcome)) setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
    else if (outcome.ok.errors.length > 0) setTried({ ...tried, answer: outcome.ok });
    else {
      const { days, hours, leftOut } = outcome.ok;
      const done = t('crossing.import-done', { days, hours });
      onDone(leftOut.length === 0 ? done : `${done} ${t('crossing.import-left-out', { names: leftOut.join(', ') })}`);
      onClose();
    }
  };
  return (
    <Sheet
      label={t('crossing.import-title')}
      onClose={onClose}
      foot={
        <>
          <Button keyCap="Esc" onClick={onClose}>
            {t('crossing.cancel')}
          </Button>
          <Button look="primary" disabled={!canGo} onClick={() => void go()}>
            {t('crossing.import-go')}
          </Button>
        </>
      }
    >
      <div className="crossing-form">
        <p className="s wrap">{t('crossing.import-note')}</p>
        <div className="crossing-pick">
          <FileButton
            label={t('crossing.import-pick')}
            accept=".json,.csv,.txt,.tsv,application/json,text/csv"
            autoFocus
            onPick={(file) => void tryFile(file)}
          />
          <span className="m">{fileName}</span>
        </div>
        {tried === null || !isAskable ? null : (
          <label className="crossing-check">
            <input
              type="checkbox"
              checked={isUnknownLeftOut}
              onChange={(event) => {
                setUnknownLeftOut(event.target.checked);
                void tryBytes(tried.fileName, tried.contentBase64, event.target.checked);
              }}
            />
            {t('crossing.import-leave-out')}
          </label>
        )}
        {answer === null ? null : answer.errors.length > 0 ? (
          <>
            <p className="bad" role="alert">
              {t('crossing.import-wrong', { count: new Set(answer.errors.map(({ row }) => row)).size })}
            </p>
            <div className="crossing-errors">
              <table className="plain">
                <thead>
                  <tr>
                    <th className="r row">{t('crossing.import-row')}</th>
                    <th>{t('crossing.import-what')}</th>
                    <th>{t('crossing.import-why')}</th>
                  </tr>
                </thead>
                <tbody>
                  {answer.errors.map((error) => (
                    <tr key={`${String(error.row)} ${error.code} ${error.entry} ${error.other ?? ''}`}>
                      <td className="r m">{error.row ?? ''}</td>
                      <td title={said(error.entry)}>{said(error.entry)}</td>
                      <td className="warn why">
                        {t(`crossing.error-${error.code}` as CrossingTextKey, { other: said(error.other ?? '') })}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        ) : (
          <p role="status">
            {fresh === 0
              ? t('crossing.import-same')
              : t('crossing.import-would', {
                  days: answer.days,
                  hours: answer.hours,
                  crossings: answer.crossings.join(', '),
                })}
            {answer.leftOut.length === 0 ? null : (
              <>
                <br />
                {t('crossing.import-left-out', { names: answer.leftOut.join(', ') })}
              </>
            )}
          </p>
        )}
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Sheet>
  );
}
