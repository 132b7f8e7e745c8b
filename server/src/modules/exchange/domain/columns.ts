import { normaliseName } from '@veche/contract/rules/own-fields/column-name.ts'
import { EXPORT_COLUMNS } from '@veche/contract/values/casework/export-columns.ts'

/** The columns of the spreadsheet, in its order. They are found by name: a file may have them in another order. */
export const COLUMNS = EXPORT_COLUMNS
export type Column = (typeof COLUMNS)[number]

export const MOMENT_COLUMNS: readonly Column[] = [
  'Общее время первого ответа',
  'Время назначения последнего исполнителя',
  'Время 1го ответа ПИ',
  'Время отправки первого ответа ПИ на согласование',
  'Дата создания',
  'Дата окончания',
  'Время попадания на шаг оценка удовлетворенности',
]
export const DURATION_COLUMNS: readonly Column[] = [
  'Время с даты создания инцидента до времени первого ответа',
  'Время с даты создания инцидента до времени первого ответа, рабочее время',
  'Время с начала создания инцидента до окончания',
  'Первая реакция с момента назн. ПИ',
  'Время, которое первый ответ ПИ находился на согласовании',
]
export const NUMBER_COLUMNS: readonly Column[] = ['Номер инцидента', 'Аудитория', 'Вовлеченность']

/** Counted by our clocks from our moments, whatever a file said. */
export const CLOCK_COLUMNS: readonly Column[] = [
  'Время с даты создания инцидента до времени первого ответа',
  'Время с даты создания инцидента до времени первого ответа, рабочее время',
  'Время с начала создания инцидента до окончания',
]
/** The name an incident came with stays its name in the spreadsheet. */
export const IDENTITY_COLUMNS: readonly Column[] = ['Кабинет', 'ID', 'Номер инцидента']
/** Leads to a person: kept encrypted with the author, shown to those who may see names. */
export const PERSONAL_COLUMN: Column = 'URL автора'

export { normaliseName }

const BY_NAME = new Map(COLUMNS.map((column) => [normaliseName(column), column]))

export function findColumn(name: string): Column | null {
  return BY_NAME.get(normaliseName(name)) ?? null
}
