import { Fragment } from 'react';
import type { CrossingRow, QueueRow } from '../../../shared/contract/rows.ts';
import { QUEUE_POINTS } from '../../../shared/domain/queue/points.ts';
import type { ImportRoute } from '../../../shared/domain/queue/routes.ts';
import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
import { useCan, useCommand, useRow, useRows, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { isSameList } from '../../ui/same.ts';
import { FieldsForm } from './fields-form.tsx';
import { LineTools, ListFoot, moveByKey } from './line-tools.tsx';
import { ANY } from './requirement-draft.ts';
import {
  MOST_ROUTES,
  NO_POINT,
  problemOfRoute,
  routeDraftsOf,
  routesOfDrafts,
  withNewRoute,
  type RouteDraft,
  type RouteProblem,
} from './route-draft.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useListDraft } from './use-list-draft.ts';

/** Which points imports pass, by class: the first line that fits decides (QU23). */
export function RoutesSection() {
  const t = useTexts(settingsTexts);
  const site = useRow('site', 'site');
  if (site === undefined) return null;
  return (
    <SectionFrame title={t('settings.routes')} note={t('settings.routes.note')} command="settings.save">
      <RoutesForm saved={site.settings.importRoutes} />
      <PointsThere />
    </SectionFrame>
  );
}

function RoutesForm({ saved }: { readonly saved: readonly ImportRoute[] }) {
  const t = useTexts(settingsTexts);
  const may = useCan('settings.save');
  const save = useCommand('settings.save');
  const { lines, isTouched, isOutrun, change, put, move, remove, forget } = useListDraft(
    'routes',
    saved,
    routeDraftsOf,
  );
  const problems = lines.map((line) => problemOfRoute(line, lines));
  const at = problems.findIndex((problem) => problem !== null);
  const found = problems[at] ?? null;
  return (
    <FieldsForm
      name="routes"
      may={may}
      isTouched={isTouched}
      onUndo={forget}
      groups={[]}
      problemOf={() => (found === null ? null : t(`settings.routes.bad-${found}`, { number: at + 1 }))}
      onSave={() => save({ values: { importRoutes: routesOfDrafts(lines) } }, t('settings.routes'))}
      onSaved={forget}
    >
      {lines.length === 0 ? (
        <p className="q">{t('settings.routes.none')}</p>
      ) : (
        <table className="plain streams requirements routes">
          <thead>
            <tr>
              <th className="number" aria-label={t('settings.requirements.line')} />
              <th>{t('settings.requirements.class')}</th>
              {QUEUE_POINTS.map((_, place) => (
                <th key={place}>{t('settings.routes.point', { place: place + 1 })}</th>
              ))}
              <th className="tools" aria-label={t('settings.requirements.move')} />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <RouteLine
                key={line.key}
                line={line}
                number={index + 1}
                problem={problems[index] ?? null}
                isLast={index === lines.length - 1}
                onChange={put}
                onMove={(step) => move(line, step)}
                onRemove={() => remove(line)}
              />
            ))}
          </tbody>
        </table>
      )}
      <ListFoot
        add={t('settings.requirements.add')}
        how={t('settings.routes.how')}
        isFull={lines.length >= MOST_ROUTES}
        isOutrun={isOutrun}
        onAdd={() => change(withNewRoute(lines))}
      />
    </FieldsForm>
  );
}

function RouteLine(props: {
  readonly line: RouteDraft;
  readonly number: number;
  readonly problem: RouteProblem | null;
  readonly isLast: boolean;
  readonly onChange: (line: RouteDraft) => void;
  readonly onMove: (step: number) => void;
  readonly onRemove: () => void;
}) {
  const { line, number, problem, isLast, onChange, onMove, onRemove } = props;
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  return (
    <tr onKeyDown={(event) => moveByKey(event, onMove)}>
      <td className="q r">{number}</td>
      <td>
        <select
          aria-label={`${t('settings.requirements.class')} ${String(number)}`}
          aria-invalid={problem === 'never' ? true : undefined}
          value={line.cargoClass}
          onChange={(event) => onChange({ ...line, cargoClass: event.target.value })}
        >
          <option value={ANY}>{t('settings.requirements.any')}</option>
          {CARGO_CLASSES.map((one) => (
            <option key={one} value={one}>
              {word('cargoClass', one)}
            </option>
          ))}
        </select>
      </td>
      {line.points.map((point, place) => (
        <td key={place}>
          <select
            aria-label={t('settings.routes.point-of', { place: place + 1, number })}
            aria-invalid={problem === 'empty' || problem === 'twice' ? true : undefined}
            value={point}
            onChange={(event) => onChange({ ...line, points: line.points.with(place, event.target.value) })}
          >
            <option value={NO_POINT}>–</option>
            {QUEUE_POINTS.map((one) => (
              <option key={one} value={one}>
                {word('queuePoint', one)}
              </option>
            ))}
          </select>
        </td>
      ))}
      <LineTools number={number} isLast={isLast} onMove={onMove} onRemove={onRemove} />
    </tr>
  );
}

/** Where the lines take effect: a point that a crossing does not have is left out there. */
function PointsThere() {
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const crossings = useRows(['crossing'], crossingsOf, isSameList);
  const queues = useRows(['queue'], importsOf, isSameList);
  return (
    <div className="field-group routes-there">
      <h2>{t('settings.routes.there')}</h2>
      <dl className="pairs">
        {crossings.map(({ crossingId, name }) => {
          const own = queues.filter((queue) => queue.crossingId === crossingId).map(({ point }) => point);
          const points = QUEUE_POINTS.filter((point) => own.includes(point));
          return (
            <Fragment key={crossingId}>
              <dt>{name}</dt>
              <dd className={points.length === 0 ? 'q' : ''}>
                {points.length === 0
                  ? t('settings.routes.no-import')
                  : points.map((point) => word('queuePoint', point)).join(', ')}
              </dd>
            </Fragment>
          );
        })}
      </dl>
      <p className="q">{t('settings.routes.there-hint')}</p>
    </div>
  );
}

function crossingsOf(rows: RowStore): readonly CrossingRow[] {
  return [...rows.all('crossing').values()];
}

function importsOf(rows: RowStore): readonly QueueRow[] {
  return [...rows.all('queue').values()].filter(({ direction }) => direction === 'import');
}
