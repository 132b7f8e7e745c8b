/** Work that time does: parts that nobody needs any more end, and people are reminded of terms. */
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { sweepJob } from '../../../platform/files/file-shelf.ts'
import {
  addActivity,
  getIncidentForUpdate,
  type LockedIncident,
  listIncidentScopes,
} from '../../incidents/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import {
  findPart,
  listParts,
  listToRemind,
  listWaitingIncidents,
  setNextReminder,
  updatePart,
} from './contributions.repository.ts'
import { isOpen, isWanted } from './domain/part-state.ts'
import { nextReminder } from './domain/part-term.ts'
import { notifyBody, notifyWriter } from './notify-of-part.ts'
import { partFileShelf } from './part-files.repository.ts'

type Context = Pick<AnswersContext, 'db' | 'clock' | 'partFiles'>
const REMINDED_AT_ONCE = 200

export function contributionJobs(context: Context): JobDefinition[] {
  const files = { ...context, files: context.partFiles }
  return [
    { name: 'answers.sweep_contributions', cron: '* * * * *', handle: () => sweep(context) },
    sweepJob({ name: 'answers.remove_part_files', cron: '12 * * * *' }, partFileShelf, files),
  ]
}

async function sweep(context: Context): Promise<void> {
  await endUnneeded(context)
  await remind(context)
}

async function endUnneeded({ db, clock }: Context): Promise<void> {
  const now = clock()
  const waiting = await listWaitingIncidents(db)
  if (waiting.length === 0) return
  const ids = [...new Set(waiting.map(({ incidentId }) => incidentId))]
  const scopes = await db.transaction().execute((tx) => listIncidentScopes(tx, ids))
  const byId = new Map(scopes.map((scope) => [scope.id, scope]))
  const movedOn = new Set(
    waiting.flatMap(({ incidentId, askingAgencyCode }) => {
      const work = byId.get(incidentId)
      return work && isWanted(work, askingAgencyCode) ? [] : [incidentId]
    }),
  )
  for (const incidentId of movedOn)
    await db.transaction().execute(async (tx) => endOf(tx, await getIncidentForUpdate(tx, incidentId), now))
}

async function endOf(tx: Tx, found: LockedIncident, now: Date): Promise<void> {
  let locked = found
  for (const part of await listParts(tx, locked.incident.id)) {
    if (!isOpen(part.state) || isWanted(locked.incident, part.askingAgencyCode)) continue
    await updatePart(tx, part.id, { state: 'not_needed', endedAt: now, remindAt: null })
    const details = { contributionId: part.id, agencyCode: part.agencyCode }
    const tail = await addActivity(tx, locked, { type: 'contribution_ended', at: now, actor: null, details })
    locked = { ...locked, tail }
    await notifyBody(tx, part, { news: 'ended', key: '', by: null, now })
  }
}

async function remind({ db, clock }: Context): Promise<void> {
  const now = clock()
  for (const { id, incidentId } of await listToRemind(db, { now, limit: REMINDED_AT_ONCE }))
    await db.transaction().execute(async (tx) => {
      await getIncidentForUpdate(tx, incidentId)
      const part = await findPart(tx, id)
      if (!part || part.remindAt === null || part.remindAt > now) return
      const { news, remindAt } = nextReminder(part.dueAt, now)
      await setNextReminder(tx, id, remindAt)
      const telling = { news, key: part.dueAt.toISOString(), by: null, now }
      await notifyBody(tx, part, telling)
      if (news === 'late') await notifyWriter(tx, part, telling)
    })
}
