import type { Database, Tx } from '../../platform/database/db.ts'
import { listChannelsWithCounts } from './channels.repository.ts'
import { announceChannel } from './check-channel.ts'
import { type Alarm, alarmOf, stepAlarm } from './domain/alarm.ts'
import { computeHealth, isSilent } from './domain/health.ts'
import { takeUntoldLosses } from './gaps.repository.ts'
import { lockAlarm, updateAlarm } from './watch.repository.ts'

/** What administrators are told of a channel; `lost`: something of it cannot be brought back. */
export type ChannelNews = {
  channelId: string
  channelName: string
  news: Alarm | 'works' | 'lost'
  /** Names the fact: it is told once. */
  key: string
}
export type NotifyAdministrators = (tx: Tx, news: ChannelNews) => Promise<void>

/** Each minute: troubles that last and losses are told, in the transaction that notes that they were. */
export async function watchChannel(
  db: Database,
  { channelId, now, notify }: { channelId: string; now: Date; notify: NotifyAdministrators },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const state = await lockAlarm(tx, channelId)
    const [channel] = await listChannelsWithCounts(tx, [channelId])
    if (!state || !channel) return
    const news = (what: ChannelNews['news'], key: string): ChannelNews => ({
      channelId,
      channelName: channel.name,
      news: what,
      key,
    })
    const before = { alarm: state.alarm, since: state.alarmSince, told: state.alarmTold }
    const alarm = alarmOf({ health: computeHealth(channel, now), isSilent: isSilent(channel, now) })
    const { next, tell: said } = stepAlarm(before, alarm, now)
    if (next.alarm !== before.alarm || next.told !== before.told)
      await updateAlarm(tx, { alarm: next.alarm, since: next.since, told: next.told, channelId })
    if (next.alarm !== before.alarm) await announceChannel(tx, channelId)
    const since = (next.since ?? before.since)?.toISOString()
    if (said) await notify(tx, news(said, `${channelId}:${said}:${since}:${next.told}`))
    const lost = await takeUntoldLosses(tx, channelId)
    if (lost[0]) await notify(tx, news('lost', `${channelId}:lost:${lost[0]}`))
  })
}
