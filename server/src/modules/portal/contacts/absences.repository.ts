/** Who is away when. Whoever has an account may have said so there, as an approver who names a deputy. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { listAbsences as listSubstitutions } from '../../access/index.ts'
import { listPeopleOf, type PersonRow } from './people.repository.ts'

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

/** Of these people in any part of the time, the earliest first. */
export async function listAbsences(
  db: Db,
  people: readonly Pick<PersonRow, 'id' | 'userId' | 'agencyCode'>[],
  span: Span,
): Promise<Absence[]> {
  if (people.length === 0) return []
  const [entered, said] = await Promise.all([listEntered(db, people, span), listSaid(db, people, span)])
  return [...entered, ...said].toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}

type Absent = readonly Pick<PersonRow, 'id' | 'userId' | 'agencyCode'>[]

async function listEntered(db: Db, people: Absent, { startsAt, endsAt }: Span): Promise<Absence[]> {
  const rows = await db
    .selectFrom('dutyAbsence')
    .leftJoin('dutyPerson as substitute', 'substitute.id', 'dutyAbsence.substituteId')
    .leftJoin('personName', 'personName.id', 'substitute.userId')
    .select(['dutyAbsence.id', 'personId', 'startsAt', 'endsAt', 'substituteId'])
    .select(({ fn }) => [
      fn.coalesce('personName.name', 'substitute.name').as('name'),
      fn.coalesce('substitute.phone', sql.lit('')).as('phone'),
    ])
    .where(
      'personId',
      'in',
      people.map(({ id }) => id),
    )
    .where('startsAt', '<', endsAt)
    .where('endsAt', '>', startsAt)
    .execute()
  return rows.map(({ substituteId, name, phone, ...absence }) => ({
    ...absence,
    substitute: name === null ? null : { personId: substituteId, name, phone },
  }))
}

/** In their accounts; a deputy of the same body is known there with a telephone. */
async function listSaid(db: Db, people: Absent, span: Span): Promise<Absence[]> {
  const byUser = Map.groupBy(
    people.filter(({ userId }) => userId !== null),
    ({ userId }) => userId ?? '',
  )
  const substitutions = await listSubstitutions(db, { userIds: [...byUser.keys()], ...span })
  if (substitutions.length === 0) return []
  const deputies = await listPeopleOf(
    db,
    substitutions.map(({ deputyId }) => deputyId),
  )
  return substitutions.flatMap(({ absentId, deputyId, deputyName, startsAt, endsAt }) =>
    (byUser.get(absentId) ?? []).map(({ id: personId, agencyCode }): Absence => {
      const known = deputies.find((one) => one.userId === deputyId && one.agencyCode === agencyCode)
      const substitute = { personId: known?.id ?? null, name: deputyName, phone: known?.phone ?? '' }
      return { id: null, personId, startsAt, endsAt, substitute }
    }),
  )
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
