/** Files on their way to an answer: an address for one file, the file, its token. Comments of MAX take none. */
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type FileToUpload,
  type OutgoingMessage,
  type Surface,
} from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { classifyFetchError, readLimited } from '../http/http-failure.ts'
import { parseJson } from '../parse-json.ts'

export const ATTACHABLE: Surface[] = ['private', 'chat']
const PHOTO_TYPES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])
const UPLOAD_TIMEOUT_MS = 60_000
const MAX_ANSWER_BYTES = 256 * 1024

const Endpoint = z.object({ url: z.url(), token: z.string().nullish() })
const Uploaded = z.union([
  z.object({ photos: z.record(z.string(), z.object({ token: z.string() })) }),
  z.object({ token: z.string() }),
])

type Upload = { account: ChannelAccount; place: Pick<OutgoingMessage, 'surface'>; file: FileToUpload }

export async function uploadMax(client: HttpClient, { account, place, file }: Upload): Promise<string> {
  if (!ATTACHABLE.includes(place.surface)) throw new ConnectorError('refused', 'max.cannot_attach')
  const type = PHOTO_TYPES.has(file.contentType) ? 'image' : 'file'
  const { url } = await client.request(account, {
    verb: 'POST',
    path: '/uploads',
    query: { type },
    schema: Endpoint,
    priority: 'answer',
  })
  const uploaded = await postFile(client, url, file)
  const token = 'token' in uploaded ? uploaded.token : Object.values(uploaded.photos)[0]?.token
  if (!token) throw failed()
  return `${type}:${token}`
}

/** The address comes from MAX itself; nothing but an encrypted one is written to, apart from an emulator's. */
async function postFile(
  { apiUrl, fetch }: HttpClient,
  url: string,
  file: FileToUpload,
): Promise<z.infer<typeof Uploaded>> {
  const isOwnHost = new URL(url).host === new URL(apiUrl).host
  if (!url.startsWith('https://') && !isOwnHost) throw new ConnectorError('refused', 'max.bad_upload_address')
  const form = new FormData()
  form.set('data', new Blob([Buffer.from(file.bytes)], { type: file.contentType }), file.name)
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    })
    const text = await readLimited(response, MAX_ANSWER_BYTES)
    const answer = response.status === 200 && text !== null ? Uploaded.safeParse(parseJson(text)) : null
    if (answer?.success) return answer.data
    throw failed()
  } catch (error) {
    if (error instanceof ConnectorError) throw error
    if (error instanceof SyntaxError) throw failed(error)
    const { code } = classifyFetchError(error)
    throw new ConnectorError('try_later', `max.${code}`, { retryAfterMs: 5000 }, { cause: error })
  }
}

function failed(cause?: unknown): ConnectorError {
  return new ConnectorError('try_later', 'max.upload_failed', { retryAfterMs: 5000 }, { cause })
}
