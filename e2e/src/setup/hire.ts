import type { Account } from '../people/accounts.ts'
import { runHereWell } from './cli.ts'
import type { Installation } from './installation.ts'

/** `veche user create`, as a script of an installation does it. */
export async function hire(
  installation: Pick<Installation, 'env'>,
  { email, name, password, grants }: Account,
): Promise<void> {
  const roles = grants.flatMap(([role, scope]) => ['--role', role, '--scope', scope])
  await runHereWell(
    installation,
    ...[
      'user',
      'create',
      '--email',
      email,
      '--name',
      name,
      '--password',
      password,
      '--keep-password',
      ...roles,
    ],
  )
}
