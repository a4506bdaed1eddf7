/** The wake-up list, to be read aloud, ticked off and printed (RE4). */
export function WakeSheet(_props: { readonly onClose: () => void }) {
  return null;
}
