/** Who rests, and who may drive when called (QU4). */
export function DriversSheet(_props: { readonly onClose: () => void }) {
  return null;
}
