import path from 'node:path'
import type { Config } from '../config.ts'
import { createFileStore, type FileStore } from './files.ts'
import { lookInBoth } from './store/both-places.ts'
import { type Bucket, openBucket } from './store/bucket.ts'

export type Shelves = {
  /** `name`: empty, or the folder that a kind of files has for itself. */
  shelf: (name: string) => FileStore
  /** Null: files lie in the data folder alone. */
  bucket: Bucket | null
}

/** The places of all files, as the settings name them. */
export function openShelves({ dataDir, files }: Pick<Config, 'dataDir' | 'files'>): Shelves {
  const inFolder = (name: string) => createFileStore(path.join(dataDir, 'files', name))
  if (files.store === null) return { shelf: inFolder, bucket: null }
  const bucket = openBucket(files.store)
  return {
    bucket,
    shelf: (name) =>
      files.isFirst
        ? lookInBoth(bucket.shelf(name), inFolder(name))
        : lookInBoth(inFolder(name), bucket.shelf(name)),
  }
}
