import { DAY_MS } from '@veche/contract/durations.ts'
import {
  createApiToken,
  findActorByUserId,
  findPasswordHash,
  findUserByEmail,
  MAX_TOKEN_DAYS,
  needsSecondFactor,
} from '../../../modules/access/index.ts'
import type { Db } from '../../../platform/database/db.ts'
import { ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { parseTokenScopes, readOptions, required } from '../arguments.ts'
import { type Command, UsageError } from '../command.ts'
import { withSystem } from '../open-system.ts'

export const tokenCreateCommand: Command = {
  name: 'token create',
  summary: 'create a token for a program; it is printed once',
  usage: '--user EMAIL --name N --scopes read,incidents,answers,channels,users [--days N]',
  run(args, { env, out, note }) {
    const { values } = readOptions(args, {
      user: { type: 'string' },
      name: { type: 'string' },
      scopes: { type: 'string' },
      days: { type: 'string' },
    })
    const email = required(values.user, 'user')
    const name = required(values.name, 'name')
    const scopes = parseTokenScopes(required(values.scopes, 'scopes'))
    const days = parseDays(values.days)
    return withSystem(env, async ({ context, config }) => {
      const { db, clock } = context
      const user = await findUserByEmail(db, email)
      if (!user) throw new NotFoundError('access.user_not_found')
      if (!config.isDemo) await assertMayHoldToken(db, user)
      const now = clock()
      const expiresAt = new Date(now.getTime() + days * DAY_MS)
      const { token } = await db
        .transaction()
        .execute((tx) => createApiToken(tx, { userId: user.id, name, scopes, expiresAt, now, actor: null }))
      note(`Token "${name}" of ${user.email}: ${scopes.join(', ')}`)
      out(token)
      return 0
    })
  },
}

/** As in the interface: whose role asks for a second factor has one first. A program's account has no password. */
async function assertMayHoldToken(
  db: Db,
  user: { id: string; twoFactorEnabled: boolean; hasPasskey: boolean },
): Promise<void> {
  const actor = await findActorByUserId(db, user.id)
  if (!actor) throw new ForbiddenError('access.user_inactive')
  if (user.twoFactorEnabled || user.hasPasskey || !needsSecondFactor(actor)) return
  if ((await findPasswordHash(db, user.id)) !== null)
    throw new ForbiddenError('access.second_factor_required')
}

function parseDays(text: string | undefined): number {
  if (text === undefined) return MAX_TOKEN_DAYS
  const days = Number(text)
  if (!/^\d{1,3}$/.test(text) || days < 1 || days > MAX_TOKEN_DAYS)
    throw new UsageError(`--days must be a number from 1 to ${MAX_TOKEN_DAYS}`)
  return days
}
