import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The limit of sockaddr_un: 108 bytes with the closing zero on Linux, 104 on macOS. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'darwin' ? 103 : 107
export const SOCKET_NAME = '.s.PGSQL.5432'

/** Puts the socket beside the data or, when that path is too long, into a folder of the OS named after it. */
export function chooseSocketFolder(dataDir: string, temporary = tmpdir()): string {
  const beside = path.join(dataDir, 'run')
  if (Buffer.byteLength(path.join(beside, SOCKET_NAME)) <= MAX_SOCKET_PATH_BYTES) return beside
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const folder = path.join(temporary, `veche-${process.getuid?.() ?? 0}-${digest}`)
  if (Buffer.byteLength(path.join(folder, SOCKET_NAME)) <= MAX_SOCKET_PATH_BYTES) return folder
  throw new Error(
    `The path of ${folder} is too long for a socket: set VECHE_DATA_DIR or TMPDIR to a shorter one`,
  )
}

export async function makePrivateFolder(folder: string, allowedOwners: readonly number[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stat = await lstat(folder)
  // In a shared /tmp somebody else could have made the folder first and would then own the socket.
  if (!stat.isDirectory() || !allowedOwners.includes(stat.uid)) {
    throw new Error(`${folder} is not a folder of ours: remove it, or set VECHE_DATA_DIR to another place`)
  }
  await chmod(folder, 0o700)
}
