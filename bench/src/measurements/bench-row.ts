/** One measured figure against its target; null where nothing is promised. */
export type BenchRow = {
  name: string
  value: number
  unit: string
  target: number | null
  better: 'less' | 'more'
}

export function isReached({ value, target, better }: BenchRow): boolean {
  if (target === null) return true
  return better === 'less' ? value <= target : value >= target
}
