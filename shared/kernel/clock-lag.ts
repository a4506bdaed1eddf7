/** A time for which the lag is told by one polynomial, in years since its own first one. */
type Piece = { readonly before: number; readonly from: number; readonly coefficients: readonly number[] };

/** Espenak and Meeus, "Five Millennium Canon of Solar Eclipses", 1900 and later. */
const PIECES: readonly Piece[] = [
  { before: 1920, from: 1900, coefficients: [-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197] },
  { before: 1941, from: 1920, coefficients: [21.2, 0.84493, -0.0761, 0.0020936] },
  { before: 1961, from: 1950, coefficients: [29.07, 0.407, -1 / 233, 1 / 2547] },
  { before: 1986, from: 1975, coefficients: [45.45, 1.067, -1 / 260, -1 / 718] },
  { before: 2005, from: 2000, coefficients: [63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599] },
  { before: 2050, from: 2000, coefficients: [62.92, 0.32217, 0.005589] },
  { before: Infinity, from: 1820, coefficients: [-20 - 0.5628 * 330, 0.5628, 0.0032] },
];

/** Seconds by which the turning earth (UT) lags behind the even time of astronomy in a year, which may have a fraction. */
export function clockLagSeconds(year: number): number {
  const piece = PIECES.find(({ before }) => year < before);
  if (piece === undefined) return Number.NaN;
  const years = year - piece.from;
  return piece.coefficients.reduceRight((sum, coefficient) => sum * years + coefficient, 0);
}
