import path from 'node:path'
import { createChannel, listChannels } from '../../modules/channels/index.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import type { Product } from '../context.ts'
import { prepareOfficials } from './demo-officials.ts'
import { type Community, startSimulator } from './simulator-process.ts'

export type Demo = { stop: () => Promise<void> }

/** The living region: an emulated network, its communities connected as channels, officials that play their part. */
export async function startDemo(product: Product): Promise<Demo> {
  const { config, context } = product
  const { municipalities } = await getDirectory(context.db)
  const simulator = await startSimulator(
    {
      type: 'begin',
      emulatorPort: Number(new URL(config.vkApiUrl).port),
      stateDir: path.join(config.dataDir, 'simulator'),
      seed: 'novgorod',
      speed: 1,
      municipalities: municipalities.map(({ code, name, shortName, centre }) => ({
        code,
        name,
        shortName,
        centre,
      })),
    },
    context.log,
  )
  const officials = await prepareOfficials(product)
  await connectCommunities(product, simulator.communities)
  simulator.send({ type: 'live', apiUrl: `http://127.0.0.1:${config.port}`, officials })
  return { stop: simulator.stop }
}

async function connectCommunities(product: Product, communities: readonly Community[]): Promise<void> {
  const { context, connectors, channels, config } = product
  const known = new Set((await listChannels(context.db)).map(({ externalId }) => externalId))
  const deps = { connectors, publicUrl: config.inboundUrl, book: channels }
  const missing = communities.filter(({ groupId }) => !known.has(groupId))
  await inParallel(missing, async ({ groupId, municipalityCode, communityToken, serviceToken }) => {
    await createChannel(context, deps, {
      actor: null,
      request: {
        network: 'vk',
        externalId: groupId,
        token: communityToken,
        serviceToken,
        userToken: null,
        secret: null,
        municipalityCode,
        transport: 'webhook',
      },
    })
  })
}

/** Connecting one is a dozen calls that mostly wait. */
const AT_ONCE = 6

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
    }),
  )
}
