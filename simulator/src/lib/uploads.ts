/** Takes files as VK does: first at an address of their own, then saved under an id. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type UploadedFile = { contentType: string; name: string; bytes: Buffer }
export type Uploads = {
  /** What was brought but not saved yet; the key is what VK calls `photo` or `file`. */
  wait: (key: string, file: UploadedFile) => void
  /** Null for a key that nobody gave out, or whose file was saved already. */
  take: (key: string) => UploadedFile | null
  keep: (id: string, file: UploadedFile) => void
  find: (id: string) => UploadedFile | null
}

export function createUploads({ dataDir }: { dataDir: string | null }): Uploads {
  const waiting = new Map<string, UploadedFile>()
  const kept = new Map<string, UploadedFile>()
  const folder = dataDir === null ? null : join(dataDir, 'uploads')
  return {
    wait: (key, file) => void waiting.set(key, file),
    take(key) {
      const file = waiting.get(key) ?? null
      waiting.delete(key)
      return file
    },
    keep(id, file) {
      kept.set(id, file)
      if (folder === null) return
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, id), file.bytes)
      writeFileSync(join(folder, `${id}.json`), JSON.stringify([file.contentType, file.name]))
    },
    find: (id) => kept.get(id) ?? (folder === null ? null : readKept(folder, id)),
  }
}

function readKept(folder: string, id: string): UploadedFile | null {
  try {
    const [contentType, name] = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'))
    return { contentType: String(contentType), name: String(name), bytes: readFileSync(join(folder, id)) }
  } catch {
    return null
  }
}
