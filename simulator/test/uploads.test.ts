import { expect, it } from 'vitest'
import { z } from 'zod'
import { GROUP, type Stand, startStand, USER_KEY } from './support.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])

async function bring(stand: Stand, kind: 'photo' | 'doc', type = 'image/png') {
  const methods = { photo: 'photos.getMessagesUploadServer', doc: 'docs.getWallUploadServer' }
  const params = kind === 'photo' ? { peer_id: stand.residentId } : { group_id: GROUP }
  const { response } = await stand.call(methods[kind], params)
  const { upload_url: url } = z.looseObject({ upload_url: z.url() }).parse(response)
  const form = new FormData()
  form.set(kind === 'photo' ? 'photo' : 'file', new Blob([PNG], { type }), 'после.png')
  return z
    .record(z.string(), z.union([z.string(), z.number()]))
    .parse(await (await fetch(url, { method: 'POST', body: form })).json())
}
const Saved = z.array(z.looseObject({ id: z.number(), owner_id: z.number() }))
const SavedDoc = z.looseObject({ doc: z.looseObject({ id: z.number(), owner_id: z.number(), url: z.url() }) })

it('keeps a picture that was brought and shows it by its id', async () => {
  const stand = await startStand()
  const { response } = await stand.call('photos.saveMessagesPhoto', await bring(stand, 'photo'))
  const [photo] = Saved.parse(response)

  const shown = await fetch(`${stand.url}/photo/${photo!.owner_id}_${photo!.id}.png`)
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG)
})

it('saves what was brought once, and nothing that was not', async () => {
  const stand = await startStand()
  const brought = await bring(stand, 'photo')
  await stand.call('photos.saveMessagesPhoto', brought)

  expect((await stand.call('photos.saveMessagesPhoto', brought)).code).toBe(121)
  expect((await stand.call('docs.save', { file: 'made up' })).code).toBe(105)
})

it('lets a community bring a document under a post, but a picture only with a user’s key', async () => {
  const stand = await startStand()
  expect((await stand.call('photos.getWallUploadServer', { group_id: GROUP })).code).toBe(27)
  expect((await stand.call('photos.getWallUploadServer', { group_id: GROUP }, USER_KEY)).code).toBeNull()

  const { response } = await stand.call('docs.save', { ...(await bring(stand, 'doc')), title: 'после.png' })
  const { doc } = SavedDoc.parse(response)
  const answer = { owner_id: -GROUP, post_id: stand.postId, from_group: GROUP, message: 'Готово' }
  const attachments = `doc${doc.owner_id}_${doc.id}`
  expect((await stand.call('wall.createComment', { ...answer, attachments })).code).toBeNull()

  const page = await (await fetch(`${stand.url}/club/${GROUP}`)).text()
  expect(page).toContain(`src="/doc/${doc.owner_id}_${doc.id}"`)
  expect(Buffer.from(await (await fetch(doc.url)).arrayBuffer())).toEqual(PNG)
})
