import { qrcode, type DrawingContext } from 'bwip-js/browser';
import { useMemo } from 'react';

/** Middle error correction: paper gets wet and creased. */
const SYMBOL = { bcid: 'qrcode', scale: 1, eclevel: 'M' };

/** A QR code as vector squares: sharp on any printer, and nothing that the content policy would refuse. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { width, height, path } = useMemo(() => qrcode<Drawn>({ ...SYMBOL, text }, createPathDrawing()), [text]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}

type Drawn = { readonly width: number; readonly height: number; readonly path: string };

/** Collects the code's shapes as one path. A QR code has polygons only. */
function createPathDrawing(): DrawingContext<Drawn> {
  let size = { width: 1, height: 1 };
  let path = '';
  const nothing = (): void => undefined;
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(width, height) {
      size = { width, height };
    },
    polygon(points) {
      path += `M${points.map(([x, y]) => `${String(x)} ${String(y)}`).join('L')}Z`;
    },
    line: nothing,
    hexagon: nothing,
    ellipse: nothing,
    fill: nothing,
    text: nothing,
    end: () => ({ ...size, path }),
  };
}
