import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import {
  useApp,
  useCan,
  useGoTo,
  useRow,
  useRows,
  useSelection,
  useSiteNow,
  useTexts,
  useWords,
} from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { importTexts } from './texts/catalog.ts';
import { wayText } from './preview-columns.ts';

const NOW_MS = 30_000;

/** One expected truck: what was declared of it, and what can be done. */
export function TruckPane(props: { readonly visitId: VisitRow['visitId'] | null; readonly onCancel: () => void }) {
  const { visitId, onCancel } = props;
  const { format } = useApp();
  const t = useTexts(importTexts);
  const { word } = useWords();
  const goTo = useGoTo();
  const [, select] = useSelection();
  const mayCancel = useCan('expected.cancel');
  const mayAdmit = useCan('visit.arrive');
  const now = useSiteNow(NOW_MS);
  const visit = useRow('visit', visitId);
  const driver = useRows(['person'], (rows) => driverOf(rows, visitId));
  if (visit === undefined || visit.stage !== 'expected') return <p className="none q">{t('import.no-truck')}</p>;
  const { expectedAt } = visit;
  return (
    <>
      <div className="insp-body">
        <div className="hd">
          <span className="m pl">{formatPlate(visit.plate)}</span>
          <p className="s">
            {wayText(visit.direction, visit.crossing)}
            {' · '}
            {expectedAt === null
              ? t('import.no-time')
              : t('import.declared-times', { at: format.timeNear(expectedAt, now) })}
          </p>
          {expectedAt !== null && expectedAt < now ? (
            <p className="warn">{t('import.late', { time: format.duration(now - expectedAt) })}</p>
          ) : null}
        </div>
        <div className="sec">
          <h2>
            <span>{t('import.sec.load')}</span>
          </h2>
          <dl className="pairs">
            <Pair label={t('import.col.goods')} value={visit.loaded ? visit.goods : t('import.empty-load')} />
            <Pair
              label={t('import.col.class')}
              value={`${word('cargoClass', visit.cargoClass)}${visit.needsPower ? ` · ${t('import.power')}` : ''}`}
            />
            <Pair
              label={t('import.col.temperature')}
              value={visit.temperatureC === null ? null : format.number(visit.temperatureC)}
            />
            <Pair
              label={t('import.col.weight')}
              value={visit.weightKg === null ? null : format.number(visit.weightKg)}
            />
            <Pair
              label={t('import.col.trailer')}
              isCode
              value={visit.trailerPlate === null ? null : formatPlate(visit.trailerPlate)}
            />
            <Pair label={t('import.col.container')} isCode value={visit.containerNo} />
            <Pair
              label={t('import.col.type')}
              value={visit.vehicleType === null ? null : word('vehicleType', visit.vehicleType)}
            />
          </dl>
        </div>
        <div className="sec">
          <h2>
            <span>{t('import.sec.papers')}</span>
          </h2>
          <dl className="pairs">
            <Pair label={t('import.col.declaration')} isCode value={visit.customsDeclarationNo} />
            <Pair label={t('import.col.carrier')} value={visit.carrier} />
            <Pair label={t('import.field.growingAreaCode')} isCode value={visit.growingAreaCode} />
            <Pair label={t('import.field.packingHouseCode')} isCode value={visit.packingHouseCode} />
            <Pair label={t('import.field.note')} value={visit.note} />
          </dl>
        </div>
        <div className="sec">
          <h2>
            <span>{t('import.sec.people')}</span>
            <span>{t('import.people-count', { count: visit.peopleCount })}</span>
          </h2>
          {driver === null ? null : <p>{driver}</p>}
        </div>
        {visit.warnings.length === 0 ? null : (
          <div className="sec">
            <h2>
              <span>{t('import.sec.warnings')}</span>
            </h2>
            {visit.warnings.map((code) => (
              <p key={code} className="warn">
                {word('listWarning', code)}
              </p>
            ))}
          </div>
        )}
      </div>
      <div className="acts">
        <button
          type="button"
          className="go"
          disabled={!mayAdmit}
          onClick={() => {
            select({ visitId: visit.visitId });
            goTo('gate', visit.visitId);
          }}
        >
          {t('import.admit')}
          <kbd>F2</kbd>
        </button>
        <button type="button" className="wide" disabled={!mayCancel} onClick={onCancel}>
          {t('import.cancel-truck')}
          <kbd>{t('import.cancel-truck-key')}</kbd>
        </button>
      </div>
    </>
  );
}

function Pair(props: { readonly label: string; readonly value: string | null; readonly isCode?: boolean }) {
  const { label, value, isCode = false } = props;
  if (value === null || value === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd className={isCode ? 'm' : ''}>{value}</dd>
    </>
  );
}

/** The driver of an expected truck, where this station may know the name. */
function driverOf(rows: RowStore, visitId: string | null): string | null {
  if (visitId === null) return null;
  for (const person of rows.all('person').values())
    if (person.visitId === visitId && person.name !== null) return person.name;
  return null;
}
