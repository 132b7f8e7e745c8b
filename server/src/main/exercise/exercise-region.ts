/** A whole installation for one exercise: database, networks and product, made from nothing and removed to the last file. */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { ExerciseRole } from '@veche/contract/values/exercises.ts'
import { transportsOf } from '../../connectors/connector.ts'
import { createChannel } from '../../modules/channels/index.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import { type BeatFact, findScript, type Pace, type Script } from '../../modules/portal/index.ts'
import { createDatabase, createPool, type DatabaseAccess } from '../../platform/database/db.ts'
import { createLog } from '../../platform/log.ts'
import { resolveDatabase } from '../../platform/postgres/index.ts'
import type { Product } from '../context.ts'
import { prepareChats } from '../demo/prepare-chats.ts'
import { listEmulators } from '../networks.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { startProduct } from '../start-product.ts'
import { answersContextOf } from '../wiring/answers-context-of.ts'
import { startDirector } from './director.ts'
import { createDoors } from './doors.routes.ts'
import { type EmulatedNetworks, startNetworks } from './emulated-networks.ts'
import { waitForNoDisk } from './exercise.repository.ts'
import { exerciseConfig } from './exercise-config.ts'
import { hirePlayers } from './players.ts'
import type { Prepare, Report } from './protocol.ts'
import { readFacts, readWaits } from './read-facts.ts'
import { startStandIn } from './stand-in.ts'

export type ExerciseRegion = {
  setPaces: (paces: readonly Pace[]) => void
  setScripted: (roles: readonly ExerciseRole[]) => void
  end: () => Promise<BeatFact[]>
  close: () => Promise<void>
}

export async function openRegion(order: Prepare, tell: (report: Report) => void): Promise<ExerciseRegion> {
  const undo: (() => Promise<unknown>)[] = [() => rm(order.folder, { recursive: true, force: true })]
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    return { ...(await build(order, { undo, tell })), close }
  } catch (error) {
    await close()
    throw error
  }
}

type Building = { undo: (() => Promise<unknown>)[]; tell: (report: Report) => void }

async function build(order: Prepare, { undo, tell }: Building): Promise<Omit<ExerciseRegion, 'close'>> {
  const script = findScript(order.code)
  if (!script) throw new Error(`no exercise ${order.code}`)
  const { folder, port, host, publicUrl } = order
  const log = createLog('warn')
  const database = await resolveDatabase({ databaseUrl: null, dataDir: folder, log })
  undo.push(() => database.stop())
  await waitForNoDisk(database.access.owner)
  const municipalities = await listMunicipalities(database.access, script)
  const networks = await startNetworks(script, { stateDir: path.join(folder, 'networks'), municipalities })
  undo.push(() => networks.stop())
  const secret = randomBytes(48).toString('base64url')
  const config = exerciseConfig({ port, host, publicUrl, folder, secret, emulators: networks.ports })
  const players = hirePlayers()
  let scriptId = ''
  const running = await startProduct(config, database.access, {
    ...{ log, urls: database.urls, doors: createDoors(order, players.passwords) },
    system: {
      ...{ demoAccounts: [], trainingPage: null, pastShare: () => null },
      emulators: listEmulators(config).filter(({ network }) => networks.ports[network] !== undefined),
    },
    prepare: async (product) => {
      scriptId = await players.settle(product, script)
    },
  })
  undo.push(() => running.stop())
  const { product } = running
  await connectPages(product, networks)
  await prepareChats(
    product.context,
    networks.chats.map((chat) => ({ ...chat, officials: [] })),
  )
  const answers = answersContextOf(product)
  const wanted = () => ({ script, said: director.said(), scriptId })
  const readNow = () => readFacts(answers, wanted())
  const director = startDirector({ script, networks, readFacts: readNow, tell, log })
  undo.push(async () => director.stop())
  const standIn = startStandIn({
    ...{ answers, script, scriptId, log },
    readWaits: () => readWaits(answers.db, wanted()),
    tellWaits: (waits) => tell({ type: 'waits', waits }),
  })
  undo.push(() => standIn.stop())
  return {
    setPaces: director.setPaces,
    setScripted: standIn.setRoles,
    async end() {
      director.stop()
      await standIn.stop()
      return readNow()
    },
  }
}

async function connectPages(product: Product, { pages }: EmulatedNetworks): Promise<void> {
  const { context, connectors, channels, config } = product
  const deps = { connectors, publicUrl: config.inboundUrl, book: channels }
  for (const page of pages) {
    const connector = connectors.get(page.network)
    const transport = (connector && transportsOf(connector)[0]) ?? 'webhook'
    await createChannel(context, deps, { actor: null, request: { ...page, secret: null, transport } })
  }
}

/** The pages of the networks are named by them, and they by the database. */
async function listMunicipalities(access: DatabaseAccess, { municipalities }: Script) {
  await prepareDatabase(access, { isDemo: true })
  const db = createDatabase(createPool(access.runtime, { max: 1 }), { isPreparing: false })
  try {
    const known = (await getDirectory(db)).municipalities
    return known.filter(({ code }) => municipalities.includes(code))
  } finally {
    await db.destroy()
  }
}
