import type { Db } from '../../../platform/database/db.ts'
import { findRegionName } from '../users/users.repository.ts'

/** Words that an attacker tries first: name, e-mail and region of the person, also in parts. */
export async function ownWordsOf(
  db: Db,
  { name, email }: { name: string; email: string },
): Promise<string[]> {
  const region = await findRegionName(db)
  const [local = '', host = ''] = email.split('@')
  return [name, email, local, region?.name ?? '', ...host.split('.')].flatMap((words) => [
    words,
    ...words.split(/[\s.,_+-]+/),
  ])
}
