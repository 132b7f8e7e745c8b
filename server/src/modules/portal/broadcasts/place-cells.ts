/** Where a text stands, as a sheet for whoever asks who has published it. */
import { publicNetworkNames } from '@veche/contract/networks/index.ts'
import type { BroadcastPlaceRow } from '@veche/contract/portal/broadcasts.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { momentCell, namesCell } from '../../../platform/sheets/word-cells.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import type { BroadcastsContext } from './list-places.ts'
import { showBroadcast } from './read-broadcasts.ts'

export const PLACE_COLUMNS = [
  'Муниципалитет',
  'Сеть',
  'Где',
  'Вид',
  'Состояние',
  'Когда',
  'Ссылка',
  'Код причины',
]

const STATES: Record<NonNullable<BroadcastPlaceRow['state']>, string> = {
  ...{ queued: 'в очереди', sending: 'отправляется', sent: 'вышло', failed: 'не вышло' },
  ...{ unknown: 'неизвестно, вышло ли', cancelled: 'не выходило', taken_down: 'удалено' },
  ...{ recalled: 'вышло сообщение об отзыве', recalling: 'отзывается' },
}
const SURFACES: Record<BroadcastPlaceRow['surface'], string> = { chat: 'чат', post: 'страница' }

export async function listPlaceCells(
  context: BroadcastsContext,
  asked: { broadcastId: string; actor: Actor },
): Promise<Cell[][]> {
  const [{ places, leftOut }, { municipalities }] = await Promise.all([
    showBroadcast(context, asked),
    getDirectory(context.db),
  ])
  const networks = publicNetworkNames('ru')
  const { timeZone } = context.region
  const municipalityName = (municipalityCode: string) => namesCell(municipalities, [municipalityCode])
  const stands = places.map(
    ({ municipalityCode, network, name, surface, state, at, permalink, errorCode }) => [
      municipalityName(municipalityCode),
      ...[networks[network] ?? network, name, SURFACES[surface]],
      state === null ? 'ещё не отправлялось' : STATES[state],
      momentCell(timeZone, at),
      permalink ?? '',
      errorCode ?? '',
    ],
  )
  const pages = (leftOut ?? []).map(({ municipalityCode, network, name, pageUrl, errorCode }) => [
    ...[municipalityName(municipalityCode), networks[network] ?? network, name, SURFACES.post],
    ...['не отправлялось: публиковать нельзя', '', pageUrl ?? '', errorCode],
  ])
  return [...stands, ...pages]
}
