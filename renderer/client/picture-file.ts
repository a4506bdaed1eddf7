import { mediaTypeOf, PHOTO_LIMIT_BYTES } from '../../shared/domain/gate/photos.ts';

/** Enough to read a plate or a seal by, and a hundredth of what a telephone takes. */
const LONGEST_EDGE = 2000;
const QUALITY = 0.85;
/** A picture that is small already is sent as it was taken. */
const SMALL_BYTES = 1024 * 1024;
const SIGNATURE_BYTES = 16;

export type PictureProblem = 'unreadable' | 'too-large';

/** A size of the same shape whose longer edge is no longer than this; never larger than it was. */
export function fitWithin(
  width: number,
  height: number,
  longest: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Makes a picture fit to be sent: a large one smaller. Whatever cannot be opened is said to be so, and not sent. */
export async function preparePicture(file: Blob): Promise<Blob | PictureProblem> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return file.size > PHOTO_LIMIT_BYTES ? 'too-large' : 'unreadable';
  try {
    const size = fitWithin(bitmap.width, bitmap.height, LONGEST_EDGE);
    const isSmall = size.width === bitmap.width && file.size <= SMALL_BYTES;
    return isSmall && (await isKnown(file)) ? file : await drawn(bitmap, size);
  } finally {
    bitmap.close();
  }
}

/** The bytes of a picture as commands take them. */
export function base64Of(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error('the picture cannot be read'));
    reader.readAsDataURL(picture);
  });
}

/** Draws what a bitmap, or a camera, shows now. */
export async function drawn(
  source: ImageBitmap | HTMLVideoElement,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  // What is transparent would turn black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

/** What the camera shows now, no larger than a picture is sent. */
export function frameOf(video: HTMLVideoElement): Promise<Blob> {
  return drawn(video, fitWithin(video.videoWidth, video.videoHeight, LONGEST_EDGE));
}

/** Whether the host takes these bytes as they are: a browser can open kinds that it does not keep. */
async function isKnown(file: Blob): Promise<boolean> {
  return mediaTypeOf(new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer())) !== null;
}
