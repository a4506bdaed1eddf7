import type { Format } from '../../ui/format.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import type { SlipData } from './slip-data.ts';
import { Slip } from './slip.tsx';

/** Prints a driver's slip. */
export function PrintSlip(props: { readonly slip: SlipData; readonly format: Format; readonly onPrinted: () => void }) {
  return (
    <PrintSheet paper="slip" onPrinted={props.onPrinted}>
      <Slip slip={props.slip} format={props.format} />
    </PrintSheet>
  );
}
