import path from 'node:path'
import { type Transport, transportsOf } from '../../connectors/connector.ts'
import { createChannel, listChannels } from '../../modules/channels/index.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import type { Product } from '../context.ts'
import { listEmulators } from '../networks.ts'
import { prepareOfficials } from './demo-officials.ts'
import { listChatPeople, prepareChats } from './prepare-chats.ts'
import { prepareFakes } from './prepare-fakes.ts'
import { prepareLivestreams } from './prepare-livestreams.ts'
import { prepareOwnWork } from './prepare-own-work.ts'
import { type DemoPage, startSimulator } from './simulator-process.ts'
import { TRAINING_PAGE } from './training-page.ts'

export type Demo = { stop: () => Promise<void> }

/** The living region: emulated networks, the region's pages in them connected as channels, officials that play their part. */
export async function startDemo(product: Product): Promise<Demo> {
  const { config, context } = product
  const { municipalities, agencies } = await getDirectory(context.db)
  const simulator = await startSimulator(
    {
      type: 'begin',
      ports: Object.fromEntries(listEmulators(config).map(({ network, url }) => [network, portOf(url)])),
      stateDir: path.join(config.dataDir, 'simulator'),
      seed: 'novgorod',
      speed: 1,
      municipalities: municipalities.map(({ code, name, shortName, centre }) => ({
        code,
        name,
        shortName,
        centre,
      })),
      training: TRAINING_PAGE,
      officials: listChatPeople(agencies).map(({ municipalityCode, role, name }) => ({
        municipalityCode,
        role,
        name,
      })),
    },
    context.log,
  )
  const officials = await prepareOfficials(product)
  await connectPages(product, simulator.pages)
  await prepareOwnWork(product)
  await prepareChats(context, simulator.chats)
  await prepareLivestreams(product, simulator.livestreams)
  await prepareFakes(product)
  simulator.send({ type: 'live', apiUrl: `http://127.0.0.1:${config.port}`, officials })
  return { stop: simulator.stop }
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

async function connectPages(product: Product, pages: readonly DemoPage[]): Promise<void> {
  const { context, connectors, channels, config } = product
  const known = new Set(
    (await listChannels(context.db)).map(({ network, externalId }) => `${network} ${externalId}`),
  )
  const deps = { connectors, publicUrl: config.inboundUrl, book: channels }
  const missing = pages.filter(({ network, externalId }) => !known.has(`${network} ${externalId}`))
  await inParallel(missing, async (page) => {
    await createChannel(context, deps, {
      actor: null,
      request: { ...page, secret: null, transport: getUsualTransport(product, page) },
    })
  })
}

/** The post is read by us; the others come themselves. */
function getUsualTransport({ connectors }: Product, { network }: DemoPage): Transport {
  const connector = connectors.get(network)
  return (connector && transportsOf(connector)[0]) ?? 'webhook'
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
