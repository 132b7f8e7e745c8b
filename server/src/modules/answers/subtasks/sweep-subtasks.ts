/** Reminds of days that come near or have passed. */
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import { getIncidentForUpdate } from '../../incidents/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { nextReminder, takesSubtasks } from './domain/subtask-state.ts'
import { notifyOfSubtask } from './notify-of-subtask.ts'
import { findSubtask, listToRemind, setNextReminder } from './subtasks.repository.ts'

const REMINDED_AT_ONCE = 200

export function subtaskJobs(context: Pick<AnswersContext, 'db' | 'clock'>): JobDefinition[] {
  return [{ name: 'answers.remind_of_subtasks', cron: '*/5 * * * *', handle: () => remind(context) }]
}

async function remind({ db, clock }: Pick<AnswersContext, 'db' | 'clock'>): Promise<void> {
  const now = clock()
  for (const { id, incidentId } of await listToRemind(db, { now, limit: REMINDED_AT_ONCE }))
    await db.transaction().execute(async (tx) => {
      const { incident } = await getIncidentForUpdate(tx, incidentId)
      const subtask = await findSubtask(tx, id)
      if (!subtask || subtask.remindAt === null || subtask.remindAt > now) return
      const { news, remindAt } = nextReminder(subtask.dueAt, now)
      // Of a question that was answered or dismissed nobody is reminded any more.
      await setNextReminder(tx, id, takesSubtasks(incident) ? remindAt : null)
      if (takesSubtasks(incident))
        await notifyOfSubtask(tx, subtask, { news, key: subtask.dueAt.toISOString(), by: null, now })
    })
}
