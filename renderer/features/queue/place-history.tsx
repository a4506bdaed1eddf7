import { placeChangeOf, placeStepDetailOf, placeStepTextOf } from '../../../shared/contract/texts/place-step.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { useApp, useQuery, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { staircaseOf, type PlaceAt } from './staircase.ts';
import { queueTexts } from './texts/catalog.ts';
import { useSettled } from './use-settled.ts';

const WIDTH = 236;
const HEIGHT = 56;

/** Every gain and loss of a truck's place since it joined, as a staircase and as receipts (QU8). */
export function PlaceHistory({ visit }: { readonly visit: VisitRow }) {
  const { format, lang } = useApp();
  const t = useTexts(queueTexts);
  const { say } = useWords();
  const now = useSiteNow(30_000);
  // Whoever goes down the line by a held key asks for no story of the trucks in between.
  const visitId = useSettled(visit.visitId);
  const { answer, fault } = useQuery('queue.history', visitId === null ? null : { visitId }, {
    kinds: ['visit', 'queue'],
    atMostEveryMs: 5000,
  });
  const steps = answer?.steps ?? [];
  return (
    <>
      {answer === null || answer.places.length < 2 ? null : <Staircase places={answer.places} />}
      <div className="sec">
        <h2>
          <span>{t('queue.history')}</span>
          {steps.length === 0 ? null : <span>{t('queue.history-count', { count: steps.length })}</span>}
        </h2>
        {fault === null ? null : <p className="q">{say({ ...fault })}</p>}
        {answer !== null && steps.length === 0 ? <p className="q">{t('queue.history-none')}</p> : null}
        <ol className="story">
          {steps.map((step, index) => (
            <li key={`${String(step.seq)} ${String(index)}`}>
              <time title={format.dateTime(step.at)}>{format.timeNear(step.at, now)}</time>
              <b className={step.from !== null && step.to !== null && step.to > step.from ? 'warn' : ''}>
                {placeChangeOf(step)}
              </b>
              <div>
                {placeStepTextOf(lang, step)}
                <div className="q">
                  {[placeStepDetailOf(lang, step), step.actor].filter((part) => part !== '').join(' · ')}
                </div>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

function Staircase({ places }: { readonly places: readonly PlaceAt[] }) {
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const now = useSiteNow(30_000);
  const stairs = staircaseOf(places, now, { width: WIDTH, height: HEIGHT });
  const [first] = places;
  if (stairs === null || first === undefined) return null;
  const change = `${format.number(stairs.first)} → ${format.number(stairs.last)}`;
  return (
    <div className="sec stairs">
      <h2>
        <span>{t('queue.stairs')}</span>
        <span>{change}</span>
      </h2>
      <svg
        viewBox={`-4 -4 ${String(WIDTH + 30)} ${String(HEIGHT + 8)}`}
        role="img"
        aria-label={`${t('queue.stairs')}: ${change}`}
      >
        <line x1="0" x2={WIDTH} y1="0" y2="0" />
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        <path d={stairs.path} />
        {stairs.losses.map(({ x, y }) => (
          <circle key={`${String(x)} ${String(y)}`} cx={x} cy={y} r="3" />
        ))}
        <text x={WIDTH + 5} y="4">
          1
        </text>
        <text x={WIDTH + 5} y={HEIGHT + 4}>
          {stairs.worst}
        </text>
      </svg>
      <div className="head-line q">
        <span>{format.timeNear(first.at, now)}</span>
        <span>{format.time(now)}</span>
      </div>
    </div>
  );
}
