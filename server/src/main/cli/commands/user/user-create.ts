import { CreateUserRequest } from '@veche/contract/access.ts'
import { createUser } from '../../../../modules/access/index.ts'
import { accountNotices } from '../../../wiring/account-notices.ts'
import { pairGrants, parseWith, readOptions, required } from '../../arguments.ts'
import { type Command, UsageError } from '../../command.ts'
import { generatePassword } from '../../generate-password.ts'
import { withSystem } from '../../open-system.ts'

export const userCreateCommand: Command = {
  name: 'user create',
  summary: 'create a user; a password that was not given is made and printed',
  usage:
    '--email E --name N [--password P [--keep-password] | --program] [--role R --scope region|agency:CODE|unit:CODE|municipality:CODE]…',
  run(args, { env, out, note }) {
    const { values } = readOptions(args, {
      email: { type: 'string' },
      name: { type: 'string' },
      password: { type: 'string' },
      // The person chose it; without this it must be changed at the first sign-in.
      'keep-password': { type: 'boolean' },
      // No password at all: only tokens act for this account.
      program: { type: 'boolean' },
      role: { type: 'string', multiple: true },
      scope: { type: 'string', multiple: true },
    })
    const isProgram = values.program === true
    if (isProgram && values.password !== undefined) throw new UsageError('A --program has no --password')
    if (values.password === undefined && values['keep-password'])
      throw new UsageError('--keep-password needs a --password that the person chose')
    const generated = values.password === undefined ? generatePassword() : null
    const request = parseWith(CreateUserRequest, {
      email: required(values.email, 'email'),
      name: required(values.name, 'name'),
      password: generated ?? values.password,
      grants: pairGrants(values.role ?? [], values.scope ?? []),
    })
    const isPasswordGiven = !isProgram && values['keep-password'] !== true
    return withSystem(env, async ({ context }) => {
      const { db, clock } = context
      const person = { ...request, ...(isProgram ? { password: null } : {}) }
      const command = { ...person, isPasswordGiven, actor: null, now: clock() }
      const user = await createUser(db, command, accountNotices)
      note(`User ${user.email} created`)
      out(user.id)
      if (generated !== null && !isProgram) out(generated)
      return 0
    })
  },
}
