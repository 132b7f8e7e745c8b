import { hasAnyUser, setUpCodeOf } from '../../../../modules/access/index.ts'
import { resolveSecret } from '../../../../platform/config.ts'
import { ConflictError } from '../../../../platform/errors.ts'
import { readOptions } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { withSystem } from '../../open-system.ts'

export const userSetUpCodeCommand: Command = {
  name: 'user setup-code',
  summary: 'print the code that the page asks the first administrator for',
  usage: '',
  run(args, { env, out }) {
    readOptions(args, {})
    return withSystem(env, async ({ context, config }) => {
      if (await hasAnyUser(context.db)) throw new ConflictError('access.already_set_up')
      out(setUpCodeOf(resolveSecret(config)))
      return 0
    })
  },
}
