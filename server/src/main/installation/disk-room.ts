import { existsSync, statfsSync } from 'node:fs'

export const GIGABYTE = 1024 ** 3
const LITTLE = 2 * GIGABYTE
const NOTHING = GIGABYTE / 5

export type DiskRoom = { freeBytes: number; totalBytes: number }

/** Of the disk that holds the data folder. */
export function readDiskRoom(dataDir: string): DiskRoom {
  const { bavail, blocks, bsize } = statfsSync(existsSync(dataDir) ? dataDir : '/')
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

export function judgeRoom({ freeBytes }: Pick<DiskRoom, 'freeBytes'>): 'enough' | 'little' | 'nothing' {
  if (freeBytes >= LITTLE) return 'enough'
  return freeBytes < NOTHING ? 'nothing' : 'little'
}
