/** The list of news and orders as a table: what each asks of whom, and how many have read and done it. */
import type { BulletinQuery, BulletinSummary } from '@veche/contract/portal/orders.ts'
import type { z } from 'zod'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dayCell, momentCell, namesCell, yesCell } from '../../../platform/sheets/word-cells.ts'
import { type Actor, roleName } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { countProgress } from './bulletin.presenter.ts'
import { getBulletin, type ReadBulletin } from './bulletins.repository.ts'
import type { OrdersContext } from './notify-bulletin.ts'
import { readFacts, readList } from './read-bulletin.ts'

/** Each is counted by itself; a narrower list has the others. */
const MOST_ROWS = 500

const COLUMNS = [
  ...[
    'Вид',
    'Название',
    'Состояние',
    'Кому',
    'Что сделать',
    'До какого дня',
    'Кто написал(а)',
    'Опубликовано',
  ],
  ...[
    'Прочитано вами',
    'Вами сделано',
    'Просрочено вами',
    'Получили',
    'Прочитали',
    'Должны сделать',
    'Сделали',
  ],
  ...['Не могут', 'Просрочили', 'Сделали позже срока'],
]
const KINDS: Record<BulletinSummary['kind'], string> = { news: 'новость', order: 'распоряжение' }
const STATES: Record<BulletinSummary['state'], string> = {
  ...{ draft: 'черновик', open: 'действует', done: 'сделано', old: 'в архиве', withdrawn: 'отозвано' },
}
const DEEDS: Record<NonNullable<BulletinSummary['deed']>, string> = {
  ...{ done: 'сделано', cannot: 'не может', taken_back: '' },
}

export async function bulletinCells(
  context: OrdersContext,
  { query, actor }: { query: Omit<z.infer<typeof BulletinQuery>, 'limit' | 'cursor'>; actor: Actor },
): Promise<Cell[][]> {
  const directory = await getDirectory(context.db)
  const { bulletins } = await readList(context, { query: { ...query, limit: MOST_ROWS }, actor })
  const [zone, now] = [context.region.timeZone, context.clock()]
  const rows: Cell[][] = []
  for (const one of bulletins) {
    const bulletin = await getBulletin(context.db, one.id)
    const facts = await readFacts(context, { bulletin, directory, now, own: null })
    const { people, read, must, done, cannot, late, doneLate } = countProgress(facts)
    const isOut = one.state !== 'draft'
    rows.push([
      ...[KINDS[one.kind], one.title, STATES[one.state], audienceOf(bulletin, directory)],
      ...[one.act ?? '', dayCell(one.dueOn), one.authorName, momentCell(zone, one.publishedAt)],
      ...[isOut ? yesOrNo(one.isRead) : '', ownDeed(one), yesCell(one.isLate)],
      ...(isOut ? [people, read] : []),
      ...(isOut && one.kind === 'order' ? [must, done, cannot, late, doneLate] : []),
    ])
  }
  return [COLUMNS, ...rows]
}

const yesOrNo = (isSo: boolean) => (isSo ? 'да' : 'нет')

/** Empty: it is not the reader who must do it. */
function ownDeed({ isMine, deed }: BulletinSummary): string {
  if (!isMine) return ''
  return (deed !== null && DEEDS[deed]) || 'нет'
}

function audienceOf({ content }: ReadBulletin, { agencies, municipalities }: Directory): string {
  const { roles, agencyCodes, municipalityCodes } = content.audience
  const said = [
    roles.map(roleName).join(', '),
    ...[namesCell(agencies, agencyCodes), namesCell(municipalities, municipalityCodes)],
  ]
  return said.filter(Boolean).join('; ') || 'все'
}
