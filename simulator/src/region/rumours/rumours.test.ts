/** Rumours as they are told in the emulated networks. */
import { expect, it, onTestFinished } from 'vitest'
import { manualClock } from '../../lib/clock.ts'
import { createMaxEmulator } from '../../max/emulator.ts'
import { createOkEmulator } from '../../ok/emulator.ts'
import { createTelegramEmulator } from '../../telegram/emulator.ts'
import { createVkEmulator } from '../../vk/emulator.ts'
import { populateChatsLife } from '../chats/populate-chats-life.ts'
import { planCommunities, populate } from '../communities.ts'
import type { Life } from '../life.ts'
import { populateMaxLife } from '../networks/max-life.ts'
import { planMax } from '../networks/max-pages.ts'
import { planOk, populateOkLife } from '../networks/ok-life.ts'
import { populateTelegramLife } from '../networks/telegram-life.ts'
import { planTelegram } from '../networks/telegram-pages.ts'
import { newStats } from '../region.ts'
import { invitePeople } from '../residents/people.ts'
import { createStage } from '../residents/stage.ts'
import { buildScript, homes, phrasebook } from '../testing.ts'
import { createMeanings } from '../texts/meanings.ts'
import { listRefuted } from './list-refuted.ts'
import type { RumourNetwork } from './places.ts'
import { populateRumoursLife } from './populate-rumours-life.ts'
import type { Page } from './rumour-stage.ts'
import { runRumours } from './rumours-life.ts'

const SEED = 'novgorod'
const people = invitePeople(SEED, homes)

function populateAll() {
  const clock = manualClock(new Date('2026-11-02T09:00:00Z'))
  const emulators = {
    vk: createVkEmulator({ seed: 7, clock }),
    telegram: createTelegramEmulator({ seed: 7, clock }),
    max: createMaxEmulator({ seed: 7, clock }),
    ok: createOkEmulator({ seed: 7, clock }),
  }
  onTestFinished(async () => void (await Promise.all(Object.values(emulators).map((one) => one.close()))))
  const { control } = emulators.vk
  const meanings = createMeanings()
  const accounts = planCommunities(SEED, homes)
  populate(control, { accounts, people })
  const life: Omit<Life, 'newIncidents'> = {
    ...{ control, homes, people, phrasebook, seed: SEED, run: 0, speed: 100, timeZone: 'Europe/Moscow' },
    ...{ stage: createStage({ control, accounts, meanings }), script: buildScript(), stats: newStats() },
    ...{ now: () => new Date(), signal: new AbortController().signal },
  }
  const telegram = populateTelegramLife(life, {
    ...{ control: emulators.telegram.control, pages: planTelegram(SEED, homes), meanings },
  })
  const page = planMax(SEED, homes)
  if (!page) throw new Error('no bot of MAX')
  const max = populateMaxLife(life, { control: emulators.max.control, page, meanings })
  const ok = populateOkLife(life, { control: emulators.ok.control, pages: planOk(SEED, homes), meanings })
  const controls = { vk: control, telegram: telegram.control, max: emulators.max.control }
  const chats = populateChatsLife(life, { controls, officials: [], meanings }).life
  chats.open()
  max.open()
  const pages: Record<RumourNetwork, Page> = { vk: life, telegram, max, ok }
  // There is something to write under everywhere.
  for (const { script, stage, homes: there } of [life, telegram, max])
    for (const _home of there) stage.perform(script.next('winter'))
  return { emulators, settled: populateRumoursLife(life, { chats, pages }) }
}

it('finds every place of a hundred rumours standing', () => {
  const { settled } = populateAll()
  const stories = Array.from({ length: 100 }, () => settled.script.next())
  const lines = stories.flatMap((story) => [...story.lines, ...settled.script.afterwards(story)])
  expect(lines.filter((line) => !settled.stage.say(line))).toEqual([])
})

it('tells one soon after the start and is relieved when it is refuted, not before', async () => {
  const { settled } = populateAll()
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const said: { part: string; rumourKey: string }[] = []
  const stage: typeof settled.stage = { say: (line) => settled.stage.say(line) && said.push(line) > 0 }
  let refuted = new Map([['maternity-closing', new Date(0)]])
  let looks = 0
  const listed = async () => {
    looks += 1
    return refuted
  }
  const running = runRumours({
    ...{ ...settled, stage, signal: stop.signal, isHeard: () => true, listRefuted: listed },
  })
  await expect.poll(() => said.length, { timeout: 10_000 }).toBeGreaterThan(10)
  expect(said[0]).toMatchObject({ part: 'first', rumourKey: 'maternity-closing' })
  // An answer to its last time round is none to this one.
  await expect.poll(() => looks).toBeGreaterThan(3)
  expect(said.some(({ part }) => part === 'relieved')).toBe(false)
  refuted = new Map([['maternity-closing', new Date()]])
  await expect.poll(() => said.some(({ part }) => part === 'relieved'), { timeout: 10_000 }).toBe(true)
  stop.abort()
  await running
}, 30_000)

it('knows by the claim of a card which rumour was answered, and when last', async () => {
  const token = 'veche_test'
  const at = (day: number): string => `2026-11-0${day}T09:00:00.000Z`
  const claim = 'Роддом в Старой Руссе закрывают с первого числа, рожать повезут в область'
  const fakes = [
    { claim, publishedAt: at(2) },
    { claim, publishedAt: at(4) },
    { claim: 'Мост в Валдае закроют на полгода, объезд через соседний район', publishedAt: null },
    { claim: 'В парке видели медведя', publishedAt: at(3) },
  ]
  const reader = { userId: 'u', role: 'moderator', agencyCode: null, municipalityCode: null, token } as const
  const look = (status: 'ok' | 'away') =>
    listRefuted({
      staff: { reader: () => reader },
      rumours: phrasebook.rumours.rumours,
      api: {
        call: async ({ schema }) =>
          status === 'ok' ? { status, value: schema.parse({ fakes }) } : { status },
      },
    })
  expect(await look('ok')).toEqual(new Map([['maternity-closing', new Date(at(4))]]))
  expect(await look('away')).toBeNull()
})
