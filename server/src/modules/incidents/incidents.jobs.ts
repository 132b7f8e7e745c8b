import { z } from 'zod'
import type { JobDefinition } from '../../platform/jobs.ts'
import { changeIncident } from './change-incident.ts'
import { loadDeadlineBook } from './deadline-book.ts'
import { listIncidentsForUpdate } from './incidents.repository.ts'
import type { IncidentsContext } from './incidents-context.ts'
import { MoveTopics, moveTopics } from './move-topics.ts'
import { recomputeDeadlines } from './recompute-deadlines.ts'

const PAGE = 200
const CalendarCorrected = z.object({ calendarVersion: z.number().int() })

/** Work that time does: four days of the author's silence close what was answered. */
export function incidentsJobs(context: IncidentsContext): JobDefinition[] {
  return [
    { name: 'incidents.close_silent', cron: '*/5 * * * *', handle: () => closeSilent(context) },
    {
      name: 'incidents.recompute_deadlines',
      async handle(payloads) {
        for (const payload of payloads)
          await recomputeDeadlines(context, CalendarCorrected.parse(payload).calendarVersion)
      },
    },
    {
      name: 'incidents.move_topics',
      async handle(payloads) {
        for (const payload of payloads) await moveTopics(context, MoveTopics.parse(payload))
      },
    },
  ]
}

/** Never while the last word is the author's: an unread message keeps the incident with us. */
async function closeSilent({ db, clock }: IncidentsContext): Promise<void> {
  const now = clock()
  const book = await loadDeadlineBook(db)
  for (;;) {
    const closed = await db.transaction().execute(async (tx) => {
      const due = await tx
        .selectFrom('incident')
        .select('id')
        .where('step', '=', 'awaiting_author')
        .where('deadlineKey', '=', 'author_silence')
        .where('deadlineDueAt', '<=', now)
        .where('hasUnreadFollowUp', '=', false)
        .orderBy('deadlineDueAt')
        .limit(PAGE)
        .execute()
      const locked = await listIncidentsForUpdate(
        tx,
        due.map(({ id }) => id),
      )
      for (const item of locked) {
        if (item.incident.step !== 'awaiting_author' || item.incident.hasUnreadFollowUp) continue
        const command = { type: 'close', satisfaction: 'no_answer' } as const
        await changeIncident(tx, item, { command, actor: null, now }, book)
      }
      return due.length
    })
    if (closed < PAGE) return
  }
}
