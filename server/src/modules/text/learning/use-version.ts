/** An administrator chooses which version reads: an older one, a refused one, or what came with the product. */
import { NotFoundError } from '../../../platform/errors.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import type { LearningContext } from './learning-context.ts'
import { forgetOwn } from './own-reader.ts'
import { lockState, setAutomatic } from './state.repository.ts'
import { activateVersion, findActiveNumber, findBytes } from './versions.repository.ts'

type Deps = Pick<LearningContext, 'db'>

/** The number of what came with the product. */
const STARTER = 0

/** Going back also ends the nightly switching, or the same would be in use again the next morning. */
export async function useVersion(
  { db }: Deps,
  { number, actor }: { number: number; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockState(tx)
    const before = (await findActiveNumber(tx)) ?? STARTER
    if (number !== STARTER && (await findBytes(tx, number)) === null)
      throw new NotFoundError('reader.version_not_found', { number })
    if (number === before) return
    await activateVersion(tx, number === STARTER ? null : number)
    if (number < before) await setAutomatic(tx, false)
    await addJournal(tx, {
      actor,
      action: number < before ? 'directory.reader_taken_back' : 'directory.reader_switched',
      ...{ objectType: 'reader', objectId: String(number), details: { from: before } },
    })
  })
  forgetOwn(db)
}

export async function switchAutomatic(
  { db }: Deps,
  { isAutomatic, actor }: { isAutomatic: boolean; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await lockState(tx)
    if (before.isAutomatic === isAutomatic) return
    await setAutomatic(tx, isAutomatic)
    await addJournal(tx, {
      actor,
      action: isAutomatic ? 'directory.reader_learns_nightly' : 'directory.reader_waits',
      ...{ objectType: 'reader', objectId: null },
    })
  })
}
