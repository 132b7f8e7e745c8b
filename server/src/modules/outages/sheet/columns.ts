/** Outages as a table: what stands in each column. */
import type { Column } from '../../directory/index.ts'

export const KIND_WORDS = {
  electricity: 'электричество',
  heat: 'отопление',
  hot_water: 'горячая вода',
  cold_water: 'холодная вода',
  gas: 'газ',
  road: 'дорога',
  lift: 'лифт',
  internet: 'интернет',
  other: 'другое',
}

const text = (field: string, title: string): Column => ({ field, title, type: 'text', empty: null })

export const COLUMNS: readonly Column[] = [
  { field: 'number', title: 'Номер', type: 'number', empty: null },
  { field: 'kind', title: 'Вид', type: 'choice', choices: KIND_WORDS, empty: null },
  text('reason', 'Что и почему'),
  text('agencyCode', 'Ведомство'),
  text('municipalityCode', 'Муниципалитет'),
  text('addresses', 'Адреса'),
  { field: 'beginsAt', title: 'Начало', type: 'moment', empty: null },
  { field: 'endsAt', title: 'Конец', type: 'moment', empty: null },
]
