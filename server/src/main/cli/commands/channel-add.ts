import { CreateChannelRequest } from '@veche/contract/channels.ts'
import { type Connector, transportsOf } from '../../../connectors/connector.ts'
import { createChannel } from '../../../modules/channels/index.ts'
import { parseWith, readOptions, required } from '../arguments.ts'
import { type Command, UsageError } from '../command.ts'
import { withSystem } from '../open-system.ts'

const text = { type: 'string' } as const
const OPTIONS = {
  id: text,
  token: text,
  key: { type: 'string', multiple: true },
  secret: text,
  municipality: text,
  transport: text,
  // As they were called when there was VK alone.
  'group-id': text,
  'service-token': text,
  'user-token': text,
} as const
type Given = ReturnType<typeof readGiven>['values']

export const channelAddCommand: Command = {
  name: 'channel add',
  summary: 'connect a page of ours in a network; prints where the network posts its events',
  usage:
    'NETWORK [--id ID] [--token T] [--key NAME=VALUE]… [--secret S] --municipality CODE [--transport webhook|long_poll]',
  run(args, { env, out, note }) {
    const { values, network } = readGiven(args)
    const municipalityCode = required(values.municipality, 'municipality')
    return withSystem(env, async ({ context, channels }) => {
      const connector = [...channels.connectors.values()].find((candidate) => candidate.network === network)
      if (!connector)
        throw new UsageError(
          `No network "${network}"; there are ${[...channels.connectors.keys()].join(', ')}`,
        )
      const request = parseWith(CreateChannelRequest, {
        network,
        externalId: values.id ?? values['group-id'] ?? null,
        credentials: readCredentials(connector, values),
        secret: values.secret ?? null,
        municipalityCode,
        transport: values.transport ?? transportsOf(connector)[0],
      })
      const { id, webhookPath, failedChecks } = await createChannel(context, channels, {
        request,
        actor: null,
        evenIfFailing: true,
      })
      note(`Channel ${id} added`)
      // Worth saying, no reason to fail: the network may be away, or the token still to come.
      for (const { code, details } of failedChecks) note(`warning: ${code} ${JSON.stringify(details)}`)
      out(`/in/${network}/${webhookPath}`)
      return 0
    })
  },
}

function readGiven(args: string[]) {
  const { values, positionals } = readOptions(args, OPTIONS, 1)
  return { values, network: positionals[0] ?? '' }
}

/** `--token` is the network's first key; others by their names in the connect form. */
function readCredentials({ setup }: Connector, values: Given): Record<string, string> {
  const [first] = setup.credentials
  return Object.fromEntries([
    ...(values.token && first ? [[first.name, values.token]] : []),
    ...(values['service-token'] ? [['service', values['service-token']]] : []),
    ...(values['user-token'] ? [['user', values['user-token']]] : []),
    ...(values.key ?? []).map(readKey),
  ])
}

function readKey(pair: string): [string, string] {
  const at = pair.indexOf('=')
  if (at < 1) throw new UsageError('--key takes NAME=VALUE')
  return [pair.slice(0, at), pair.slice(at + 1)]
}
