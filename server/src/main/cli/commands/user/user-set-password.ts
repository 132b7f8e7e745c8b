import { findUserByEmail, updateUser } from '../../../../modules/access/index.ts'
import { NotFoundError } from '../../../../platform/errors.ts'
import { accountNotices } from '../../../wiring/account-notices.ts'
import { readOptions, required } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { generatePassword } from '../../generate-password.ts'
import { withSystem } from '../../open-system.ts'

export const userSetPasswordCommand: Command = {
  name: 'user set-password',
  summary:
    'make and print a new password where no administrator may give one; it is changed at the next sign-in',
  usage: '--email E',
  run(args, { env, out, note }) {
    const { values } = readOptions(args, { email: { type: 'string' } })
    const email = required(values.email, 'email')
    return withSystem(env, async ({ context: { db, clock } }) => {
      const user = await findUserByEmail(db, email)
      if (!user) throw new NotFoundError('access.user_not_found')
      const password = generatePassword()
      const change = { userId: user.id, changes: { password }, actor: null, now: clock() }
      await updateUser(db, change, accountNotices)
      note(`${user.email} has a new password; every session and token has ended`)
      out(password)
      return 0
    })
  },
}
