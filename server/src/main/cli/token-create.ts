import { createApiToken, findUserByEmail } from '../../modules/access/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { parseTokenScopes, readOptions, required } from './arguments.ts'
import { type Command, UsageError } from './command.ts'
import { withSystem } from './open-system.ts'

const DAY_MS = 24 * 60 * 60 * 1000

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
    return withSystem(env, async ({ context }) => {
      const { db, clock } = context
      const user = await findUserByEmail(db, email)
      if (!user) throw new NotFoundError('access.user_not_found')
      const now = clock()
      const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS)
      const { token } = await db
        .transaction()
        .execute((tx) => createApiToken(tx, { userId: user.id, name, scopes, expiresAt, now, actor: null }))
      note(`Token "${name}" of ${user.email}: ${scopes.join(', ')}`)
      out(token)
      return 0
    })
  },
}

function parseDays(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError('--days must be a number from 1 to 9999')
  return Number(text)
}
