/** What a file of people would add: accounts with one role each, and what is wrong in it, by row and column. Pure. */
import { CreateUserRequest } from '@veche/contract/access.ts'
import type { ImportProblem } from '@veche/contract/admin/directory.ts'
import { DutyPerson } from '@veche/contract/portal/contacts.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { type Grant, isSame, roleName } from '../../../access/index.ts'
import {
  type CellRow,
  type Column,
  type Directory,
  fold,
  readCells,
  readHead,
  sheetProblem,
} from '../../../directory/index.ts'

const text = (field: string, title: string, also?: string): Column => ({
  ...{ field, title, type: 'text', empty: null },
  ...(also === undefined ? {} : { also }),
})
const ROLE_WORDS = Object.fromEntries(ROLES.map((role) => [role, roleName(role)]))
const PEOPLE_COLUMNS: readonly Column[] = [
  text('name', 'Имя', 'ФИО'),
  text('email', 'Почта', 'E-mail'),
  { field: 'role', title: 'Роль', type: 'choice', choices: ROLE_WORDS, empty: null },
  text('agencyCode', 'Ведомство'),
  text('municipalityCode', 'Муниципалитет'),
  text('phone', 'Телефон'),
]
/** An empty cell never means so much. */
const WHOLE_REGION = ['весь регион', 'регион', 'whole region', 'region']

export type NewAccount = { row: number; name: string; email: string; grant: Grant; phone: string }
export type PeoplePlan = { added: NewAccount[]; sameCount: number; problems: ImportProblem[] }
type PeopleFacts = {
  directory: Pick<Directory, 'agencies' | 'municipalities'>
  known: readonly { name: string; email: string; grants: readonly Grant[] }[]
}

export function planPeople(rows: readonly CellRow[], { directory, known }: PeopleFacts): PeoplePlan {
  const read = readPeople(rows)
  if ('problems' in read) return { added: [], sameCount: 0, problems: read.problems }
  const plan: PeoplePlan = { added: [], sameCount: 0, problems: [] }
  const seen = new Set<string>()
  for (const { number, values, problems: ofCells } of read.people) {
    const account = { row: number, ...wordsOfPerson(values) }
    const { grant, problems: ofGrant } = toGrant({ number, values }, directory)
    const problems = [...ofCells, ...brokenRules(account, grant), ...ofGrant]
    const there = known.find(({ email }) => email === account.email)
    if (seen.has(account.email)) problems.push(sheetProblem(number, 'email', 'twice', account.email))
    else if (there && grant && isAsThere({ ...account, grant }, there)) {
      if (problems.length === 0) plan.sameCount += 1
    } else if (there) problems.push(sheetProblem(number, 'email', 'email_taken', account.email))
    else if (grant && problems.length === 0) plan.added.push({ ...account, grant })
    if (account.email !== '') seen.add(account.email)
    // Only the first problem of a field is told, which concerns the cell itself.
    plan.problems.push(
      ...problems.filter(({ field }, at) => problems.findIndex((one) => one.field === field) === at),
    )
  }
  return plan
}

/** The addresses that the file names, to ask who is there already. */
export function emailsOf(rows: readonly CellRow[]): string[] {
  const read = readPeople(rows)
  return 'problems' in read ? [] : read.people.map(({ values }) => wordsOfPerson(values).email)
}

function readPeople([head, ...body]: readonly CellRow[]) {
  if (!head) return { problems: [sheetProblem(null, null, 'empty_file')] }
  const { columns, problems } = readHead({ columns: PEOPLE_COLUMNS, key: [] }, head)
  if (problems.length > 0) return { problems }
  const filled = body.filter(({ cells }) => cells.some((cell) => cell !== null && String(cell).trim() !== ''))
  return { people: filled.map((row) => ({ number: row.number, ...readCells(columns, row) })) }
}

type Values = Readonly<Record<string, unknown>>

function wordsOfPerson(values: Values) {
  const [name, email, phone] = [values.name, values.email, values.phone].map(wordsOf)
  return { name: name ?? '', email: (email ?? '').toLowerCase(), phone: phone ?? '' }
}

type Said = Omit<NewAccount, 'grant'>

/** The same rules as for an account that is made by hand. */
function brokenRules({ row, name, email, phone }: Said, grant: Grant | null): ImportProblem[] {
  const rules = CreateUserRequest.pick({ name: true, email: true })
  const broken = rules.safeParse({ name, email }).error?.issues.map(({ path }) => String(path[0])) ?? []
  const said: Record<string, string> = { name, email }
  const ofAccount = broken.map((field) =>
    sheetProblem(row, field, said[field] === '' ? 'required' : 'invalid', said[field]),
  )
  if (!DutyPerson.shape.phone.safeParse(phone).success)
    return [...ofAccount, sheetProblem(row, 'phone', 'invalid', phone)]
  // A telephone stands in «Кто отвечает» of a body.
  const hasRoom = phone === '' || grant === null || grant.scope.kind === 'agency'
  return hasRoom ? ofAccount : [...ofAccount, sheetProblem(row, 'phone', 'phone_without_body', phone)]
}

function isAsThere({ name, grant }: { name: string; grant: Grant }, there: PeopleFacts['known'][number]) {
  return fold(there.name) === fold(name) && there.grants.some((own) => isSame(own, grant))
}

type Row = { number: number; values: Values }
type Granted = { grant: Grant | null; problems: ImportProblem[] }

function toGrant({ number, values }: Row, directory: PeopleFacts['directory']): Granted {
  const role = ROLES.find((one) => one === values.role)
  const { scope, problems } = toScope({ number, values }, directory)
  if (role === 'administrator')
    return {
      grant: null,
      problems: [sheetProblem(number, 'role', 'one_at_a_time', roleName(role)), ...problems],
    }
  if (!role) return { grant: null, problems: [sheetProblem(number, 'role', 'required'), ...problems] }
  return { grant: scope && { role, scope }, problems }
}

type Scope = Grant['scope']

function toScope(
  { number, values }: Row,
  { agencies, municipalities }: PeopleFacts['directory'],
): { scope: Scope | null; problems: ImportProblem[] } {
  const wrong = (field: string, code: string, value: string) => ({
    scope: null,
    problems: [sheetProblem(number, field, code, value)],
  })
  const [body, place] = [wordsOf(values.agencyCode), wordsOf(values.municipalityCode)]
  if (body === '' && place === '') return wrong('agencyCode', 'required', '')
  const isRegion = WHOLE_REGION.includes(fold(place))
  const places = place === '' || isRegion ? [] : findAll(municipalities, place)
  if (place !== '' && !isRegion && places.length !== 1)
    return wrong('municipalityCode', places.length === 0 ? 'unknown_name' : 'ambiguous_name', place)
  const [municipality] = places
  if (body === '')
    return {
      scope: municipality ? { kind: 'municipality', code: municipality.code } : { kind: 'region' },
      problems: [],
    }
  const named = findAll(agencies, body)
  if (named.length === 0) return wrong('agencyCode', 'unknown_name', body)
  const there = municipality
    ? named.filter(({ municipalityCode }) => municipalityCode === municipality.code)
    : named
  const [agency] = there
  if (!agency) return wrong('municipalityCode', 'foreign_place', place)
  if (there.length > 1) return wrong('agencyCode', 'ambiguous_name', body)
  return { scope: { kind: 'agency', code: agency.code }, problems: [] }
}

type Named = { code: string; name: string; shortName?: string }

/** By the code alone, or by any name: bodies of several places may be called alike. */
function findAll<Entry extends Named>(entries: readonly Entry[], words: string): Entry[] {
  const asked = fold(words)
  const byCode = entries.filter(({ code }) => fold(code) === asked)
  if (byCode.length > 0) return byCode
  return entries.filter(({ name, shortName }) => [name, shortName ?? name].some((one) => fold(one) === asked))
}

function wordsOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim()
}
