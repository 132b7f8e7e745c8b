/** The key of a folder of backups: made by scrypt from a passphrase and a salt that lies in the folder. */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeWhole } from './whole-file.ts'

const KEY_FILE = 'key.json'

const KeyFile = z.strictObject({
  version: z.literal(1),
  salt: z.base64url(),
  n: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  check: z.base64url(),
})
type KeyFile = z.infer<typeof KeyFile>

/** 64 MB and a fifth of a second for each guess. */
const COST = { n: 2 ** 16, r: 8, p: 1 }

/** Gives the key of a folder that holds backups already; throws when the passphrase is another one. */
export async function readFolderKey(folder: string, passphrase: string): Promise<Buffer> {
  const file = await readKeyFile(folder)
  if (file === null) throw new Error(`${folder} holds no backups: there is no ${KEY_FILE}`)
  const key = await derive(passphrase, file)
  if (!timingSafeEqual(checkOf(key), Buffer.from(file.check, 'base64url')))
    throw new Error(`The key does not open ${folder}: its backups were made with another one`)
  return key
}

/** Gives the key of a folder, and makes one where there is none yet. */
export async function ensureFolderKey(folder: string, passphrase: string): Promise<Buffer> {
  if ((await readKeyFile(folder)) !== null) return readFolderKey(folder, passphrase)
  const fresh = { version: 1 as const, salt: randomBytes(16).toString('base64url'), ...COST }
  const key = await derive(passphrase, fresh)
  const file: KeyFile = { ...fresh, check: checkOf(key).toString('base64url') }
  await writeWhole(path.join(folder, KEY_FILE), [Buffer.from(`${JSON.stringify(file, null, 2)}\n`)])
  return readFolderKey(folder, passphrase)
}

async function readKeyFile(folder: string): Promise<KeyFile | null> {
  const text = await readFile(path.join(folder, KEY_FILE), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return KeyFile.parse(JSON.parse(text))
  } catch {
    throw new Error(`${path.join(folder, KEY_FILE)} is damaged: take it from a copy of the folder`)
  }
}

function derive(passphrase: string, { salt, n, r, p }: Pick<KeyFile, 'salt' | 'n' | 'r' | 'p'>) {
  const options = { N: n, r, p, maxmem: 256 * n * r }
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64url'), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

function checkOf(key: Buffer): Buffer {
  return markOf(key, 'veche backup key')
}

/** A mark that only who has the key can make: of a manifest, or of a file whose hash must not lie open. */
export function markOf(key: Buffer, words: string): Buffer {
  return createHmac('sha256', key).update(words).digest()
}
