import { findUserByEmail, resetSecondFactorAtOnce } from '../../../../modules/access/index.ts'
import { NotFoundError } from '../../../../platform/errors.ts'
import { accountNotices } from '../../../wiring/account-notices.ts'
import { readOptions, required } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { withSystem } from '../../open-system.ts'

export const userResetSecondFactorCommand: Command = {
  name: 'user reset-second-factor',
  summary: 'remove a lost second factor where there are no two administrators who may',
  usage: '--email E',
  run(args, { env, note }) {
    const { values } = readOptions(args, { email: { type: 'string' } })
    const email = required(values.email, 'email')
    return withSystem(env, async ({ context: { db, clock } }) => {
      const user = await findUserByEmail(db, email)
      if (!user) throw new NotFoundError('access.user_not_found')
      await resetSecondFactorAtOnce(db, { userId: user.id, now: clock() }, accountNotices)
      note(`The second factor of ${user.email} is removed; every session and token has ended`)
      return 0
    })
  },
}
