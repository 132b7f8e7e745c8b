import type { CreateOutageRequest } from '@veche/contract/outages.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { insertChange } from '../outage-changes.repository.ts'
import { reachOf } from '../outages.policy.ts'
import { insertOutage, savePlaces } from '../outages.repository.ts'
import { announceOutage, type OutagesContext } from '../outages-context.ts'
import { checkEntry } from './check-outage.ts'

export async function createOutage(
  { db, clock }: OutagesContext,
  { request, actor }: { request: CreateOutageRequest; actor: Actor },
): Promise<string> {
  const directory = await getDirectory(db)
  return db
    .transaction()
    .execute((tx) => enterOutage(tx, request, { actor, directory, now: clock(), act: 'entered' }))
}

type Entering = { actor: Actor; directory: Directory; now: Date; act: 'entered' | 'imported' }

/** Saves a new outage with its places and the first row of its history. */
export async function enterOutage(
  tx: Tx,
  request: CreateOutageRequest,
  { actor, directory, now, act }: Entering,
): Promise<string> {
  const places = checkEntry(request, { reach: reachOf(actor, 'enter', directory), directory, now })
  const { id } = await insertOutage(tx, { id: newId(), ...toColumns(request), createdBy: actor.id })
  await savePlaces(tx, id, places)
  await insertChange(tx, { outageId: id, at: now, byUserId: actor.id, act })
  announceOutage(tx, id)
  return id
}

export function toColumns({ area, beginsAt, endsAt, ...said }: CreateOutageRequest) {
  return {
    ...said,
    area: area && JSON.stringify(area),
    beginsAt: new Date(beginsAt),
    endsAt: new Date(endsAt),
  }
}
