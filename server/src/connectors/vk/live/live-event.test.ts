import { expect, it } from 'vitest'
import type { InboundEvent } from '../../connector.ts'
import { normaliseVk } from '../events/vk-normalise.ts'
import { commentIdOf, liveItem } from './live-event.ts'

const VIDEO = { ownerId: '-456', videoId: '456239100' }
const comment = { id: 5, from_id: 173308266, text: 'Когда починят {мост}?', date: 1_785_571_200 }
const user = { id: 173308266, first_name: 'Иван', last_name: 'Петров' }
const told = (extra: object = {}) => JSON.stringify({ type: 'video_comment_new', comment, user, ...extra })

function normalise(event: unknown): InboundEvent[] {
  return normaliseVk(liveItem('456', VIDEO, event).body, { externalId: '456' })
}
/** What the Callback API tells of the same comment. */
const called = () =>
  normaliseVk(
    new TextEncoder().encode(
      JSON.stringify({
        ...{ type: 'video_comment_new', event_id: 'e1', group_id: 456 },
        object: { ...comment, video_id: 456239100, video_owner_id: -456 },
      }),
    ),
    { externalId: '456' },
  )

it('is the comment that the Callback API tells of, with the name of its author', () => {
  const [event] = normalise(told())
  const card = { name: 'Иван Петров', url: 'https://vk.com/id173308266' }
  expect(event).toEqual({ ...called()[0], author: { ...called()[0]?.author, card } })
  expect(event).toMatchObject({
    ...{ op: 'created', surface: 'video_comment', container: 'vk:video:-456_456239100' },
    ...{ externalId: '5', text: 'Когда починят {мост}?' },
  })
})

it.each(['<!>0', ' null', '\u0001\u0000', ']'])(
  'is read whatever stands behind the last brace: %j',
  (junk) => {
    expect(normalise(told() + junk)).toEqual(normalise(told()))
    expect(commentIdOf(told() + junk)).toBe(5)
  },
)

it('is read where it was paid for, and where nobody is named', () => {
  expect(normalise(told({ type: 'video_special_comment_new' }))).toEqual(normalise(told()))
  expect(normalise(told({ user: undefined }))[0]?.author).toEqual({ externalId: '173308266', kind: 'person' })
  // The name of somebody else is not the author's.
  expect(normalise(told({ user: { ...user, id: 9 } }))[0]?.author).not.toHaveProperty('card')
  const group = { comment: { ...comment, from_id: -77 }, group: { id: 77, name: 'Совет дома' } }
  expect(normalise(told(group))[0]?.author).toMatchObject({ kind: 'community', card: { name: 'Совет дома' } })
})

it('is our own word where the community says it', () => {
  expect(normalise(told({ comment: { ...comment, from_id: -456 } }))).toMatchObject([{ op: 'echo' }])
})

it('tells nothing of what is no comment', () => {
  for (const type of ['video_likes', 'video_view', 'x']) {
    expect(normalise(JSON.stringify({ type, count: 7 }))).toEqual([])
    expect(commentIdOf(JSON.stringify({ type, comment }))).toBeNull()
  }
})

it.each([
  ['cut off', '{"type":"video_comment_new","comment":{"id":5'],
  ['empty', ''],
  ['no text', null],
  ['another shape', '{"type":"video_comment_new","comment":{"text":"?"}}'],
])('is kept as it came and set aside: %s', (_name, event) => {
  expect(() => normalise(event)).toThrowError('vk.unreadable_event')
  expect(commentIdOf(event)).toBeNull()
})

it('keeps the bytes of the event, and is the same delivery when it is told twice', () => {
  const event = `${told()}<!>0`
  const item = liveItem('456', VIDEO, event)
  expect(JSON.parse(new TextDecoder().decode(item.body)).object.event).toBe(event)
  expect(liveItem('456', VIDEO, event)).toEqual(item)
  expect(liveItem('456', { ...VIDEO, videoId: '1' }, event).dedupeKey).not.toBe(item.dedupeKey)
})
