import { useCallback, useState } from 'react';
import type { LiveKind, VisitRow } from '../../../shared/contract/rows.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../../../shared/domain/vocabulary.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { Button, SelectField } from '../../ui/controls.tsx';
import { FootLine } from './foot-line.tsx';
import { Lines, toggled, toggledAll, useChosen, type Column } from './lines.tsx';
import { placeCode } from './moves.ts';
import { filterPlaceless, NO_FILTER, placelessTrucks } from './placeless.ts';
import { PlacePlan } from './place-plan.tsx';
import { marshalTexts } from './texts/catalog.ts';
import { isPlainKey } from './typing.ts';
import { useAct } from './use-act.ts';
import { useLive } from './use-live.ts';
import { zoneCodes } from './zones.ts';

const KINDS: readonly LiveKind[] = ['visit'];
const WITHIN_HOURS = [1, 4, 12, 24] as const;
/** So many trucks go into one plan. */
const MOST = 2000;
const keyOf = ({ visitId }: VisitRow): string => visitId;

type Plan = QueryOutputs['slot.plan'];

/** Trucks that stand in no slot: ticked, planned together, looked at, placed. */
export function PlacePane() {
  const { port, rows, format } = useApp();
  const t = useTexts(marshalTexts);
  const { word, say } = useWords();
  const act = useAct();
  const now = useSiteNow(15_000);
  const mayPlace = useCan('slot.assign-all');
  const trucks = useLive(KINDS, placelessTrucks);
  const [filter, setFilter] = useState(NO_FILTER);
  const [into, setInto] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [plan, setPlan] = useState<Plan | null>(null);
  const [isPlanning, setPlanning] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const zoneOf = useCallback(
    ({ zoneId }: VisitRow): string | null => (zoneId === null ? null : (rows.get('zone', zoneId)?.code ?? null)),
    [rows],
  );
  const lines = filterPlaceless(trucks, filter, zoneOf, now);
  const chosen = useChosen(lines, keyOf);
  const picked = lines.filter(({ visitId }) => ticked.has(visitId));
  const meant = (picked.length === 0 ? lines : picked).slice(0, MOST);
  const ask = useCallback(
    async (visitIds: readonly string[]): Promise<void> => {
      if (visitIds.length === 0) return;
      setPlanning(true);
      setFault(null);
      const answer = await port.query('slot.plan', {
        visitIds: [...visitIds],
        ...(into === '' ? {} : { zone: into }),
      });
      setPlanning(false);
      if ('ok' in answer) setPlan(answer.ok);
      else setFault(say(answer.fault));
    },
    [port, into, say],
  );
  const go = (): void => {
    if (!isPlanning && mayPlace) void ask(meant.map(keyOf));
  };
  if (plan !== null)
    return (
      <PlacePlan
        key={plan.seq}
        plan={plan}
        isPlanning={isPlanning}
        onAgain={(visitIds) => void ask(visitIds)}
        onClose={(said) => {
          setPlan(null);
          setTicked(new Set());
          act.tell(said);
        }}
      />
    );

  const zones = zoneCodes(rows);
  const zoneOptions = zones.map((code) => ({ value: code, text: code }));
  const columns: readonly Column<VisitRow>[] = [
    { key: 'plate', head: t('marshal.col-plate'), className: 'm plate b', cell: ({ plate }) => formatPlate(plate) },
    {
      key: 'way',
      head: t('marshal.col-way'),
      className: 'why',
      cell: ({ direction, crossing }) => `${word('direction', direction)} ${crossing}`,
    },
    {
      key: 'goods',
      head: t('marshal.col-goods'),
      cell: ({ cargoClass, goods }) =>
        [word('cargoClass', cargoClass), goods ?? ''].filter((one) => one !== '').join(' · '),
    },
    {
      key: 'needs',
      head: t('marshal.col-needs'),
      className: 'needs',
      cell: ({ needsPower, hazardClass, lengthCm }) =>
        [
          t('marshal.metres', { length: format.number(lengthCm / 100, 1) }),
          needsPower ? t('marshal.power') : '',
          hazardClass === null ? '' : t('marshal.hazard', { class: hazardClass }),
        ]
          .filter((one) => one !== '')
          .join(' · '),
    },
    { key: 'stage', head: t('marshal.col-stage'), className: 'code', cell: ({ stage }) => word('stage', stage) },
    {
      key: 'at',
      head: t('marshal.col-where'),
      className: 'code',
      cell: ({ place }) => placeCode(place, rows) ?? word('zoneKind', place),
    },
    {
      key: 'arrived',
      head: t('marshal.col-arrived'),
      className: 'r age',
      cell: ({ arrivedAt }) => (arrivedAt === null ? '–' : format.duration(now - arrivedAt)),
    },
  ];
  return (
    <section
      className="pane marshal-full"
      aria-busy={isPlanning}
      onKeyDown={(event) => {
        if (!isPlainKey(event) || event.code !== 'KeyP') return;
        event.preventDefault();
        go();
      }}
    >
      <div className="marshal-filters">
        <SelectField
          label={t('marshal.filter-zone')}
          value={filter.zone}
          options={[{ value: '', text: t('marshal.any') }, ...zoneOptions]}
          onChange={(zone) => setFilter({ ...filter, zone })}
        />
        <SelectField
          label={t('marshal.filter-direction')}
          value={filter.direction}
          options={[
            { value: '', text: t('marshal.any') },
            ...DIRECTIONS.map((one) => ({ value: one, text: word('direction', one) })),
          ]}
          onChange={(next) => setFilter({ ...filter, direction: DIRECTIONS.find((one) => one === next) ?? '' })}
        />
        <SelectField
          label={t('marshal.filter-goods')}
          value={filter.cargoClass}
          options={[
            { value: '', text: t('marshal.any') },
            ...CARGO_CLASSES.map((one) => ({ value: one, text: word('cargoClass', one) })),
          ]}
          onChange={(next) => setFilter({ ...filter, cargoClass: CARGO_CLASSES.find((one) => one === next) ?? '' })}
        />
        <SelectField
          label={t('marshal.filter-arrived')}
          value={filter.withinHours === null ? '' : String(filter.withinHours)}
          options={[
            { value: '', text: t('marshal.any') },
            ...WITHIN_HOURS.map((hours) => ({ value: String(hours), text: t('marshal.within', { hours }) })),
          ]}
          onChange={(next) => setFilter({ ...filter, withinHours: next === '' ? null : Number(next) })}
        />
        <SelectField
          label={t('marshal.into')}
          value={into}
          options={[{ value: '', text: t('marshal.into-any') }, ...zoneOptions]}
          onChange={setInto}
        />
        <span className="facts">
          <span>{t('marshal.trucks', { count: lines.length })}</span>
          <span>{t('marshal.ticked', { count: picked.length })}</span>
        </span>
      </div>
      <Lines
        label={t('marshal.placeless')}
        columns={columns}
        lines={lines}
        keyOf={keyOf}
        chosen={chosen}
        takesFocus
        none={t(trucks.length === 0 ? 'marshal.placeless-none' : 'marshal.placeless-filtered')}
        ticks={{
          ticked,
          head: t('marshal.col-tick'),
          name: ({ plate }) => formatPlate(plate),
          onTick: (key) => setTicked(toggled(ticked, key)),
          onTickAll: () => setTicked(toggledAll(ticked, lines.map(keyOf))),
        }}
        onKey={(event) => {
          if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return false;
          go();
          return true;
        }}
      />
      {fault === null ? null : (
        <p className="none bad" role="alert">
          {fault}
        </p>
      )}
      <FootLine act={act} busy={isPlanning ? t('marshal.planning', { count: meant.length }) : null} />
      <div className="marshal-acts">
        <Button look="primary" keyCap="Enter" disabled={!mayPlace || isPlanning || meant.length === 0} onClick={go}>
          {t('marshal.plan-trucks', { count: meant.length })}
        </Button>
        <span className="q">{t('marshal.tick-note')}</span>
      </div>
    </section>
  );
}
