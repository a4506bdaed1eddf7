import type { PointerEvent } from 'react';
import type { FacilityRow, KeepClearRow, LandmarkRow, ZoneRow } from '../../../shared/contract/rows.ts';
import type { PointCm } from '../../../shared/domain/records.ts';
import { middleOf, placeOfFacility } from '../../../shared/domain/rest/place.ts';
import { useRows, useTexts } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { readNumber } from '../../ui/format.ts';
import { isSameList } from '../../ui/same.ts';
import { settingsTexts } from './texts/catalog.ts';

/** The picture is at most this large; the plan is fitted into it. */
const MOST_WIDTH = 800;
const MOST_HEIGHT = 340;
const MARGIN = 14;
/** Codes nearer to one another would be written over each other. */
const CODE_ROOM = 22;

/** The plan, small: where the facilities stand. A press on it is where this one stands; its fields say the same. */
export function PlanPicker(props: {
  readonly facility: FacilityRow | null;
  readonly code: string;
  /** The place as it is typed, in metres. */
  readonly typedX: string;
  readonly typedY: string;
  readonly isDisabled: boolean;
  readonly onPick: (xCm: number, yCm: number) => void;
}) {
  const { facility, code, typedX, typedY, isDisabled, onPick } = props;
  const t = useTexts(settingsTexts);
  const zones = useRows(['zone'], zonesOf, isSameList);
  const landmarks = useRows(['landmark'], landmarksOf, isSameList);
  const areas = useRows(['keepClearArea'], areasOf, isSameList);
  const facilities = useRows(['facility'], facilitiesOf, isSameList);
  const drawn = zones.filter(({ outline }) => outline.length >= 3);
  const points = [...drawn, ...landmarks, ...areas].flatMap(({ outline }) => [...outline]);
  if (points.length === 0) return <p className="q">{t('settings.facilities.no-plan')}</p>;

  const plan = boundsOf(points);
  const scale = Math.min(
    (MOST_WIDTH - 2 * MARGIN) / Math.max(1, plan.maxX - plan.minX),
    (MOST_HEIGHT - 2 * MARGIN) / Math.max(1, plan.maxY - plan.minY),
  );
  const left = MARGIN - plan.minX * scale;
  const top = MARGIN - plan.minY * scale;
  const width = (plan.maxX - plan.minX) * scale + 2 * MARGIN;
  const height = (plan.maxY - plan.minY) * scale + 2 * MARGIN;
  const toX = (xCm: number): number => xCm * scale + left;
  const toY = (yCm: number): number => yCm * scale + top;
  const traced = (outline: readonly PointCm[]): string =>
    outline.map(([x, y]) => `${String(toX(x))},${String(toY(y))}`).join(' ');
  const pick = (event: PointerEvent<SVGSVGElement>): void => {
    if (isDisabled) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    const y = ((event.clientY - box.top) / box.height) * height;
    // To the half metre: nobody points better on so small a plan.
    const round = (cm: number): number => Math.round(cm / 50) * 50;
    onPick(round((x - left) / scale), round((y - top) / scale));
  };
  const metresX = readNumber(typedX);
  const metresY = readNumber(typedY);
  const own =
    metresX !== null && metresY !== null
      ? { xCm: metresX * 100, yCm: metresY * 100 }
      : placeOfFacility({ code, xCm: null, yCm: null }, landmarks);
  const written: number[] = own === null ? [] : [toX(own.xCm)];
  const others = facilities
    .filter(({ facilityId }) => facilityId !== facility?.facilityId)
    .flatMap((one) => {
      const place = placeOfFacility(one, landmarks);
      if (place === null) return [];
      const x = toX(place.xCm);
      const hasRoom = written.every((other) => Math.abs(other - x) >= CODE_ROOM);
      if (hasRoom) written.push(x);
      return [{ code: one.code, x, y: toY(place.yCm), hasRoom }];
    });
  return (
    <>
      <svg
        className="plan-picker"
        width={width}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={t('settings.facilities.plan')}
        onPointerDown={pick}
      >
        {areas.map(({ keepClearId, outline }) => (
          <polygon key={keepClearId} className="clear" points={traced(outline)} />
        ))}
        {drawn.map(({ zoneId, outline, code: zone }) => {
          const middle = middleOf(outline);
          return (
            <g key={zoneId}>
              <polygon className="zone" points={traced(outline)} />
              {middle === null ? null : (
                <text x={toX(middle.xCm)} y={toY(middle.yCm)}>
                  {zone}
                </text>
              )}
            </g>
          );
        })}
        {landmarks.map(({ landmarkId, outline }) => (
          <polygon key={landmarkId} className="building" points={traced(outline)} />
        ))}
        {others.map(({ code: other, x, y, hasRoom }) => (
          <g key={other} className="other">
            <circle cx={x} cy={y} r="3" />
            {hasRoom ? (
              <text x={x} y={y - 9}>
                {other}
              </text>
            ) : null}
          </g>
        ))}
        {own === null ? null : (
          <g className="own">
            <circle cx={toX(own.xCm)} cy={toY(own.yCm)} r="6" />
            <text x={toX(own.xCm)} y={toY(own.yCm) - 11}>
              {code}
            </text>
          </g>
        )}
      </svg>
      <p className="q">{t('settings.facilities.place-how')}</p>
    </>
  );
}

type Bounds = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };

function boundsOf(points: readonly PointCm[]): Bounds {
  let bounds: Bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const [x, y] of points)
    bounds = {
      minX: Math.min(bounds.minX, x),
      minY: Math.min(bounds.minY, y),
      maxX: Math.max(bounds.maxX, x),
      maxY: Math.max(bounds.maxY, y),
    };
  return bounds;
}

function zonesOf(rows: RowStore): readonly ZoneRow[] {
  return [...rows.all('zone').values()];
}

function landmarksOf(rows: RowStore): readonly LandmarkRow[] {
  return [...rows.all('landmark').values()];
}

function areasOf(rows: RowStore): readonly KeepClearRow[] {
  return [...rows.all('keepClearArea').values()];
}

function facilitiesOf(rows: RowStore): readonly FacilityRow[] {
  return [...rows.all('facility').values()];
}
