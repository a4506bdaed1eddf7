import type { PhotoRow } from '../../shared/contract/queries.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useApp, useTexts } from './app-context.ts';
import { Picture } from './picture.tsx';
import { photoTexts } from './texts/photo-texts.ts';

/** One picture as large as the window lets it be; arrows go to the others. */
export function PhotoView(props: {
  readonly photos: readonly PhotoRow[];
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
}) {
  const { photos, at, onMove, onClose } = props;
  const { format } = useApp();
  const t = useTexts(photoTexts);
  const photo = photos[at];
  if (photo === undefined) return null;
  const title = t('photos.title', { at: at + 1, count: photos.length });
  const move = (step: number): void => {
    const next = at + step;
    if (next >= 0 && next < photos.length) onMove(next);
  };
  return (
    <Sheet
      label={title}
      onClose={onClose}
      foot={
        <>
          <Button keyCap="←" disabled={at === 0} onClick={() => move(-1)}>
            {t('photos.before')}
          </Button>
          <Button keyCap="→" disabled={at === photos.length - 1} onClick={() => move(1)}>
            {t('photos.next')}
          </Button>
          <Button autoFocus look="primary" keyCap="Esc" onClick={onClose}>
            {t('photos.close')}
          </Button>
        </>
      }
    >
      <figure
        className="photo-view"
        ref={(figure) => {
          const dialog = figure?.closest('dialog');
          const onKeyDown = (event: KeyboardEvent): void => {
            const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            move(step);
          };
          dialog?.addEventListener('keydown', onKeyDown);
          return () => dialog?.removeEventListener('keydown', onKeyDown);
        }}
      >
        <div>
          {photo.isKept ? <Picture sha256={photo.sha256} name={title} /> : <p className="q">{t('photos.gone')}</p>}
        </div>
        <figcaption className="s">
          {t('photos.by', { time: format.dateTime(photo.takenAt), user: photo.addedBy })}
          {photo.note === '' ? '' : ` · ${photo.note}`}
        </figcaption>
      </figure>
    </Sheet>
  );
}
