import type { Database } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { loadDeadlineBook } from '../../incidents/index.ts'
import type { Hours } from '../aside/index.ts'
import type { FinishedStep } from './domain/read-work.ts'
import { type AnsweredIn, listStepsOfAnswered } from './past.repository.ts'

/** Each with the place where it was done: who approves for publication may be of the centre or of a trusted body. */
export async function listFinishedSteps(db: Database, period: AnsweredIn): Promise<FinishedStep[]> {
  const [rows, people] = await Promise.all([listStepsOfAnswered(db, period), listActivePeople(db)])
  const homes = new Map(
    people.map(({ id, grants }) => {
      const own = grants.flatMap(({ scope }) => (scope.kind === 'agency' ? [scope.code] : []))
      return [id, own.length === grants.length ? (own[0] ?? null) : null]
    }),
  )
  return rows.map((row) =>
    row.stage === 'approval' ? { ...row, agencyCode: homes.get(row.personId) ?? null } : row,
  )
}

/** When bodies and the centre work. */
export async function loadHours(db: Database): Promise<Hours> {
  const [book, { agencies }] = await Promise.all([loadDeadlineBook(db), getDirectory(db)])
  return {
    centre: book.contextOf(book.scheduleFor('approval', null)),
    bodies: new Map(agencies.map(({ code }) => [code, book.contextOf(book.scheduleFor('draft', code))])),
  }
}
