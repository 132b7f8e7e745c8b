import { CreateChannelRequest } from '@veche/contract/channels.ts'
import { createChannel } from '../../modules/channels/index.ts'
import { parseWith, readOptions, required } from './arguments.ts'
import { type Command, UsageError } from './command.ts'
import { withSystem } from './open-system.ts'

export const channelAddCommand: Command = {
  name: 'channel add',
  summary: 'connect a page of ours in a network; prints where the network posts its events',
  usage:
    'vk --group-id N --token T [--service-token T] [--user-token T] [--secret S] --municipality CODE [--transport webhook|long_poll]',
  run(args, { env, out, note }) {
    const { values, positionals } = readOptions(
      args,
      {
        'group-id': { type: 'string' },
        token: { type: 'string' },
        'service-token': { type: 'string' },
        'user-token': { type: 'string' },
        secret: { type: 'string' },
        municipality: { type: 'string' },
        transport: { type: 'string' },
      },
      1,
    )
    if (positionals[0] !== 'vk') throw new UsageError(`No network "${positionals[0]}"; there is vk`)
    const request = parseWith(CreateChannelRequest, {
      network: 'vk',
      externalId: required(values['group-id'], 'group-id'),
      token: required(values.token, 'token'),
      serviceToken: values['service-token'] ?? null,
      userToken: values['user-token'] ?? null,
      secret: values.secret ?? null,
      municipalityCode: required(values.municipality, 'municipality'),
      ...(values.transport === undefined ? {} : { transport: values.transport }),
    })
    return withSystem(env, async ({ context, channels }) => {
      const { id, webhookPath, failedChecks } = await createChannel(context, channels, {
        request,
        actor: null,
        evenIfFailing: true,
      })
      note(`Channel ${id} added`)
      // Worth saying, no reason to fail: the network may be away, or the token still to come.
      for (const { code, details } of failedChecks) note(`warning: ${code} ${JSON.stringify(details)}`)
      out(`/in/${request.network}/${webhookPath}`)
      return 0
    })
  },
}
