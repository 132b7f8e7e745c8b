/** Leads a question through its course, up to its end or that of the past. */
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import type { Asked } from '../domain/asked.ts'
import { leadQuestion } from './lead-question.ts'
import type { Life } from './life.ts'
import type { Office } from './office.ts'
import { startWalk } from './walk.ts'
import type { Channel } from './world.ts'

export function lead(course: Generator<Date, void>, until: Date): void {
  for (const at of course) if (at >= until) return
}

export function isOwed({ incident: { step } }: Life): boolean {
  return !['awaiting_author', 'done', 'dismissed', 'merged'].includes(step)
}

type Elsewhere = {
  asked: Asked
  channel: Channel
  message: StoredMessage
  /** When it became work. */
  now: Date
  /** Since when it is waited for, where that is not when it was written. */
  since?: Date
  answerRule?: 'livestream_answer'
}

/** Work on what was asked in a stream or a chat and not answered there. Null: it would still be owed when the past ends. */
export function leadFromElsewhere(elsewhere: Elsewhere, office: Office): Life | null {
  const { asked, channel, message, now, since, answerRule } = elsewhere
  const { world, repeats } = office
  const source = since ? { ...message, occurredAt: since, receivedAt: since } : message
  const walk = startWalk({ world, asked, source, channel, now, ...(answerRule && { answerRule }) })
  // What was written keeps its time; only the work began later.
  walk.life.messages[0] = { ...message, incidentId: walk.state.id }
  lead(leadQuestion(walk, { office, members: [] }), world.until)
  walk.end()
  if (!isOwed(walk.life)) return walk.life
  repeats.remove(walk.state.id)
  return null
}
