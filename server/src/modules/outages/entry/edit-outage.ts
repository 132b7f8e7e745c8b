import type { CreateOutageRequest, UpdateOutageRequest } from '@veche/contract/outages.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import type { Actor } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { changerOf, insertChange } from '../outage-changes.repository.ts'
import { reachOf } from '../outages.policy.ts'
import { lockVisibleOutage, savePlaces, updateOutage } from '../outages.repository.ts'
import { announceOutage, type OutagesContext } from '../outages-context.ts'
import { checkChange, fieldsOf, shownOf } from './change-rules.ts'
import { toColumns } from './create-outage.ts'

type Edit = { outageId: string; request: UpdateOutageRequest; actor: Actor }

export async function editOutage({ db, clock }: OutagesContext, edit: Edit): Promise<void> {
  const directory = await getDirectory(db)
  await db.transaction().execute((tx) => changeOutage(tx, edit, { directory, now: clock(), act: 'changed' }))
}

type Changing = { directory: Directory; now: Date; act: 'changed' | 'imported' }

/** Writes the fields that differ, within the transaction of its caller. */
export async function changeOutage(
  tx: Tx,
  { outageId, request: { before, ...wanted }, actor }: Edit,
  { directory, now, act }: Changing,
): Promise<void> {
  const outage = await lockVisibleOutage(tx, outageId, reachOf(actor, 'read', directory))
  const shown = shownOf(outage)
  const joined = await joinEdit({
    now: shown,
    before,
    wanted: withPlainMoments(wanted),
    findChanger: changerOf(tx, outageId),
  })
  const next = { ...shown, ...joined }
  const reach = reachOf(actor, 'enter', directory)
  const places = checkChange(outage, next, { reach, directory, now })
  const fields = fieldsOf(shown, next)
  if (fields.length === 0) return
  await updateOutage(tx, outageId, toColumns(next))
  await savePlaces(tx, outageId, places)
  await insertChange(tx, { outageId, at: now, byUserId: actor.id, act, fields })
  announceOutage(tx, outageId)
}

/** A moment is one moment however its zone is written. */
function withPlainMoments(wanted: Omit<UpdateOutageRequest, 'before'>): Partial<CreateOutageRequest> {
  const given = Object.entries(wanted).flatMap(([field, value]) => {
    if (value === undefined) return []
    const isMoment = (field === 'beginsAt' || field === 'endsAt') && typeof value === 'string'
    return [[field, isMoment ? new Date(value).toISOString() : value]]
  })
  return Object.fromEntries(given)
}
