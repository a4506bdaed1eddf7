import type { Format } from '../../ui/format.ts';
import { useApp, useTexts, type ScreenName } from '../../client/app-context.ts';
import { againstUsual, barOf, type TodayLine } from './against-usual.ts';
import { dashboardTexts, type DashboardTextKey } from './texts/catalog.ts';
import type { DashboardAnswer } from './use-dashboard.ts';
import type { Translate } from '../../ui/i18n.ts';
import { Way } from './way.tsx';

const SCREEN_OF: Readonly<Record<TodayLine['code'], ScreenName>> = {
  in: 'report',
  out: 'report',
  called: 'queue',
  max: 'report',
  waitP50: 'queue',
};

/** Tenths of a truck mean something only of few. */
const WHOLE_FROM = 20;

/** Today so far beside what is usual by this time (RP41, RP42). */
export function TodayTable({ answer }: { readonly answer: DashboardAnswer }) {
  const { format } = useApp();
  const t = useTexts(dashboardTexts);
  return (
    <section className="today" aria-label={t('dashboard.today')}>
      <h2>{t('dashboard.today')}</h2>
      <ul>
        {answer.today.map((line) => (
          <li key={line.code}>
            <TodayFigure line={line} />
          </li>
        ))}
      </ul>
      <p className="q basis">{basisWords(answer, format, t)}</p>
    </section>
  );
}

function TodayFigure({ line }: { readonly line: TodayLine }) {
  const { format } = useApp();
  const t = useTexts(dashboardTexts);
  const { code, value, usual, low, high } = line;
  const shown = (figure: number): string =>
    code === 'waitP50'
      ? format.duration(figure)
      : format.number(figure, Number.isInteger(figure) || figure >= WHOLE_FROM ? 0 : 1);
  const than = againstUsual(line);
  return (
    <Way to={SCREEN_OF[code]} className="line">
      <span className="name">{t(`dashboard.code-${code}`)}</span>
      <b>{value === null ? t('dashboard.none') : shown(value)}</b>
      {usual === null ? null : (
        <>
          <span className="usual">
            {t('dashboard.usual', { usual: shown(usual) })}
            {low === null || high === null ? null : <span className="band">{` (${shown(low)}–${shown(high)})`}</span>}
            {than === null ? null : (
              <span className={than === 'dashboard.as-usual' ? 'q' : 'b'}>{` · ${t(than)}`}</span>
            )}
          </span>
          <Bar line={line} />
        </>
      )}
    </Way>
  );
}

/** The figure as a bar, the usual as a tick in its band. */
function Bar({ line }: { readonly line: TodayLine }) {
  const { value, usual, band } = barOf(line);
  return (
    <span className="against" aria-hidden="true">
      {band === null ? null : <i style={{ left: `${String(band.from)}%`, width: `${String(band.width)}%` }} />}
      {value === null ? null : <s style={{ width: `${String(value)}%` }} />}
      {usual === null ? null : <em style={{ left: `${String(usual)}%` }} />}
    </span>
  );
}

function basisWords({ basis }: DashboardAnswer, format: Format, t: Translate<DashboardTextKey>): string {
  const { code, days, wanted, tetOffset } = basis;
  const [day] = days;
  if (day === undefined) return t('dashboard.basis-none');
  if (code === 'tet') return t('dashboard.basis-tet', { day: format.day(day), offset: Math.abs(tetOffset ?? 0) });
  return days.length < wanted
    ? t('dashboard.basis-few', { count: days.length, wanted })
    : t('dashboard.basis-weekday', { count: days.length });
}
