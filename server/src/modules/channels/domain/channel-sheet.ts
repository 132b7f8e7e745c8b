/** The table of channels as rows of a file: what the screen shows, in its words. Pure. */
import type { ChannelResponse } from '@veche/contract/channels.ts'
import { networkNames } from '@veche/contract/networks/index.ts'
import { isTroubled } from './channel-table.ts'

const HEADER = [
  'Сеть',
  'Канал',
  'Номер',
  'Территория',
  'Состояние',
  'Последнее событие',
  'Ждут отправки',
  'Не подтверждено',
]
const NETWORKS = networkNames('ru')

type Row = (string | number)[]

export function channelRows(
  channels: readonly ChannelResponse[],
  { placeOf, timeZone }: { placeOf: (municipalityCode: string) => string; timeZone: string },
): Row[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const rows = channels.map(
    (channel): Row => [
      ...[
        NETWORKS[channel.network] ?? channel.network,
        channel.name,
        channel.externalId,
        placeOf(channel.municipalityCode),
      ],
      ...[stateOf(channel), channel.lastEventAt ? format.format(new Date(channel.lastEventAt)) : ''],
      ...[channel.waitingToSend, channel.unknownSends],
    ],
  )
  return [HEADER, ...rows]
}

function stateOf(channel: ChannelResponse): string {
  if (!channel.isActive) return 'на паузе'
  return isTroubled(channel) ? 'есть замечания' : 'работает'
}
