/** Directories as tables: columns with their Russian heads, what a cell may hold, what names a row. */
import {
  Agency,
  CalendarDay,
  Municipality,
  Route,
  type SheetKind,
  Topic,
  Unit,
} from '@veche/contract/admin/directory.ts'
import { formatHouses } from '@veche/contract/admin/place-routes/houses.ts'
import { PlaceRoute } from '@veche/contract/admin/place-routes/place-routes.ts'
import type { Language } from '@veche/contract/values/notifications.ts'
import { fold } from './fold.ts'

export type Value = string | number | boolean | null
export type Row = Readonly<Record<string, Value>>
export type RefersTo = 'municipality' | 'agency' | 'unit' | 'schedule' | 'topic' | 'topicGroup'
export type Column = {
  field: string
  title: string
  /** Heads of earlier exports. */
  also?: string
  /** `moment`: a day and a time on the wall, `2026-11-24T18:00`. */
  type: 'text' | 'number' | 'flag' | 'date' | 'moment' | 'choice'
  /** What an empty or absent cell of a new row means. */
  empty: Value
  choices?: Readonly<Record<string, string>>
  refersTo?: RefersTo
  /** Goes out by its name, comes in by the name or the code. */
  isNamed?: true
  /** In the language of the reader, where a text holds words of ours. */
  say?: (value: string, language: Language) => string
  /** What a row was made with stays. */
  isFixed?: true
}
export type SayCode = (of: RefersTo, code: string) => string
type Schema = {
  safeParse: (row: Row) => { error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined }
}
export type SheetSpec = {
  columns: readonly Column[]
  key: readonly string[]
  /** Where the key is an id, which a row made by hand lacks: what names a row without one. */
  natural?: readonly string[]
  /** The same rules as for a row made by hand. */
  schema: Schema
  nameOf: (row: Row, say: SayCode) => string
  /** For a file of the whole directory: whether a row that is absent from the file is removed. */
  isMissing: (row: Row, incoming: readonly Row[], today: string) => boolean
}

const text = (field: string, title: string, empty: Value = null): Column => ({
  field,
  title,
  type: 'text',
  empty,
})
const number = (field: string, title: string): Column => ({ field, title, type: 'number', empty: null })
const flag = (field: string, title: string, empty: boolean): Column => ({ field, title, type: 'flag', empty })
const date = (field: string, title: string): Column => ({ field, title, type: 'date', empty: null })
const refer = (field: string, title: string, refersTo: RefersTo): Column => ({
  ...{ field, title, type: 'text', empty: null, refersTo },
})

/** By name: nobody knows codes by heart. */
const named = (field: string, title: string, refersTo: RefersTo, also: string): Column => ({
  ...refer(field, title, refersTo),
  ...{ isNamed: true, also },
})

const TOPIC = named('topicCode', 'Тема', 'topic', 'Код темы')
const GROUP = named('groupCode', 'Группа тем', 'topicGroup', 'Код группы')
const MUNICIPALITY = named('municipalityCode', 'Муниципалитет', 'municipality', 'Код муниципалитета')
const AGENCY = named('agencyCode', 'Ведомство', 'agency', 'Код ведомства')
const UNIT = named('unitCode', 'Подразделение', 'unit', 'Код подразделения')

const CODE = text('code', 'Код')
const NAME = text('name', 'Название')
const ACTIVE = flag('isActive', 'Действует', true)
const isActive = ({ isActive }: Row) => isActive === true
const nameOf = ({ name, code }: Row) => String(name ?? code)

export const AGENCY_KIND_WORDS = {
  ...{ centre: 'центр', ministry: 'орган власти', administration: 'администрация' },
  utility: 'организация',
}
export const DAY_KIND_WORDS = { off: 'выходной', short: 'сокращённый', work: 'рабочий' }

export const SHEETS: Readonly<Record<SheetKind, SheetSpec>> = {
  municipalities: {
    columns: [
      ...[CODE, NAME, text('shortName', 'Краткое название'), text('centre', 'Центр')],
      ...[number('population', 'Население'), number('latitude', 'Широта'), number('longitude', 'Долгота')],
      ACTIVE,
    ],
    key: ['code'],
    schema: Municipality,
    nameOf,
    isMissing: isActive,
  },
  agencies: {
    columns: [
      ...[CODE, NAME, text('shortName', 'Краткое название')],
      { field: 'kind', title: 'Вид', type: 'choice', choices: AGENCY_KIND_WORDS, empty: null },
      refer('municipalityCode', 'Код муниципалитета', 'municipality'),
      { ...refer('scheduleCode', 'Код режима работы', 'schedule'), empty: 'standard' },
      ...[flag('isTrusted', 'Публикует без согласования', false)],
      ...[flag('needsInnerApproval', 'Внутреннее согласование', false), text('phone', 'Телефон', ''), ACTIVE],
    ],
    key: ['code'],
    schema: Agency,
    nameOf,
    isMissing: isActive,
  },
  units: {
    columns: [CODE, { ...refer('agencyCode', 'Код ведомства', 'agency'), isFixed: true }, NAME, ACTIVE],
    key: ['code'],
    schema: Unit,
    nameOf,
    isMissing: isActive,
  },
  topics: {
    columns: [
      ...[CODE, refer('groupCode', 'Код группы', 'topicGroup'), text('name', 'Тема')],
      ...[text('definition', 'Пояснение'), flag('isUrgent', 'Срочная', false)],
      ...[
        flag('isPhysical', 'Нужно фото', false),
        { ...date('validFrom', 'Действует с'), isFixed: true as const },
      ],
      date('validUntil', 'Закрыта с'),
    ],
    key: ['code'],
    schema: Topic,
    nameOf,
    isMissing: ({ validUntil }, _incoming, today) => validUntil === null || String(validUntil) > today,
  },
  routes: {
    columns: [TOPIC, GROUP, MUNICIPALITY, AGENCY],
    key: ['topicCode', 'groupCode', 'municipalityCode'],
    schema: Route,
    nameOf: (row, say) => saySubject(row, say).join(' × '),
    isMissing: () => true,
  },
  placeRoutes: {
    columns: [
      ...[TOPIC, GROUP, MUNICIPALITY, text('street', 'Улица')],
      ...[{ ...text('houses', 'Дома'), say: formatHouses }, text('object', 'Объект'), AGENCY, UNIT],
      text('id', 'Ид строки (не менять)'),
    ],
    key: ['id'],
    natural: ['municipalityCode', 'topicCode', 'groupCode', 'street', 'houses', 'object'],
    schema: { safeParse: ({ id: _id, ...row }) => PlaceRoute.safeParse(row) },
    nameOf: ({ street, houses, object, ...row }, say) =>
      [...saySubject(row, say), object ?? [street, houses].filter(Boolean).join(', ')].join(' × '),
    isMissing: () => true,
  },
  calendar: {
    columns: [
      date('on', 'День'),
      flag('isRegional', 'Региональный', false),
      { field: 'kind', title: 'Вид дня', type: 'choice', choices: DAY_KIND_WORDS, empty: null },
      ...[text('name', 'Праздник'), date('movedFrom', 'Перенесён с')],
    ],
    key: ['on', 'isRegional'],
    schema: CalendarDay,
    nameOf: ({ on, name }) => [on, name].filter(Boolean).join(' · '),
    // A file of one year says nothing of the others.
    isMissing: ({ on }, incoming) =>
      incoming.some((other) => String(other.on).slice(0, 4) === String(on).slice(0, 4)),
  },
}

/** What a line is of: a topic or a group, and where. */
function saySubject({ topicCode, groupCode, municipalityCode }: Row, say: SayCode): string[] {
  const words = (of: RefersTo, code: Value | undefined) => (code ? [say(of, String(code))] : [])
  return [
    ...words('topic', topicCode),
    ...words('topicGroup', groupCode),
    ...words('municipality', municipalityCode),
  ]
}

export function headOf({ field, title }: Column, language: Language): string {
  return language === 'en' ? (ENGLISH_HEADS[field] ?? title) : title
}

export function isHead({ field, title, also }: Column, words: string): boolean {
  return [title, field, also, ENGLISH_HEADS[field]].some((head) => head !== undefined && fold(head) === words)
}

const ENGLISH_HEADS: Readonly<Record<string, string>> = {
  ...{ code: 'Code', name: 'Name', shortName: 'Short name', centre: 'Centre', population: 'Population' },
  ...{ latitude: 'Latitude', longitude: 'Longitude', isActive: 'Active', kind: 'Kind', phone: 'Phone' },
  ...{ municipalityCode: 'Municipality', scheduleCode: 'Working hours', agencyCode: 'Department' },
  ...{ isTrusted: 'Publishes without approval', needsInnerApproval: 'Inner approval', groupCode: 'Group' },
  ...{ topicCode: 'Topic', definition: 'Definition', isUrgent: 'Urgent', isPhysical: 'Photo needed' },
  ...{ validFrom: 'Valid from', validUntil: 'Closed from', on: 'Day', isRegional: 'Regional' },
  ...{ movedFrom: 'Moved from', street: 'Street', houses: 'Houses', object: 'Object', unitCode: 'Unit' },
  id: 'Line id (keep)',
}

export function keyOf({ key }: SheetSpec, row: Row): string {
  return JSON.stringify(key.map((field) => row[field] ?? null))
}
