/** For the one search: sub-tasks with their questions; whoever has one alone is shown it and not the question. */
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listByHits } from '../../text/index.ts'
import { type Asked, type FoundRow, listSubtasksWith } from './found-subtasks.repository.ts'
import { isOwner, unitsOf } from './subtasks.policy.ts'

export type FoundSubtask = {
  id: string
  title: string
  about: string | null
  municipalityCode: string | null
  incidentId: string | null
}

export async function findSubtasks(
  { db }: { db: Db },
  { actor, ...asked }: Asked & { actor: Actor },
): Promise<FoundSubtask[]> {
  const directory = await getDirectory(db)
  const rows = await listByHits({
    ...asked,
    list: async (newest) => {
      const all = await beyondScope('which are shown is asked of their questions and of their owners', () =>
        listSubtasksWith(db, { ...asked, actor, unitCodes: unitsOf(actor), newest }),
      )
      return all.filter((row) => row.seesIncident || isOwner(actor, row, directory))
    },
  })
  return rows.map(present)
}

function present({ id, what, seesIncident, incidentId, number, question, municipalityCode }: FoundRow) {
  return {
    ...{ id, title: what, municipalityCode },
    about: seesIncident ? `№ ${number} · ${question}` : null,
    incidentId: seesIncident ? incidentId : null,
  }
}
