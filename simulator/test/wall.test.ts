import { describe, expect, it } from 'vitest'
import { entriesOf, GROUP, SERVICE_KEY, type Stand, startStand, USER_KEY } from './support.ts'

function comment(stand: Stand, text: string, replyToId: number | null = null): number {
  const { control } = stand.emulator
  const { residentId, postId } = stand
  return control.addComment({ groupId: GROUP, objectId: postId, residentId, text, replyToId }).id
}

const answerTo = (stand: Stand, replyTo: number, guid: string) => ({
  owner_id: -GROUP,
  post_id: stand.postId,
  from_group: GROUP,
  message: 'Передали в район',
  reply_to_comment: replyTo,
  guid,
})

describe('answers on the wall', () => {
  it('stand in the thread of the comment and come from the community', async () => {
    const stand = await startStand()
    const first = comment(stand, 'Не вывозят мусор')
    const second = comment(stand, 'И у нас', first)
    const answer = await stand.call('wall.createComment', answerTo(stand, second, 'a1'))
    expect(answer.response).toMatchObject({ parents_stack: [first] })
    const page = await stand.call(
      'wall.getComments',
      { owner_id: -GROUP, post_id: stand.postId, thread_items_count: 10, extended: 1 },
      SERVICE_KEY,
    )
    expect(page.response).toMatchObject({
      count: 3,
      current_level_count: 1,
      items: [
        {
          id: first,
          thread: { count: 2, items: [{ id: second }, { from_id: -GROUP, reply_to_comment: second }] },
        },
      ],
      groups: [{ id: GROUP }],
      profiles: [{ id: stand.residentId }],
    })
  })

  it('are made once for one guid, however often they are asked for', async () => {
    const stand = await startStand()
    const first = comment(stand, 'Когда починят?')
    const answers = []
    for (let i = 0; i < 3; i += 1)
      answers.push(await stand.call('wall.createComment', answerTo(stand, first, 'same')))
    expect(new Set(answers.map((answer) => JSON.stringify(answer.response))).size).toBe(1)
    const other = await stand.call('wall.createComment', answerTo(stand, first, 'other'))
    expect(other.response).not.toEqual(answers[0]!.response)
    const requests = entriesOf(stand, 'request')
    expect(requests.map((entry) => entry.effect)).toEqual(['created', 'repeated', 'repeated', 'created'])
    expect(requests.map((entry) => entry.idempotencyKey)).toEqual(['same', 'same', 'same', 'other'])
    expect(entriesOf(stand, 'emitted').filter((entry) => entry.type === 'wall_reply_new')).toHaveLength(3)
  })

  it('are refused where comments are closed, the post is gone or the comment is deleted', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const first = comment(stand, 'Вопрос')
    control.deleteComment({ groupId: GROUP, id: first })
    expect((await stand.call('wall.createComment', answerTo(stand, first, '1'))).code).toBe(15)
    expect((await stand.call('wall.createComment', answerTo(stand, 999, '2'))).code).toBe(100)
    const top = { owner_id: -GROUP, post_id: stand.postId, message: 'x' }
    expect((await stand.call('wall.closeComments', { owner_id: -GROUP, post_id: stand.postId })).code).toBe(
      null,
    )
    expect((await stand.call('wall.createComment', top)).code).toBe(213)
    expect((await stand.call('wall.openComments', { owner_id: -GROUP, post_id: stand.postId })).code).toBe(
      null,
    )
    expect((await stand.call('wall.createComment', top)).code).toBe(null)
    expect((await stand.call('wall.createComment', { ...top, message: ' ' })).code).toBe(100)
    control.deletePost({ groupId: GROUP, postId: stand.postId })
    expect((await stand.call('wall.createComment', top)).code).toBe(15)
  })

  it('may carry documents, photographs and links', async () => {
    const stand = await startStand()
    const attachments = 'photo-456_12,doc-456_3_ab12,https://example.org/road'
    const params = { owner_id: -GROUP, post_id: stand.postId, message: 'x', attachments }
    expect((await stand.call('wall.createComment', params)).code).toBe(null)
    expect((await stand.call('wall.createComment', { ...params, attachments: 'cat.jpg' })).code).toBe(100)
  })
})

describe('reading a wall', () => {
  it('gives posts newest first, with suggestions apart', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const second = control.publishPost({ groupId: GROUP, text: 'Ремонт дороги', photos: 1 })
    const idea = control.publishPost({ groupId: GROUP, text: 'Почините мост', residentId: stand.residentId })
    const wall = await stand.call('wall.get', { owner_id: -GROUP, count: 10, extended: 1 }, SERVICE_KEY)
    expect(wall.response).toMatchObject({ count: 2, items: [{ id: second.id }, { id: stand.postId }] })
    const suggested = await stand.call('wall.get', { domain: 'zarechny', filter: 'suggests' }, USER_KEY)
    expect(suggested.response).toMatchObject({ items: [{ id: idea.id, post_type: 'suggest' }] })
    const posts = `-${GROUP}_${second.id},-${GROUP}_999`
    const byId = await stand.call('wall.getById', { posts }, SERVICE_KEY)
    expect(byId.response).toMatchObject({ items: [{ text: 'Ремонт дороги' }] })
    await stand.clock.advance(1000, async () => {})
    expect((await stand.call('wall.get', { owner_id: -999 }, SERVICE_KEY)).code).toBe(15)
  })

  it('pages comments both ways and from a given one', async () => {
    const stand = await startStand()
    const ids = ['а', 'б', 'в', 'г'].map((text) => comment(stand, text))
    const idsOf = async (params: Record<string, string | number>) => {
      await stand.clock.advance(1000, async () => {})
      const where = { owner_id: -GROUP, post_id: stand.postId }
      const { response } = await stand.call('wall.getComments', { ...where, ...params }, SERVICE_KEY)
      return (response as { items: { id: number }[] }).items.map((item) => item.id)
    }
    expect(await idsOf({ sort: 'desc', count: 2 })).toEqual([ids[3], ids[2]])
    expect(await idsOf({ sort: 'asc', offset: 1, count: 2 })).toEqual([ids[1], ids[2]])
    expect(await idsOf({ start_comment_id: ids[2]! })).toEqual([ids[2], ids[3]])
  })

  it('keeps a deleted comment in its place while an answer hangs on it', async () => {
    const stand = await startStand()
    const first = comment(stand, 'Спросил')
    const lonely = comment(stand, 'Передумал')
    comment(stand, 'Тоже интересно', first)
    stand.emulator.control.deleteComment({ groupId: GROUP, id: first })
    stand.emulator.control.deleteComment({ groupId: GROUP, id: lonely })
    const where = { owner_id: -GROUP, post_id: stand.postId }
    const page = await stand.call('wall.getComments', where, SERVICE_KEY)
    expect(page.response).toMatchObject({ count: 1, items: [{ id: first, deleted: true, text: '' }] })
    const one = { owner_id: -GROUP, comment_id: first }
    expect((await stand.call('wall.getComment', one, USER_KEY)).code).toBe(100)
    stand.emulator.control.restoreComment({ groupId: GROUP, id: first })
    expect((await stand.call('wall.getComment', one, USER_KEY)).response).toMatchObject({
      items: [{ id: first, text: 'Спросил' }],
    })
  })
})

describe('live streams', () => {
  it('are read and answered with a person’s key, once per guid', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const video = control.createVideo({ groupId: GROUP, title: 'Эфир главы', isLive: true })
    const asked = control.addComment({
      groupId: GROUP,
      surface: 'video',
      objectId: video.id,
      residentId: stand.residentId,
      text: 'Когда откроют поликлинику?',
    })
    const where = { owner_id: -GROUP, video_id: video.id }
    const answer = { ...where, message: 'В мае', from_group: 1, reply_to_comment: asked.id, guid: 'g' }
    const first = await stand.call('video.createComment', answer, USER_KEY)
    const again = await stand.call('video.createComment', answer, USER_KEY)
    expect(again.response).toBe(first.response)
    const page = await stand.call('video.getComments', { ...where, thread_items_count: 5 }, USER_KEY)
    expect(page.response).toMatchObject({
      count: 2,
      items: [{ id: asked.id, thread: { items: [{ from_id: -GROUP }] } }],
    })
    await stand.clock.advance(1000, async () => {})
    expect((await stand.call('video.getComments', { owner_id: -GROUP, video_id: 5 }, USER_KEY)).code).toBe(
      204,
    )
  })
})
