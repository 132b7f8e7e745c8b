/** The bytes of one attachment, from its network to our disk; nothing of it is believed before it was looked at. */
import {
  type Attachment,
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type Network,
} from '../../connectors/connector.ts'
import { untilAborted } from '../../platform/background/until-aborted.ts'
import type { Database } from '../../platform/database/db.ts'
import type { FileStore } from '../../platform/files/files.ts'
import { type VirusScan, VirusScanError } from '../../platform/files/virus-scan.ts'
import { fetchOutside } from '../../platform/http/outside/fetch-outside.ts'
import { OutsideError, type OutsideFailure } from '../../platform/http/outside/outside-error.ts'
import { readPicture } from '../../platform/pictures/read-picture.ts'
import type { Vault } from '../../platform/vault.ts'
import { findRawBody } from '../inbox/index.ts'
import type { DueCopy, StoredCopy } from './copies.repository.ts'
import { type CopyFailure, findSizeProblem, MOST_BYTES, MOST_PIXELS } from './domain/copy.ts'
import { findFileKind } from './domain/file-kind.ts'
import { Source } from './register-attachments.ts'

export type FetchDeps = {
  db: Database
  vault: Vault
  connectors: ReadonlyMap<Network, Connector>
  findAccount: (channelId: string) => Promise<ChannelAccount | null>
  files: FileStore
  /** Null: the region has no scanner. */
  scan: VirusScan | null
}

const TOTAL_MS = 120_000
const IDLE_MS = 20_000

export type Brought = { stored: StoredCopy } | { failure: CopyFailure }

const again = (reason: CopyFailure['reason'], retryAfterMs?: number): Brought => ({
  failure: { end: 'again', reason, retryAfterMs },
})
const refused = (reason: CopyFailure['reason']): Brought => ({ failure: { end: 'refused', reason } })
const unavailable = (reason: CopyFailure['reason']): Brought => ({ failure: { end: 'unavailable', reason } })

/** Expected failures become an outcome; unexpected ones are thrown. */
export async function fetchAttachment(deps: FetchDeps, due: DueCopy, signal: AbortSignal): Promise<Brought> {
  const account = await deps.findAccount(due.channelId)
  const connector = account && deps.connectors.get(account.network)
  if (!connector) return again('no_channel')
  try {
    const raw = due.rawId === null ? null : await findRawBody(deps.db, deps.vault, due.rawId)
    const bytes = await readBytes({ connector, account, attachment: Source.parse(due.source), raw, signal })
    return bytes === null ? unavailable('no_file') : await keep(deps, bytes)
  } catch (error) {
    if (error instanceof OutsideError) return BY_OUTSIDE[error.failure]
    if (error instanceof ConnectorError) return byConnector(error)
    if (error instanceof VirusScanError) return again('scanner_away')
    throw error
  }
}

type Asking = {
  connector: Connector
  account: ChannelAccount
  attachment: Attachment
  raw: Uint8Array | null
  signal: AbortSignal
}

async function readBytes({ connector, account, attachment, raw, signal }: Asking): Promise<Buffer | null> {
  const source = await untilAborted(connector.locateAttachment(account, attachment, raw), signal)
  if (!source) return null
  if (source.kind === 'bytes') return Buffer.from(source.bytes)
  return fetchOutside({
    url: source.url,
    ...(source.headers && { headers: source.headers }),
    trustedOrigins: connector.trustedOrigins,
    maxBytes: MOST_BYTES,
    totalMs: TOTAL_MS,
    idleMs: IDLE_MS,
    signal,
  })
}

/** Saved as it came, for the staff. What goes out to the public is another file: see `answers/file-steps.ts`. */
async function keep({ files, scan }: FetchDeps, bytes: Buffer): Promise<Brought> {
  const kind = findFileKind(bytes)
  if (!kind) return refused('wrong_type')
  const sizeProblem = findSizeProblem(bytes.length, kind)
  if (sizeProblem) return refused(sizeProblem)
  // Before anything here reads into it.
  if (scan && (await scan(bytes)) === 'infected') return refused('infected')
  const picture = kind.family === 'picture' ? await readPicture(bytes, MOST_PIXELS) : null
  if (picture && picture.width * picture.height > MOST_PIXELS) return refused('too_many_pixels')
  return {
    stored: {
      contentType: kind.contentType,
      size: bytes.length,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      hash: await files.save(bytes),
      thumbnailHash: picture?.thumbnail ? await files.save(picture.thumbnail) : null,
      isScanned: scan !== null,
    },
  }
}

const BY_OUTSIDE: Record<OutsideFailure, Brought> = {
  blocked: refused('blocked_address'),
  too_big: refused('too_big'),
  gone: unavailable('gone'),
  away: again('network_away'),
  unreadable: again('network_away'),
}

function byConnector({ reason, code, extra }: ConnectorError): Brought {
  switch (reason) {
    case 'try_later':
    case 'uncertain':
    case 'unreadable':
      return again('network_away', extra.retryAfterMs)
    case 'token_revoked':
    case 'needs_person':
      return again('no_key')
    case 'refused':
      return code.endsWith('.file_too_big') ? refused('too_big') : unavailable('gone')
  }
}
