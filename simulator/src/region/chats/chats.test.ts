/** The chats as they stand in the emulated networks. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { manualClock } from '../../lib/clock.ts'
import { createMaxEmulator } from '../../max/emulator.ts'
import { createTelegramEmulator } from '../../telegram/emulator.ts'
import type { Control as VkControl } from '../../vk/control.ts'
import { createVkEmulator } from '../../vk/emulator.ts'
import { planCommunities, populate } from '../communities.ts'
import { planMax, planMaxBots, populateMax } from '../networks/max-pages.ts'
import { planTelegram, populateTelegram } from '../networks/telegram-pages.ts'
import { newStats } from '../region.ts'
import { invitePeople } from '../residents/people.ts'
import { createStage } from '../residents/stage.ts'
import { buildScript, homes, phrasebook } from '../testing.ts'
import { createMeanings } from '../texts/meanings.ts'
import { createChatScript } from './chat-script.ts'
import { createChatStage } from './chat-stage.ts'
import { runChats } from './chats-life.ts'
import { planChats } from './plan.ts'
import { openMaxChats, populateChats, toDemoChat } from './populate-chats.ts'
import { populateChatsLife } from './populate-chats-life.ts'

const SEED = 'novgorod'
const people = invitePeople(SEED, homes)
const known = [{ municipalityCode: 'staraya-russa', role: 'head' as const, name: 'Мария Ильина' }]

function startNetworks() {
  const clock = manualClock(new Date('2026-11-02T09:00:00Z'))
  const emulators = {
    vk: createVkEmulator({ seed: 7, clock }),
    telegram: createTelegramEmulator({ seed: 7, clock }),
    max: createMaxEmulator({ seed: 7, clock }),
  }
  onTestFinished(async () => void (await Promise.all(Object.values(emulators).map((one) => one.close()))))
  const [vk, telegram, max] = [emulators.vk.control, emulators.telegram.control, emulators.max.control]
  const page = planMax(SEED, homes)
  if (!page) throw new Error('no bot of MAX')
  populate(vk, { accounts: planCommunities(SEED, homes), people })
  populateTelegram(telegram, { pages: planTelegram(SEED, homes), people: [] })
  populateMax(max, { page, people: [] })
  return { emulators, controls: { vk, telegram, max } }
}

function buildLife(control: VkControl): Parameters<typeof populateChatsLife>[0] {
  const script = buildScript()
  const stage = createStage({ control, accounts: [], meanings: createMeanings() })
  return {
    ...{ control, stage, script, homes, people, phrasebook, seed: SEED, run: 0, speed: 100 },
    ...{ timeZone: 'Europe/Moscow', stats: newStats(), now: () => new Date('2026-11-02T09:00:00Z') },
    signal: new AbortController().signal,
  }
}

function populateAll({ controls }: ReturnType<typeof startNetworks>) {
  const plans = planChats({ seed: SEED, homes, people, known })
  const chats = populateChats(plans, { controls, maxBots: planMaxBots(SEED, homes) })
  openMaxChats(chats, controls.max)
  return chats
}

describe('the municipal chats', () => {
  it('are one a municipality, half of them in VK, each with its officials and residents', () => {
    const chats = planChats({ seed: SEED, homes, people, known })
    expect(new Set(chats.map(({ home }) => home.municipality.code)).size).toBe(22)
    const count = (network: string) => chats.filter((chat) => chat.network === network).length
    expect([count('vk'), count('telegram'), count('max')]).toEqual([11, 7, 4])
    for (const { officials, residents } of chats) {
      expect(officials.length).toBeGreaterThanOrEqual(4)
      expect(officials.length).toBeLessThanOrEqual(8)
      const roles = officials.map(({ role }) => role)
      expect(roles).toEqual(expect.arrayContaining(['head', 'department', 'utility', 'moderator']))
      expect(new Set(officials.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBe(
        roles.length,
      )
      expect(residents.length).toBeGreaterThanOrEqual(6)
    }
    const ids = chats.flatMap(({ officials }) => officials.map(({ id }) => id))
    expect(new Set([...ids, ...people.map(({ id }) => id)]).size).toBe(ids.length + people.length)
  })

  it('stand in the networks once, the same every time', () => {
    const networks = startNetworks()
    const chats = populateAll(networks)
    const before = Object.values(networks.controls).map((control) => control.dump({}))
    expect(populateAll(networks)).toEqual(chats)
    expect(Object.values(networks.controls).map((control) => control.dump({}))).toEqual(before)
    expect(populateAll(startNetworks())).toEqual(chats)
  })

  it('are told to the product with the names of its own people', () => {
    const told = populateAll(startNetworks()).map(toDemoChat)
    const russa = told.find(({ municipalityCode }) => municipalityCode === 'staraya-russa')
    expect(russa).toMatchObject({ network: 'vk', container: 'vk:peer:2000000001' })
    expect(russa?.officials[0]).toMatchObject({ name: 'Мария Ильина', role: 'head' })
    for (const { container, network } of told)
      expect(container).toMatch(
        { vk: /^vk:peer:2\d{9}$/u, telegram: /^telegram:chat:-100\d+$/u, max: /^max:chat:-\d+$/u }[
          network as 'vk'
        ],
      )
  })

  it('carry five hundred threads, every word heard by the page of the chat', () => {
    const networks = startNetworks()
    const chats = populateAll(networks)
    const stage = createChatStage(chats, networks.controls)
    const script = createChatScript({ seed: SEED, run: 0, phrasebook, chats })
    const lines = Array.from({ length: 500 }, () => script.next('winter')).flatMap((thread) => thread.lines)
    const since = Object.values(networks.controls).map((control) => control.readLedger({ limit: 1 }).lastSeq)
    expect(lines.filter((line) => !stage.say(line))).toEqual([])
    const heard = Object.values(networks.controls).map((control, at) => {
      const { entries } = control.readLedger({ since: since[at] ?? 0, limit: 10_000 })
      return entries.filter(({ kind }) => kind === 'emitted').length
    })
    expect(heard.reduce((sum, count) => sum + count)).toBe(lines.length)
    expect(Math.min(...heard)).toBeGreaterThan(0)
    const isReply = ({ replyToId = null, link = null }: Record<string, unknown>) =>
      (replyToId ?? link) !== null
    const replies = Object.values(networks.controls).flatMap((control) =>
      (control.dump({}).messages as Record<string, unknown>[]).filter(isReply),
    )
    expect(replies).toHaveLength(lines.filter(({ replyToKey }) => replyToKey !== null).length)
  })

  it('are opened in MAX when the product listens to every bot, and live from then on', async () => {
    const { emulators, controls } = startNetworks()
    const life = populateChatsLife(buildLife(controls.vk), {
      controls,
      officials: known,
      meanings: createMeanings(),
    })
    expect(life.pages).toHaveLength(3)
    expect(life.life.isHeard()).toBe(false)
    const url = await emulators.max.listen(0)
    const page = planMax(SEED, homes)
    for (const { bot } of [...(page ? [page] : []), ...planMaxBots(SEED, homes)]) {
      expect(life.life.isHeard()).toBe(false)
      await fetch(`${url}/subscriptions`, {
        method: 'POST',
        headers: { authorization: bot.token, 'content-type': 'application/json' },
        body: JSON.stringify({ url: 'http://127.0.0.1:9/in/max/x' }),
      })
    }
    expect(life.life.isHeard()).toBe(true)

    const stop = new AbortController()
    const running = runChats({ ...life.life, signal: stop.signal, newIncidents: () => 0 })
    await expect.poll(() => life.life.stats.chatMessages, { timeout: 20_000 }).toBeGreaterThan(30)
    stop.abort()
    await running
    expect(controls.max.dump({}).messages?.length).toBeGreaterThan(0)
  }, 30_000)

  it('pass over a reply to what was never said', () => {
    const networks = startNetworks()
    const chats = populateAll(networks)
    const [chat] = chats
    const [author] = chat?.officials ?? []
    if (!chat || !author) throw new Error('no chat')
    const stage = createChatStage(chats, networks.controls)
    const line = { key: 'x', chatKey: chat.key, author, text: 'Сделаем', replyToKey: 'unknown' }
    expect(stage.say(line)).toBe(false)
    expect(stage.say({ ...line, replyToKey: null })).toBe(true)
    expect(stage.say({ ...line, key: 'y', chatKey: 'nowhere', replyToKey: null })).toBe(false)
  })
})
