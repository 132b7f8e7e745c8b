/** Who may be sent what a schedule sends; the first who may not is named by the row of the form. */

import type { Recipient } from '@veche/contract/admin/report-schedules.ts'
import type { SCHEDULED_KINDS } from '@veche/contract/values/reports.ts'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { type Actor, listActivePeople } from '../../access/index.ts'
import { listAddresses } from './addresses.repository.ts'
import { mayReadPlace, maySeeRowsOf, type Place } from './schedules.policy.ts'

type Sent = { kind: (typeof SCHEDULED_KINDS)[number]; place: Place; owner: Pick<Actor, 'id' | 'grants'> }
type Known = {
  people: ReadonlyMap<string, Pick<Actor, 'id' | 'name' | 'grants'>>
  addresses: readonly string[]
}

const Address = z.email().max(254)

export async function checkRecipients(
  db: Db,
  recipients: readonly Recipient[],
  sent: Sent,
): Promise<Recipient[]> {
  const known = await readKnown(db)
  return recipients.map((recipient, at) => checkOne(recipient, { row: at + 1, known, sent }))
}

export async function readKnown(db: Db): Promise<Known> {
  const people = await listActivePeople(db)
  return { people: new Map(people.map((person) => [person.id, person])), addresses: await listAddresses(db) }
}

function checkOne(
  recipient: Recipient,
  { row, known, sent }: { row: number; known: Known; sent: Sent },
): Recipient {
  const field = { field: 'recipients', row }
  if ('userId' in recipient) {
    const person = known.people.get(recipient.userId)
    if (!person) throw new InvalidError('report.person_gone', field)
    if (!mayGet(person, sent)) throw new InvalidError('report.person_out_of_scope', field)
    return recipient
  }
  const address = recipient.address.toLowerCase()
  if (!Address.safeParse(address).success) throw new InvalidError('report.address_broken', field)
  if (sent.kind === 'desk_view') throw new InvalidError('report.view_outside', field)
  if (!known.addresses.includes(address)) throw new InvalidError('report.address_not_allowed', field)
  return { address }
}

export function mayGet(person: Pick<Actor, 'id' | 'grants'>, { kind, place, owner }: Sent): boolean {
  return kind === 'desk_view' ? maySeeRowsOf(person, owner) : mayReadPlace(person, place)
}
