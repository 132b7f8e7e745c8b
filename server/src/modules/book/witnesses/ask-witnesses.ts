/** One turn: every witness that has not signed the newest checkpoint is asked, and none waits for another. */
import { MINUTE_MS, SECOND_MS } from '@veche/contract/durations.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import { findCheckpoint } from '../tiles/index.ts'
import { ASK_LIMIT_MS, type Asking, askWitness } from './ask-witness.ts'
import { WitnessFailure } from './witness-failure.ts'
import { claimWitnesses, saveFailure, saveSignature, type WitnessRow } from './witnesses.repository.ts'

export type WitnessesContext = Pick<AppContext, 'db' | 'clock' | 'log'> & Pick<Asking, 'trustedOrigins'>

const LONGEST_PAUSE_MS = 10 * MINUTE_MS

/** How many have signed. */
export async function askWitnesses(context: WitnessesContext): Promise<number> {
  const { db, clock, trustedOrigins } = context
  const checkpoint = await findCheckpoint(db)
  if (!checkpoint) return 0
  const now = clock()
  const until = new Date(now.getTime() + 2 * ASK_LIMIT_MS)
  const due = await claimWitnesses(db, { size: checkpoint.size, now, until })
  const signed = await Promise.all(
    due.map((witness) => ask(context, witness, { db, trustedOrigins, checkpoint })),
  )
  return signed.filter(Boolean).length
}

async function ask(
  { db, clock, log }: WitnessesContext,
  witness: WitnessRow,
  asking: Asking,
): Promise<boolean> {
  const { size } = asking.checkpoint
  try {
    const signature = await askWitness(witness, asking)
    await saveSignature(db, witness.id, { size, signature, now: clock() })
    return true
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    const now = clock()
    const nextAskAt = new Date(now.getTime() + pauseMs(witness.failures))
    await saveFailure(db, witness.id, { failure, now, nextAskAt })
    const level = isAccusing(failure) ? 'error' : 'warn'
    log[level]({ witnessId: witness.id, failure }, 'a witness has not signed the Book')
    return false
  }
}

/** It says that the region has shown two histories. */
export function isAccusing(failure: string | null): boolean {
  return failure === 'other_history' || failure === 'longer_seen'
}

function failureOf(error: unknown): string | null {
  if (error instanceof WitnessFailure) return error.code
  return error instanceof OutsideError ? error.failure : null
}

export function pauseMs(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, 5 * SECOND_MS * 2 ** Math.min(failures, 10))
}
