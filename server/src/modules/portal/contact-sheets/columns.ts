/** Posts as a table: what stands in each column, and how lists and people are written there. */
import { type Column, type Directory, fold } from '../../directory/index.ts'
import type { PersonRow, PostRow } from '../contacts/index.ts'

const text = (field: string, title: string): Column => ({ field, title, type: 'text', empty: null })
const flag = (field: string, title: string, empty: boolean): Column => ({ field, title, type: 'flag', empty })

export const COLUMNS: readonly Column[] = [
  ...[
    text('agencyCode', 'Ведомство'),
    text('name', 'Пост'),
    text('phone', 'Телефон'),
    text('email', 'Почта'),
  ],
  ...[
    text('topicCodes', 'Темы'),
    text('groupCodes', 'Группы тем'),
    text('municipalityCodes', 'Муниципалитеты'),
  ],
  ...[
    text('streets', 'Улицы'),
    text('scheduleCode', 'Режим работы'),
    flag('isEmergency', 'Аварийный', false),
  ],
  ...[text('leadName', 'Отвечает'), text('leadPhone', 'Телефон отвечающего')],
  ...[text('deputyName', 'Заместитель'), text('deputyPhone', 'Телефон заместителя')],
  ...[text('note', 'Примечание'), flag('isActive', 'Работает', true)],
]

/** What a row says of a post. A unit of the directory stands in no file. */
export type SheetPost = {
  agencyCode: string
  name: string
  phone: string
  email: string
  topicCodes: string[]
  groupCodes: string[]
  municipalityCodes: string[]
  streets: string[]
  scheduleCode: string | null
  isEmergency: boolean
  leadName: string
  leadPhone: string
  deputyName: string
  deputyPhone: string
  note: string
  isActive: boolean
}

export type Names = Pick<Directory, 'agencies' | 'topics' | 'topicGroups' | 'municipalities'> & {
  schedules: readonly { code: string; name: string }[]
}

export function sheetPostOf(post: PostRow, people: ReadonlyMap<string, PersonRow>): SheetPost {
  const { agencyCode, name, phone, email, topicCodes, groupCodes, municipalityCodes, streets } = post
  const { scheduleCode, isEmergency, leadId, deputyId, note, isActive } = post
  const [lead, deputy] = [leadId, deputyId].map((id) => (id === null ? undefined : people.get(id)))
  return {
    ...{ agencyCode, name, phone, email, topicCodes, groupCodes, municipalityCodes, streets },
    ...{ scheduleCode, isEmergency, note, isActive },
    ...{ leadName: lead?.name ?? '', leadPhone: lead?.phone ?? '' },
    ...{ deputyName: deputy?.name ?? '', deputyPhone: deputy?.phone ?? '' },
  }
}

type Named = { code: string; name: string }
const BETWEEN = '; '

/** As people read it: names in place of codes, but for a name that would fall apart into two. */
export function cellOf(field: string, value: SheetPost[keyof SheetPost], names: Names): string | boolean {
  const named = (entries: readonly Named[], code: string) => {
    const name = entries.find((entry) => entry.code === code)?.name ?? code
    return name.includes(';') ? code : name
  }
  if (typeof value === 'boolean') return value
  if (value === null) return ''
  if (field === 'agencyCode') return named(names.agencies, String(value))
  if (field === 'scheduleCode') return named(names.schedules, String(value))
  if (!Array.isArray(value)) return value
  const entries = listOf(field, names)
  return value.map((code) => (entries ? named(entries, code) : code)).join(BETWEEN)
}

export function listOf(field: string, names: Names): readonly Named[] | null {
  if (field === 'topicCodes') return names.topics
  if (field === 'groupCodes') return names.topicGroups
  return field === 'municipalityCodes' ? names.municipalities : null
}

/** By the code or by any name; undefined: nothing is called so. */
export function findNamed<Entry extends Named & { shortName?: string }>(
  entries: readonly Entry[],
  words: string,
): Entry | undefined {
  const asked = fold(words)
  return entries.find(({ code, name, shortName }) =>
    [code, name, shortName ?? name].some((one) => fold(one) === asked),
  )
}
