/** Runs the living demo region: emulated networks, their residents, and officials until a person takes their role. */

import { systemClock } from '../lib/clock.ts'
import { createTelegramEmulator } from '../telegram/emulator.ts'
import { createVkEmulator, type VkEmulator } from '../vk/emulator.ts'
import { runChats } from './chats/chats-life.ts'
import { type PopulatedChats, populateChatsLife } from './chats/populate-chats-life.ts'
import { type AccountOfCommunity, planCommunities, planTraining, populate } from './communities.ts'
import { type Life, runReactions, runResidents, waitUntilHeard } from './life.ts'
import { runLivestreams } from './livestreams/livestreams-life.ts'
import { listOnAir } from './livestreams/on-air.ts'
import {
  type PopulatedLivestreams,
  populateLivestreamsLife,
} from './livestreams/populate-livestreams-life.ts'
import { formToConnectedPage, runForm } from './networks/form-life.ts'
import { type MessengerLife, runMessenger } from './networks/messenger-life.ts'
import { openMessengers, RETRY_SPEED } from './networks/messengers.ts'
import { populateTelegramLife, runTelegram, type TelegramLife } from './networks/telegram-life.ts'
import { planTelegram, toConnectedPage } from './networks/telegram-pages.ts'
import { createApi } from './officials/api.ts'
import { type Desk, openDesk, runDesk } from './officials/desk.ts'
import { openFactDesk, runFactChecking } from './officials/fact-checking/fact-checking.ts'
import { createProvenance } from './officials/provenance.ts'
import { Directory } from './officials/shapes.ts'
import { runShowcase } from './officials/showcase.ts'
import { createStaff } from './officials/staff.ts'
import { nobodyPlayed } from './officials/touched.ts'
import type {
  Begin,
  ConnectedPage,
  DemoChat,
  DemoLivestream,
  Emulator,
  Live,
  Report,
  Stats,
} from './protocol.ts'
import { createRandom } from './random.ts'
import { findHomes, invitePeople, seedNumber } from './residents/people.ts'
import { createScript } from './residents/script.ts'
import { createStage } from './residents/stage.ts'
import { listRefuted } from './rumours/list-refuted.ts'
import { populateRumoursLife } from './rumours/populate-rumours-life.ts'
import { type RumoursLife, runRumours } from './rumours/rumours-life.ts'
import { countRun } from './run-count.ts'
import { runScenes } from './scenes/run-scenes.ts'
import { readScenesText } from './scenes/text.ts'
import { createMeanings, type Meanings } from './texts/meanings.ts'
import { readPhrasebook } from './texts/phrasebook.ts'
import { pause } from './waiting.ts'

const STATS_EVERY_MS = 15_000

export type Region = {
  emulators: Emulator[]
  /** What the product connects as channels. */
  pages: ConnectedPage[]
  /** What the product adds as municipal chats. */
  chats: DemoChat[]
  /** What the product plans as live streams. */
  livestreams: DemoLivestream[]
  /** Residents begin to write and officials to work; resolves when the region stops. */
  live(order: Live, report: (report: Report) => void): Promise<void>
  stop(): Promise<void>
}

export function newStats(): Stats {
  return {
    chatMessages: 0,
    messages: 0,
    posts: 0,
    steps: {},
    scenes: {},
    published: 0,
    reactions: 0,
    refused: {},
    away: 0,
    showcaseMs: [],
  }
}

export async function startRegion(begin: Begin): Promise<Region> {
  const stop = new AbortController()
  const emulator = createVkEmulator({
    seed: seedNumber(begin.seed),
    dataDir: begin.stateDir,
    clock: systemClock({ speed: RETRY_SPEED }),
  })
  const telegram = createTelegramEmulator({
    seed: seedNumber(begin.seed),
    dataDir: begin.stateDir,
    clock: systemClock({ speed: RETRY_SPEED }),
  })
  const { life, communities, meanings, streams } = populateRegion(begin, emulator, stop.signal)
  const bots = planTelegram(begin.seed, life.homes)
  const telegramLife = populateTelegramLife(life, { control: telegram.control, pages: bots, meanings })
  const [url, telegramUrl, messengers] = await Promise.all([
    emulator.listen(begin.ports.vk),
    telegram.listen(begin.ports.telegram),
    openMessengers(begin, { life, meanings }),
  ])
  const controls = { vk: emulator.control, telegram: telegram.control, max: messengers.maxControl }
  const chats = populateChatsLife(life, { controls, officials: begin.officials, meanings })
  const pagesOf = { vk: life, telegram: telegramLife, ...messengers.pagesOf }
  const rumours = populateRumoursLife(life, { chats: chats.life, pages: pagesOf })
  return {
    emulators: [{ network: 'vk', url }, { network: 'telegram', url: telegramUrl }, ...messengers.emulators],
    pages: [
      ...communities.map(toPage),
      ...bots.map(toConnectedPage),
      ...messengers.pages,
      ...chats.pages,
      ...formToConnectedPage(life.homes),
    ],
    chats: chats.chats,
    livestreams: streams.livestreams,
    live: (order, report) =>
      live(order, {
        begin,
        life,
        telegramLife,
        messengers: messengers.lives,
        chats: chats.life,
        streams: streams.life,
        rumours,
        meanings,
        report,
      }),
    async stop() {
      stop.abort()
      await Promise.all([emulator.close(), telegram.close(), messengers.close()])
    },
  }
}

function toPage({
  municipalityCode,
  groupId,
  communityToken,
  serviceToken,
  userToken,
}: AccountOfCommunity): ConnectedPage {
  const user = userToken === null ? {} : { user: userToken }
  const credentials = { community: communityToken, service: serviceToken, ...user }
  return { network: 'vk', externalId: String(groupId), municipalityCode, credentials }
}

function populateRegion(begin: Begin, { control }: VkEmulator, signal: AbortSignal) {
  const { seed, speed, timeZone, stateDir } = begin
  const phrasebook = readPhrasebook()
  const homes = findHomes(begin.municipalities, phrasebook)
  const people = invitePeople(seed, homes)
  const communities = planCommunities(seed, homes)
  const run = countRun(stateDir)
  const posts = populate(control, { accounts: [...communities, ...planTraining(begin)], people })
  const meanings = createMeanings()
  const stage = createStage({ control, accounts: communities, meanings })
  const script = createScript({ seed, run, phrasebook, homes, people })
  const life: Omit<Life, 'newIncidents'> = {
    ...{ control, phrasebook, homes, people, script, stage, seed, run, speed, timeZone, signal },
    stats: newStats(),
    now: () => new Date(),
  }
  const { officials } = begin
  const streams = populateLivestreamsLife(life, { accounts: communities, officials, meanings })
  // Under an announcement people ask only of the stream.
  const announced = new Set(streams.life.streams.map(({ postKey }) => postKey))
  for (const post of stage.adopt(posts)) if (!announced.has(post.key)) script.remember(post)
  return { life, communities, meanings, streams }
}

type Living = {
  begin: Begin
  life: Omit<Life, 'newIncidents'>
  telegramLife: Omit<TelegramLife, 'newIncidents'>
  messengers: readonly Omit<MessengerLife, 'newIncidents'>[]
  chats: PopulatedChats['life']
  streams: PopulatedLivestreams['life']
  rumours: Omit<RumoursLife, 'listRefuted'>
  meanings: Meanings
  report: (report: Report) => void
}

async function live(order: Live, living: Living): Promise<void> {
  const { begin, life, telegramLife, messengers, chats, streams, rumours, meanings, report } = living
  const { signal, stats, phrasebook, speed, timeZone, now } = life
  const api = createApi({ apiUrl: order.apiUrl, signal })
  const staff = createStaff({ officials: order.officials, api, now: Date.now })
  let newIncidents = (): number => 0

  async function work(): Promise<void> {
    const directory = await readDirectory()
    if (!directory) return
    const random = createRandom(`${begin.seed} officials ${life.run}`)
    const office = { api, directory, phrasebook, meanings, random, stats, speed, timeZone, now, signal }
    const own = { refusals: new Map(), expected: new Set<string>(), played: nobodyPlayed() }
    const isVisitors = createProvenance({ api, staff, meanings })
    const desk = openDesk({ ...office, ...own, isAside: staff.isAside, isVisitors }, staff)
    newIncidents = () => desk.counts.value.new ?? 0
    const facts = openFactDesk(desk, order.officials)
    await Promise.all([runDesk(desk), runShowcase(desk), runFactChecking(facts), playScenes(desk)])
  }

  async function playScenes(desk: Desk): Promise<void> {
    const { control, stage, script, homes, people } = life
    await waitUntilHeard(life)
    const random = createRandom(`${begin.seed} scenes ${life.run}`)
    let count = 0
    const nextKey = (): string => {
      count += 1
      return `scene ${life.run}.${count}`
    }
    const deps = { desk, control, stage, script, homes, people, text: readScenesText(), random, nextKey }
    await runScenes(deps, { isOpening: life.run === 0 })
  }

  async function readDirectory(): Promise<Directory | null> {
    const token = staff.reader()?.token
    while (token !== undefined && !signal.aborted) {
      const read = await api.call({ token, path: '/directory', schema: Directory })
      if (read.status === 'ok') return read.value
      await pause(1000, signal)
    }
    return null
  }

  async function tell(): Promise<void> {
    while (!signal.aborted) {
      await pause(STATS_EVERY_MS, signal)
      if (!signal.aborted) report({ type: 'stats', at: now().toISOString(), ...stats })
    }
  }

  const residents = { ...life, newIncidents: () => newIncidents() }
  const inTelegram = { ...telegramLife, newIncidents: () => newIncidents() }
  const atPage = { ...life, url: order.apiUrl, meanings, newIncidents: () => newIncidents() }
  const elsewhere = messengers.map((one) => runMessenger({ ...one, newIncidents: () => newIncidents() }))
  await Promise.all([
    runResidents(residents),
    runReactions(residents),
    runTelegram(inTelegram),
    runForm(atPage),
    runChats({ ...chats, newIncidents: () => newIncidents() }),
    runLivestreams({
      ...{ ...streams, newIncidents: () => newIncidents() },
      listOnAir: () => listOnAir({ api, staff, now: now() }),
    }),
    runRumours({
      ...rumours,
      listRefuted: () => listRefuted({ api, staff, rumours: phrasebook.rumours.rumours }),
    }),
    ...elsewhere,
    work(),
    tell(),
  ])
}
