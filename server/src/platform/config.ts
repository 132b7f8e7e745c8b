import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type FilesSettings, FOLDER_ALONE, StoreUrl } from './files/store/bucket-settings.ts'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../../..')
const MIN_SECRET_BYTES = 32
const MIN_PASSPHRASE_BYTES = 16
const MODE_FILE = 'last-started'

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address like https://example.org' })
  .transform((url) => url.replace(/\/+$/, ''))
const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1')

/** Every variable of the environment the product reads; nothing else looks at `process.env`. */
const Environment = z.object({
  PORT: z.coerce.number('must be a port number').int().min(1).max(65535).default(8080),
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_READ_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_PREPARE: flag.default(true),
  VECHE_REQUESTS_AT_ONCE: z.coerce.number('must be a number').int().min(4).max(100_000).default(32),
  VECHE_ROLE: z.enum(['all', 'api', 'worker'], 'must be all, api or worker').default('all'),
  VECHE_DATA_DIR: z.string().default(path.join(PROJECT_ROOT, '.veche')),
  VECHE_PUBLIC_URL: httpUrl.optional(),
  VECHE_HOSTS: z
    .string()
    .regex(
      /^[a-z0-9.-]+(\s*,\s*[a-z0-9.-]+)*$/i,
      'must be names like veche.example.org, in a list with commas',
    )
    .transform((names) => names.split(',').map((name) => name.trim()))
    .default([]),
  VECHE_EXPOSE: z
    .string()
    .transform((words) => words.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(['metrics', 'openapi'], 'must be metrics, openapi or both with a comma')))
    .default([]),
  VECHE_TRUSTED_WITNESSES: z
    .string()
    .transform((list) => list.split(',').map((url) => url.trim()))
    .pipe(z.array(httpUrl.transform((url) => new URL(url).origin)))
    .default([]),
  VECHE_TRUSTED_WEBHOOKS: z
    .string()
    .transform((list) => list.split(',').map((url) => url.trim()))
    .pipe(z.array(httpUrl.transform((url) => new URL(url).origin)))
    .default([]),
  VECHE_EXERCISES: flag.default(true),
  VECHE_EXERCISES_URL: httpUrl.optional(),
  VECHE_SECRET: z
    .string()
    .refine(
      (secret) => Buffer.byteLength(secret) >= MIN_SECRET_BYTES,
      `must be ${MIN_SECRET_BYTES} bytes or longer`,
    )
    .optional(),
  VECHE_SIGN_IN_FILE: z
    .string()
    .transform((file) => path.resolve(file))
    .optional(),
  VECHE_DEMO: flag.optional(),
  VECHE_DEMO_PAST: z.coerce.number('must be a number of questions').int().min(0).max(100_000).default(40_000),
  VECHE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address like smtp://host:587' })
    .optional(),
  VECHE_MAIL_FROM: z.email('must be an address of electronic mail').optional(),
  VECHE_CLAMD_URL: z
    .string()
    .regex(
      /^(tcp:\/\/[^/]+|unix:\/.+)$/,
      'must be an address like tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl',
    )
    .refine((url) => URL.canParse(url), 'must be an address')
    .optional(),
  VECHE_FILES_URL: StoreUrl.optional(),
  VECHE_FILES_KEY_ID: z.string().trim().optional(),
  VECHE_FILES_SECRET: z.string().trim().optional(),
  VECHE_FILES_SECRET_FILE: z
    .string()
    .transform((file) => path.resolve(file))
    .optional(),
  VECHE_FILES_IN: z.enum(['store', 'folder'], 'must be store or folder').optional(),
  VECHE_BACKUP_DIR: z
    .string()
    .transform((folder) => path.resolve(folder))
    .optional(),
  VECHE_BACKUP_KEY: z
    .string()
    .refine(
      (key) => Buffer.byteLength(key) >= MIN_PASSPHRASE_BYTES,
      `must be ${MIN_PASSPHRASE_BYTES} bytes or longer`,
    )
    .optional(),
  VECHE_BACKUP_KEY_FILE: z.string().optional(),
  VECHE_BACKUP_KEEP: z.coerce.number('must be a number').int().min(1).max(1000).default(7),
  DATABASE_BACKUP_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be a level like info or debug',
    )
    .optional(),
})

/** Their names; the addresses of networks stand beside (`<NETWORK>_API_URL`). */
export const SETTINGS = Object.keys(Environment.shape)

export type Config = {
  port: number
  host: string
  databaseUrl: string | null
  /** The role that applies migrations; null: the role of `databaseUrl` does that too. */
  ownerUrl: string | null
  /** A standby of `databaseUrl` that answers what people read; null: none does. */
  readUrl: string | null
  /** Whether statements are prepared: each is kept on its connection under a name. */
  isPreparing: boolean
  /** How many requests one session or one key may have under way at the same time. */
  requestsAtOnce: number
  role: 'all' | 'api' | 'worker'
  dataDir: string
  /** Says which installation of this computer was started last: see `recallMode`. */
  modeFile: string
  /** Where browsers find the product, without a slash at the end. */
  publicUrl: string
  /**
   * The address at which networks post their events. In the demo that is this machine, where the emulated network
   * runs.
   */
  inboundUrl: string
  /** Other names than that of `publicUrl` by which browsers may open the product. */
  hosts: readonly string[]
  /** Whether what describes the installation is shown to the world too. */
  exposed: readonly ('metrics' | 'openapi')[]
  secret: string | null
  /** The file of sign-in by accounts of an organisation; null: there is none. */
  signInFile: string | null
  /** Origins of witnesses of the Book that may lie inside the network. */
  trustedWitnesses: readonly string[]
  /** Origins to which webhooks may go although they are inside or not encrypted. */
  trustedWebhooks: readonly string[]
  isDemo: boolean
  /** How many questions, about, the demo region has behind it when it is first opened. */
  demoPast: number
  /** Where browsers find the region of an exercise; null: this installation makes none. */
  exercisesUrl: string | null
  /** Addresses of the networks' APIs, by network. */
  networkUrls: Readonly<Record<string, string>>
  /** The mail server; null: no letters are sent. */
  mail: { smtpUrl: string; from: string } | null
  backup: BackupSettings
  files: FilesSettings
  /** The virus scanner; null: nothing scans what residents attach. */
  clamdUrl: string | null
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

export type BackupSettings = {
  /** Where backups are made each night; null: only when a command asks for one. */
  folder: string | null
  /** The passphrase itself, or a file that holds it. */
  key: string | null
  keyFile: string | null
  /** How many of the newest are kept. */
  keep: number
  /** The role that may copy the whole server; null: the owner may, or nobody does. */
  copierUrl: string | null
}

export const NO_BACKUPS: BackupSettings = { folder: null, key: null, keyFile: null, keep: 1, copierUrl: null }

/** Throws one readable error that names every wrong variable; never shows their values, some are secrets. */
export function readConfig(
  env: Record<string, string | undefined>,
  /** Addresses of networks for which `<NETWORK>_API_URL` says none. */
  apiUrls: Readonly<Record<string, string>>,
): Config {
  // `PORT=` in a file of variables means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Environment.safeParse(given)
  const addresses = addressesOf(apiUrls).safeParse(given)
  if (!parsed.success || !addresses.success) {
    const issues = [...(parsed.error?.issues ?? []), ...(addresses.error?.issues ?? [])]
    const lines = issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Wrong settings in the environment:\n${lines.join('\n')}`)
  }
  const { data: vars } = parsed
  const isPublic = vars.VECHE_PUBLIC_URL !== undefined
  // The demo has known passwords, so a server open to the world has it only when asked.
  const isDemo = vars.VECHE_DEMO ?? !isPublic
  const dataDir = path.resolve(vars.VECHE_DATA_DIR)
  const publicUrl = vars.VECHE_PUBLIC_URL ?? `http://localhost:${vars.PORT}`
  return {
    port: vars.PORT,
    // While the owner has not said under which address the world finds the server, only this computer reaches it.
    host: vars.HOST ?? (isPublic ? '0.0.0.0' : '127.0.0.1'),
    databaseUrl: vars.DATABASE_URL ?? null,
    ownerUrl: readOwnerUrl(vars),
    readUrl: readReadUrl(vars),
    isPreparing: vars.DATABASE_PREPARE,
    requestsAtOnce: vars.VECHE_REQUESTS_AT_ONCE,
    role: vars.VECHE_ROLE,
    // The demo has a folder of its own, so that neither opens the other's database.
    modeFile: path.join(dataDir, MODE_FILE),
    dataDir: isDemo ? path.join(dataDir, 'demo') : dataDir,
    publicUrl,
    inboundUrl: isDemo ? `http://127.0.0.1:${vars.PORT}` : publicUrl,
    hosts: vars.VECHE_HOSTS,
    exposed: vars.VECHE_EXPOSE,
    secret: vars.VECHE_SECRET ?? null,
    signInFile: vars.VECHE_SIGN_IN_FILE ?? null,
    trustedWitnesses: vars.VECHE_TRUSTED_WITNESSES,
    trustedWebhooks: vars.VECHE_TRUSTED_WEBHOOKS,
    isDemo,
    demoPast: vars.VECHE_DEMO_PAST,
    exercisesUrl: readExercisesUrl(vars),
    networkUrls: Object.fromEntries(
      Object.entries(apiUrls).map(([network, url]) => [
        network,
        addresses.data[apiUrlVariable(network)] ?? url,
      ]),
    ),
    mail: readMail(vars),
    backup: readBackup(vars),
    files: readFiles(vars),
    clamdUrl: vars.VECHE_CLAMD_URL ?? null,
    // The terminal of a demo belongs to its addresses and accounts.
    logLevel: vars.LOG_LEVEL ?? (isDemo ? 'warn' : 'info'),
  }
}

/** `vk` → `VK_API_URL`. */
export function apiUrlVariable(network: string): string {
  return `${network.toUpperCase()}_API_URL`
}

function addressesOf(apiUrls: Readonly<Record<string, string>>) {
  return z.object(
    Object.fromEntries(
      Object.entries(apiUrls).map(([network, url]) => [apiUrlVariable(network), httpUrl.default(url)]),
    ),
  )
}

function readOwnerUrl({
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: ownerUrl,
}: z.infer<typeof Environment>): string | null {
  if (ownerUrl !== undefined && databaseUrl === undefined) {
    throw new Error(
      'Wrong settings in the environment:\n  DATABASE_OWNER_URL goes with DATABASE_URL, as whom the product runs',
    )
  }
  return ownerUrl ?? null
}

function readReadUrl({
  DATABASE_URL: databaseUrl,
  DATABASE_READ_URL: readUrl,
}: z.infer<typeof Environment>): string | null {
  if (readUrl !== undefined && databaseUrl === undefined) {
    throw new Error(
      'Wrong settings in the environment:\n  DATABASE_READ_URL goes with DATABASE_URL, of which it is a standby',
    )
  }
  return readUrl ?? null
}

/** It listens on a port after ours: the world reaches it only under an address that its owner has given it. */
function readExercisesUrl(vars: z.infer<typeof Environment>): string | null {
  if (!vars.VECHE_EXERCISES) return null
  if (vars.VECHE_EXERCISES_URL !== undefined) return vars.VECHE_EXERCISES_URL
  return vars.VECHE_PUBLIC_URL === undefined ? `http://localhost:${exercisesPortOf(vars.PORT)}` : null
}

/** After those of the emulated networks of the demo. */
export function exercisesPortOf(port: number): number {
  return port + 8
}

function readMail({
  VECHE_SMTP_URL: smtpUrl,
  VECHE_MAIL_FROM: from,
}: z.infer<typeof Environment>): Config['mail'] {
  if (smtpUrl === undefined && from === undefined) return null
  if (smtpUrl === undefined || from === undefined) {
    throw new Error('Wrong settings in the environment:\n  VECHE_SMTP_URL and VECHE_MAIL_FROM go together')
  }
  return { smtpUrl, from }
}

function readBackup(vars: z.infer<typeof Environment>): BackupSettings {
  const { VECHE_BACKUP_DIR: folder, VECHE_BACKUP_KEY: key, VECHE_BACKUP_KEY_FILE: keyFile } = vars
  if (folder !== undefined && key === undefined && keyFile === undefined) {
    throw new Error(
      'Wrong settings in the environment:\n  VECHE_BACKUP_DIR goes with VECHE_BACKUP_KEY_FILE or VECHE_BACKUP_KEY',
    )
  }
  return {
    folder: folder ?? null,
    key: key ?? null,
    keyFile: keyFile ?? null,
    keep: vars.VECHE_BACKUP_KEEP,
    copierUrl: vars.DATABASE_BACKUP_URL ?? null,
  }
}

function readFiles(vars: z.infer<typeof Environment>): FilesSettings {
  const { VECHE_FILES_URL: place, VECHE_FILES_KEY_ID: keyId } = vars
  const { VECHE_FILES_SECRET: secret, VECHE_FILES_SECRET_FILE: secretFile, VECHE_FILES_IN: wanted } = vars
  const isAlone = place === undefined && `${keyId ?? ''}${secret ?? ''}${secretFile ?? ''}` === ''
  if (isAlone && wanted !== 'store') return FOLDER_ALONE
  if (place === undefined || keyId === undefined || (secret === undefined && secretFile === undefined)) {
    throw new Error(
      'Wrong settings in the environment:\n  VECHE_FILES_URL goes with VECHE_FILES_KEY_ID and VECHE_FILES_SECRET_FILE or VECHE_FILES_SECRET',
    )
  }
  const key = { keyId, secret: secret ?? null, secretFile: secretFile ?? null }
  return { store: { ...place, ...key }, isFirst: wanted !== 'folder' }
}

/** Gives the passphrase of backups; null when neither it nor its file was named. */
export function resolvePassphrase({ key, keyFile }: Pick<BackupSettings, 'key' | 'keyFile'>): string | null {
  if (keyFile === null) return key
  const kept = readFileSync(keyFile, 'utf8').trim()
  if (Buffer.byteLength(kept) >= MIN_PASSPHRASE_BYTES) return kept
  throw new Error(`${keyFile} must hold a passphrase of ${MIN_PASSPHRASE_BYTES} bytes or more`)
}

/** Gives the secret of the configuration, or the one that was made at the first start and is kept beside the data. */
export function resolveSecret({ secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>): string {
  if (secret !== null) return secret
  const file = path.join(dataDir, 'secret')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
  try {
    // A hard link appears whole or not at all, and never replaces the secret of another process.
    linkSync(fresh, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(fresh, { force: true })
  }
  const kept = readFileSync(file, 'utf8').trim()
  if (Buffer.byteLength(kept) >= MIN_SECRET_BYTES) return kept
  throw new Error(
    `${file} is damaged: restore it from a backup, what was encrypted cannot be read without it`,
  )
}

/** The server writes this file, so that a command typed beside it speaks to the same installation. */
export function saveMode({ modeFile, isDemo }: Pick<Config, 'modeFile' | 'isDemo'>): void {
  mkdirSync(path.dirname(modeFile), { recursive: true, mode: 0o700 })
  writeFileSync(modeFile, isDemo ? 'demo\n' : 'region\n')
}

/**
 * Gives a command its environment. Where that says nothing about the demo, the installation that was started last
 * decides.
 */
export function recallMode(env: Record<string, string | undefined>): Record<string, string | undefined> {
  if (env.VECHE_DEMO?.trim() || env.VECHE_PUBLIC_URL?.trim()) return env
  const dataDir = env.VECHE_DATA_DIR?.trim() || path.join(PROJECT_ROOT, '.veche')
  try {
    const isRegion = readFileSync(path.join(dataDir, MODE_FILE), 'utf8').trim() === 'region'
    return { ...env, VECHE_DEMO: isRegion ? '0' : '1' }
  } catch {
    return env
  }
}
