/** Where an S3-compatible store of files is, as the environment says it. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type StoreSettings = {
  /** The origin, and nothing of the product goes anywhere else for a file. */
  endpoint: string
  bucket: string
  /** Before every key, without slashes at its ends; empty: the bucket is the product's alone. */
  prefix: string
  region: string
  keyId: string
  /** The secret itself, or a file that holds it. */
  secret: string | null
  secretFile: string | null
}

/** `store`: null where files lie in the data folder. `isFirst`: what is new goes to the store. */
export type FilesSettings = { store: StoreSettings | null; isFirst: boolean }
export const FOLDER_ALONE: FilesSettings = { store: null, isFirst: false }

const EXAMPLE = 's3://bucket/prefix?endpoint=https://s3.example.org&region=ru-1'
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
/** Signs that no server and no signature writes in another way. */
const PREFIX = /^$|^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/
const REGION = /^[A-Za-z0-9-]{1,64}$/
const KNOWN = new Set(['endpoint', 'region'])

export type StorePlace = Pick<StoreSettings, 'endpoint' | 'bucket' | 'prefix' | 'region'>

/** Never says what was given: somebody may have written the key into it. */
export const StoreUrl = z.string().transform((text, context): StorePlace => {
  const place = readPlace(text)
  if (typeof place !== 'string') return place
  context.addIssue({ code: 'custom', message: place })
  return z.NEVER
})

function readPlace(text: string): StorePlace | string {
  if (!URL.canParse(text)) return `must be an address like ${EXAMPLE}`
  const url = new URL(text)
  if (url.protocol !== 's3:') return `must begin with s3://, like ${EXAMPLE}`
  if (url.username !== '' || url.password !== '')
    return 'must hold no key: it goes into VECHE_FILES_KEY_ID and VECHE_FILES_SECRET_FILE'
  const strange = [...url.searchParams.keys()].find((name) => !KNOWN.has(name))
  if (strange !== undefined) return 'knows endpoint and region after the question mark, and nothing else'
  const bucket = url.hostname
  const prefix = url.pathname.replace(/^\/|\/$/g, '')
  const endpoint = readOrigin(url.searchParams.get('endpoint') ?? '')
  const region = url.searchParams.get('region') ?? 'us-east-1'
  if (!BUCKET.test(bucket)) return 'must name a bucket of small Latin letters, digits, dots and hyphens'
  if (!PREFIX.test(prefix)) return 'must have a prefix of Latin letters, digits, dots, hyphens and slashes'
  if (!REGION.test(region)) return 'must have a region of Latin letters, digits and hyphens'
  if (endpoint === null)
    return 'must have endpoint=https://host or endpoint=https://host:port, without a path'
  return { endpoint, bucket, prefix, region }
}

function readOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, origin, pathname, search, username, password } = new URL(text)
  const isBare = pathname === '/' && `${search}${username}${password}` === ''
  return /^https?:$/.test(protocol) && isBare ? origin : null
}

/** Gives the secret; throws a sentence that does not hold it. */
export function resolveStoreSecret({
  secret,
  secretFile,
}: Pick<StoreSettings, 'secret' | 'secretFile'>): string {
  const kept = secretFile === null ? (secret ?? '') : readFileSync(secretFile, 'utf8').trim()
  if (kept === '') throw new Error(`${secretFile ?? 'VECHE_FILES_SECRET'} must hold the secret of the store`)
  return kept
}
