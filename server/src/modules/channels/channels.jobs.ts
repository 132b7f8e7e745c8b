import type { AppContext } from '../../platform/http/app-context.ts'
import type { JobDefinition } from '../../platform/jobs.ts'
import { listActiveChannels } from './channels.repository.ts'
import { type ChannelDeps, checkChannel } from './check-channel.ts'

/** Every channel is looked at each five minutes, one after another: a check is a dozen calls to its network. */
export function channelJobs(context: AppContext, deps: ChannelDeps): JobDefinition[] {
  return [
    {
      name: 'channels.check',
      cron: '*/5 * * * *',
      async handle() {
        for (const { id } of await listActiveChannels(context.db)) {
          try {
            await checkChannel(context, deps, id)
          } catch (error) {
            context.log.warn({ err: error, channelId: id }, 'a channel could not be checked')
          }
        }
      },
    },
  ]
}
