/** Which text of ours the readers of a place have. */
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { listPlaced } from '../places/index.ts'
import type { StandingPublication } from './publications.repository.ts'
import { groupOf, type Speaking } from './reply-way.ts'

/** The text stands there, or may stand there. */
export function mayStand({ sentAt, state, isUncertain }: StandingPublication): boolean {
  return sentAt !== null || (state !== 'failed' && state !== 'cancelled') || isUncertain === true
}

export function placeOf({ carrierId, chatId }: StandingPublication): string {
  return carrierId ?? chatId ?? ''
}

/** By id of a carrier or a chat: the number of the newest text there, otherwise in its chat or thread. */
export type Told = (id: string) => number | null

type Asked = {
  fakeId: string
  known: readonly StandingPublication[]
  /** Only these carriers. */
  carrierIds: readonly string[]
}

export async function readTold(
  db: Db,
  { fakeId, known, carrierIds }: Asked,
  speaking: Speaking,
): Promise<Told> {
  const standing = known.filter(mayStand)
  if (standing.length === 0) return () => null
  const ids = [...new Set([...carrierIds, ...standing.flatMap(({ carrierId }) => carrierId ?? [])])]
  const groups = new Map<string, string>()
  const placed = beyondScope('places of one chat are one place, whoever sees the chat', () =>
    ids.length === 0 ? [] : listPlaced(db, fakeId, ids),
  )
  for (const carrier of await placed) groups.set(carrier.id, await groupOf(carrier, speaking))
  const group = (id: string) => groups.get(id) ?? id
  const own = newestBy(standing, placeOf)
  const shared = newestBy(standing, (row) => group(placeOf(row)))
  return (id) => own.get(id) ?? shared.get(group(id)) ?? null
}

function newestBy(
  rows: readonly StandingPublication[],
  keyOf: (row: StandingPublication) => string,
): Map<string, number> {
  const byKey = Map.groupBy(rows, keyOf)
  return new Map([...byKey].map(([key, same]) => [key, Math.max(...same.map(({ textNo }) => textNo))]))
}
