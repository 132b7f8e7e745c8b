import { expect, it } from 'vitest'
import { invitePeople } from '../residents/people.ts'
import { homes } from '../testing.ts'
import { playChatDay } from './chat-day.ts'
import { planChats } from './plan.ts'

const people = invitePeople('novgorod', homes)
const chats = planChats({ seed: 'novgorod', homes, people })
const play = (seed: string, messages: number, hours = 13) => [
  ...playChatDay({ chats, messages, seed, hours }),
]

it('has as many messages as it is asked for, in order of time, the same by the same seed', () => {
  const day = play('a', 1500)
  expect(day).toHaveLength(1500)
  expect(day).toEqual(day.toSorted((a, b) => a.atMs - b.atMs))
  expect(play('a', 1500)).toEqual(day)
  expect(play('b', 1500)).not.toEqual(day)
})

it('has every kind of message in one busy hour', () => {
  const kinds = new Set(play('a', 600, 1).map(({ kind }) => kind))
  const all = ['question', 'complaint', 'danger', 'rumour', 'thanks', 'talk', 'spam', 'breach', null] as const
  expect(kinds).toEqual(new Set(all))
})

it('lets figures be recounted: every answer stands after its question in the same chat', () => {
  const day = play('a', 1500)
  const asked = new Map<string, (typeof day)[number]>()
  let answers = 0
  for (const message of day) {
    for (const key of message.answers) {
      const question = asked.get(key)
      expect(question?.chat.key).toBe(message.chat.key)
      expect(question?.kind).not.toBeNull()
      answers += 1
    }
    asked.set(message.key, message)
  }
  expect(answers).toBeGreaterThan(200)
})
