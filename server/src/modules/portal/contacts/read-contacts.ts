import type { BodyContactsResponse } from '@veche/contract/portal/contacts.ts'
import { type Actor, listPeopleOfAgency } from '../../access/index.ts'
import { getDirectory, listScheduleNames } from '../../directory/index.ts'
import { type Absence, listAbsences } from './absences.repository.ts'
import { mayWriteFor, reachOf, requireBody } from './contacts.policy.ts'
import { type ContactRow, findContact } from './contacts.repository.ts'
import type { ContactsContext } from './contacts-context.ts'
import { listPeople, type PersonRow } from './people.repository.ts'
import { listPosts, type PostRow } from './posts.repository.ts'

/** Further absences stand in the account or come later. */
const SHOWN_AHEAD_MS = 366 * 86_400_000

export async function readContacts(
  { db, clock }: ContactsContext,
  { agencyCode, actor }: { agencyCode: string; actor: Actor },
): Promise<BodyContactsResponse> {
  const directory = await getDirectory(db)
  const { phone } = requireBody(directory, agencyCode)
  const mayWrite = mayWriteFor(reachOf(actor, directory), agencyCode)
  const [contact, people, posts, schedules, colleagues] = await Promise.all([
    findContact(db, agencyCode),
    listPeople(db, [agencyCode]),
    listPosts(db, [agencyCode]),
    listScheduleNames(db),
    mayWrite ? listPeopleOfAgency(db, agencyCode) : [],
  ])
  const now = clock()
  const span = { startsAt: now, endsAt: new Date(now.getTime() + SHOWN_AHEAD_MS) }
  const absences = Map.groupBy(await listAbsences(db, people, span), ({ personId }) => personId)
  const known = new Set(people.map(({ userId }) => userId))
  const accounts = new Map(colleagues.map(({ id, name }) => [id, name]))
  return {
    agencyCode,
    contact: presentContact(contact, phone),
    changed: contact ? { by: contact.changedByName, at: contact.changedAt.toISOString() } : null,
    people: people.map((person) => presentPerson(person, absences.get(person.id) ?? [])),
    posts: posts.map(presentPost),
    schedules,
    accounts: [...accounts].filter(([id]) => !known.has(id)).map(([id, name]) => ({ id, name })),
    mayWrite,
  }
}

export function presentContact(contact: ContactRow | undefined, phone: string) {
  const { innerPhone = '', email = '', address = '', note = '' } = contact ?? {}
  return { phone, innerPhone, email, address, note }
}

function presentPerson({ id, userId, name, phone, isActive }: PersonRow, absences: readonly Absence[]) {
  return {
    ...{ id, userId, name, phone, isActive },
    absences: absences.map((absence) => ({
      id: absence.id,
      startsAt: absence.startsAt.toISOString(),
      endsAt: absence.endsAt.toISOString(),
      substituteName: absence.substitute?.name ?? null,
    })),
  }
}

export function presentPost({ agencyCode: _agency, rosterRevision: _revision, ...post }: PostRow) {
  return post
}
