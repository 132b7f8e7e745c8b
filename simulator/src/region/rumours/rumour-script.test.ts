import { describe, expect, it } from 'vitest'
import { planChats } from '../chats/plan.ts'
import { planMax } from '../networks/max-pages.ts'
import { planOk } from '../networks/ok-life.ts'
import { planTelegram } from '../networks/telegram-pages.ts'
import { invitePeople } from '../residents/people.ts'
import { homes, phrasebook } from '../testing.ts'
import { listRumourPlaces } from './places.ts'
import { recognise } from './recognise.ts'
import { createRumourScript, type RumourStory } from './rumour-script.ts'

const SEED = 'novgorod'
const people = invitePeople(SEED, homes)
const places = listRumourPlaces({ seed: SEED, homes, people })
const { rumours } = phrasebook.rumours

function tell(count: number, options: { seed?: string; run?: number } = {}): RumourStory[] {
  const script = createRumourScript({ seed: SEED, run: 0, phrasebook, places, ...options })
  return Array.from({ length: count }, () => script.next())
}
const stories = tell(180)
const lines = stories.flatMap((story) => story.lines)
const carriers = lines.filter(({ isCarrier }) => isCarrier)

describe('a rumour', () => {
  it('goes the same way by the same seed, and another at the next start', () => {
    expect(tell(5)).toEqual(stories.slice(0, 5))
    expect(tell(5, { run: 1 })).not.toEqual(stories.slice(0, 5))
    expect(tell(5, { seed: 'pskov' })).not.toEqual(stories.slice(0, 5))
  })

  it('is told in places that stand, by people who live there', () => {
    const chats = new Map(planChats({ seed: SEED, homes, people }).map((chat) => [chat.key, chat.network]))
    const codesOf = {
      vk: homes.map(({ municipality }) => municipality.code),
      telegram: planTelegram(SEED, homes).map(({ municipalityCode }) => municipalityCode),
      max: [planMax(SEED, homes)?.municipalityCode],
      ok: planOk(SEED, homes).map(({ municipalityCode }) => municipalityCode),
    }
    for (const { network, place, municipalityCode, person } of lines) {
      if (place === 'chat') expect(chats.get(municipalityCode)).toBe(network)
      else expect(codesOf[network]).toContain(municipalityCode)
      expect(person.municipalityCode).toBe(municipalityCode)
    }
  })

  it('begins in one chat or under one post and is in four networks within minutes', () => {
    for (const { lines: told, rumour } of stories) {
      const [first, ...others] = told.filter(({ isCarrier }) => isCarrier)
      expect(first).toMatchObject({ part: 'first', afterMs: 0, rumourKey: rumour.key })
      if (first?.place === 'page') expect(first.network).toBe('vk')
      expect(others.length).toBeGreaterThanOrEqual(8)
      expect(new Set([first, ...others].map((line) => line?.network)).size).toBe(4)
      expect(others.at(-1)?.afterMs).toBeLessThan(12 * 60_000)
    }
    expect(new Set(stories.map(({ lines: told }) => told[0]?.place))).toEqual(new Set(['chat', 'page']))
  })

  it('begins where it is told to', () => {
    const script = createRumourScript({ seed: SEED, run: 0, phrasebook, places })
    const beginning = { rumourKey: 'bridge-closed', municipalityCode: 'staraya-russa', kind: 'chat' } as const
    const first = script.next(beginning).lines.find(({ part }) => part === 'first')
    expect(first).toMatchObject({
      ...{ rumourKey: 'bridge-closed', municipalityCode: 'staraya-russa', place: 'chat', network: 'vk' },
    })
  })

  it('is passed on in ten ways at least, each of them known again', () => {
    for (const { key } of rumours) {
      const told = carriers.filter(({ rumourKey }) => rumourKey === key)
      expect(new Set(told.map(({ text }) => text.toLowerCase())).size, key).toBeGreaterThanOrEqual(10)
    }
    const known = carriers.filter(({ text, rumourKey }) => recognise(text, rumours)?.key === rumourKey)
    expect(known.length / carriers.length).toBeGreaterThan(0.97)
  })

  it('is carried neither by those who doubt or ask back nor by those who speak of the same things', () => {
    const others = lines.filter(({ isCarrier }) => !isCarrier)
    expect(new Set(others.map(({ part }) => part))).toEqual(new Set(['doubts', 'asks', 'near_miss']))
    for (const { text } of others) expect(recognise(text, rumours)?.key, text).toBeUndefined()
    const said = new Set(carriers.map(({ text }) => text))
    for (const { text } of others) expect(said.has(text)).toBe(false)
  })

  it('is answered below the words it was told in', () => {
    const byKey = new Map(lines.map((line) => [line.key, line]))
    expect(byKey.size).toBe(lines.length)
    for (const { replyToKey, network, place, municipalityCode, afterMs } of lines) {
      if (replyToKey === null) continue
      const told = byKey.get(replyToKey)
      expect(told).toMatchObject({ isCarrier: true, network, place, municipalityCode })
      expect(told?.afterMs).toBeLessThan(afterMs)
    }
  })

  it('is told in every place of the region before it is told again', () => {
    const keys = stories.slice(0, rumours.length).map(({ rumour }) => rumour.key)
    expect(new Set(keys).size).toBe(rumours.length)
  })
})

describe('after the refutation', () => {
  const script = createRumourScript({ seed: SEED, run: 0, phrasebook, places })
  const after = Array.from({ length: 100 }, () => {
    const story = script.next()
    return { story, said: script.afterwards(story) }
  })

  it('some are relieved, and now and then somebody passes it on all the same', () => {
    for (const { story, said } of after) {
      const where = story.places.map(
        ({ network, kind, home }) => `${network} ${kind} ${home.municipality.code}`,
      )
      for (const { network, place, municipalityCode } of said)
        expect(where).toContain(`${network} ${place} ${municipalityCode}`)
      expect(said.filter(({ part }) => part === 'relieved').length).toBeGreaterThanOrEqual(2)
    }
    const again = after.filter(({ said }) => said.some(({ part }) => part === 'again'))
    expect(again.length).toBeGreaterThan(8)
    expect(again.length).toBeLessThan(35)
    for (const { story, said } of again) {
      const line = said.find(({ part }) => part === 'again')
      expect(line?.isCarrier).toBe(true)
      expect(recognise(line?.text ?? '', rumours)?.key).toBe(story.rumour.key)
    }
  })
})
