import type { Telling } from '../stream/index.ts'

/** `shown`: what the reader had on the screen when it was ticked or not. */
export type Marks = ReadonlyMap<string, { shown: string; isOn: boolean }>

/** All that nothing is to be said of are ticked. */
export function firstMarks(tellings: readonly Telling[]): Marks {
  return new Map(
    tellings.map(({ questionId, shown, remark }) => [questionId, { shown, isOn: remark === null }]),
  )
}

/** What has changed since it was shown is read again before it is sent. */
export function isChanged(marks: Marks, { questionId, shown }: Telling): boolean {
  return marks.get(questionId)?.shown !== shown
}

export function isTicked(marks: Marks, telling: Telling): boolean {
  return !isChanged(marks, telling) && marks.get(telling.questionId)?.isOn === true
}

export function tick(marks: Marks, { questionId, shown }: Telling, isOn: boolean): Marks {
  return new Map([...marks, [questionId, { shown, isOn }]])
}

export function countPlaces(tellings: readonly Telling[]): number {
  return tellings.reduce((sum, { places }) => sum + places.reduce((of, { count }) => of + count, 0), 0)
}
