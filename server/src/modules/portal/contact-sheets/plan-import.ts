/** What a file would change: new posts, changed ones field by field, and what is wrong in it, by row. Pure. */
import { isDeepStrictEqual } from 'node:util'
import type { ImportProblem } from '@veche/contract/admin/directory.ts'
import { DutyPerson, DutyPost } from '@veche/contract/portal/contacts.ts'
import { type CellRow, fold, readCells, readHead, sheetProblem } from '../../directory/index.ts'
import { COLUMNS, findNamed, listOf, type Names, type SheetPost } from './columns.ts'

export type PlannedRow = { row: number; said: SheetPost }
export type ChangedRow = PlannedRow & { postId: string; fields: (keyof SheetPost)[]; before: SheetPost }
export type Plan = {
  added: PlannedRow[]
  changed: ChangedRow[]
  sameCount: number
  problems: ImportProblem[]
}
export type Known = { id: string; post: SheetPost }
export type Facts = { known: readonly Known[]; names: Names; mayWrite: (agencyCode: string) => boolean }

const FRESH: Omit<SheetPost, 'agencyCode' | 'name'> = {
  ...{ phone: '', email: '', topicCodes: [], groupCodes: [], municipalityCodes: [], streets: [] },
  ...{ scheduleCode: null, isEmergency: false, leadName: '', leadPhone: '' },
  ...{ deputyName: '', deputyPhone: '', note: '', isActive: true },
}

export function planImport([head, ...body]: readonly CellRow[], facts: Facts): Plan {
  const nothing = { added: [], changed: [], sameCount: 0 }
  if (!head) return { ...nothing, problems: [sheetProblem(null, null, 'empty_file')] }
  const { columns, problems } = readHead({ columns: COLUMNS, key: [] }, head)
  if (problems.length > 0) return { ...nothing, problems }
  const taken = new Set<string>()
  const judged = body
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''))
    .map((row) => judgeRow(row, { columns, taken, ...facts }))
  return {
    added: judged.flatMap((one) => ('added' in one ? one.added : [])),
    changed: judged.flatMap((one) => ('changed' in one ? one.changed : [])),
    sameCount: judged.filter((one) => 'isSame' in one).length,
    problems: judged.flatMap((one) => ('problems' in one ? one.problems : [])),
  }
}

type Judged =
  | { added: PlannedRow }
  | { changed: ChangedRow }
  | { isSame: true }
  | { problems: ImportProblem[] }
type Around = Facts & { columns: ReturnType<typeof readHead>['columns']; taken: Set<string> }
type Values = Readonly<Record<string, unknown>>

function judgeRow({ number, cells }: CellRow, { columns, taken, known, names, mayWrite }: Around): Judged {
  const read = readCells(columns, { number, cells })
  const agency = findNamed(names.agencies, wordsOf(read.values.agencyCode))
  const name = wordsOf(read.values.name)
  if (!agency || name === '') {
    const words = wordsOf(read.values.agencyCode)
    const field = agency ? 'name' : 'agencyCode'
    return {
      problems: [sheetProblem(number, field, agency || words === '' ? 'required' : 'unknown_name', words)],
    }
  }
  const key = `${agency.code}|${fold(name)}`
  if (taken.has(key)) return { problems: [sheetProblem(number, 'name', 'twice', name)] }
  taken.add(key)
  const there = known.find(({ post }) => post.agencyCode === agency.code && fold(post.name) === fold(name))
  const base = there?.post ?? { agencyCode: agency.code, name, ...FRESH }
  const { said, problems } = overwrite(
    base,
    { ...read.values, agencyCode: agency.code, name },
    { number, names },
  )
  const fields = fieldsOf(base).filter((field) => !isDeepStrictEqual(base[field], said[field]))
  const isTouched = !there || fields.length > 0
  const all = [
    ...read.problems,
    ...problems,
    ...brokenRules(number, said),
    ...(isTouched && !mayWrite(agency.code)
      ? [sheetProblem(number, 'agencyCode', 'foreign_body', agency.name)]
      : []),
  ]
  // Only the first problem of a field is told, which concerns the cell itself.
  const first = all.filter(({ field }, at) => all.findIndex((one) => one.field === field) === at)
  if (first.length > 0) return { problems: first }
  if (!there) return { added: { row: number, said } }
  if (fields.length === 0) return { isSame: true }
  return { changed: { row: number, said, postId: there.id, fields, before: there.post } }
}

function fieldsOf(post: SheetPost): (keyof SheetPost)[] {
  return COLUMNS.flatMap(({ field }) => (isField(post, field) ? [field] : []))
}

function isField(post: SheetPost, field: string): field is keyof SheetPost {
  return field in post
}

/** A column that the file has not leaves what is there. */
function overwrite(
  base: SheetPost,
  values: Values,
  { number, names }: { number: number; names: Names },
): { said: SheetPost; problems: ImportProblem[] } {
  const problems: ImportProblem[] = []
  const textAt = (field: keyof SheetPost & string, old: string) =>
    field in values ? wordsOf(values[field]) : old
  const flagAt = (field: 'isEmergency' | 'isActive', old: boolean) =>
    typeof values[field] === 'boolean' ? values[field] : old
  const codesAt = (field: 'topicCodes' | 'groupCodes' | 'municipalityCodes' | 'streets', old: string[]) => {
    if (!(field in values)) return old
    const entries = listOf(field, names)
    return partsOf(values[field]).map((words) => {
      const code = entries ? findNamed(entries, words)?.code : words
      if (code === undefined) problems.push(sheetProblem(number, field, 'unknown_name', words))
      return code ?? words
    })
  }
  const schedule = wordsOf(values.scheduleCode)
  const scheduleCode = schedule === '' ? null : findNamed(names.schedules, schedule)?.code
  if (scheduleCode === undefined)
    problems.push(sheetProblem(number, 'scheduleCode', 'unknown_name', schedule))
  const said = {
    ...{ agencyCode: base.agencyCode, name: textAt('name', base.name), phone: textAt('phone', base.phone) },
    ...{ email: textAt('email', base.email), topicCodes: codesAt('topicCodes', base.topicCodes) },
    groupCodes: codesAt('groupCodes', base.groupCodes),
    municipalityCodes: codesAt('municipalityCodes', base.municipalityCodes),
    streets: codesAt('streets', base.streets),
    scheduleCode: 'scheduleCode' in values ? (scheduleCode ?? null) : base.scheduleCode,
    isEmergency: flagAt('isEmergency', base.isEmergency),
    ...{ leadName: textAt('leadName', base.leadName), leadPhone: textAt('leadPhone', base.leadPhone) },
    ...{
      deputyName: textAt('deputyName', base.deputyName),
      deputyPhone: textAt('deputyPhone', base.deputyPhone),
    },
    ...{ note: textAt('note', base.note), isActive: flagAt('isActive', base.isActive) },
  }
  return { said, problems }
}

/** The same rules as for a post that is made by hand. */
function brokenRules(row: number, said: SheetPost): ImportProblem[] {
  const { leadName, leadPhone, deputyName, deputyPhone, agencyCode: _agency, ...post } = said
  const whole = { ...post, unitCode: null, leadId: null, deputyId: null }
  const ofPost = (DutyPost.safeParse(whole).error?.issues ?? []).map(({ path }) => String(path[0] ?? ''))
  const ofPeople = [
    ...brokenPerson('lead', leadName, leadPhone),
    ...brokenPerson('deputy', deputyName, deputyPhone),
    ...(leadName !== '' && fold(leadName) === fold(deputyName) ? ['deputyName'] : []),
  ]
  return [...ofPost, ...ofPeople].map((field) => {
    const value: unknown = Object.entries(said).find(([name]) => name === field)?.[1]
    return sheetProblem(row, field, 'invalid', String(value ?? ''))
  })
}

function brokenPerson(who: 'lead' | 'deputy', name: string, phone: string): string[] {
  if (name === '') return phone === '' ? [] : [`${who}Name`]
  const issues = DutyPerson.safeParse({ userId: null, name, phone }).error?.issues ?? []
  return issues.map(({ path }) => (path[0] === 'phone' ? `${who}Phone` : `${who}Name`))
}

function wordsOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim()
}

function partsOf(value: unknown): string[] {
  return wordsOf(value)
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
}
