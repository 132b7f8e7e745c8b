/** To whom one question goes by itself: of those on shift whoever has least, as many are spread by hand. Pure. */
import type { WorkloadResponse } from '@veche/contract/portal/workload.ts'
import { spread, takersOf } from './spread.ts'

type Load = WorkloadResponse['people'][number]

/** Null: nobody is on shift, or all who are have gone away. */
export function chooseOnShift(people: readonly Load[]): Load | null {
  const { takers, isByShift } = takersOf(people)
  if (!isByShift) return null
  const chosen = spread([{ id: '', isUrgent: false }], takers).get('')
  return takers.find(({ id }) => id === chosen) ?? null
}
