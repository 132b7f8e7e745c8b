/** The archive of the write-ahead log in a folder of backups: each file once, sealed, never replaced. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { isWalFile } from './wal-files.ts'
import { openSealed, writeWhole } from './whole-file.ts'

export type WalStore = { folder: string; key: Buffer }
const WAL = 'wal'

/** By hand, since the program that reads it starts for each piece of the log and a library costs half of its time. */
export function parseWalStore(text: string): WalStore {
  const saved: unknown = JSON.parse(text)
  if (typeof saved === 'object' && saved !== null && 'folder' in saved && 'key' in saved) {
    const { folder, key } = saved
    if (typeof folder === 'string' && typeof key === 'string')
      return { folder, key: Buffer.from(key, 'base64url') }
  }
  throw new Error('The settings of the archive are damaged: start the product once more')
}

export function writeWalStore({ folder, key }: WalStore): string {
  return JSON.stringify({ folder, key: key.toString('base64url') })
}

export const walFolderOf = (folder: string) => path.join(folder, WAL)
export const walNameOf = (name: string) => `${WAL}/${name}`

/** It is safe to repeat; another content under the same name is refused, since it is of another cluster. */
export async function saveWal({ folder, key }: WalStore, source: string, name: string): Promise<void> {
  if (!isWalFile(name)) throw new Error(`${name} is no file of the write-ahead log`)
  const file = path.join(walFolderOf(folder), name)
  if (existsSync(file)) {
    const [there, here] = [
      await hashOf(readWal({ folder, key }, name)),
      await hashOf(createReadStream(source)),
    ]
    if (there === here) return
    throw new Error(`${file} is there with another content: this folder is the archive of another cluster`)
  }
  await writeWhole(file, createReadStream(source), { key, fileName: walNameOf(name) })
}

export function readWal({ folder, key }: WalStore, name: string): Readable {
  return openSealed(path.join(walFolderOf(folder), name), { key, fileName: walNameOf(name) })
}

export async function listWal(folder: string): Promise<string[]> {
  const names = await readdir(walFolderOf(folder)).catch(() => [])
  return names.filter(isWalFile).sort()
}

/** Of each branch of the log, where it and those before it left the one before. */
export async function readHistories(store: WalStore): Promise<{ timeline: number; text: string }[]> {
  const names = (await listWal(store.folder)).filter((name) => name.endsWith('.history'))
  return Promise.all(
    names.map(async (name) => ({
      timeline: Number.parseInt(name.slice(0, 8), 16),
      text: await text(readWal(store, name)),
    })),
  )
}

async function hashOf(source: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of source) hash.update(chunk)
  return hash.digest('hex')
}
