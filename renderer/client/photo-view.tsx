import { useCallback, useLayoutEffect, useRef } from 'react';
import type { PhotoRow } from '../../shared/contract/queries.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useApp, useTexts } from './app-context.ts';
import { Picture } from './picture.tsx';
import { photoTexts } from './texts/photo-texts.ts';

/** One picture as large as the window lets it be; arrows go round the others. */
export function PhotoView(props: {
  readonly photos: readonly PhotoRow[];
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
}) {
  const { photos, at, onMove, onClose } = props;
  const { format } = useApp();
  const t = useTexts(photoTexts);
  const figure = useRef<HTMLElement>(null);
  const count = photos.length;
  const move = useCallback((step: number): void => onMove((at + step + count) % count), [at, count, onMove]);
  // The sheet gave the focus to its first button; the picture is what is looked at.
  useLayoutEffect(() => figure.current?.focus(), []);
  useLayoutEffect(() => {
    const dialog = figure.current?.closest('dialog');
    const onKeyDown = (event: KeyboardEvent): void => {
      const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      move(step);
    };
    dialog?.addEventListener('keydown', onKeyDown);
    return () => dialog?.removeEventListener('keydown', onKeyDown);
  }, [move]);
  const photo = photos[at];
  if (photo === undefined) return null;
  const title = t('photos.title', { at: at + 1, count });
  const caption = t('photos.by', { time: format.dateTime(photo.takenAt), user: photo.addedBy });
  return (
    <Sheet
      label={title}
      onClose={onClose}
      foot={
        <>
          {count === 1 ? null : (
            <>
              <Button keyCap="←" onClick={() => move(-1)}>
                {t('photos.before')}
              </Button>
              <Button keyCap="→" onClick={() => move(1)}>
                {t('photos.next')}
              </Button>
            </>
          )}
          <Button look="primary" keyCap="Esc" onClick={onClose}>
            {t('photos.close')}
          </Button>
        </>
      }
    >
      <figure ref={figure} className="photo-view" tabIndex={-1}>
        <div>
          {photo.isKept ? <Picture sha256={photo.sha256} name={title} /> : <p className="q">{t('photos.gone')}</p>}
        </div>
        <figcaption className="s">{photo.note === '' ? caption : `${caption} · ${photo.note}`}</figcaption>
      </figure>
    </Sheet>
  );
}
