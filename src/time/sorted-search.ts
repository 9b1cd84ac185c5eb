/** How many numbers of a list in ascending order are at most a limit; with `included: false`, below it. */
export function countUpTo(list: Float64Array, limit: number, { included = true } = {}): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = list[middle] ?? NaN;
    if (value < limit || (included && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
