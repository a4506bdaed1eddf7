/** Whether one of the admitted hazard classes covers this one; a class covers its divisions (`2` covers `2.1`). */
export function admitsHazard(admitted: readonly string[], hazardClass: string): boolean {
  return admitted.some((each) => each === hazardClass || hazardClass.startsWith(`${each}.`));
}
