/** Passports as a sheet for whoever asks on paper. */

import { publicNetworkNames } from '@veche/contract/networks/index.ts'
import type { PassportSummary, PassportsQuery } from '@veche/contract/portal/page-passports.ts'
import { REQUIREMENTS } from '@veche/contract/values/portal/page-passports.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import type { RequirementCode } from './domain/requirements.ts'
import { nameIn, type PassportsContext, readList } from './read-passports.ts'

const NAMES: Record<RequirementCode, string> = {
  owner: 'Назначен ответственный',
  token: 'Ключ работает',
  comments: 'Комментарии открыты',
  post: 'Запись за неделю',
  answered: 'Отвечено не меньше 90 %',
  mark: 'Страница подтверждена',
  contacts: 'Указаны контакты',
  site_link: 'Ссылка на официальном сайте',
  network: 'Сеть названа Правительством',
}
const STATES = { good: 'в порядке', attention: 'проверить', bad: 'исправить' } as const

export const PASSPORT_COLUMNS = [
  ...['Муниципалитет', 'Сеть', 'Страница', 'Состояние', 'Ответственный', 'Последняя запись'],
  ...['Вопросов за 30 дней', 'Доля отвеченных, %', ...REQUIREMENTS.map((code) => NAMES[code])],
]

export async function listCells(
  context: PassportsContext,
  asked: { query: PassportsQuery; actor: Actor },
): Promise<Cell[][]> {
  const [{ passports }, directory] = await Promise.all([readList(context, asked), getDirectory(context.db)])
  const [placeName, networks] = [nameIn(directory), publicNetworkNames('ru')]
  return passports.map((one) => [
    ...[placeName(one.municipalityCode), networks[one.network] ?? one.network, one.name, STATES[one.state]],
    one.ownerName ?? '',
    one.lastPostAt ? dateInZone(context.region.timeZone, new Date(one.lastPostAt)) : '',
    one.questions,
    one.answeredShare === null ? '' : Math.round(one.answeredShare * 100),
    ...REQUIREMENTS.map((code) => saidOf(one, code)),
  ])
}

function saidOf({ broken, unknown, met }: PassportSummary, code: RequirementCode): string {
  if (broken.includes(code)) return 'нет'
  if (unknown.includes(code)) return 'не известно'
  return met.includes(code) ? 'да' : 'не требуется'
}
