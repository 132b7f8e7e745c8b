/**
 * A day of all municipal chats: every question is accounted for, and each figure on the screen is what counting the
 * messages gives. `npm run chat-day -- --messages 5000` plays a longer one and prints how well it was read.
 */

import { ChatFiguresResponse } from '@veche/contract/chats.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renderTable } from '../lib/table.ts'
import { type Judgement, judge } from './judge.ts'
import { liveThrough } from './live-through.ts'
import { recount } from './recount.ts'
import { type ChatStage, openChatStage } from './stage.ts'

const { CHAT_DAY_MESSAGES, CHAT_DAY_SEED = 'novgorod' } = process.env
const MESSAGES = Number(CHAT_DAY_MESSAGES ?? 800)
const HOUR_MS = 3_600_000

let stage: ChatStage
beforeAll(async () => {
  stage = await openChatStage(CHAT_DAY_SEED)
})
afterAll(() => stage.desk.close())

it('accounts for every question of a day in all chats, and its figures can be recounted', {
  timeout: HOUR_MS,
}, async () => {
  const { desk, plans, idOf } = stage
  const { db } = desk.test
  const day = await liveThrough(stage, { messages: MESSAGES, seed: CHAT_DAY_SEED })
  expect(plans).toHaveLength(22)

  const questions = await db
    .selectFrom('chatQuestion')
    .leftJoin('incident', 'incident.id', 'chatQuestion.incidentId')
    .select([
      'chatQuestion.state',
      'chatQuestion.class',
      'incident.sourceMessageId',
      'chatQuestion.messageId',
    ])
    .execute()
  expect(questions.length).toBeGreaterThan(MESSAGES / 10)
  for (const { state, class: kind, sourceMessageId, messageId } of questions) {
    // A rumour that nobody answered in the chat waits for the card of it.
    expect(['answered', 'passed_on', 'dropped', ...(kind === 'rumour' ? ['open'] : [])]).toContain(state)
    if (state === 'passed_on') expect(sourceMessageId).toBe(messageId)
  }

  const counted = await recount(db, day)
  for (const [chatKey, expected] of counted) {
    const reply = await desk.test
      .as(desk.people.moderator)
      .get(`/chats/${idOf(chatKey)}/figures?from=2026-11-24&to=2026-11-26`)
    expect({ chatKey, ...ChatFiguresResponse.parse(reply.json()) }).toMatchObject({ chatKey, ...expected })
  }

  const judgement = await judge(db, day)
  if (CHAT_DAY_MESSAGES) console.log(render(judgement, { day: day.length, questions: questions.length }))
  expect(judgement.workFound).toBeGreaterThan(0.85)
  expect(judgement.workRight).toBeGreaterThan(0.85)
  expect(judgement.linksRight).toBeGreaterThan(0.85)
})

function render(judgement: Judgement, counts: Record<string, number>): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`
  return renderTable(
    ['a day in the chats', ''],
    [
      ...Object.entries(counts).map(([name, count]) => [name, String(count)]),
      ...Object.entries(judgement).map(([name, value]) => [name, percent(value)]),
    ],
  )
}
