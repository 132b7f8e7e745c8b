/** The questions behind a figure of the board as a table, in the order of the page. */
import { type BoardItem, type BoardItemsQuery, CENTRE } from '@veche/contract/control.ts'
import { STEP_WORDS } from '@veche/contract/values/casework/export-words.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { Cell } from '../../platform/sheets/index.ts'
import { momentCell, namesCell, yesCell } from '../../platform/sheets/word-cells.ts'
import type { Actor } from '../access/index.ts'
import { type Directory, getDirectory } from '../directory/index.ts'
import { readBoardItems } from './read-board.ts'

const PAGE = 200
const MOST_ROWS = 2000
const COLUMNS = [
  ...['Вопрос', 'О чём', 'Шаг', 'Чей шаг', 'Тема', 'Где', 'Кто отвечает', 'Срочное'],
  ...['Когда', 'Срок ответа', 'Причина'],
]

/** Reads page after page, cut to the scope of the reader. */
export async function boardItemCells(
  context: Pick<AppContext, 'db' | 'clock' | 'region'>,
  actor: Actor,
  query: Omit<BoardItemsQuery, 'cursor' | 'limit'>,
): Promise<{ numbers: number[]; rows: Cell[][] }> {
  const directory = await getDirectory(context.db)
  const rows: Cell[][] = []
  const numbers: number[] = []
  let cursor: string | undefined
  do {
    const page = await readBoardItems(context, actor, { ...query, cursor, limit: PAGE })
    numbers.push(...page.items.map(({ number }) => number))
    rows.push(...page.items.map((item) => cellsOf(item, directory, context.region.timeZone)))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && rows.length < MOST_ROWS)
  return { numbers, rows: [COLUMNS, ...rows] }
}

function cellsOf(item: BoardItem, directory: Directory, zone: string): Cell[] {
  const bodies = directory.agencies.map(({ code, shortName }) => ({ code, name: shortName }))
  const places = directory.municipalities.map(({ code, shortName }) => ({ code, name: shortName }))
  const known = (code: string | null) => (code === null ? [] : [code])
  return [
    ...[item.number, item.title, STEP_WORDS[item.step][0] ?? item.step],
    item.owner === CENTRE ? 'Центр' : namesCell(bodies, [item.owner]),
    ...[namesCell(directory.topics, known(item.topicCode)), namesCell(places, known(item.municipalityCode))],
    ...[
      item.assigneeName ?? '',
      yesCell(item.isUrgent),
      momentCell(zone, item.at),
      momentCell(zone, item.dueAt),
    ],
    item.change?.reason ?? item.returned?.words ?? '',
  ]
}
