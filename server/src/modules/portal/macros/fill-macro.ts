/** The text of a macro for one question, in the words that are put into the answer. */
import { Address } from '@veche/contract/incidents.ts'
import type { Actor } from '../../access/index.ts'
import { bodyValues, fillReady, valuesForIncident } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import type { getVisibleRow } from '../../incidents/index.ts'
import type { RulesContext } from '../rule-engine/index.ts'
import { type ActOutcome, bodyAfter } from './domain/body-after.ts'

type Row = Awaited<ReturnType<typeof getVisibleRow>>
export type FillMacro = (text: string, acts: readonly ActOutcome[]) => string

/** A macro that gives the question to a body names that body, and not the one that had it before. */
export async function readFiller(context: RulesContext, row: Row, actor: Actor): Promise<FillMacro> {
  const [values, directory] = await Promise.all([
    valuesForIncident(context, row, actor),
    getDirectory(context.db),
  ])
  const address = Address.parse(row.address)
  return (text, acts) => {
    const { agencyCode, topicCode } = bodyAfter(row, acts)
    const body = bodyValues(directory, { ...row, address, agencyCode, topicCode })
    const topic = directory.topics.find(({ code }) => code === topicCode)
    return fillReady(context, text, { ...values, ...body, тема: topic?.name ?? '' })
  }
}
