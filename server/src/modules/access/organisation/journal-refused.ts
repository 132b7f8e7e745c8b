/** Tells the journal and the log why nobody came in by an organisation. */
import type { FastifyRequest } from 'fastify'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import { originOf } from '../../../platform/http/request-origin.ts'
import { countRefusal } from '../journal/refusals.ts'
import type { SignInRefused } from './organisation-account.ts'

type Told = { request: FastifyRequest; provider: string; refused: SignInRefused }

export async function journalRefused(
  { db, clock, log }: Pick<AppContext, 'db' | 'clock' | 'log'>,
  { request, provider, refused }: Told,
): Promise<void> {
  const { problem, accountId } = refused
  const details = { provider, problem }
  if (problem === 'failed' || problem === 'unreachable')
    log.warn({ ...details, why: whyOf(refused.cause) }, 'access: sign-in by an organisation did not work')
  await countRefusal(
    db,
    { kind: 'session.organisation_refused', accountId, origin: originOf(request), now: clock(), details },
    log,
  )
}

/** Codes alone: what a provider says may hold names, addresses and tokens. */
function whyOf(cause: unknown): string[] {
  if (!(cause instanceof Error)) return []
  const code = 'code' in cause ? String(cause.code) : cause.name
  const own = cause instanceof OutsideError ? cause.failure : code
  return [own.slice(0, 80), ...whyOf(cause.cause)].slice(0, 4)
}
