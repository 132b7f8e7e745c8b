/** Tables of the demo region: yesterday's import that the administrator took back, and one that goes to a neighbour each morning. */
import type { NeighbourColumn } from '@veche/contract/admin/neighbours.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { type Actor, findActorByUserId, findUserByEmail } from '../../../../modules/access/index.ts'
import { addUndoneImport, sendByItself } from '../../../../modules/exchange/index.ts'
import { idFrom } from '../../../../platform/ids.ts'
import { dateInZone } from '../../../../platform/working-time/index.ts'
import type { Product } from '../../../context.ts'
import { exchangeContextOf } from '../../../wiring/exchange-context-of.ts'

const LIGHTING = 'Неисправность или отсутствие освещения на дорогах и тротуарах'
const HEAD = 'Кабинет;ID;Дата создания;Текущий шаг инцидента;Тема;Муниципалитет;Текст инцидента'
/** Rows of another desk, exported for the wrong district: that is why they were taken back. */
const WORDS = [
  'На Советской у дома 4 второй вечер не горят три фонаря',
  'Темно у остановки «Школа», дети идут с кружка по дороге',
  'Фонарь напротив магазина мигает, как светофор',
  'От переезда до моста нет ни одного фонаря',
]
const column = (from: string, to: string): NeighbourColumn => ({ from, to, dates: 'any', words: [] })
const MAPPING = {
  ...{ name: 'Дежурная часть соседней области', system: 'Журнал дежурной части' },
  columns: [
    column('Номер', 'ID'),
    column('Поступило', 'Дата создания'),
    column('Район', 'Муниципалитет'),
    column('Суть', 'Текст инцидента'),
    column('Стадия', 'Текущий шаг инцидента'),
  ],
}

export async function prepareExchange(
  product: Pick<Product, 'context' | 'config' | 'connectors'>,
): Promise<void> {
  const context = exchangeContextOf(product)
  const [administrator, owner] = await Promise.all([
    findActor(product, 'admin@veche.example'),
    findActor(product, 'dispatcher@veche.example'),
  ])
  if (!administrator || !owner) return
  const isNew = await sendByItself(context, {
    ...{ id: idFrom('demo mapping', MAPPING.system), mapping: MAPPING, by: administrator, owner },
    times: { format: 'xlsx', cadence: 'daily', weekday: null, hour: 8 },
  })
  if (!isNew) return
  const { region, clock } = context
  const day = dateInZone(region.timeZone, new Date(clock().getTime() - DAY_MS))
  const rows = WORDS.map((words, no) =>
    [
      'Соседний стол',
      4101 + no,
      `${day} ${10 + no}:15`,
      'В работе',
      LIGHTING,
      'Боровичский муниципальный округ',
      words,
    ].join(';'),
  )
  await addUndoneImport(context, {
    ...{ fileName: 'выгрузка соседнего стола.csv', text: [HEAD, ...rows].join('\n'), actor: administrator },
  })
}

async function findActor(
  { context: { db } }: Pick<Product, 'context'>,
  email: string,
): Promise<Actor | null> {
  const user = await findUserByEmail(db, email)
  return user && findActorByUserId(db, user.id)
}
