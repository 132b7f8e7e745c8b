import { describe, expect, it, onTestFinished } from 'vitest'
import { manualClock } from '../../lib/clock.ts'
import { createVkEmulator } from '../../vk/emulator.ts'
import { planCommunities, populate } from '../communities.ts'
import { newStats } from '../region.ts'
import { invitePeople, seedNumber } from '../residents/people.ts'
import { createStage } from '../residents/stage.ts'
import { buildScript, homes, phrasebook } from '../testing.ts'
import { createMeanings } from '../texts/meanings.ts'
import { BURST_MS, burstGaps, runLivestreams } from './livestreams-life.ts'
import { populateLivestreamsLife } from './populate-livestreams-life.ts'

const SEED = 'novgorod'
/** 15:30 in the region. */
const NOW = new Date('2026-11-24T12:30:00Z')
const YESTERDAY_AT_FIVE = Date.parse('2026-11-23T14:00:00Z') / 1000
const officials = [{ municipalityCode: 'staraya-russa', role: 'head', name: 'Мария Ильина' } as const]

function begin() {
  const clock = manualClock(NOW)
  const emulator = createVkEmulator({ seed: seedNumber(SEED), clock })
  onTestFinished(() => emulator.close())
  const { control } = emulator
  const accounts = planCommunities(SEED, homes)
  const people = invitePeople(SEED, homes)
  populate(control, { accounts, people })
  const stop = new AbortController()
  onTestFinished(() => stop.abort())

  function start({ now = NOW, run = 0 } = {}) {
    const meanings = createMeanings()
    const stage = createStage({ control, accounts, meanings })
    const script = buildScript()
    const life = {
      ...{ control, phrasebook, homes, people, script, stage, seed: SEED, run, timeZone: 'Europe/Moscow' },
      ...{ now: () => now, signal: stop.signal, stats: newStats(), speed: 100 },
    }
    return { meanings, ...populateLivestreamsLife(life, { accounts, officials, meanings }) }
  }
  return { control, start, stop }
}

type Comment = {
  groupId: number
  surface: string
  objectId: number
  text: string
  fromId: number
  date: number
}
const commentsOf = (control: ReturnType<typeof begin>['control']) =>
  (control.dump({}).comments ?? []) as Comment[]

describe('announcements', () => {
  it('are made once, by the head that people know, at times that fit the evening', () => {
    const { control, start } = begin()
    const { livestreams } = start()
    expect(livestreams).toMatchObject([
      { municipalityCode: 'staraya-russa', startsInMinutes: 45, isOver: false, asked: [] },
      // From 15:30 to 17:00, in a week and a day ago.
      { municipalityCode: 'borovichi', startsInMinutes: 7 * 1440 + 90, isOver: false, asked: [] },
      { municipalityCode: 'valday', startsInMinutes: -1440 + 90, isOver: true },
    ])
    expect(livestreams.map(({ videoPermalink }) => videoPermalink)).toEqual([
      expect.stringContaining(`https://vk.com/video-${livestreams[0]?.channelExternalId}_`),
      expect.stringContaining(`https://vk.com/video-${livestreams[1]?.channelExternalId}_`),
      null,
    ])
    expect(livestreams.map(({ recordingPath }) => recordingPath)).toEqual([
      ...[null, null, expect.stringMatching(/^\/club\/\d+\/videos\/\d+$/u)],
    ])
    expect(livestreams[0]?.speakers).toEqual([{ name: 'Мария Ильина', position: 'Глава округа' }])
    for (const { permalink, channelExternalId } of livestreams)
      expect(permalink).toMatch(new RegExp(`^https://vk.com/wall-${channelExternalId}_\\d+$`, 'u'))

    const before = control.dump({})
    const hourLater = start({ now: new Date(NOW.getTime() + 3_600_000), run: 1 })
    expect(control.dump({})).toEqual(before)
    expect(hourLater.livestreams[2]).toEqual({ ...livestreams[2], startsInMinutes: -1440 + 30 })
  })

  it('of what is over have comments from before and while it was on air, understood at every start', () => {
    const { control, start } = begin()
    const [asked] = start().livestreams.flatMap((stream) => (stream.isOver ? [stream.asked] : []))
    const comments = commentsOf(control)
    expect(asked).toHaveLength(comments.length)
    expect(asked?.map(({ minute }) => minute)).toEqual(
      comments.map(({ date }) => (date - YESTERDAY_AT_FIVE) / 60),
    )
    expect(asked?.filter(({ minute }) => minute < 0)).toHaveLength(18)
    expect(asked?.filter(({ minute }) => minute >= 0 && minute < 45)).toHaveLength(14)
    const { meanings } = start({ run: 1 })
    for (const { text } of comments) expect(meanings.find(text)).not.toBeNull()
    // Each question of it was answered in words of its own.
    for (const { text, answer } of asked ?? [])
      expect([text, answer !== null]).toEqual([text, meanings.find(text)?.kind === 'question'])
  })
})

describe('comments', () => {
  it('ask the same by several people, with thanks and greetings between', () => {
    const { life } = begin().start()
    const [stream] = life.streams
    if (!stream) throw new Error('no stream')
    const script = life.scriptOf(stream)
    const said = Array.from({ length: 200 }, () => script.next())
    const questions = said.filter(({ meaning }) => meaning.kind === 'question').map(({ text }) => text)
    const distinct = new Set(questions)
    expect(questions.length).toBeGreaterThan(140)
    expect(distinct.size).toBeGreaterThan(20)
    expect(distinct.size).toBeLessThan(questions.length * 0.6)
    expect(new Set(said.map(({ meaning }) => meaning.kind))).toEqual(
      new Set(['question', 'thanks', 'chatter']),
    )
    for (const { person } of said) expect(person.municipalityCode).toBe('staraya-russa')
    const again = life.scriptOf(stream)
    expect(Array.from({ length: 200 }, () => again.next())).toEqual(said)
  })

  it('come more than thirty a minute for three minutes when the stream goes on air, and nowhere else', async () => {
    const { control, start, stop } = begin()
    const { life, livestreams } = start({ run: 1 })
    const before = commentsOf(control).length
    const [russa] = livestreams
    const gaps = burstGaps(`${SEED} on air ${life.streams[0]?.postKey} 1`)
    const running = runLivestreams({
      ...{ ...life, newIncidents: () => 0, speed: 200, homes: [] },
      listOnAir: async () => new Set(russa ? [russa.permalink] : []),
    })
    const fresh = () => commentsOf(control).slice(before)
    const inRussa = () => fresh().filter(({ groupId }) => String(groupId) === russa?.channelExternalId)
    await expect.poll(() => inRussa().length, { timeout: 3000 }).toBeGreaterThanOrEqual(gaps.length)
    stop.abort()
    await running
    const inVideo = inRussa().filter(({ surface }) => surface === 'video')
    expect(inVideo.length).toBeGreaterThan(gaps.length / 4)
    expect(control.dump({}).videos).toContainEqual(
      expect.objectContaining({ id: inVideo[0]?.objectId, isLive: true }),
    )
    expect(fresh().length - inRussa().length).toBeLessThan(gaps.length / 2)
    expect(gaps.length).toBeGreaterThan((BURST_MS / 60_000) * 30)
    // Nobody of a district town writes more than a few times.
    expect(gaps.length / (life.streams[0]?.residents.length ?? 1)).toBeLessThan(5)
  })
})
