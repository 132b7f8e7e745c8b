import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { Tx } from '../../platform/database/db.ts'
import { getSettings } from '../settings/index.ts'
import { listSilentClarifications } from './clarifying/index.ts'
import { MoveTopics, moveTopics } from './commands/index.ts'
import { recomputeDeadlines } from './deadline-rules/index.ts'
import { loadDeadlineBook } from './deadlines/index.ts'
import { listOld, listReturning, listSilent, PAGE, updateBroken } from './due.repository.ts'
import { changeIncident } from './history/index.ts'
import { RENUMBER_JOB, RenumberRepeats, renumberRepeats } from './merging/index.ts'
import type { IncidentsContext } from './rights/index.ts'
import { type IncidentCommand, isStepAllowed, listIncidentsForUpdate } from './steps/index.ts'
import { addUpWorkCounts, correctWorkCounts } from './work-counts/index.ts'

const CalendarCorrected = z.object({ calendarVersion: z.number().int() })

/** Work that time does: silence closes what was answered, promised dates bring work back, old work is archived. */
export function incidentsJobs(context: IncidentsContext): JobDefinition[] {
  return [
    { name: 'incidents.close_silent', cron: '*/5 * * * *', handle: () => closeSilent(context) },
    { name: 'incidents.return_promises', cron: '* * * * *', handle: () => returnPromises(context) },
    { name: 'incidents.break_promises', cron: '* * * * *', handle: () => breakPromises(context) },
    { name: 'incidents.end_silent_clarifications', cron: '* * * * *', handle: () => endSilence(context) },
    { name: 'incidents.archive', cron: '40 2 * * *', handle: () => archiveOld(context) },
    { name: 'incidents.add_up_work', cron: '* * * * *', handle: () => addUpWorkCounts(context.db) },
    { name: 'incidents.recount_work', cron: '20 3 * * *', handle: () => recountWork(context) },
    {
      name: 'incidents.recompute_deadlines',
      async handle(payloads) {
        for (const payload of payloads)
          await recomputeDeadlines(context, CalendarCorrected.parse(payload).calendarVersion)
      },
    },
    {
      name: RENUMBER_JOB,
      async handle(payloads) {
        for (const payload of payloads) await renumberRepeats(context, RenumberRepeats.parse(payload))
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
function closeSilent(context: IncidentsContext): Promise<void> {
  const now = context.clock()
  return runInPages(context, { type: 'close', satisfaction: 'no_answer' }, async (tx) => {
    const due = await listSilent(tx, now)
    return due.map(({ id }) => id)
  })
}

/** The promised date comes near: whoever promised works on it again. */
function returnPromises(context: IncidentsContext): Promise<void> {
  const now = context.clock()
  return runInPages(context, { type: 'promise_returned' }, async (tx) => {
    const due = await listReturning(tx, now)
    return due.map(({ id }) => id)
  })
}

function breakPromises(context: IncidentsContext): Promise<void> {
  const now = context.clock()
  return runInPages(context, { type: 'promise_broken' }, async (tx) => {
    const broken = await updateBroken(tx, now)
    return broken.map(({ incidentId }) => incidentId)
  })
}

/** Honest silence: the author has not answered in time, the clocks go on and whoever asked is told. */
function endSilence(context: IncidentsContext): Promise<void> {
  const now = context.clock()
  return runInPages(context, { type: 'end_clarification', endedAs: 'silence' }, async (tx) => {
    const silent = await listSilentClarifications(tx, { now, limit: PAGE })
    return silent.map(({ incidentId }) => incidentId)
  })
}

async function archiveOld(context: IncidentsContext): Promise<void> {
  const { archiveAfterDays } = await getSettings(context.db)
  const before = new Date(context.clock().getTime() - archiveAfterDays * DAY_MS)
  await runInPages(context, { type: 'archive' }, async (tx) => {
    const old = await listOld(tx, before)
    return old.map(({ id }) => id)
  })
}

/** The board reads kept sums: that they are right is checked every night. */
async function recountWork({ db, log }: IncidentsContext): Promise<void> {
  const drift = await correctWorkCounts(db)
  if (drift.length > 0) log.error({ drift }, 'kept counts of work were wrong and are corrected')
}

/** Pages of incidents, each in a transaction; what moved on meanwhile is left alone. */
async function runInPages(
  { db, clock }: IncidentsContext,
  command: IncidentCommand,
  findDue: (tx: Tx) => Promise<string[]>,
): Promise<void> {
  const now = clock()
  const book = await loadDeadlineBook(db)
  for (;;) {
    const found = await db.transaction().execute(async (tx) => {
      const ids = await findDue(tx)
      for (const item of await listIncidentsForUpdate(tx, ids)) {
        const { incident } = item
        if (!isStepAllowed(incident, command.type)) continue
        if (command.type === 'close' && incident.hasUnreadFollowUp) continue
        await changeIncident(tx, item, { command, actor: null, now }, book)
      }
      return ids.length
    })
    if (found < PAGE) return
  }
}
