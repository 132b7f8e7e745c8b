/** What people here said of alarms, learnt beside the rules: «не опасность» lowers the score of its like, a named danger raises it. */
import { hidePeople, type Model, readFeatures } from '../../index.ts'
import type { Addition } from '../../reader/domain/own/addition.ts'
import { trainAddition } from '../../reader/domain/own/train-addition.ts'

export type SaidOfDanger = { id: string; text: string; isDanger: boolean }

export const DANGER = 'danger'
const NO_DANGER = 'none'
/** With fewer of either kind nothing is learnt. */
export const LEAST_SAID = 10

/** `said` newest first; null: too little was said. */
export function trainDangers(starter: Model, said: readonly SaidOfDanger[]): Addition | null {
  if (said.length < LEAST_SAID) return null
  const lessons = said.toReversed().map(({ id, text, isDanger }) => {
    const label = isDanger ? DANGER : NO_DANGER
    const { features } = readFeatures(hidePeople(text, []))
    return { features, topicCode: label, groupCode: label, case: id, isCorrection: true }
  })
  return trainAddition(starter, lessons)
}
