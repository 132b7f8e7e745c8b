/**
 * A day of the whole region: the talk in all municipal chats, three live streams, two rumours over four networks. Everything
 * asked is accounted for, and each figure on the screen is what counting the raw messages gives. `npm run day -- --messages 5000 --questions 600`
 * plays a longer one and prints how well it was read.
 */

import { ChatFiguresResponse } from '@veche/contract/chats.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { FakeFiguresResponse } from '@veche/contract/fakes.ts'
import { LivestreamResponse } from '@veche/contract/livestreams.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DayMessage, playChatDay } from '../../../simulator/src/region/chats/chat-day.ts'
import { renderTable } from '../lib/table.ts'
import { judge } from './judge-chats.ts'
import { liveThrough } from './live-through.ts'
import { countOwnWords, recount } from './recount-chats.ts'
import { figuresOf, recountRumour } from './recount-rumours.ts'
import { recountStream } from './recount-streams.ts'
import {
  createOtherNetworks,
  endRumours,
  planRumours,
  playRumours,
  type RumourOfDay,
  saidInChats,
} from './rumours.ts'
import { type DayStage, openDayStage } from './stage.ts'
import { followUp, planStreams, playStreams, type StreamOfDay } from './streams.ts'

const { DAY_MESSAGES, DAY_QUESTIONS, DAY_SEED: seed = 'novgorod' } = process.env
const messages = Number(DAY_MESSAGES ?? 500)
const questions = Number(DAY_QUESTIONS ?? 40)

let stage: DayStage
let talk: DayMessage[]
let streams: StreamOfDay[]
let rumours: RumourOfDay[]
beforeAll(async () => {
  stage = await openDayStage(seed, createOtherNetworks())
  talk = [...playChatDay({ chats: stage.plans, messages, seed })]
  streams = await planStreams(stage, { questions, seed })
  rumours = planRumours(stage, seed)
  const parts = [playStreams(stage, streams), await playRumours(stage, rumours)]
  await liveThrough(stage, { talk, parts })
  await followUp(stage, streams)
  await endRumours(stage)
}, HOUR_MS)
afterAll(() => stage.desk.close())

const print = (title: string, rows: [string, string][]) => {
  if (DAY_MESSAGES) console.log(renderTable([title, ''], rows))
}

describe('the chats', () => {
  it('leave no question without an end', async () => {
    expect(stage.plans).toHaveLength(22)
    const asked = await stage.desk.test.db
      .selectFrom('chatQuestion')
      .leftJoin('incident', 'incident.id', 'chatQuestion.incidentId')
      .select(['chatQuestion.state', 'incident.sourceMessageId', 'chatQuestion.messageId'])
      .execute()
    expect(asked.length).toBeGreaterThan(messages / 10)
    for (const { state, sourceMessageId, messageId } of asked) {
      expect(['answered', 'passed_on', 'dropped']).toContain(state)
      if (state === 'passed_on') expect(sourceMessageId).toBe(messageId)
    }
  })

  it('have the figures that a recount gives', async () => {
    const { desk, idOf } = stage
    const said = [...talk, ...rumours.flatMap((rumour) => saidInChats(stage, rumour))]
    for (const [chatKey, expected] of await recount(desk.test.db, said)) {
      const reply = await desk.test
        .as(desk.people.moderator)
        .get(`/chats/${idOf(chatKey)}/figures?from=2026-11-24&to=2026-11-26`)
      const messageCount = expected.messageCount + countOwnWords(stage, chatKey)
      expect({ chatKey, ...ChatFiguresResponse.parse(reply.json()) }).toMatchObject({
        ...{ chatKey, ...expected, messageCount },
      })
    }
  })

  it('are read well', async () => {
    const judgement = await judge(stage.desk.test.db, talk)
    const percent = (value: number) => `${(value * 100).toFixed(1)} %`
    print('the chats', [
      ['messages', String(talk.length)],
      ...Object.entries(judgement).map(([name, value]): [string, string] => [name, percent(value)]),
    ])
    expect(judgement.workFound).toBeGreaterThan(0.85)
    expect(judgement.workRight).toBeGreaterThan(0.85)
    expect(judgement.linksRight).toBeGreaterThan(0.98)
  })
})

describe('the streams', () => {
  it('account for every comment, are closed, and balance as a recount does', async () => {
    const { test, people } = stage.desk
    const rows: [string, string][] = []
    for (const stream of streams) {
      const reply = await test.as(people.moderator).get(`/livestreams/${stream.id}`)
      const { step, balance, title } = LivestreamResponse.parse(reply.json())
      const { lost, ...counted } = await recountStream(test.db, stream)
      expect(lost).toEqual([])
      expect({ step, ...balance }).toEqual({ step: 'closed', ...counted })
      expect(balance.asked).toBe(balance.onAir + balance.later + balance.declined)
      rows.push([
        title,
        `${stream.comments.length} comments of ${balance.authors}: ${balance.asked} asked, ` +
          `${balance.onAir} on air, ${balance.later} later, ${balance.declined} declined`,
      ])
    }
    print('the streams', rows)
  })
})

describe('the rumours', () => {
  it('are one card each, found over the networks and answered in every place once', async () => {
    const { test, people } = stage.desk
    const recounts = []
    for (const rumour of rumours) recounts.push(await recountRumour(stage, rumour))
    print(
      'the rumours',
      recounts.map(({ told, found, networks, wrong }, index): [string, string] => [
        rumours[index]?.story.rumour.key ?? '',
        `${found} of ${told} places found in ${networks} networks, ${wrong} wrongly suggested`,
      ]),
    )
    for (const recount of recounts) {
      expect(recount).toMatchObject({ cardCount: 1, surelyWrong: 0, notOnce: [] })
      expect(recount.networks).toBeGreaterThanOrEqual(3)
      expect(recount.found / recount.told).toBeGreaterThan(0.8)
    }
    const reply = await test.as(people.moderator).get('/fakes/figures?from=2026-11-24&to=2026-11-26')
    expect(FakeFiguresResponse.parse(reply.json())).toMatchObject(figuresOf(recounts))
  })
})
