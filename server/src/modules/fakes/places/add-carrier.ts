/** Adds a carrier to a card with a hashed snapshot of its text, which proves what was written there. */
import { createHash } from 'node:crypto'
import type { CarrierState } from '@veche/contract/fakes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { getMessage, type StoredMessage } from '../../inbox/index.ts'
import { canonicalJson } from '../../incidents/index.ts'
import { type CarrierRow, insertCarriers, type NewCarrier } from './carriers.repository.ts'
import { listPlaceNames, placeKey } from './place-names.repository.ts'

export type MessageCarrier = {
  fakeId: string
  message: StoredMessage
  state: CarrierState
  foundAs: 'signal' | 'matched'
  score: number | null
  /** Null: found by the program. */
  by: string | null
}

/** Adds a message that a person names, so it is confirmed at once. Returns null if the card had it already. */
export async function addCarrier(
  tx: Tx,
  fakeId: string,
  {
    messageId,
    foundAs,
    addedBy,
  }: { messageId: string; foundAs: 'signal' | 'matched'; addedBy: string | null },
  { now }: { now: Date },
): Promise<CarrierRow | null> {
  const message = await getMessage(tx, messageId)
  const [row] = await addMessageCarriers(
    tx,
    [{ fakeId, message, state: 'confirmed', foundAs, score: null, by: addedBy }],
    { now },
  )
  return row ?? null
}

/** Returns the carriers that were added. */
export async function addMessageCarriers(
  tx: Tx,
  carriers: readonly MessageCarrier[],
  { now }: { now: Date },
): Promise<CarrierRow[]> {
  const names = await listPlaceNames(
    tx,
    carriers.map(({ message }) => message),
  )
  return insertCarriers(
    tx,
    carriers.map((carrier) => rowOf(carrier, names.get(placeKey(carrier.message)) ?? '', now)),
  )
}

function rowOf({ message, by, ...carrier }: MessageCarrier, place: string, now: Date): NewCarrier {
  const { id: messageId, network, surface, permalink, text, occurredAt } = message
  const { container, externalId, version } = message
  const writtenAt = occurredAt.toISOString()
  return {
    ...carrier,
    ...{ id: newId(), messageId, network, place, permalink, text },
    ...snapshotOf({ network, surface, container, externalId, version, place, permalink, text, writtenAt }),
    ...{ snapshotAt: now, writtenAt: occurredAt, addedAt: now, addedBy: by },
    ...(by === null ? {} : { decidedBy: by, decidedAt: now }),
  }
}

/** The hash does not depend on the order of the keys. */
export function snapshotOf(content: Record<string, unknown>) {
  const snapshot = canonicalJson(content)
  return { snapshot, snapshotHash: createHash('sha256').update(snapshot).digest('hex') }
}
