/** Reading and adding in arrays of numbers whose indexes are known to be inside. */

export function valueAt(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0
}

export function addAt(values: Float64Array, index: number, amount: number): void {
  values[index] = valueAt(values, index) + amount
}

export function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let index = 0; index < values.length; index += 1) total += valueAt(values, index)
  return total
}
