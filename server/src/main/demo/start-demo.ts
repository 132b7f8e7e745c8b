import path from 'node:path'
import { type Transport, transportsOf } from '../../connectors/connector.ts'
import { createChannel, listChannels } from '../../modules/channels/index.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import type { DatabaseConfig } from '../../platform/database/db.ts'
import type { Product } from '../context.ts'
import { listEmulators } from '../networks.ts'
import { prepareDemoAccounts, prepareOfficials } from './demo-officials.ts'
import { isPastLoaded, planPast } from './past/load/plan-past.ts'
import { startPast } from './past/start-past.ts'
import { prepareDuty } from './portal/duty/prepare-duty.ts'
import { prepareBroadcasts, waitUntilSent } from './portal/prepare-broadcasts.ts'
import { prepareBulletins } from './portal/prepare-bulletins.ts'
import { prepareByHand } from './portal/prepare-by-hand.ts'
import { prepareCourses } from './portal/prepare-courses.ts'
import { prepareExercises } from './portal/prepare-exercises.ts'
import { prepareFeedback } from './portal/prepare-feedback.ts'
import { startModerationDemo } from './portal/prepare-moderation.ts'
import { prepareOwnFields, startOwnFieldsDemo } from './portal/prepare-own-fields.ts'
import { preparePassports } from './portal/prepare-passports.ts'
import { preparePractices } from './portal/prepare-practices.ts'
import { prepareRules } from './portal/prepare-rules.ts'
import { prepareExchange } from './portal/tables/prepare-exchange.ts'
import { prepareBrands } from './prepare-brands.ts'
import { listChatPeople, prepareChats } from './prepare-chats.ts'
import { prepareFakes } from './prepare-fakes.ts'
import { prepareLivestreams } from './prepare-livestreams.ts'
import { prepareOwnWork } from './prepare-own-work.ts'
import { type DemoPage, startSimulator } from './simulator-process.ts'
import { startReaderDemo } from './start-reader-demo.ts'
import { TRAINING_PAGE } from './training-page.ts'

export type Demo = {
  /** How much of the past is loaded, from 0 to 1; null: nothing is being loaded. */
  pastShare: () => number | null
  stop: () => Promise<void>
}

const SEED = 'novgorod'

/** What is there before the door opens: those who sign in, and the numbers of what the region has behind it. */
export async function prepareDemo(product: Product): Promise<{ isPastAhead: boolean }> {
  const { context, config } = product
  await prepareDemoAccounts(product)
  await planPast(context.db, { seed: SEED, size: config.demoPast, until: context.clock() })
  return { isPastAhead: !(await isPastLoaded(context.db)) }
}

/** The living region: emulated networks, the region's pages in them connected as channels, officials that play their part. */
export async function startDemo(product: Product, database: DatabaseConfig): Promise<Demo> {
  const { config, context } = product
  const { municipalities, agencies } = await getDirectory(context.db)
  const simulator = await startSimulator(
    {
      type: 'begin',
      ports: Object.fromEntries(listEmulators(config).map(({ network, url }) => [network, portOf(url)])),
      stateDir: path.join(config.dataDir, 'simulator'),
      seed: SEED,
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
  await prepareDuty(product)
  await connectPages(product, simulator.pages)
  await prepareOwnWork(product)
  await prepareByHand(product)
  await prepareChats(context, simulator.chats)
  await prepareLivestreams(product, simulator.livestreams)
  await prepareFakes(product)
  await prepareBrands(product)
  await prepareBulletins(product)
  await prepareCourses(product)
  await prepareFeedback(product)
  await preparePassports(product)
  await prepareExercises(product)
  await preparePractices(product)
  await prepareRules(product)
  await prepareOwnFields(product)
  await prepareExchange(product)
  simulator.send({ type: 'live', apiUrl: `http://127.0.0.1:${config.port}`, officials })
  await prepareBroadcasts(product, (broadcastId) => waitUntilSent(product, broadcastId))
  const moderation = startModerationDemo(product)
  const ownFields = startOwnFieldsDemo(product)
  const reader = startReaderDemo(product)
  const past = await startPast(product, database)
  return {
    pastShare: past.share,
    async stop() {
      await Promise.all([past.stop(), simulator.stop(), moderation.stop(), ownFields.stop(), reader.stop()])
    },
  }
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
