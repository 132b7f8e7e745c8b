/** What a file of duties or absences is judged by: bodies, their people, the accounts it names, and what its reader may write. */
import type { Db } from '../../../../platform/database/db.ts'
import { type Actor, listAccountsByEmail } from '../../../access/index.ts'
import { getDirectory } from '../../../directory/index.ts'
import { listPeople, mayWriteFor, reachOf } from '../../contacts/index.ts'
import { type DutyRow, emailsAmong, finderOf } from './duty-rows.ts'

/** `people`: the columns that name them. */
type Asked = { rows: readonly DutyRow[]; people: readonly string[]; actor: Actor }

export async function readAround(db: Db, { rows, people: fields, actor }: Asked) {
  const directory = await getDirectory(db)
  const { agencies } = directory
  const codes = agencies.map(({ code }) => code)
  const [people, named] = await Promise.all([
    listPeople(db, codes),
    listAccountsByEmail(db, emailsAmong(rows, fields)),
  ])
  const accounts = new Map(named.map(({ id, email }) => [email.toLowerCase(), id]))
  const reach = reachOf(actor, directory)
  const byId = new Map(people.map((person) => [person.id, person]))
  return {
    ...{ codes, people },
    finder: finderOf({ agencies, people, accounts }),
    mayWrite: (agencyCode: string) => mayWriteFor(reach, agencyCode),
    personOf: (id: string) => byId.get(id),
    bodyName: (code: string | undefined) => agencies.find((one) => one.code === code)?.name,
  }
}
