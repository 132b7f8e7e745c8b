/** Opens an incident for a question that nobody in the chat answers, with its message as the source. */
import type { Tx } from '../../../platform/database/db.ts'
import { listMessages } from '../../inbox/index.ts'
import { openIncidents } from '../../incidents/index.ts'
import type { ChatDeps } from '../chat/index.ts'
import { type LockedQuestion, markPassedOn } from './late.repository.ts'

/** The caller has locked the rows and checked that they are open. Returns the ids of incidents by message. */
export async function passOn(
  tx: Tx,
  questions: readonly LockedQuestion[],
  { deps, closedBy }: { deps: ChatDeps; closedBy: string | null },
): Promise<ReadonlyMap<string, string>> {
  if (questions.length === 0) return new Map()
  const byId = new Map(questions.map((question) => [question.messageId, question]))
  const messages = await listMessages(tx, [...byId.keys()])
  const sources = messages.flatMap((message) => {
    const question = byId.get(message.id)
    if (!question) return []
    return [{ message, municipalityCode: question.municipalityCode, isUrgent: question.class === 'danger' }]
  })
  const incidents = await openIncidents(tx, sources, deps)
  await markPassedOn(
    tx,
    [...incidents].map(([messageId, incidentId]) => ({ messageId, incidentId })),
    { now: deps.now, closedBy },
  )
  return incidents
}
