import { useState } from 'react';
import type { CommandOutput } from '../../../../shared/contract/commands.ts';
import { useApp, useCommand, useQuery, useTexts, useWords } from '../../../client/app-context.ts';
import { base64Of } from '../../../client/picture-file.ts';
import { Button, FileButton } from '../../../ui/controls.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { ProblemList } from './problem-list.tsx';
import { forecastTexts } from './texts/catalog.ts';

type Tried = {
  readonly file: { readonly fileName: string; readonly contentBase64: string };
  readonly answer: CommandOutput<'daily-count.import'>;
};

const LIMIT_BYTES = 20 * 1024 * 1024;

/** Daily counts of earlier years: a file is tried first and every wrong row named; sheets that count can be taken out. */
export function CountsSheet({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const { say } = useWords();
  const send = useCommand('daily-count.import');
  const remove = useCommand('daily-count.remove');
  const { answer: counts, reload } = useQuery('plan.counts', {});
  const [tried, setTried] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const canGo = tried !== null && tried.answer.errors.length === 0 && tried.answer.accepted > 0 && !isBusy;

  const tryFile = async (picked: File): Promise<void> => {
    setTried(null);
    setProblem(null);
    if (picked.size > LIMIT_BYTES) {
      setProblem(t('forecast.counts-large'));
      return;
    }
    setBusy(true);
    const file = { fileName: picked.name, contentBase64: await base64Of(picked) };
    const outcome = await send({ ...file, dryRun: true }, file.fileName);
    setBusy(false);
    if ('ok' in outcome) setTried({ file, answer: outcome.ok });
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  const go = async (): Promise<void> => {
    if (tried === null || !canGo) return;
    setBusy(true);
    const outcome = await send(tried.file, tried.file.fileName);
    setBusy(false);
    if ('ok' in outcome) onDone();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  const takeOut = async (countSheetId: string, fileName: string): Promise<void> => {
    const outcome = await remove({ countSheetId }, fileName);
    if ('ok' in outcome) reload();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  return (
    <Sheet
      label={t('forecast.counts-title')}
      onClose={onClose}
      foot={
        <>
          <Button keyCap="Esc" onClick={onClose}>
            {t('forecast.back')}
          </Button>
          <Button key={String(canGo)} look="primary" disabled={!canGo} autoFocus={canGo} onClick={() => void go()}>
            {t('forecast.counts-go', { count: tried?.answer.accepted ?? 0 })}
          </Button>
        </>
      }
    >
      <div className="forecast-form">
        <p className="s">{t('forecast.counts-note')}</p>
        <FileButton
          label={t('forecast.counts-pick')}
          accept=".csv,.txt,.tsv,.xlsx,text/csv"
          autoFocus
          onPick={(file) => void tryFile(file)}
        />
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
        {tried === null ? null : <ProblemList fileName={tried.file.fileName} answer={tried.answer} />}
        <h2>{t('forecast.sheets')}</h2>
        {counts === null || counts.sheets.length === 0 ? <p className="q">{t('forecast.sheets-none')}</p> : null}
        <ul className="forecast-inputs">
          {counts?.sheets.map(({ countSheetId, fileName, fromOn, untilOn, trucks }) => (
            <li key={countSheetId}>
              <span className="sheet-line">
                <b className="el">{fileName}</b>
                <span>{`${format.day(fromOn)} – ${format.day(untilOn)}`}</span>
                <span className="q">{t('forecast.sheet-trucks', { trucks: format.number(trucks) })}</span>
                <Button onClick={() => void takeOut(countSheetId, fileName)}>{t('forecast.sheet-remove')}</Button>
              </span>
            </li>
          ))}
        </ul>
        {counts === null || counts.gaps.length === 0 ? null : (
          <p className="warn">
            {t('forecast.gaps', {
              count: counts.gaps.length,
              first: counts.gaps
                .slice(0, 3)
                .map(({ fromOn, untilOn }) => `${format.day(fromOn)} – ${format.day(untilOn)}`)
                .join(', '),
            })}
          </p>
        )}
      </div>
    </Sheet>
  );
}
