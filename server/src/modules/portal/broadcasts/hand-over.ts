/** A draft is given to a colleague, who goes on with it. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { type Actor, listActivePeople } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { authorizeWriting, maySee, mayWrite } from './broadcasts.policy.ts'
import { getBroadcast, type ReadBroadcast, updateOwner } from './broadcasts.repository.ts'
import { mayRun } from './domain/broadcast-state.ts'
import type { Person } from './waiting-broadcasts.ts'

/** Whoever may write to all of its places, but for whose it is. */
export function chooseTakers(
  people: readonly Person[],
  broadcast: Pick<ReadBroadcast, 'writtenBy' | 'municipalityCodes'>,
  directory: Directory,
): Pick<Person, 'id' | 'name'>[] {
  return people
    .filter((one) => one.id !== broadcast.writtenBy && mayWrite(one, broadcast, directory))
    .map(({ id, name }) => ({ id, name }))
}

export async function listTakers(
  { db }: { db: Db },
  { broadcastId, actor }: { broadcastId: string; actor: Actor },
): Promise<{ people: Pick<Person, 'id' | 'name'>[] }> {
  const [broadcast, directory] = await Promise.all([getBroadcast(db, broadcastId), getDirectory(db)])
  if (!maySee(actor, broadcast, directory))
    throw new NotFoundError('broadcast.not_found', { id: broadcastId })
  authorizeWriting(actor, broadcast, directory)
  if (!mayRun('hand_over', broadcast)) throw new ConflictError('broadcast.not_open')
  return { people: chooseTakers(await listActivePeople(db), broadcast, directory) }
}

/** The caller holds the row. */
export async function handOver(
  tx: Tx,
  broadcast: ReadBroadcast,
  userId: string,
): Promise<Pick<Person, 'id' | 'name'>> {
  const takers = chooseTakers(await listActivePeople(tx), broadcast, await getDirectory(tx))
  const taker = takers.find(({ id }) => id === userId)
  if (!taker) throw new InvalidError('broadcast.cannot_take', { field: 'userId' })
  await updateOwner(tx, broadcast.id, taker)
  return taker
}
