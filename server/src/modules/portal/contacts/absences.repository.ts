/** Who is away when. Whoever has an account may have said so there, as an approver who names a deputy. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { listAbsences as listSubstitutions } from '../../access/index.ts'
import type { PersonRow } from './people.repository.ts'

export type Stand = Pick<PersonRow, 'name' | 'phone'> & { personId: string | null }
export type Absence = {
  /** Null: it stands in the person's own account. */
  id: string | null
  personId: string
  startsAt: Date
  endsAt: Date
  substitute: Stand | null
}
type Span = { startsAt: Date; endsAt: Date }

/** In any part of the time, the earliest first. `people` are those of the bodies that are asked about. */
export async function listAbsences(
  db: Db,
  people: readonly PersonRow[],
  { startsAt, endsAt }: Span,
): Promise<Absence[]> {
  if (people.length === 0) return []
  const byId = new Map(people.map((person) => [person.id, person]))
  const byUser = Map.groupBy(
    people.filter(({ userId }) => userId !== null),
    ({ userId }) => userId ?? '',
  )
  const [own, substitutions] = await Promise.all([
    db
      .selectFrom('dutyAbsence')
      .select(['id', 'personId', 'startsAt', 'endsAt', 'substituteId'])
      .where('personId', 'in', [...byId.keys()])
      .where('startsAt', '<', endsAt)
      .where('endsAt', '>', startsAt)
      .execute(),
    listSubstitutions(db, { userIds: [...byUser.keys()], startsAt, endsAt }),
  ])
  const entered = own.map(({ substituteId, ...absence }): Absence => {
    const substitute = substituteId === null ? undefined : byId.get(substituteId)
    return { ...absence, substitute: substitute ? standOf(substitute) : null }
  })
  const said = substitutions.flatMap(({ absentId, deputyId, deputyName, ...span }) =>
    (byUser.get(absentId) ?? []).map(({ id: personId, agencyCode }): Absence => {
      const known = byUser.get(deputyId)?.find((other) => other.agencyCode === agencyCode)
      const substitute = known ? standOf(known) : { personId: null, name: deputyName, phone: '' }
      return { id: null, personId, startsAt: span.startsAt, endsAt: span.endsAt, substitute }
    }),
  )
  return [...entered, ...said].toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}

function standOf({ id, name, phone }: PersonRow): Stand {
  return { personId: id, name, phone }
}

export async function insertAbsence(
  tx: Tx,
  absence: Span & { id: string; personId: string; substituteId: string | null },
): Promise<void> {
  await tx.insertInto('dutyAbsence').values(absence).execute()
}

export async function lockAbsence(tx: Tx, id: string): Promise<{ personId: string }> {
  const row = await tx
    .selectFrom('dutyAbsence')
    .select('personId')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('duty.absence_not_found', { id })
  return row
}

export async function deleteAbsence(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('dutyAbsence').where('id', '=', id).execute()
}
