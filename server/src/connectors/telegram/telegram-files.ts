/** Files of answers go out with the message itself; files of residents are brought in by our own bot. */
import { InputFile } from 'grammy'
import { z } from 'zod'
import {
  type Attachment,
  type AttachmentSource,
  type ChannelAccount,
  ConnectorError,
  type FileToUpload,
} from '../connector.ts'
import { classifyFetchError } from '../http/http-failure.ts'
import type { TelegramClient } from './telegram-client.ts'
import { SentMessage } from './telegram-schemas.ts'
import type { Keyboard, Spot } from './telegram-spot.ts'

export const CAPTION_LIMIT = 1024
export const MOST_FILES = 10
const PHOTO_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp'])
const MAX_PHOTO_BYTES = 10 * 1024 * 1024
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024
const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
const UPLOAD_TIMEOUT_MS = 60_000

type Outgoing = {
  account: ChannelAccount
  spot: Spot
  files: FileToUpload[]
  caption: string
  markup: Keyboard | null
}

/** One message for one file, an album for several; the first message of the album is the answer. */
export async function sendFiles(client: TelegramClient, outgoing: Outgoing): Promise<SentMessage> {
  const { account, spot, files } = outgoing
  if (files.length > MOST_FILES) throw new ConnectorError('refused', 'telegram.too_many_files')
  if (files.some(({ bytes }) => bytes.byteLength > MAX_UPLOAD_BYTES))
    throw new ConnectorError('refused', 'telegram.file_too_big')
  // An album holds pictures or documents, not both.
  const arePhotos = files.every(isPhoto)
  const [first] = files
  const common = {
    hasEffect: true,
    priority: 'answer',
    chatId: spot.chat_id,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  } as const
  if (first && files.length === 1) {
    const { caption, markup } = outgoing
    const rest = { ...spot, ...(caption && { caption }), ...(markup && { reply_markup: markup }) }
    return client.request(account, {
      ...common,
      method: arePhotos ? 'sendPhoto' : 'sendDocument',
      call: (api) =>
        arePhotos
          ? api.sendPhoto({ ...rest, photo: inputOf(first) })
          : api.sendDocument({ ...rest, document: inputOf(first) }),
      schema: SentMessage,
    })
  }
  const [answer] = await client.request(account, {
    ...common,
    method: 'sendMediaGroup',
    call: (api) => api.sendMediaGroup({ ...spot, media: albumOf(outgoing, arePhotos) }),
    schema: z.tuple([SentMessage], SentMessage),
  })
  return answer
}

function isPhoto({ contentType, bytes }: FileToUpload): boolean {
  return PHOTO_TYPES.has(contentType) && bytes.byteLength <= MAX_PHOTO_BYTES
}

function inputOf({ bytes, name }: FileToUpload): InputFile {
  // The name goes into a header of the form.
  return new InputFile(bytes, name.replace(/[\r\n";]+/g, ' '))
}

/** The words stand under the first picture, and after the last document. */
function albumOf({ files, caption }: Outgoing, arePhotos: boolean) {
  const spoken = arePhotos ? 0 : files.length - 1
  return arePhotos
    ? files.map((file, index) => ({
        type: 'photo' as const,
        media: inputOf(file),
        ...(index === spoken && caption && { caption }),
      }))
    : files.map((file, index) => ({
        type: 'document' as const,
        media: inputOf(file),
        ...(index === spoken && caption && { caption }),
      }))
}

const StoredFile = z.object({ file_path: z.string(), file_size: z.number().nullish().catch(null) })
const KINDS_OF_FILES = new Set(['photo', 'doc', 'audio', 'video', 'audio_message', 'sticker'])

/** The address of a file carries the token, so it never leaves here: bytes do. */
export async function locateTelegramFile(
  client: TelegramClient,
  account: ChannelAccount,
  { kind, ref, title }: Attachment,
): Promise<AttachmentSource | null> {
  if (!KINDS_OF_FILES.has(kind) || ref === kind) return null
  const { file_path: path, file_size: size } = await client.request(account, {
    method: 'getFile',
    call: (api) => api.getFile({ file_id: ref }),
    schema: StoredFile,
    priority: 'files',
  })
  if (size != null && size > MAX_DOWNLOAD_BYTES) throw tooBig()
  return {
    kind: 'bytes',
    bytes: await download(client, account, path),
    name: title ?? path.split('/').at(-1) ?? null,
  }
}

async function download(
  { apiUrl, fetch }: TelegramClient,
  account: ChannelAccount,
  path: string,
): Promise<Uint8Array> {
  const url = `${apiUrl}/file/bot${account.tokens.bot}/${path.split('/').map(encodeURIComponent).join('/')}`
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS) })
    if (response.status === 404) throw new ConnectorError('refused', 'telegram.file_gone')
    if (response.status !== 200 || !response.body)
      throw new ConnectorError('try_later', `telegram.http_${response.status}`, { retryAfterMs: 5000 })
    return await readBytes(response.body)
  } catch (error) {
    if (error instanceof ConnectorError) throw error
    // No cause: its words may hold the address.
    throw new ConnectorError('try_later', `telegram.${classifyFetchError(error).code}`, {
      retryAfterMs: 5000,
    })
  }
}

async function readBytes(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > MAX_DOWNLOAD_BYTES) throw tooBig()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooBig(): ConnectorError {
  return new ConnectorError('refused', 'telegram.file_too_big')
}
