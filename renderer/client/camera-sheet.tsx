import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useTexts } from './app-context.ts';
import { frameOf } from './picture-file.ts';
import { photoTexts } from './texts/photo-texts.ts';

type Trouble = 'none' | 'denied' | 'busy';
type Still = { readonly picture: Blob; readonly url: string };

/** Takes a picture by this machine's camera: live, then as it was taken, and only then kept. Enter does each step. */
export function CameraSheet(props: { readonly onTaken: (picture: Blob) => void; readonly onClose: () => void }) {
  const { onTaken, onClose } = props;
  const t = useTexts(photoTexts);
  const video = useRef<HTMLVideoElement>(null);
  const [device, setDevice] = useState<string | null>(null);
  const [isLive, setLive] = useState(false);
  const camera = useCamera(video, device, setLive);
  const [still, setStill] = useState<Still | null>(null);
  useEffect(() => {
    if (still === null) return undefined;
    return () => URL.revokeObjectURL(still.url);
  }, [still]);

  const shoot = async (): Promise<void> => {
    if (video.current === null) return;
    const picture = await frameOf(video.current);
    setStill({ picture, url: URL.createObjectURL(picture) });
  };
  const other = camera.devices[(camera.devices.indexOf(camera.device) + 1) % camera.devices.length];
  return (
    <Sheet
      label={t('photos.camera')}
      onClose={onClose}
      foot={
        <>
          <Button keyCap="Esc" onClick={onClose}>
            {t('photos.close')}
          </Button>
          {still !== null ? (
            <>
              <Button onClick={() => setStill(null)}>{t('photos.camera-again')}</Button>
              <Button key="keep" autoFocus look="primary" keyCap="Enter" onClick={() => onTaken(still.picture)}>
                {t('photos.camera-keep')}
              </Button>
            </>
          ) : camera.trouble === null ? (
            <>
              {other === undefined || camera.devices.length < 2 ? null : (
                <Button onClick={() => setDevice(other)}>{t('photos.camera-other')}</Button>
              )}
              <Button
                key={isLive ? 'shoot' : 'wait'}
                autoFocus
                look="primary"
                keyCap="Enter"
                disabled={!isLive}
                onClick={() => void shoot()}
              >
                {t('photos.camera-shoot')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className="camera-view">
        {camera.trouble === null ? (
          <video ref={video} hidden={still !== null} autoPlay muted playsInline aria-label={t('photos.camera-live')} />
        ) : (
          <p role="alert">{t(`photos.camera-${camera.trouble}`)}</p>
        )}
        {still === null ? null : <img src={still.url} alt={t('photos.camera-still')} />}
        {camera.trouble !== null || isLive ? null : (
          <p className="q" role="status">
            {t('photos.camera-starting')}
          </p>
        )}
      </div>
    </Sheet>
  );
}

type Camera = { readonly trouble: Trouble | null; readonly device: string; readonly devices: readonly string[] };

/** Shows a camera in a video as long as the component is there: one by its id, or the one that looks outwards. */
function useCamera(
  video: { readonly current: HTMLVideoElement | null },
  device: string | null,
  onLive: (isLive: boolean) => void,
): Camera {
  const [camera, setCamera] = useState<Camera>({ trouble: null, device: '', devices: [] });
  useEffect(() => {
    let isCurrent = true;
    let stream: MediaStream | null = null;
    const start = async (): Promise<void> => {
      try {
        stream = await openStream(device);
        const all = await navigator.mediaDevices.enumerateDevices();
        if (!isCurrent || video.current === null) {
          stop(stream);
          return;
        }
        const devices = all.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
        setCamera({ trouble: null, device: stream.getVideoTracks()[0]?.getSettings().deviceId ?? '', devices });
        video.current.srcObject = stream;
        await video.current.play();
        onLive(true);
      } catch (error) {
        if (isCurrent) setCamera({ trouble: troubleOf(error), device: '', devices: [] });
      }
    };
    void start();
    return () => {
      isCurrent = false;
      onLive(false);
      if (stream !== null) stop(stream);
    };
  }, [video, device, onLive]);
  return camera;
}

function openStream(device: string | null): Promise<MediaStream> {
  const which = device === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: device } };
  return navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, width: { ideal: 1920 } } });
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Why there is no picture, as far as a person can do something about it. */
function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}
