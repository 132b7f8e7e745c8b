/** The world of the past as this installation has it: its directory, rules, calendar, pages and people. */
import { readFile } from 'node:fs/promises'
import type { Network } from '@veche/contract/common.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { networkNames } from '@veche/contract/networks/index.ts'
import { listChannels } from '../../../../modules/channels/index.ts'
import {
  type ChosenAgency,
  chooseAgency,
  type Directory,
  getDirectory,
  getRegionMap,
  SHIPPED_WORDS,
} from '../../../../modules/directory/index.ts'
import { loadDeadlineBook } from '../../../../modules/incidents/index.ts'
import { getSettings } from '../../../../modules/settings/index.ts'
import { createRuleSuggester, type Suggester } from '../../../../modules/text/index.ts'
import type { Database } from '../../../../platform/database/db.ts'
import type { FileStore } from '../../../../platform/files/files.ts'
import { SCENES } from '../course/scene.ts'
import type { Channel, Photo, Staff, World } from '../course/world.ts'
import { createBodies } from '../domain/bodies.ts'
import { createWallClock, listDays } from '../domain/days.ts'
import type { DemandSource } from '../domain/demand/source.ts'
import { createSurveyor, listLocalities } from '../domain/places.ts'
import { createResidents } from '../domain/residents.ts'
import { readScenario } from '../domain/scenario.ts'
import { readWords } from '../words/read-words.ts'
import { listPastChats, listPeople } from './past.repository.ts'
import type { PastPlan } from './past-plan.ts'

/** What is promised lies ahead of the end. */
const AHEAD_MS = 60 * DAY_MS

export type WholePast = { world: World; source: DemandSource }

export async function readPast(db: Database, files: FileStore, plan: PastPlan): Promise<WholePast> {
  const { seed, size } = plan
  const [from, until] = [new Date(plan.from), new Date(plan.until)]
  const [directory, settings, book, map] = await Promise.all([
    getDirectory(db),
    getSettings(db),
    loadDeadlineBook(db),
    getRegionMap(db),
  ])
  const words = readWords()
  const { municipalities, agencies } = directory
  const { settlements } = SHIPPED_WORDS
  const localities = listLocalities({ municipalities, settlements, places: words.places })
  const channels = await listChannels(db)
  const suggest = createRuleSuggester(SHIPPED_WORDS)
  const usual = book.contextOf(book.scheduleFor('draft', null))
  const days = listDays(from, until, usual)
  const world: World = {
    ...{ seed, from, until, zone: book.zone, directory, settings, book, usual, words },
    centre: book.contextOf(book.scheduleFor('triage', null)),
    wallOf: createWallClock(listDays(from, new Date(until.getTime() + AHEAD_MS), usual)),
    ...{ suggest, isThanks: createThanks(suggest) },
    routeOf: createRoutes(directory),
    findChannel: createChannels(channels),
    pointOf: createSurveyor(map, localities),
    staff: await readStaff(
      db,
      agencies.map(({ code }) => code),
    ),
    bodies: createBodies(agencies, seed),
    photos: await savePhotos(files),
    chats: await listPastChats(db),
    firstNumbers: plan.firstNumbers,
  }
  const networks = Object.keys(networkNames('ru')) as Network[]
  const source: DemandSource = {
    ...{ seed, days, size, localities, words },
    scenario: readScenario(days, until),
    residents: createResidents(seed),
    networksOf: (code) => networks.filter((network) => world.findChannel(network, code) !== null),
  }
  return { world, source }
}

function createRoutes(directory: Directory): World['routeOf'] {
  const known = new Map<string, ChosenAgency | null>()
  return (topicCode, municipalityCode) => {
    const key = `${topicCode} ${municipalityCode}`
    const route = known.get(key) ?? chooseAgency(directory, { topicCode, municipalityCode })
    known.set(key, route)
    return route
  }
}

function createThanks(suggest: Suggester): World['isThanks'] {
  const known = new Map<string, boolean>()
  return (text) => {
    const isThanks =
      known.get(text) ??
      suggest([{ text, facts: { channelMunicipalityCode: null } }])[0]?.kind.code === 'thanks'
    known.set(text, isThanks)
    return isThanks
  }
}

/** The form is the page of the whole region. */
function createChannels(channels: readonly Channel[]): World['findChannel'] {
  const known = new Map<string, Channel>()
  for (const channel of [...channels].reverse())
    known.set(`${channel.network} ${channel.network === 'form' ? '' : channel.municipalityCode}`, channel)
  return (network, municipalityCode) =>
    known.get(`${network} ${network === 'form' ? '' : municipalityCode}`) ?? null
}

async function readStaff(db: Database, agencyCodes: readonly string[]): Promise<Staff> {
  const people = await listPeople(db)
  function get(role: string, agencyCode: string | null) {
    const person = people.find((one) => one.role === role && one.agencyCode === agencyCode)
    if (!person) throw new Error(`The demo has no ${role} of ${agencyCode ?? 'the centre'}`)
    return { id: person.id, name: person.name }
  }
  const coordinators = new Map(agencyCodes.map((code) => [code, get('coordinator', code)]))
  const executors = new Map(agencyCodes.map((code) => [code, get('executor', code)]))
  const of = (known: typeof coordinators, code: string) => known.get(code) ?? get('coordinator', code)
  return {
    dispatcher: get('dispatcher', null),
    moderator: get('moderator', null),
    factChecker: get('fact_checker', null),
    coordinatorOf: (code) => of(coordinators, code),
    executorOf: (code) => of(executors, code),
  }
}

async function savePhotos(files: FileStore): Promise<World['photos']> {
  const save = async (name: string) => {
    const bytes = await readFile(new URL(`../data/photos/${name}.png`, import.meta.url))
    return { hash: await files.save(bytes), size: bytes.length }
  }
  const photos = await Promise.all(
    SCENES.map(
      async (scene): Promise<[typeof scene, Photo]> => [
        scene,
        { before: await save(`${scene}-before`), after: await save(`${scene}-after`) },
      ],
    ),
  )
  return Object.fromEntries(photos) as World['photos']
}
