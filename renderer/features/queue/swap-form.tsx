import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { PieceKind } from '../../../shared/domain/records.ts';
import { QUEUE_POINTS, type QueuePoint } from '../../../shared/domain/queue/points.ts';
import { useState } from 'react';
import { readContainer } from '../../../shared/domain/vehicles/container.ts';
import { formatPlate, isKnownPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import { FormSheet } from './form-sheet.tsx';
import { queueTexts, type QueueTextKey } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';

type Props = { readonly visit: VisitRow; readonly onClose: () => void };

const ROLES = ['tractor', 'trailer', 'container', 'goods', 'rigid'] as const;
const ROLE_TEXTS: Readonly<Record<(typeof ROLES)[number], QueueTextKey>> = {
  tractor: 'queue.form.swap-tractor',
  trailer: 'queue.form.swap-trailer',
  container: 'queue.form.swap-container',
  goods: 'queue.form.swap-goods',
  rigid: 'queue.form.swap-rigid',
};

/** What is exchanged: a tractor keeps the place; trailer, container and goods lose it without a document (QU6). */
export function SwapForm({ visit, onClose }: Props) {
  const t = useTexts(queueTexts);
  const send = useAnswer();
  const { say } = useWords();
  const { visitId } = visit;
  const [warning, setWarning] = useState<string | null>(null);
  return (
    <FormSheet
      isBlocked={warning !== null}
      label={t('queue.form.swap', { plate: formatPlate(visit.plate) })}
      note={t('queue.form.swap-note')}
      go={t('queue.form.swap-go')}
      cancel={t(warning === null ? 'queue.form.cancel' : 'queue.form.close')}
      optional={(label) => t('queue.form.optional', { label })}
      fields={[
        {
          name: 'role',
          label: t('queue.form.swap-role'),
          options: ROLES.map((role) => ({ value: role, text: t(ROLE_TEXTS[role]) })),
        },
        { name: 'becomes', label: t('queue.form.swap-becomes') },
        { name: 'documentNo', label: t('queue.form.document'), isOptional: true },
      ]}
      onSubmit={async ({ role, becomes, documentNo }) => {
        const document = documentNo === '' ? {} : { documentNo };
        if (role === 'goods') return send('visit.swap-load', { visitId, goods: becomes, ...document });
        const vehicle = ROLES.find((one) => one === role);
        if (vehicle === undefined || vehicle === 'goods') return null;
        const reason = await send('visit.swap-vehicle', { visitId, role: vehicle, plate: becomes, ...document });
        const code = reason === null ? warningOf(vehicle, becomes) : null;
        if (code === null) return reason;
        setWarning(say({ code }));
        return '';
      }}
      onClose={onClose}
    >
      {warning === null ? null : (
        <p className="warn" role="status">
          {t('queue.form.swapped', { warning })}
        </p>
      )}
    </FormSheet>
  );
}

/** What is odd about a number that was recorded as typed (GA2). */
function warningOf(role: PieceKind, typed: string): 'plate.unknown-form' | 'container.check-digit' | null {
  if (role === 'container') return readContainer(typed).isValid ? null : 'container.check-digit';
  return isKnownPlate(typed) ? null : 'plate.unknown-form';
}

const ROUTES: readonly (readonly QueuePoint[])[] = [
  ['main'],
  ['quarantine', 'main'],
  ['quarantine', 'main', 'transshipment'],
  ['main', 'transshipment'],
  ['quarantine', 'transshipment'],
  ['quarantine'],
  ['transshipment'],
];

/** The points that an import has still to pass, in order. */
export function RouteForm({ visit, onClose }: Props) {
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const now = visit.points.length === 0 ? 'main' : visit.points.join(' ');
  return (
    <FormSheet
      label={t('queue.form.route', { plate: formatPlate(visit.plate) })}
      go={t('queue.form.route-go')}
      cancel={t('queue.form.cancel')}
      optional={(label) => t('queue.form.optional', { label })}
      fields={[
        {
          name: 'points',
          label: t('queue.form.route-points'),
          initial: now,
          options: [...new Set([now, ...ROUTES.map((route) => route.join(' '))])].map((value) => ({
            value,
            text: value
              .split(' ')
              .map((point) => word('queuePoint', point))
              .join(' → '),
          })),
        },
        { name: 'reason', label: t('queue.form.reason'), isOptional: true },
      ]}
      onSubmit={({ points, reason }) =>
        send('visit.route', {
          visitId: visit.visitId,
          points: points.split(' ').flatMap((point) => QUEUE_POINTS.filter((one) => one === point)),
          ...(reason === '' ? {} : { reason }),
        })
      }
      onClose={onClose}
    />
  );
}
