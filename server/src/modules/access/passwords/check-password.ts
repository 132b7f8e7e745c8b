/** Asks a signed-in person for the password again before an act that outlives the session. */
import type { FastifyRequest } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { originOf } from '../../../platform/http/request-origin.ts'
import { requireActor } from '../access-plugin.ts'
import { countRefusal } from '../journal/refusals.ts'
import type { SignInGuard } from '../sign-in/sign-in-guard.ts'
import { findPasswordHash } from '../users/users.repository.ts'
import { verifyPassword } from './password-hash.ts'

/** Throws `access.wrong_password`, which names the field of the request that held it; guesses are counted by account, from whatever network they come. */
export type CheckPassword = (request: FastifyRequest, password: string, field?: string) => Promise<void>

export function createCheckPassword(
  { db, clock, log }: Pick<AppContext, 'db' | 'clock' | 'log'>,
  guard: SignInGuard,
): CheckPassword {
  return async (request, password, field = 'password') => {
    const { id } = requireActor(request)
    const now = clock()
    await guard.admitPassword({ userId: id, now })
    const hash = await findPasswordHash(db, id)
    if (hash !== null && (await verifyPassword({ hash, password }))) {
      await guard.acknowledgePassword({ userId: id, now })
      return
    }
    await countRefusal(
      db,
      { kind: 'session.password_refused', accountId: id, origin: originOf(request), now },
      log,
    )
    throw new InvalidError('access.wrong_password', { field })
  }
}
