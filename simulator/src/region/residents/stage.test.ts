import { expect, it, onTestFinished } from 'vitest'
import { manualClock } from '../../lib/clock.ts'
import { createVkEmulator } from '../../vk/emulator.ts'
import { planCommunities, populate } from '../communities.ts'
import { createRandom } from '../random.ts'
import { buildScript, homes, phrasebook } from '../testing.ts'
import { createMeanings } from '../texts/meanings.ts'
import { invitePeople, RESIDENT_COUNT, seedNumber } from './people.ts'
import { react, readAnswer } from './reactions.ts'
import type { Action } from './script.ts'
import { createStage } from './stage.ts'

const SEED = 'novgorod'

function startRegion() {
  const clock = manualClock(new Date('2026-11-02T09:00:00Z'))
  const emulator = createVkEmulator({ seed: seedNumber(SEED), clock })
  onTestFinished(() => emulator.close())
  const { control } = emulator
  const accounts = planCommunities(SEED, homes)
  const people = invitePeople(SEED, homes)
  populate(control, { accounts, people })
  const meanings = createMeanings()
  return {
    emulator,
    control,
    accounts,
    people,
    meanings,
    stage: createStage({ control, accounts, meanings }),
  }
}

function playUntilComment({ stage }: ReturnType<typeof startRegion>): Extract<Action, { type: 'comment' }> {
  const script = buildScript()
  for (;;) {
    const action = script.next('winter')
    stage.perform(action)
    if (action.type === 'comment' && action.replyToKey === null) return action
  }
}

it('settles communities and people once, the same every time', () => {
  const { control, accounts, people } = startRegion()
  const before = control.dump({})
  populate(control, { accounts, people })
  expect(control.dump({})).toEqual(before)
  expect(before.communities).toHaveLength(homes.length)
  expect(before.residents).toHaveLength(RESIDENT_COUNT)
  expect(startRegion().control.dump({})).toEqual(before)
  expect(new Set(accounts.map(({ groupId }) => groupId)).size).toBe(accounts.length)
})

it('plays a thousand actions of the script without one that cannot be done', () => {
  const { stage, control, meanings } = startRegion()
  const script = buildScript()
  const actions = Array.from({ length: 1000 }, () => script.next('winter'))
  expect(actions.filter((action) => !stage.perform(action))).toEqual([])
  const comments = actions.filter(({ type }) => type === 'comment')
  expect(control.dump({}).comments).toHaveLength(comments.length)
  for (const action of comments) {
    if (action.type === 'comment') expect(meanings.find(` ${action.text}\n`)).not.toBeNull()
  }
})

it('passes over what a person has taken off the stage', () => {
  const { stage, control } = startRegion()
  const script = buildScript()
  const post = script.next('winter')
  stage.perform(post)
  control.deletePost({ groupId: planCommunities(SEED, homes)[0]?.groupId ?? 0, postId: 1 })
  const [person] = invitePeople(SEED, homes)
  if (!person) throw new Error('nobody lives here')
  const meaning = { kind: 'chatter', topicCode: null } as const
  const comment = {
    type: 'comment',
    key: 'x',
    postKey: post.key,
    replyToKey: null,
    person,
    text: 'Да',
    meaning,
  } as const
  expect(stage.perform(comment)).toBe(false)
  expect(stage.perform({ ...comment, postKey: 'unknown' })).toBe(false)
})

it('lets the resident who asked react in the thread of the answer', () => {
  const region = startRegion()
  const { control, stage, accounts } = region
  const asked = playUntilComment(region)
  const groupId = accounts.find(
    ({ municipalityCode }) => municipalityCode === asked.person.municipalityCode,
  )?.groupId
  const comment = control.dump({}).comments?.at(-1)
  expect(comment).toMatchObject({ groupId, text: asked.text })
  const { objectId, id } = comment as { objectId: number; id: number }
  const answer = control.addComment({
    groupId: groupId ?? 0,
    objectId,
    residentId: null,
    text: 'Сделано',
    replyToId: id,
  })
  const published = readAnswer(
    {
      ...{ kind: 'request', method: 'wall.createComment', groupId, effect: 'created' },
      createdId: String(answer.id),
      params: { reply_to_comment: String(id) },
    },
    stage,
  )
  if (published === null || published === 'to_somebody_else') throw new Error('the answer was not seen')
  expect(published.asked.person).toEqual(asked.person)
  const isSaid = react(published, {
    reaction: 'satisfied',
    stage,
    phrasebook,
    homes,
    random: createRandom('r'),
  })
  expect(isSaid).toBe(true)
  expect(control.dump({}).comments?.at(-1)).toMatchObject({
    fromId: asked.person.id,
    replyToId: answer.id,
    threadId: id,
  })
})

it('lets a resident answer with a button under the message', async () => {
  const { emulator, control, stage, accounts, people } = startRegion()
  const [account] = accounts
  const person = people.find(({ municipalityCode }) => municipalityCode === account?.municipalityCode)
  if (!account || !person) throw new Error('nobody is there')
  const meaning = { kind: 'complaint', topicCode: null } as const
  stage.perform({ type: 'message', key: 'm', person, text: 'Нет воды', meaning })
  const asked = stage.findAskedPrivately(account.groupId, person.id)
  if (!asked) throw new Error('the question is forgotten')
  const button = { label: 'Да', meaning, messageId: 2 }
  expect(stage.press(asked, button)).toBe(false)

  const url = await emulator.listen(0)
  const buttons = [[{ action: { type: 'text', label: 'Да' } }]]
  await fetch(`${url}/method/messages.send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${account.communityToken}` },
    body: new URLSearchParams({
      ...{ v: '5.199', random_id: '5', message: 'Решена ли проблема?', peer_id: String(person.id) },
      keyboard: JSON.stringify({ one_time: false, inline: true, buttons }),
    }),
  })
  expect(stage.press(asked, button)).toBe(true)
  expect(control.dump({}).messages?.at(-1)).toMatchObject({ fromId: person.id, text: 'Да' })
})

it('does not take somebody else’s answer for its own', () => {
  const { stage } = startRegion()
  const entry = {
    kind: 'request',
    method: 'wall.createComment',
    groupId: 1,
    effect: 'created',
    createdId: '2',
  }
  expect(readAnswer({ ...entry, params: { reply_to_comment: '5' } }, stage)).toBe('to_somebody_else')
  expect(readAnswer({ ...entry, effect: 'repeated', params: {} }, stage)).toBeNull()
  expect(readAnswer({ kind: 'emitted' }, stage)).toBeNull()
})
