/** The sender of moderation: claims what is due, calls the network outside any transaction and writes the outcome. */
import { randomUUID } from 'node:crypto'
import { ConnectorError, type ModerationOrder } from '../../../connectors/connector.ts'
import { startClaimLoop } from '../../../platform/background/claim-loop.ts'
import type { Loop } from '../../../platform/background/loop.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { Listener } from '../../../platform/events/listener.ts'
import { markTakenDown } from '../../inbox/index.ts'
import {
  claimDue,
  type DueAct,
  endAttempt,
  lockLeased,
  NETWORK_ACTS_CHANNEL,
  recoverAbandoned,
} from './act-outbox.repository.ts'
import { getAct, updateAct } from './acts.repository.ts'
import { addToHistory } from './add-to-history.ts'
import { endsWithout } from './decide-act.ts'
import { isExpired } from './domain/act.ts'
import { afterFailure } from './domain/attempt.ts'
import { announceAct, journalAct, type ModerationContext } from './moderation-context.ts'

const IDLE_MS = 2000
const AT_ONCE = 20
/** Longer than a place in the queue of the network, a question and a call together. */
const LEASE_MS = 90_000

/** Each network has its pace, so a slow page does not hold up the others. */
export function startModeration(context: ModerationContext & { listener: Listener }): Loop {
  const loop = startClaimLoop({
    ...{ name: 'network acts', log: context.log, idleMs: IDLE_MS, atOnce: AT_ONCE },
    claim: (limit) => claimAndCall(context, limit),
  })
  context.listener.on(NETWORK_ACTS_CHANNEL, loop.wake)
  return loop
}

/** One turn; how many acts were tried. */
export async function carryOutDue(context: ModerationContext): Promise<number> {
  const calls = await claimAndCall(context, AT_ONCE)
  await Promise.all(calls)
  return calls.length
}

async function claimAndCall(context: ModerationContext, limit: number): Promise<Promise<void>[]> {
  const { db, clock } = context
  const now = clock()
  const due = await db.transaction().execute(async (tx) => {
    await recoverAbandoned(tx, now)
    if (limit <= 0) return []
    const leaseUntil = new Date(now.getTime() + LEASE_MS)
    return claimDue(tx, { leaseToken: randomUUID(), leaseUntil, now, limit })
  })
  return due.map((act) => carryOut(context, act))
}

async function carryOut(context: ModerationContext, act: DueAct): Promise<void> {
  const { db, clock, log } = context
  try {
    const outcome = await tryAct(context, act)
    await db.transaction().execute(async (tx) => {
      if (await lockLeased(tx, act)) await settle(tx, act, outcome, clock())
    })
  } catch (error) {
    // The lease runs out, and the network is asked before anything is repeated.
    log.error({ err: error, actId: act.id }, 'the end of a network act was not written')
  }
}

type Outcome = 'done' | 'too_late' | ConnectorError

async function tryAct(context: ModerationContext, act: DueAct): Promise<Outcome> {
  const { connectors, findAccount, clock, log } = context
  const account = await findAccount(act.channelId)
  const moderation = connectors.get(act.network)?.moderation
  if (!account || !moderation) return new ConnectorError('token_revoked', 'channel.away')
  try {
    if (act.isUncertain && (await moderation.holds(account, orderOf(act)))) return 'done'
    if (isExpired(act, clock())) return 'too_late'
    await moderation.carryOut(account, orderOf(act))
    return 'done'
  } catch (error) {
    if (error instanceof ConnectorError) return error
    log.error({ err: error, actId: act.id }, 'a network act failed')
    return new ConnectorError('uncertain', 'outbox.failed')
  }
}

function orderOf(act: DueAct): ModerationOrder {
  const { kind, untilAt, reason, surface, container, externalId, authorExternalId, occurredAt } = act
  const target = { surface, container, externalId, authorExternalId, writtenAt: occurredAt }
  return { kind, target, until: untilAt, reason }
}

const NO_LEASE = { leaseToken: null, leaseUntil: null }

async function settle(tx: Tx, due: DueAct, outcome: Outcome, now: Date): Promise<void> {
  const isError = outcome instanceof ConnectorError
  const errorCode = isError ? outcome.code : outcome === 'too_late' ? 'moderation.term_over' : null
  await endAttempt(tx, due, {
    ...{ outcome: isError ? outcome.reason : outcome, errorCode, endedAt: now },
  })
  const next = isError
    ? afterFailure(due, { reason: outcome.reason, retryAfterMs: outcome.extra.retryAfterMs }, now)
    : null
  if (next && next.state !== 'failed') {
    const { state, nextAttemptAt, isUncertain } = next
    await updateAct(tx, due.id, { ...NO_LEASE, state, nextAttemptAt, isUncertain, errorCode })
    announceAct(tx)
    return
  }
  const state = next ? 'failed' : outcome === 'too_late' ? 'cancelled' : 'done'
  await updateAct(tx, due.id, { ...NO_LEASE, state, errorCode, endedAt: now })
  if (state !== 'done') await endsWithout(tx, due)
  if (state === 'done' && due.kind === 'restore') await markTakenDown(tx, due.messageId, null)
  const act = await getAct(tx, due.id)
  if (state === 'done') await addToHistory(tx, act, now)
  await journalAct(tx, { actor: null, action: `network_act.${state}`, act })
}
