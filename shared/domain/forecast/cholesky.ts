/**
 * Solves A x = b for a symmetric positive definite A (row after row, only its lower triangle is read), in place: `a`
 * becomes its Cholesky factor, `b` the answer.
 */
export function solveInPlace(a: Float64Array, b: Float64Array): void {
  const size = b.length;
  const at = (row: number, column: number): number => a[row * size + column] ?? 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = at(row, column);
      for (let k = 0; k < column; k += 1) sum -= at(row, k) * at(column, k);
      if (row !== column) a[row * size + column] = sum / at(column, column);
      else if (sum > 0) a[row * size + row] = Math.sqrt(sum);
      else throw new Error('not positive definite');
    }
  }
  for (let row = 0; row < size; row += 1) {
    let sum = b[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= at(row, k) * (b[k] ?? 0);
    b[row] = sum / at(row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = b[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= at(k, row) * (b[k] ?? 0);
    b[row] = sum / at(row, row);
  }
}
