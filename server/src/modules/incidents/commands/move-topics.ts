/** Moves open work from closed topics to their successors, page by page, each with a row of history. */
import { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import { getDirectory } from '../../directory/index.ts'
import { type DeadlineBook, loadDeadlineBook } from '../deadlines/index.ts'
import { changeIncident } from '../history/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { isStepAllowed, listIncidentsForUpdate } from '../steps/index.ts'
import { listOpenOfTopic, PAGE } from './commands.repository.ts'
export const MoveTopics = z.object({
  catalogueVersion: z.number().int(),
  actor: z.object({ id: z.string(), name: z.string() }),
})
type MoveTopics = z.infer<typeof MoveTopics>
type Target = { topicCode: string; groupCode: string }
type Facts = MoveTopics & { targets: ReadonlyMap<string, Target>; book: DeadlineBook; now: Date }

/** Work that is published or waits for its author keeps its topic, because nothing more is decided by it. */
export async function moveTopics(
  { db, clock }: IncidentsContext,
  { catalogueVersion, actor }: MoveTopics,
): Promise<void> {
  const [{ topics, mappings }, book] = await Promise.all([getDirectory(db), loadDeadlineBook(db)])
  const groups = new Map(topics.map(({ code, groupCode }) => [code, groupCode]))
  const targets = new Map(
    mappings.flatMap(({ oldCode, newCode }): [string, Target][] => {
      const groupCode = groups.get(newCode)
      return groupCode ? [[oldCode, { topicCode: newCode, groupCode }]] : []
    }),
  )
  for (const oldCode of targets.keys()) {
    for (let after: string | null = NIL_ID; after !== null; ) {
      const from: string = after
      after = await db.transaction().execute(async (tx) => {
        const ids = await listOpenOfTopic(tx, oldCode, from)
        await movePage(tx, ids, { catalogueVersion, actor, targets, book, now: clock() })
        return ids.length < PAGE ? null : (ids.at(-1) ?? null)
      })
    }
  }
}

async function movePage(tx: Tx, ids: readonly string[], facts: Facts): Promise<void> {
  const { catalogueVersion, actor, targets, book, now } = facts
  for (const item of await listIncidentsForUpdate(tx, ids)) {
    const { topicCode } = item.incident
    const changes = topicCode === null ? undefined : targets.get(topicCode)
    if (!changes || !isStepAllowed(item.incident, 'classify')) continue
    const details = { mapping: { catalogueVersion, from: topicCode, to: changes.topicCode } }
    await changeIncident(tx, item, { command: { type: 'classify', changes }, actor, now, details }, book)
  }
}
