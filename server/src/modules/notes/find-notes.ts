/** For the one search: what colleagues wrote to each other on questions that the reader sees. */
import type { Db } from '../../platform/database/db.ts'
import { beyondScope } from '../../platform/database/readers/reader.ts'
import { listByHits } from '../text/index.ts'
import { type Asked, listNotesWith } from './found-notes.repository.ts'

type Found = {
  id: string
  title: string
  about: string
  municipalityCode: string | null
  incidentId: string
}

export async function findNotes({ db }: { db: Db }, asked: Asked): Promise<Found[]> {
  const rows = await listByHits({
    ...asked,
    list: (newest) =>
      beyondScope('which of those with the words are shown is asked of their questions', () =>
        listNotesWith(db, { ...asked, newest }),
      ),
  })
  return rows.map(({ id, excerpt, incidentId, authorName, number, question, municipalityCode }) => ({
    ...{ id, title: excerpt, incidentId, municipalityCode },
    about: `${authorName} · № ${number} · ${question}`,
  }))
}
