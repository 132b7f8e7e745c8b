/** Texts to many places as a table, and one of them as Markdown. */
import { publicNetworkNames } from '@veche/contract/networks/index.ts'
import type { BroadcastSummary } from '@veche/contract/portal/broadcasts.ts'
import { writeHead } from '@veche/contract/rules/portal/headed-files.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { momentCell, yesCell } from '../../../platform/sheets/word-cells.ts'
import type { Actor } from '../../access/index.ts'
import type { BroadcastsContext } from './list-places.ts'
import { listPlaceCells } from './place-cells.ts'
import { readCalendar, showBroadcast } from './read-broadcasts.ts'

const COLUMNS = [
  ...[
    'Текст',
    'Состояние',
    'Срочно',
    'Исправлялось',
    'Выйдет',
    'Вышло',
    'Написал(а)',
    'Когда',
    'Согласовал(а)',
  ],
  ...[
    'Когда согласовано',
    'Мест',
    'Стоит',
    'Не вышло',
    'Неизвестно',
    'Снято',
    'Из них текст остался с поправкой',
    'Страниц без отправки',
  ],
]
const STATES: Record<BroadcastSummary['state'], string> = {
  ...{ draft: 'черновик', waiting: 'ждёт согласования', planned: 'выйдет в срок', out: 'вышло' },
  ...{ withdrawn: 'отозвано', cancelled: 'отменено' },
}

type Asked = { from: string; to: string; search?: string | undefined; actor: Actor }

export async function broadcastCells(context: BroadcastsContext, asked: Asked): Promise<Cell[][]> {
  const { open, days } = await readCalendar(context, asked)
  const zone = context.region.timeZone
  const rows = [...open, ...days].map(({ counts, written, approved, ...one }): Cell[] => [
    ...[one.text, STATES[one.state], yesCell(one.isUrgent), yesCell(one.isCorrected)],
    ...[momentCell(zone, one.publishAt), momentCell(zone, one.startedAt)],
    ...[written.name, momentCell(zone, written.at)],
    ...[approved?.name ?? '', momentCell(zone, approved?.at ?? null)],
    ...[
      counts.places,
      counts.out,
      counts.failed,
      counts.unknown,
      counts.down,
      counts.recalled,
      counts.leftOut,
    ],
  ])
  return [COLUMNS, ...rows]
}

/** What is out, or of what never was the newest words; then where it stands. */
export async function broadcastAsText(
  context: BroadcastsContext,
  one: { broadcastId: string; actor: Actor },
): Promise<string> {
  const [text, places] = [await showBroadcast(context, one), await listPlaceCells(context, one)]
  const zone = context.region.timeZone
  const { variants } = text.out ?? text.content
  const networks = publicNetworkNames('ru')
  const head = writeHead({
    ...{ id: text.id, state: STATES[text.state], urgent: text.isUrgent },
    ...{ publish_at: momentCell(zone, text.publishAt), published_at: momentCell(zone, text.startedAt) },
    ...{ written_by: text.written.name, approved_by: text.approved?.name ?? '' },
  })
  const own = Object.entries(variants).map(
    ([network, words]) => `## ${networks[network] ?? network}\n\n${words}\n`,
  )
  const stands = places.map(([place, network, name, , state, at, link]) =>
    [`- ${place}, ${network}: ${name} — ${state}`, at, link].filter(Boolean).join(', '),
  )
  return [head, `${text.text}\n`, ...own, `## Где\n\n${stands.join('\n')}\n`].join('\n')
}
