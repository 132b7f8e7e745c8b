import type { AgencyContact } from '@veche/contract/portal/contacts.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { type Actor, addJournal, changerByJournal } from '../../access/index.ts'
import {
  forgetDirectory,
  getAgencyPhone,
  getDirectory,
  lockDirectory,
  saveAgencyPhone,
} from '../../directory/index.ts'
import { authorizeBody } from './contacts.policy.ts'
import { findContact, saveContactRow } from './contacts.repository.ts'
import type { ContactsContext } from './contacts-context.ts'
import { overlay } from './domain/overlay.ts'
import { presentContact } from './read-contacts.ts'

type Change = {
  agencyCode: string
  wanted: { [Field in keyof AgencyContact]?: AgencyContact[Field] | undefined }
  before: Fields | undefined
  actor: Actor
}

export async function saveContact(
  { db, clock }: ContactsContext,
  { agencyCode, wanted, before, actor }: Change,
): Promise<void> {
  authorizeBody(actor, await getDirectory(db), agencyCode)
  await db.transaction().execute(async (tx) => {
    await lockDirectory(tx)
    const contact = await findContact(tx, agencyCode)
    const phone = await getAgencyPhone(tx, agencyCode)
    const now = presentContact(contact, phone)
    const findChanger = changerByJournal(tx, { objectType: 'agency', objectId: agencyCode })
    const changes = await joinEdit({ now, before, wanted, findChanger })
    const { phone: newPhone, ...rest } = overlay(now, changes)
    const by = { changedAt: clock(), changedBy: actor.id }
    await saveContactRow(tx, agencyCode, { ...rest, ...by })
    await saveAgencyPhone(tx, { code: agencyCode, phone: newPhone })
    await addJournal(tx, {
      ...{ actor, action: 'duty.contact_changed', objectType: 'agency', objectId: agencyCode },
      details: { fields: Object.keys(changes) },
    })
  })
  forgetDirectory(db)
}
