import { expect, it } from 'vitest'
import { GROUP, SERVICE_KEY, startStand, USER_KEY } from './support.ts'

const OWNER = { owner_id: -GROUP }

it('shows comments of photographs to a person, newest first, and takes an answer once', async () => {
  const stand = await startStand()
  const { control } = stand.emulator
  const place = { groupId: GROUP, surface: 'photo' as const, objectId: 55, residentId: stand.residentId }
  control.addComment({ ...place, text: 'Где это?' })
  control.addComment({ ...place, objectId: 56, text: 'А это?' })
  const answer = { ...OWNER, photo_id: 55, message: 'На площади', from_group: 1, guid: 'g1' }

  const created = await stand.call('photos.createComment', answer, USER_KEY)
  expect(await stand.call('photos.createComment', answer, USER_KEY)).toEqual(created)

  const { response } = await stand.call('photos.getAllComments', { ...OWNER, count: 10 }, USER_KEY)
  expect(response).toMatchObject({ count: 3 })
  expect((await stand.call('photos.getAllComments', OWNER, SERVICE_KEY)).code).toBe(28)
})

it('shows discussions by the last word in them, to a service too', async () => {
  const stand = await startStand()
  const { control } = stand.emulator
  const place = { groupId: GROUP, surface: 'board' as const, residentId: stand.residentId }
  control.addComment({ ...place, objectId: 8, text: 'Когда уберут снег?' })
  await control.advance({ ms: 60_000 })
  control.addComment({ ...place, objectId: 9, text: 'Нужен автобус' })

  const topics = await stand.call('board.getTopics', { group_id: GROUP, order: 1 }, SERVICE_KEY)
  expect(topics.response).toMatchObject({ count: 2, items: [{ id: 9 }, { id: 8 }] })
  const comments = { group_id: GROUP, topic_id: 8, sort: 'desc' }
  expect((await stand.call('board.getComments', comments, SERVICE_KEY)).response).toMatchObject({
    items: [{ text: 'Когда уберут снег?' }],
  })
  const answer = { group_id: GROUP, topic_id: 8, message: 'Уберут завтра', from_group: 1, guid: 'g2' }
  expect((await stand.call('board.createComment', answer, USER_KEY)).code).toBeNull()
})

it('lists videos of a community to a person', async () => {
  const stand = await startStand()
  const { id } = stand.emulator.control.createVideo({ groupId: GROUP, title: 'Эфир', isLive: true })

  expect((await stand.call('video.get', { ...OWNER, count: 40 }, USER_KEY)).response).toMatchObject({
    count: 1,
    items: [{ id, title: 'Эфир', live: 1 }],
  })
})
