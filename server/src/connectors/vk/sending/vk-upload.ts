/**
 * Files on their way to an answer. A community's key uploads pictures for messages and documents everywhere; a
 * picture under a post needs a user's token, so without one it goes there as a document.
 */
import { z } from 'zod'
import {
  type Capabilities,
  type ChannelAccount,
  ConnectorError,
  type FileToUpload,
  type OutgoingMessage,
  type Surface,
} from '../../connector.ts'
import { classifyFetchError, readLimited } from '../../http/http-failure.ts'
import { parseJson } from '../../parse-json.ts'
import type { VkClient, VkTokenKind } from '../api/vk-client.ts'
import { parseContainer } from '../vk-container.ts'
import { VkId } from '../vk-schemas.ts'

const IN_MESSAGES: Surface[] = ['private', 'chat']
const ON_WALL: Surface[] = ['comment', 'post']
const WITH_USER_TOKEN: Surface[] = ['video_comment', 'photo_comment', 'board']
/** VK takes no WebP as a photograph. */
const PHOTO_TYPES = new Set(['image/jpeg', 'image/png'])
const UPLOAD_TIMEOUT_MS = 60_000
const MAX_ANSWER_BYTES = 256 * 1024

export function attachableIn(tokens: ChannelAccount['tokens']): Omit<Capabilities['attach'], 'most'> {
  const byCommunity = tokens.community ? IN_MESSAGES : []
  return {
    photos: [...byCommunity, ...(tokens.user ? [...ON_WALL, ...WITH_USER_TOKEN] : [])],
    documents: [
      ...byCommunity,
      ...(tokens.community ? ON_WALL : []),
      ...(tokens.community && tokens.user ? WITH_USER_TOKEN : []),
    ],
  }
}

type Upload = {
  account: ChannelAccount
  place: Pick<OutgoingMessage, 'surface' | 'container'>
  file: FileToUpload
}

export async function uploadVk(client: VkClient, upload: Upload): Promise<string> {
  const { photos, documents } = attachableIn(upload.account.tokens)
  const { surface } = upload.place
  if (PHOTO_TYPES.has(upload.file.contentType) && photos.includes(surface)) return uploadPhoto(client, upload)
  if (documents.includes(surface)) return uploadDocument(client, upload)
  throw new ConnectorError('refused', 'vk.cannot_attach')
}

const UploadServer = z.object({ upload_url: z.url() })
const UploadedPhoto = z.object({ server: VkId, photo: z.string(), hash: z.string() })
const SavedPhotos = z.array(z.object({ id: VkId, owner_id: VkId, access_key: z.string().optional() })).min(1)
const UploadedDocument = z.object({ file: z.string() })
const SavedDocument = z.object({
  doc: z.object({ id: VkId, owner_id: VkId, access_key: z.string().optional() }),
})

async function uploadPhoto(client: VkClient, { account, place, file }: Upload): Promise<string> {
  const container = parseContainer(place.container)
  const isMessage = container.kind === 'peer'
  const token: VkTokenKind = isMessage ? 'community' : 'user'
  const groupId = isMessage ? undefined : account.externalId
  const { upload_url: url } = await client.request(account, {
    method: isMessage ? 'photos.getMessagesUploadServer' : 'photos.getWallUploadServer',
    token,
    params: isMessage ? { peer_id: container.peerId } : { group_id: groupId },
    schema: UploadServer,
    priority: 'answer',
  })
  const { server, photo, hash } = await postFile(client, { url, field: 'photo', file, schema: UploadedPhoto })
  const [saved] = await client.request(account, {
    method: isMessage ? 'photos.saveMessagesPhoto' : 'photos.saveWallPhoto',
    token,
    params: { server, photo, hash, group_id: groupId },
    schema: SavedPhotos,
    priority: 'answer',
  })
  return referenceOf('photo', saved)
}

async function uploadDocument(client: VkClient, { account, place, file }: Upload): Promise<string> {
  const container = parseContainer(place.container)
  const isMessage = container.kind === 'peer'
  const { upload_url: url } = await client.request(account, {
    method: isMessage ? 'docs.getMessagesUploadServer' : 'docs.getWallUploadServer',
    params: isMessage ? { type: 'doc', peer_id: container.peerId } : { group_id: account.externalId },
    schema: UploadServer,
    priority: 'answer',
  })
  const uploaded = await postFile(client, { url, field: 'file', file, schema: UploadedDocument })
  const { doc } = await client.request(account, {
    method: 'docs.save',
    params: { file: uploaded.file, title: file.name },
    schema: SavedDocument,
    priority: 'answer',
  })
  return referenceOf('doc', doc)
}

function referenceOf(
  kind: 'photo' | 'doc',
  saved: { id: string; owner_id: string; access_key?: string | undefined } | undefined,
): string {
  if (!saved) throw new ConnectorError('try_later', 'vk.bad_answer')
  return [`${kind}${saved.owner_id}`, saved.id, saved.access_key].filter(Boolean).join('_')
}

type FilePost<Schema extends z.ZodType> = { url: string; field: string; file: FileToUpload; schema: Schema }

/** The address comes from VK itself; nothing but an encrypted one is written to, apart from an emulator's. */
async function postFile<Schema extends z.ZodType>(
  { transport }: VkClient,
  { url, field, file, schema }: FilePost<Schema>,
): Promise<z.infer<Schema>> {
  const isOwnHost = new URL(url).host === new URL(transport.apiUrl).host
  if (!url.startsWith('https://') && !isOwnHost) throw new ConnectorError('refused', 'vk.bad_upload_address')
  const form = new FormData()
  form.set(field, new Blob([Buffer.from(file.bytes)], { type: file.contentType }), file.name)
  try {
    const response = await transport.fetch(url, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    })
    const text = await readLimited(response, MAX_ANSWER_BYTES)
    const answer = response.status === 200 && text !== null ? schema.safeParse(parseJson(text)) : null
    if (answer?.success) return answer.data
    throw new ConnectorError('try_later', 'vk.upload_failed', { retryAfterMs: 5000 })
  } catch (error) {
    if (error instanceof ConnectorError) throw error
    if (error instanceof SyntaxError) {
      throw new ConnectorError('try_later', 'vk.upload_failed', { retryAfterMs: 5000 }, { cause: error })
    }
    const { code } = classifyFetchError(error)
    throw new ConnectorError('try_later', `vk.${code}`, { retryAfterMs: 5000 }, { cause: error })
  }
}
