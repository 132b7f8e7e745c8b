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
import { PlaceRoute } from '@veche/contract/admin/place-routes/place-routes.ts'

export type Value = string | number | boolean | null
export type Row = Readonly<Record<string, Value>>
export type RefersTo = 'municipality' | 'agency' | 'unit' | 'schedule' | 'topic' | 'topicGroup'
export type Column = {
  field: string
  title: string
  /** `moment`: a day and a time on the wall, `2026-11-24T18:00`. */
  type: 'text' | 'number' | 'flag' | 'date' | 'moment' | 'choice'
  /** What an empty or absent cell of a new row means. */
  empty: Value
  choices?: Readonly<Record<string, string>>
  refersTo?: RefersTo
  /** What a row was made with stays. */
  isFixed?: true
}
type Schema = {
  safeParse: (row: Row) => { error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined }
}
export type SheetSpec = {
  columns: readonly Column[]
  key: readonly string[]
  /** The same rules as for a row made by hand. */
  schema: Schema
  nameOf: (row: Row) => string
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
    columns: [
      refer('topicCode', 'Код темы', 'topic'),
      refer('groupCode', 'Код группы', 'topicGroup'),
      refer('municipalityCode', 'Код муниципалитета', 'municipality'),
      refer('agencyCode', 'Код ведомства', 'agency'),
    ],
    key: ['topicCode', 'groupCode', 'municipalityCode'],
    schema: Route,
    nameOf: ({ topicCode, groupCode, municipalityCode }) =>
      [topicCode ?? groupCode, municipalityCode].filter(Boolean).join(' × '),
    isMissing: () => true,
  },
  placeRoutes: {
    columns: [
      ...[refer('topicCode', 'Код темы', 'topic'), refer('groupCode', 'Код группы', 'topicGroup')],
      refer('municipalityCode', 'Код муниципалитета', 'municipality'),
      ...[text('street', 'Улица'), text('houses', 'Дома'), text('object', 'Объект')],
      ...[refer('agencyCode', 'Код ведомства', 'agency'), refer('unitCode', 'Код подразделения', 'unit')],
    ],
    key: ['municipalityCode', 'topicCode', 'groupCode', 'street', 'houses', 'object'],
    schema: PlaceRoute,
    nameOf: ({ topicCode, groupCode, municipalityCode, street, houses, object }) =>
      [topicCode ?? groupCode, municipalityCode, object ?? [street, houses].filter(Boolean).join(', ')]
        .filter(Boolean)
        .join(' × '),
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

export function keyOf({ key }: SheetSpec, row: Row): string {
  return JSON.stringify(key.map((field) => row[field] ?? null))
}
