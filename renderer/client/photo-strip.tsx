import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { PhotoRow } from '../../shared/contract/queries.ts';
import { Button } from '../ui/controls.tsx';
import { useApp, useCan, useCanAsk, useQuery, useSiteNow, useTexts } from './app-context.ts';
import { CameraSheet } from './camera-sheet.tsx';
import { PhotoView } from './photo-view.tsx';
import { Picture } from './picture.tsx';
import { photoTexts } from './texts/photo-texts.ts';
import { useAddPhotos } from './use-add-photos.ts';
import './photo-strip.css';

export type PhotoSubject = { readonly visitId: string } | { readonly incidentId: string };

/** So many are seen at once; the others in the full view. */
const TILES = 8;
const NOW_MS = 60_000;
/** Pictures that other stations add come with the next change of what they show. */
const REFRESH_MS = 10_000;

/** The pictures of a truck or an incident, and the keys that add one from a file or a camera. */
export function PhotoStrip(props: { readonly subject: PhotoSubject; readonly canAdd?: boolean }) {
  const { subject, canAdd = true } = props;
  const maySee = useCanAsk('photo.list');
  const mayAdd = useCan('photo.add');
  if (!maySee) return null;
  return <Strip key={Object.values(subject).join('')} subject={subject} canAdd={canAdd && mayAdd} />;
}

function Strip({ subject, canAdd }: { readonly subject: PhotoSubject; readonly canAdd: boolean }) {
  const t = useTexts(photoTexts);
  const { answer, reload } = useQuery('photo.list', subject, {
    kinds: ['visit', 'incident'],
    atMostEveryMs: REFRESH_MS,
  });
  const adding = useAddPhotos(subject, reload);
  const [shown, setShown] = useState<number | null>(null);
  const [isCameraOpen, setCameraOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const choose = useCallback(() => file.current?.click(), []);
  const shoot = useCallback(() => setCameraOpen(true), []);
  usePhotoKeys(root, canAdd, choose, shoot);
  const photos = answer?.photos ?? [];
  return (
    <div ref={root} className="photos">
      <Tiles photos={photos} isThere={answer !== null} onShow={setShown} />
      {canAdd ? (
        <div className="photo-keys">
          <Button keyCap={t('photos.add-key')} aria-keyshortcuts="Alt+A" onClick={choose}>
            {t('photos.add')}
          </Button>
          <Button keyCap={t('photos.take-key')} aria-keyshortcuts="Alt+C" onClick={shoot}>
            {t('photos.take')}
          </Button>
          <input
            ref={file}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            hidden
            aria-label={t('photos.add')}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void adding.add(files.map((one) => ({ name: one.name, picture: one })));
            }}
          />
        </div>
      ) : null}
      <p className="q" role="status">
        {adding.progress === null ? '' : t('photos.sending', adding.progress)}
      </p>
      {adding.problems.length === 0 ? null : (
        <div className="bad" role="alert">
          {adding.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
      {shown === null || photos.length === 0 ? null : (
        <PhotoView
          photos={photos}
          at={Math.min(shown, photos.length - 1)}
          onMove={setShown}
          onClose={() => setShown(null)}
        />
      )}
      {isCameraOpen ? (
        <CameraSheet
          onClose={() => setCameraOpen(false)}
          onTaken={(picture) => {
            setCameraOpen(false);
            void adding.add([{ name: t('photos.from-camera'), picture }]);
          }}
        />
      ) : null}
    </div>
  );
}

function Tiles(props: {
  readonly photos: readonly PhotoRow[];
  readonly isThere: boolean;
  readonly onShow: (at: number) => void;
}) {
  const { photos, isThere, onShow } = props;
  const { format } = useApp();
  const t = useTexts(photoTexts);
  const now = useSiteNow(NOW_MS);
  if (photos.length === 0) return <p className="q">{isThere ? t('photos.none') : ''}</p>;
  const hidden = photos.length > TILES ? photos.length - TILES + 1 : 0;
  const tiles = hidden === 0 ? photos : photos.slice(0, TILES - 1);
  return (
    <div className="photo-tiles" role="group" aria-label={t('photos.list')}>
      {tiles.map((photo, index) => (
        <button
          key={photo.photoId}
          type="button"
          aria-label={t('photos.tile', { at: index + 1, time: format.timeNear(photo.takenAt, now) })}
          onClick={() => onShow(index)}
        >
          {photo.isKept ? <Picture sha256={photo.sha256} name="" /> : <span className="q">{t('photos.gone')}</span>}
        </button>
      ))}
      {hidden === 0 ? null : (
        <button type="button" aria-label={t('photos.more', { count: hidden })} onClick={() => onShow(TILES - 1)}>
          <b>{`+${format.number(hidden)}`}</b>
        </button>
      )}
    </div>
  );
}

/** Alt A adds from a file, Alt C takes by camera, while no sheet lies over the strip. */
function usePhotoKeys(
  root: { readonly current: HTMLElement | null },
  canAdd: boolean,
  choose: () => void,
  shoot: () => void,
): void {
  useLayoutEffect(() => {
    if (!canAdd) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.shiftKey || event.repeat) return;
      const act = event.code === 'KeyA' ? choose : event.code === 'KeyC' ? shoot : null;
      const over = [...document.querySelectorAll('dialog[open]')].at(-1);
      if (act === null || (over !== undefined && !over.contains(root.current))) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [root, canAdd, choose, shoot]);
}
