import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { type Channel, listActiveChannels } from './channels.repository.ts'
import { type ChannelDeps, checkChannel } from './check-channel.ts'
import { computeRhythms } from './compute-rhythms.ts'
import { coverChannel } from './cover-channel.ts'
import { awaitsConfirmation } from './domain/health.ts'
import { type NotifyAdministrators, watchChannel } from './watch-channel.ts'

/** A check is a dozen calls to the network. */
const CHECK_EVERY_MS = 5 * 60_000

/** Every channel is checked every five minutes, one after another; its coverage is saved every minute. */
export function channelJobs(
  context: AppContext,
  { notify, ...deps }: ChannelDeps & { notify: NotifyAdministrators },
): JobDefinition[] {
  return [
    {
      name: 'channels.rhythm',
      cron: '40 3 * * *',
      handle: () => computeRhythms(context.db, context.clock()),
    },
    {
      name: 'channels.check',
      cron: '* * * * *',
      async handle() {
        for (const channel of await listActiveChannels(context.db)) {
          try {
            if (isDue(channel, context.clock())) await checkChannel(context, deps, channel.id)
            await coverChannel(context.db, channel.id, context.clock())
            await watchChannel(context.db, { channelId: channel.id, now: context.clock(), notify })
          } catch (error) {
            context.log.warn({ err: error, channelId: channel.id }, 'a channel could not be checked')
          }
        }
      },
    },
  ]
}

function isDue({ checkedAt, checks }: Channel, now: Date): boolean {
  // Until the subscription is confirmed, messages are lost.
  if (awaitsConfirmation(checks)) return true
  // The job is not on the second.
  return checkedAt === null || now.getTime() - checkedAt.getTime() >= CHECK_EVERY_MS - 5000
}
