import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { Format } from '../../ui/format.ts';
import type { SlipData } from './slip-data.ts';
import { Slip } from './slip.tsx';

/** Puts a slip alone on paper and prints it once its fonts are there. */
export function PrintSlip(props: { readonly slip: SlipData; readonly format: Format; readonly onPrinted: () => void }) {
  const { slip, format, onPrinted } = props;
  useEffect(() => {
    let isCurrent = true;
    void document.fonts.ready.then(() => {
      if (!isCurrent) return;
      window.print();
      onPrinted();
    });
    return () => {
      isCurrent = false;
    };
  }, [slip, onPrinted]);
  return createPortal(
    <div className="print-root print-slip">
      <Slip slip={slip} format={format} />
    </div>,
    document.body,
  );
}
