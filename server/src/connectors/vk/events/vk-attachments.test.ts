import { expect, it } from 'vitest'
import { locateVkFile, readAttachments } from './vk-attachments.ts'

const size = (width: number) => ({
  type: 'x',
  width,
  height: width,
  url: `https://sun1.userapi.com/${width}.jpg`,
})
const sourceOf = (item: object) => readAttachments([item]).map(locateVkFile)

it('finds the largest picture, and documents and voices at their own addresses', () => {
  const photo = { id: 1, owner_id: 2, sizes: [size(130), size(1280), size(604)] }
  expect(sourceOf({ type: 'photo', photo })).toEqual([
    { kind: 'url', url: 'https://sun1.userapi.com/1280.jpg' },
  ])
  const doc = { id: 1, owner_id: 2, url: 'https://vk.com/doc2_1?hash=a', title: 'акт.pdf' }
  expect(sourceOf({ type: 'doc', doc })).toEqual([{ kind: 'url', url: doc.url }])
  const audio_message = { id: 1, owner_id: 2, link_mp3: 'https://psv4.userapi.com/a.mp3' }
  expect(sourceOf({ type: 'audio_message', audio_message })).toEqual([
    { kind: 'url', url: audio_message.link_mp3 },
  ])
})

it.each([
  { type: 'video', video: { id: 1, owner_id: 2, images: [size(320)] } },
  { type: 'link', link: { url: 'https://example.org/anything', title: 'Ссылка' } },
  { type: 'wall', wall: { id: 1, to_id: 2 } },
  { type: 'poll', poll: { id: 1, owner_id: 2 } },
  {
    type: 'photo',
    photo: { id: 1, owner_id: 2, sizes: [{ type: 'x', width: 1, url: 'file:///etc/passwd' }] },
  },
  { type: 'invented', invented: { id: 1, url: 'https://example.org/' } },
])('goes to no page of anybody for $type', (item) => expect(sourceOf(item)).toEqual([null]))
