import { useCallback } from 'react';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { isFresh, trustIn } from '../../../shared/domain/gate/camera.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { CandidateRow } from '../../../shared/contract/rows.ts';
import { useApp, useCan, useCanAsk, useCommand, useRows, useSiteNow, useTexts } from '../../client/app-context.ts';
import { Picture } from '../../client/picture.tsx';
import type { RowStore } from '../../store/row-store.ts';
import { newestAt } from './camera-reading.ts';
import { cameraTexts } from './texts/camera-texts.ts';
import './camera-line.css';

/**
 * The truck that the camera sees at this lane now, if any: picture, plate, how sure, how long ago. People take it or put
 * it away; by itself it lets nobody in (PH2).
 */
export function CameraLine(props: {
  readonly gate: string;
  readonly lane: string;
  readonly onTake: (candidate: CandidateRow) => void;
}) {
  const { gate, lane, onTake } = props;
  const { format } = useApp();
  const t = useTexts(cameraTexts);
  const close = useCommand('candidate.close');
  const canClose = useCan('candidate.close');
  const canSee = useCanAsk('photo.file');
  const now = useSiteNow();
  const candidate = useRows(
    ['candidate'],
    useCallback((rows: RowStore) => newestAt(rows.all('candidate').values(), gate, lane), [gate, lane]),
  );
  if (candidate === null || !isFresh(candidate, now)) return null;
  const { plate, photo } = candidate;
  const shown = plate === '' ? t('camera.unread') : formatPlate(plate);
  const trust = trustIn(candidate);
  const ageMs = Math.max(0, now - candidate.seenAt);
  return (
    <div className="camera-line" role="group" aria-label={t('camera.title')}>
      <button
        type="button"
        className="take"
        aria-label={t('camera.take', { plate: shown })}
        tabIndex={-1}
        onClick={() => onTake(candidate)}
      >
        {photo === null || !canSee ? null : (
          <span className="shot">
            <Picture sha256={photo} name={t('camera.picture')} />
          </span>
        )}
        <span className="read">
          <span className="l">{t('camera.title')}</span>
          <b className={plate === '' ? '' : 'm'}>{shown}</b>
        </span>
        <span className="how">
          <span className={trust === 'unsure' ? 'warn' : 's'}>
            {t(`camera.${trust}`, { percent: format.percent(candidate.confidence * 100, 0) })}
          </span>
          <span className="q">
            {ageMs < MINUTE_MS
              ? t('camera.seconds', { seconds: Math.floor(ageMs / 1000) })
              : t('camera.age', { age: format.duration(ageMs) })}
          </span>
        </span>
        <kbd>{t('camera.take-key')}</kbd>
      </button>
      {canClose ? (
        <button
          type="button"
          className="btn g"
          tabIndex={-1}
          onClick={() => void close({ candidateId: candidate.candidateId }, plate)}
        >
          {t('camera.close')}
        </button>
      ) : null}
    </div>
  );
}
