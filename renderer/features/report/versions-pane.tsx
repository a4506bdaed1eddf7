import type { DailyReport, ShownSigned } from '../../../shared/contract/report-queries.ts';
import type { FigureChange } from '../../../shared/domain/reports/frozen.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { figureName, figureValue } from './change-words.ts';
import { shownHash } from './page/foot.tsx';
import { reportTexts } from './texts/catalog.ts';
import type { ShownReport } from './use-report.ts';

const MOST_CHANGES = 200;

/** The frozen versions of a day, newest first, with what each changed, and what differs now. */
export function VersionsPane(props: {
  readonly report: DailyReport;
  readonly shown: ShownReport;
  readonly chosen: number | null;
  readonly onChosen: (version: number | null) => void;
  readonly isOver: boolean;
}) {
  const { report, shown, chosen, onChosen, isOver } = props;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const { versions, changes } = shown;
  const [newest] = versions;
  const viewed = versions.find(({ version }) => version === chosen) ?? null;
  if (report.on === null)
    return (
      <section className="sec">
        <p className="q">{t('report.only-days')}</p>
      </section>
    );
  return (
    <>
      <section className="sec">
        <h2>{t('report.versions')}</h2>
        {isOver ? null : <p className="q">{t('report.not-over', { at: format.dateTime(report.to) })}</p>}
        {versions.length === 0 ? <p>{t('report.versions-none')}</p> : null}
        <ol className="versions">
          {versions.map((version) => (
            <Version
              key={version.version}
              version={version}
              isShown={version.version === chosen}
              onShow={() => onChosen(version.version === chosen ? null : version.version)}
            />
          ))}
        </ol>
      </section>
      {viewed !== null && viewed.changes.length > 0 ? (
        <Changes title={t('report.changes-of', { version: viewed.version })} changes={viewed.changes} />
      ) : null}
      {viewed === null && newest !== undefined && changes.length > 0 ? (
        <Changes title={t('report.changes-now', { version: newest.version })} changes={changes} />
      ) : null}
    </>
  );
}

function Version(props: { readonly version: ShownSigned; readonly isShown: boolean; readonly onShow: () => void }) {
  const { version, isShown, onShow } = props;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const number = version.version;
  return (
    <li className={isShown ? 'sel' : undefined}>
      <button type="button" aria-pressed={isShown} onClick={onShow}>
        <b>{t('report.version', { version: number })}</b>{' '}
        {t('report.version-of', { at: format.dateTime(version.signedAt), by: version.signedBy })}{' '}
        <span className="q">
          {version.reason === null
            ? t('report.version-first')
            : t('report.version-changes', { count: format.number(version.changes.length) })}
        </span>
      </button>
      {version.reason === null ? null : <p>{t('report.version-reason', { reason: version.reason })}</p>}
      <p className="q">
        <span className="m">{t('report.version-hash', { hash: shownHash(version.hash) })}</span>{' '}
        {version.isWhole ? (
          t('report.whole')
        ) : (
          <span className="bad">{t('report.state.broken', { version: number })}</span>
        )}
      </p>
    </li>
  );
}

function Changes({ title, changes }: { readonly title: string; readonly changes: readonly FigureChange[] }) {
  const { format, lang } = useApp();
  const t = useTexts(reportTexts);
  const more = changes.length - MOST_CHANGES;
  return (
    <section className="sec flush">
      <h2>{title}</h2>
      <table className="plain changes">
        <thead>
          <tr>
            <th scope="col">{t('report.col.figure')}</th>
            <th scope="col" className="r">
              {t('report.col.was')}
            </th>
            <th scope="col" className="r">
              {t('report.col.becomes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, MOST_CHANGES).map(({ path, was, becomes }) => (
            <tr key={path}>
              <td title={path}>{figureName(path, lang, format)}</td>
              <td className="r">{figureValue(path, was, format)}</td>
              <td className="r b">{figureValue(path, becomes, format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="q more">{t('report.changes-more', { count: format.number(more) })}</p> : null}
    </section>
  );
}
