import type { AccountRow } from '../../../../../shared/contract/report-queries.ts';
import { formatPlate } from '../../../../../shared/domain/vehicles/plate.ts';
import { signed, usePaper, type Tongue } from '../paper.ts';
import { Say } from '../say.tsx';
import { AnnexTable, column, type Line } from './annex-table.tsx';

const HEADS = [
  column('annex.col.what', 'name'),
  column('annex.col.opening'),
  column('annex.col.in'),
  column('annex.col.out'),
  column('annex.col.adjustments'),
  column('annex.col.closing'),
];

/** Opening + in − out ± adjusted = closing, of trucks by everything, of people and beds; what was adjusted (AC1). */
export function AccountsAnnex() {
  const { report, tongues } = usePaper();
  const [{ format }] = tongues;
  const { trucks, people, rest, adjustments, zoneAdjustments } = report;
  const line = (key: string, of: (tongue: Tongue) => string, account: AccountRow, isSum = false): Line => ({
    key,
    isSum,
    cells: [
      <Say key="name" of={of} />,
      format.number(account.opening),
      format.number(account.in),
      format.number(account.out),
      signed(format, account.adjustments),
      format.number(account.closing),
    ],
  });
  const total = line('total', ({ t }) => t('annex.total'), trucks, true);
  return (
    <>
      <p className="note">
        <Say of={({ t }) => t('annex.accounts.balance')} />
      </p>
      <AnnexTable
        title={({ t }) => t('annex.accounts.direction')}
        columns={HEADS}
        lines={[
          ...trucks.byDirection.map((one) =>
            line(one.direction, ({ word }) => capital(word('direction', one.direction)), one),
          ),
          total,
        ]}
      />
      <AnnexTable
        title={({ t }) => t('annex.accounts.crossing')}
        columns={HEADS}
        lines={[...trucks.byCrossing.map((one) => line(one.crossing, () => one.crossing, one)), total]}
      />
      <AnnexTable
        title={({ t }) => t('annex.accounts.zone')}
        columns={HEADS}
        lines={trucks.byZone.map((one) =>
          line(one.zone, ({ lang }) => (lang === 'en' && one.nameEn !== '' ? one.nameEn : one.name), one),
        )}
      />
      <AnnexTable
        title={({ t }) => t('annex.accounts.class')}
        columns={HEADS}
        lines={[
          ...trucks.byClass
            .filter(hasTrucks)
            .map((one) =>
              line(
                `${one.direction} ${one.cargoClass}`,
                ({ word }) => capital(`${word('direction', one.direction)}, ${word('cargoClass', one.cargoClass)}`),
                one,
              ),
            ),
          total,
        ]}
      />
      <AnnexTable
        title={({ t }) => t('annex.accounts.people')}
        columns={HEADS}
        lines={[
          line('people', ({ t }) => t('annex.accounts.people-row'), people),
          line('beds', ({ t }) => t('annex.accounts.beds-row'), rest.account),
        ]}
      />
      <AnnexTable
        title={({ t }) => t('annex.accounts.departures')}
        columns={[column('annex.col.what', 'name'), column('annex.col.count')]}
        lines={trucks.departures
          .filter(({ count }) => count > 0)
          .map(({ departure, count }) => ({
            key: departure,
            cells: [<Say key="name" of={({ word }) => capital(word('departure', departure))} />, format.number(count)],
          }))}
      />
      <AnnexTable
        title={({ t }) => t('annex.accounts.adjusted')}
        columns={[column('annex.col.plate', 'name'), column('annex.col.at')]}
        lines={adjustments.map(({ visitId, plate, at }) => ({
          key: visitId,
          cells: [formatPlate(plate), format.dateTime(at)],
        }))}
      />
      <AnnexTable
        title={({ t }) => t('annex.accounts.moved')}
        columns={[
          column('annex.col.plate', 'name'),
          column('annex.col.from-zone', 'text'),
          column('annex.col.to-zone', 'text'),
          column('annex.col.at'),
        ]}
        lines={zoneAdjustments.map(({ visitId, plate, at, fromZone, toZone }) => ({
          key: `${visitId} ${String(at)}`,
          cells: [formatPlate(plate), fromZone, toZone, format.dateTime(at)],
        }))}
      />
    </>
  );
}

/** Lines of nothing but zeros have no room on paper. */
function hasTrucks({ opening, in: came, out, closing }: AccountRow): boolean {
  return opening + came + out + closing > 0;
}

/** A word of the catalog at the beginning of a line. */
export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
}
