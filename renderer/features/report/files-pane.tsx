import type { ReportOutputs, ShownReportFile } from '../../../shared/contract/report-queries.ts';
import { useApp, useGoTo, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { reportTexts } from './texts/catalog.ts';

/** What the schedule wrote, and what it could not write, failures first. */
export function FilesPane(props: { readonly answer: ReportOutputs['report.files'] | null; readonly may: boolean }) {
  const { answer, may } = props;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const goTo = useGoTo();
  if (!may)
    return (
      <section className="sec">
        <p className="q">{t('report.files-may-not')}</p>
      </section>
    );
  if (answer === null) return null;
  const files = [...answer.files].sort((a, b) => Number(a.writtenAt !== null) - Number(b.writtenAt !== null));
  return (
    <section className="sec flush">
      <h2>{t('report.files')}</h2>
      {answer.failed === 0 ? null : (
        <p className="bad more" role="alert">
          {t('report.files-failed', { count: format.number(answer.failed) })}
        </p>
      )}
      {files.length === 0 ? <p className="q more">{t('report.files-none')}</p> : <FileTable files={files} />}
      <p className="more">
        <Button onClick={() => goTo('settings', 'report')}>{t('report.files-settings')}</Button>
      </p>
    </section>
  );
}

function FileTable({ files }: { readonly files: readonly ShownReportFile[] }) {
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const { word } = useWords();
  return (
    <table className="plain files">
      <thead>
        <tr>
          <th scope="col">{t('report.col.of')}</th>
          <th scope="col">{t('report.col.file')}</th>
          <th scope="col">{t('report.col.state')}</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ reportFileId, scope, onDay, fileName, writtenAt, problem, attempts, triedAt }) => (
          <tr key={reportFileId}>
            <td>{t(scope === 'day' ? 'report.file-day' : 'report.file-shift', { on: format.day(onDay) })}</td>
            <td className="m" title={fileName}>
              {fileName}
            </td>
            {writtenAt === null ? (
              <td className="bad wrap">
                {t('report.file-problem', {
                  problem: problem === null ? '' : word('reportProblem', problem),
                  attempts,
                  at: format.dateTime(triedAt),
                })}
              </td>
            ) : (
              <td className="s">{t('report.file-written', { at: format.dateTime(writtenAt) })}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
