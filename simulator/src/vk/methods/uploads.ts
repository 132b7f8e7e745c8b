/** Serves files of answers: a place to bring them to, and an id once they are there. */
import { extname } from 'node:path'
import { z } from 'zod'
import { VkError } from '../vk-error.ts'
import { secondsNow, type World } from '../world.ts'
import { type Call, getOwnGroupId, type Method, method, type Outcome, read } from './method.ts'

const PICTURE = { width: 604, height: 453 }
const FIRST_ID = 457_239_000
const SavePhoto = z.object({
  photo: z.string(),
  server: z.number().optional(),
  hash: z.string().default(''),
  group_id: z.number().optional(),
})

function serverFor(kind: 'photo' | 'doc') {
  return ({ world, token }: Call): Outcome => {
    const address = { upload_url: `${world.baseUrl()}/upload/${kind}` }
    if (kind === 'doc') return read(address)
    return read({ ...address, album_id: -3, user_id: token.userId ?? 0, group_id: token.groupId ?? 0 })
  }
}

function nextId(world: World): number {
  return FIRST_ID + world.state.next('photo')
}

function savePhoto({ world }: Call, ownerId: number, { photo, hash }: z.infer<typeof SavePhoto>): Outcome {
  const file = hash === photo.slice(0, 16) ? world.uploads.take(photo) : null
  if (!file || !/^image\/(jpeg|png|gif)$/.test(file.contentType)) throw new VkError(121)
  const id = nextId(world)
  world.uploads.keep(`${ownerId}_${id}`, file)
  const size = { ...PICTURE, type: 'x', url: `${world.baseUrl()}/photo/${ownerId}_${id}.png` }
  const date = secondsNow(world)
  return {
    response: [{ id, owner_id: ownerId, album_id: -3, date, has_tags: false, text: '', sizes: [size] }],
    effect: 'changed',
  }
}

function saveDocument(call: Call, params: { file: string; title: string }): Outcome {
  const { world } = call
  const file = world.uploads.take(params.file)
  if (!file) throw new VkError(105)
  const ownerId = call.token.kind === 'group' ? -getOwnGroupId(call) : (call.token.userId ?? 0)
  const id = nextId(world)
  const title = params.title === '' ? file.name : params.title
  world.uploads.keep(`${ownerId}_${id}`, { ...file, name: title })
  const doc = {
    id,
    owner_id: ownerId,
    title,
    size: file.bytes.length,
    ext: extname(title).slice(1),
    url: `${world.baseUrl()}/doc/${ownerId}_${id}`,
    date: secondsNow(world),
    type: 1,
  }
  return { response: { type: 'doc', doc }, effect: 'changed' }
}

export const uploadMethods: Record<string, Method> = {
  'photos.getMessagesUploadServer': method(
    'photos',
    z.object({ peer_id: z.number().default(0) }),
    serverFor('photo'),
  ),
  'photos.saveMessagesPhoto': method('photos', SavePhoto, (call, params) =>
    savePhoto(call, -getOwnGroupId(call), params),
  ),
  'photos.getWallUploadServer': method(
    'photos',
    z.object({ group_id: z.number().optional() }),
    serverFor('photo'),
  ),
  'photos.saveWallPhoto': method('photos', SavePhoto, (call, params) =>
    savePhoto(call, call.token.userId ?? 0, params),
  ),
  'docs.getWallUploadServer': method('docs', z.object({ group_id: z.number().optional() }), serverFor('doc')),
  'docs.getMessagesUploadServer': method(
    'docs',
    z.object({ type: z.string().default('doc'), peer_id: z.number().default(0) }),
    serverFor('doc'),
  ),
  'docs.save': method('docs', z.object({ file: z.string(), title: z.string().default('') }), saveDocument),
}
