/** People of a body come, change and go; whoever has gone stays in rosters of the past. */
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, addJournal, listPeopleOfAgency } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { deleteAbsence, insertAbsence, listAbsences, lockAbsence } from './absences.repository.ts'
import { authorizeBody } from './contacts.policy.ts'
import type { ContactsContext } from './contacts-context.ts'
import { overlay } from './domain/overlay.ts'
import { insertPerson, isPersonNeeded, listPeople, lockPerson, updatePersonRow } from './people.repository.ts'
import { getChanger } from './posts.repository.ts'

type NewPerson = { userId: string | null; name: string | null; phone: string }

export async function createPerson(
  { db, clock }: ContactsContext,
  { agencyCode, person, actor }: { agencyCode: string; person: NewPerson; actor: Actor },
): Promise<void> {
  authorizeBody(actor, await getDirectory(db), agencyCode)
  await db.transaction().execute(async (tx) => {
    if (person.userId !== null) {
      const colleagues = await listPeopleOfAgency(tx, agencyCode)
      if (!colleagues.some(({ id }) => id === person.userId))
        throw new InvalidError('duty.foreign_account', { field: 'userId' })
    }
    const id = newId()
    const by = { changedAt: clock(), changedBy: actor.id }
    if (!(await insertPerson(tx, { id, agencyCode, ...person, ...by })))
      throw new ConflictError('duty.account_taken', { field: 'userId' })
    await addJournal(tx, {
      ...{ actor, action: 'duty.person_added', objectType: 'duty_person', objectId: id },
      details: { agencyCode },
    })
  })
}

type PersonChange = {
  personId: string
  wanted: { name?: string | null | undefined; phone?: string | undefined; isActive?: boolean | undefined }
  before: Fields | undefined
  actor: Actor
}

/** Gives the body. */
export async function updatePerson(
  { db, clock }: ContactsContext,
  { personId, wanted, before, actor }: PersonChange,
): Promise<string> {
  const directory = await getDirectory(db)
  return db.transaction().execute(async (tx) => {
    const { agencyCode, userId, ownName, phone, isActive } = await lockPerson(tx, personId)
    authorizeBody(actor, directory, agencyCode)
    const now = { name: ownName, phone, isActive }
    const findChanger = () => getChanger(tx, 'dutyPerson', personId)
    const changes = await joinEdit({ now, before, wanted, findChanger })
    const next = overlay(now, changes)
    if ((next.name === null) !== (userId !== null)) throw new InvalidError('duty.bad_name', { field: 'name' })
    if (!next.isActive && isActive && (await isPersonNeeded(tx, personId, clock())))
      throw new ConflictError('duty.person_has_shifts')
    await updatePersonRow(tx, personId, { ...next, changedAt: clock(), changedBy: actor.id })
    await addJournal(tx, {
      ...{ actor, action: 'duty.person_changed', objectType: 'duty_person', objectId: personId },
      details: { agencyCode, fields: Object.keys(changes) },
    })
    return agencyCode
  })
}

type NewAbsence = { startsOn: string; endsOn: string; substituteId: string | null }

/** Gives the body. Nobody is away twice at once, and whoever is away stands in for nobody. */
export async function createAbsence(
  { db, clock, region }: ContactsContext,
  { personId, absence, actor }: { personId: string; absence: NewAbsence; actor: Actor },
): Promise<string> {
  const directory = await getDirectory(db)
  const zone = region.timeZone
  const { substituteId } = absence
  const startsAt = momentInZone(zone, { date: absence.startsOn, time: '00:00' })
  const endsAt = momentInZone(zone, { date: absence.endsOn, time: '00:00', addDays: 1 })
  if (endsAt <= clock()) throw new InvalidError('duty.absence_over', { field: 'endsOn' })
  return db.transaction().execute(async (tx) => {
    const { agencyCode } = await lockPerson(tx, personId)
    authorizeBody(actor, directory, agencyCode)
    const people = await listPeople(tx, [agencyCode])
    const substitute = people.find(({ id, isActive }) => id === substituteId && isActive)
    if (substituteId !== null && (!substitute || substituteId === personId))
      throw new InvalidError('duty.unknown_person', { field: 'substituteId' })
    const away = await listAbsences(tx, people, { startsAt, endsAt })
    if (away.some((one) => one.personId === personId)) throw new ConflictError('duty.absence_overlaps')
    if (away.some((one) => one.personId === substituteId)) throw new ConflictError('duty.substitute_away')
    await insertAbsence(tx, { id: newId(), personId, startsAt, endsAt, substituteId })
    await addJournal(tx, {
      ...{ actor, action: 'duty.absence_added', objectType: 'duty_person', objectId: personId },
      details: { agencyCode },
    })
    return agencyCode
  })
}

/** Gives the body. */
export async function removeAbsence(
  { db }: ContactsContext,
  { absenceId, actor }: { absenceId: string; actor: Actor },
): Promise<string> {
  const directory = await getDirectory(db)
  return db.transaction().execute(async (tx) => {
    const { personId } = await lockAbsence(tx, absenceId)
    const { agencyCode } = await lockPerson(tx, personId)
    authorizeBody(actor, directory, agencyCode)
    await deleteAbsence(tx, absenceId)
    await addJournal(tx, {
      ...{ actor, action: 'duty.absence_removed', objectType: 'duty_person', objectId: personId },
      details: { agencyCode },
    })
    return agencyCode
  })
}
