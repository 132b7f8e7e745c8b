import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInstantLimiter } from '../../../../test/networks/instant-limiter.ts'
import type { Connector, FileToUpload } from '../../connector.ts'
import {
  buildAccount,
  buildMessage,
  startVkTestServer,
  type VkTestServer,
  vkError,
} from '../api/vk-test-server.ts'
import { createVkConnector } from '../vk-connector.ts'

let server: VkTestServer
let connector: Connector
beforeEach(async () => {
  server = await startVkTestServer()
  connector = createVkConnector({ apiUrl: server.url, limiter: createInstantLimiter() })
  const photoServer = { response: { upload_url: `${server.url}/upload/photo`, album_id: -3, user_id: 0 } }
  const docServer = { response: { upload_url: `${server.url}/upload/doc` } }
  server.answer('photos.getMessagesUploadServer', photoServer)
  server.answer('photos.getWallUploadServer', photoServer)
  server.answer('docs.getWallUploadServer', docServer)
  server.answer('/upload/photo', { server: 7, photo: '[{"photo":"x"}]', hash: 'abc' })
  server.answer('/upload/doc', { file: '456|0|x' })
  server.answer('photos.saveMessagesPhoto', { response: [{ id: 12, owner_id: -456, access_key: 'key' }] })
  server.answer('photos.saveWallPhoto', { response: [{ id: 13, owner_id: 99 }] })
  server.answer('docs.save', { response: { type: 'doc', doc: { id: 14, owner_id: -456 } } })
})
afterEach(() => server.close())

const PHOTO: FileToUpload = { contentType: 'image/jpeg', name: 'после.jpg', bytes: Buffer.from('jpeg bytes') }
const withUser = buildAccount({ tokens: { community: 'community-token', user: 'user-token' } })
const comment = buildMessage()
const dialog = buildMessage({ surface: 'private', container: 'vk:peer:173308266' })
const video = buildMessage({ surface: 'video_comment', container: 'vk:video:-456_5' })
const calledMethods = () => server.calls.map(({ method }) => method)

describe('files on their way into VK', () => {
  it('bring a picture into a conversation by the community’s key', async () => {
    await expect(connector.publishing.upload!(buildAccount(), dialog, PHOTO)).resolves.toBe(
      'photo-456_12_key',
    )

    expect(calledMethods()).toEqual([
      'photos.getMessagesUploadServer',
      '/upload/photo',
      'photos.saveMessagesPhoto',
    ])
    expect(server.calls[1]?.headers).toMatchObject({
      'content-type': expect.stringContaining('multipart/form-data'),
    })
    expect(server.calls[1]?.headers.authorization).toBeUndefined()
    expect(server.calls[2]?.params).toMatchObject({ server: '7', photo: '[{"photo":"x"}]', hash: 'abc' })
  })

  it('bring a picture under a post as a document, unless there is a user’s key', async () => {
    await expect(connector.publishing.upload!(buildAccount(), comment, PHOTO)).resolves.toBe('doc-456_14')
    expect(calledMethods()).toEqual(['docs.getWallUploadServer', '/upload/doc', 'docs.save'])
    expect(server.calls[2]?.params).toMatchObject({ file: '456|0|x', title: 'после.jpg' })

    await expect(connector.publishing.upload!(withUser, comment, PHOTO)).resolves.toBe('photo99_13')
  })

  it('take what VK takes for no photograph as a document', async () => {
    const webp = { ...PHOTO, contentType: 'image/webp', name: 'после.webp' }

    await expect(connector.publishing.upload!(withUser, comment, webp)).resolves.toBe('doc-456_14')
  })

  it('say beforehand where they can go', () => {
    expect(connector.capabilities(buildAccount()).attach).toEqual({
      photos: ['private', 'chat'],
      documents: ['private', 'chat', 'comment', 'post'],
      most: 10,
    })
    expect(connector.capabilities(withUser).attach.photos).toContain('comment')
  })

  it('are refused where nobody may bring them, before any call', async () => {
    await expect(connector.publishing.upload!(buildAccount(), video, PHOTO)).rejects.toMatchObject({
      reason: 'refused',
      code: 'vk.cannot_attach',
    })
    expect(server.calls).toEqual([])
  })

  it('are tried later after any trouble on the way: nothing was published', async () => {
    server.answer('/upload/photo', (response) => response.destroy())
    await expect(connector.publishing.upload!(buildAccount(), dialog, PHOTO)).rejects.toMatchObject({
      reason: 'try_later',
    })

    server.answer('/upload/photo', { error: 'too big' })
    await expect(connector.publishing.upload!(buildAccount(), dialog, PHOTO)).rejects.toMatchObject({
      reason: 'try_later',
      code: 'vk.upload_failed',
    })
  })

  it('are refused where the person must not be written to', async () => {
    server.answer('photos.getMessagesUploadServer', vkError(901))

    await expect(connector.publishing.upload!(buildAccount(), dialog, PHOTO)).rejects.toMatchObject({
      code: 'vk.901',
    })
  })

  it('go to no unencrypted stranger', async () => {
    const stranger = { response: { upload_url: 'http://example.org/up', album_id: -3, user_id: 0 } }
    server.answer('photos.getMessagesUploadServer', stranger)

    await expect(connector.publishing.upload!(buildAccount(), dialog, PHOTO)).rejects.toMatchObject({
      code: 'vk.bad_upload_address',
    })
  })
})
