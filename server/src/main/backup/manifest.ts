/** What a backup says of itself. It lies open, so that a person reads it, and is marked, so that nobody changes it. */
import { timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { markOf } from '../../platform/backup/folder-key.ts'

const Part = z.strictObject({ bytes: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** Names of what is sealed, as they are bound into its encryption. */
export const PARTS = { base: 'base.tar', files: 'files.list', secret: 'secret' } as const
export type PartName = keyof typeof PARTS
export const MANIFEST_FILE = 'manifest.json'
export const VERIFIED_FILE = 'verified.json'

const Facts = z.strictObject({
  version: z.literal(1),
  product: z.string(),
  begunAt: z.iso.datetime(),
  /** The first moment to which the copy can be brought. */
  wholeAt: z.iso.datetime(),
  isDemo: z.boolean(),
  isEmbedded: z.boolean(),
  timeZone: z.string(),
  migrations: z.int(),
  incidents: z.int(),
  postgres: z.strictObject({
    versionNumber: z.int(),
    systemIdentifier: z.string(),
    timeline: z.int(),
    segmentBytes: z.int(),
  }),
  /** The first piece of the log that the copy needs. */
  firstSegment: z.string().regex(/^[0-9A-F]{24}$/),
  files: z.strictObject({ count: z.int(), bytes: z.int() }),
  parts: z.strictObject({ base: Part, files: Part, secret: Part }),
})
const Manifest = Facts.extend({ mark: z.string() })
export type Facts = z.infer<typeof Facts>
export type Manifest = z.infer<typeof Manifest>

export type Backup = { name: string; folder: string; manifest: Manifest; verifiedAt: Date | null }

export function signManifest(facts: Facts, key: Buffer): Manifest {
  const ordered = Facts.parse(facts)
  return { ...ordered, mark: markOf(key, JSON.stringify(ordered)).toString('base64url') }
}

export function isGenuine({ mark, ...facts }: Manifest, key: Buffer): boolean {
  const [given, made] = [Buffer.from(mark, 'base64url'), markOf(key, JSON.stringify(Facts.parse(facts)))]
  return given.length === made.length && timingSafeEqual(given, made)
}

/** Whole ones, the oldest first; what is half made has another name. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^\d{8}T\d{6}Z$/.test(name)).sort()
  return Promise.all(names.map((name) => readBackup(folder, name)))
}

async function readBackup(parent: string, name: string): Promise<Backup> {
  const folder = path.join(parent, name)
  const file = path.join(folder, MANIFEST_FILE)
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(file, 'utf8')))
    return { name, folder, manifest, verifiedAt: await readVerified(folder) }
  } catch {
    throw new Error(`${file} is damaged: it is not what was written. Move ${folder} away to use the others`)
  }
}

const Verified = z.object({ at: z.iso.datetime() })

async function readVerified(folder: string): Promise<Date | null> {
  const file = path.join(folder, VERIFIED_FILE)
  if (!existsSync(file)) return null
  return new Date(Verified.parse(JSON.parse(await readFile(file, 'utf8'))).at)
}

/** `20261130T185342Z` */
export function nameOf(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
}
