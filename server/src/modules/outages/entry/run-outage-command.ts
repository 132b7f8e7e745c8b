import type { OutageCommand } from '@veche/contract/outages.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { applyStep, isStepAllowed } from '../domain/outage.ts'
import { insertChange } from '../outage-changes.repository.ts'
import { authorizeOutage, reachOf } from '../outages.policy.ts'
import { lockVisibleOutage, updateOutage } from '../outages.repository.ts'
import { announceOutage, type OutagesContext } from '../outages-context.ts'

const ACTS = { end: 'ended', resume: 'resumed', cancel: 'cancelled', restore: 'restored' } as const

/** Ends or cancels an outage, or takes that back. */
export async function runOutageCommand(
  { db, clock }: OutagesContext,
  { outageId, command, actor }: { outageId: string; command: OutageCommand; actor: Actor },
): Promise<void> {
  const now = clock()
  const directory = await getDirectory(db)
  await db.transaction().execute(async (tx) => {
    const outage = await lockVisibleOutage(tx, outageId, reachOf(actor, 'read', directory))
    authorizeOutage(reachOf(actor, 'enter', directory), outage)
    const { type, expectedVersion } = command
    if (outage.version !== expectedVersion) throw new ConflictError('outage.changed_meanwhile')
    if (!isStepAllowed(outage, type, now)) throw new ConflictError('outage.step_not_allowed', { step: type })
    await updateOutage(tx, outageId, applyStep(type, now))
    await insertChange(tx, {
      ...{ outageId, at: now, byUserId: actor.id, act: ACTS[type] },
      ...(command.type === 'cancel' && { comment: command.comment }),
    })
    announceOutage(tx, outageId)
  })
}
