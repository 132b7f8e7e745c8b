import type { CopyAges } from './judge-copies.ts'
import { listBackups } from './manifest.ts'

/** The folder itself says what is in it: a row that speaks of a backup outlives the disk it lay on. */
export async function readCopyAges(folder: string, now: Date): Promise<CopyAges> {
  const backups = await listBackups(folder)
  const made = backups.at(-1)?.manifest.wholeAt ?? null
  const verified = backups.map(({ verifiedAt }) => verifiedAt?.getTime() ?? 0)
  const provedAt = Math.max(0, ...verified)
  return {
    madeSeconds: made === null ? null : secondsSince(Date.parse(made), now),
    verifiedSeconds: provedAt === 0 ? null : secondsSince(provedAt, now),
  }
}

function secondsSince(atMs: number, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - atMs) / 1000))
}
