import { raw } from 'bwip-js/browser';
import { useMemo } from 'react';

/** A QR code as vector squares: sharp on any printer, and nothing that the content policy would refuse. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawingOf(text), [text]);
  const box = `0 0 ${String(size)} ${String(size)}`;
  return (
    <svg className="qr" viewBox={box} shapeRendering="crispEdges" role="img" aria-label={label}>
      <path d={path} fill="currentColor" />
    </svg>
  );
}

function drawingOf(text: string): { readonly size: number; readonly path: string } {
  const [symbol] = raw('qrcode', text, 'eclevel=M');
  if (symbol === undefined || !('pixs' in symbol)) return { size: 1, path: '' };
  const { pixs, pixx } = symbol;
  let path = '';
  for (let at = 0; at < pixs.length; at++) {
    if (pixs[at] === 1) path += `M${String(at % pixx)} ${String(Math.floor(at / pixx))}h1v1h-1z`;
  }
  return { size: pixx, path };
}
