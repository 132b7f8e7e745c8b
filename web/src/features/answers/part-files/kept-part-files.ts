/**
 * Files of a part stay in this browser from the moment they are chosen until the server has them. Each has its id from
 * here, so that one whose reply was lost is brought once.
 */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { ApiError, isForLater } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { keepThings } from '../../../lib/files/kept-things.ts'
import { shrinkPicture } from '../../../lib/files/shrink-picture.ts'
import { KEPT_CHANGED, subscribeToKept } from '../../../lib/line/kept.ts'
import { type KeptRefusal, keptRefusalOf, parseKept } from '../../../lib/line/kept-refusal.ts'
import { meQuery } from '../../../lib/session.ts'
import { type Part, uploadPartFile } from './part-files.queries.ts'

export type KeptPartFile = {
  id: string
  partId: string
  name: string
  at: number
  /** Its bytes lie beside under the same id; false where the browser has no store for them. */
  hasBytes: boolean
  refused: KeptRefusal | null
}

const bytes = keepThings<{ id: string; file: Blob }>('partFiles')
const prefixOf = (userId: string) => `work.${userId}.partFile.`
/** On their way now, from the page or from a run: none goes twice at once. */
const going = new Set<string>()

function write(userId: string, kept: KeptPartFile): void {
  writeStored(`${prefixOf(userId)}${kept.id}`, JSON.stringify(kept))
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

export async function dropPartFile(userId: string, id: string): Promise<void> {
  writeStored(`${prefixOf(userId)}${id}`, null)
  window.dispatchEvent(new Event(KEPT_CHANGED))
  await bytes.drop(id)
}

/** In the order in which they were chosen. */
export function listKeptPartFiles(userId: string): KeptPartFile[] {
  return listStoredKeys(prefixOf(userId))
    .flatMap((key) => readKept(readStored(key)) ?? [])
    .toSorted((one, two) => one.at - two.at)
}

function readKept(text: string | null): KeptPartFile | null {
  const kept: Partial<KeptPartFile> | null = parseKept(text)
  const isKept =
    typeof kept?.id === 'string' && typeof kept.partId === 'string' && typeof kept.at === 'number'
  return isKept ? (kept as KeptPartFile) : null
}

/** All are kept before the first one goes: a page that is closed meanwhile loses none. */
export async function keepPartFiles(
  userId: string,
  { id: partId }: Pick<Part, 'id'>,
  files: readonly File[],
): Promise<void> {
  for (const [index, chosen] of files.entries()) {
    const file = await shrinkPicture(chosen)
    const kept = { id: randomId(), partId, name: file.name, at: Date.now() + index, refused: null }
    const hasBytes = await bytes.put({ id: kept.id, file }).then(
      () => true,
      () => false,
    )
    if (hasBytes) write(userId, { ...kept, hasBytes })
    else await bringOnly(userId, { ...kept, hasBytes }, file)
  }
}

/** Of a browser that keeps no bytes: now or not at all. */
async function bringOnly(userId: string, kept: KeptPartFile, file: Blob): Promise<void> {
  await bring(kept, file).catch((error: unknown) => write(userId, { ...kept, refused: keptRefusalOf(error) }))
}

function bring({ id, partId, name }: KeptPartFile, file: Blob): Promise<Part> {
  return uploadPartFile({ id: partId }, { id, name, file })
}

export function listWaitingPartFiles(userId: string): KeptPartFile[] {
  return listKeptPartFiles(userId).filter(({ id, refused }) => refused === null && !going.has(id))
}

export type SentFile = { kept: KeptPartFile; refused: KeptRefusal | null }

/** Until the line goes. What the server refuses stays here with the reason, until its person has seen it. */
export async function sendPartFiles(userId: string): Promise<SentFile[]> {
  const sent: SentFile[] = []
  for (const kept of listWaitingPartFiles(userId)) {
    // Another run may have it by now, or its person has taken it away.
    if (!listWaitingPartFiles(userId).some(({ id }) => id === kept.id)) continue
    going.add(kept.id)
    try {
      const refused = await sendOne(userId, kept)
      sent.push({ kept, refused })
    } catch {
      // There is no line: the next run tries again.
      return sent
    } finally {
      going.delete(kept.id)
    }
  }
  return sent
}

async function sendOne(userId: string, kept: KeptPartFile): Promise<KeptRefusal | null> {
  const found = (await bytes.list()).find(({ id }) => id === kept.id)
  try {
    // A browser that wanted room has thrown its bytes away.
    if (!found) throw new ApiError('contribution.file_not_found', 404)
    await bring(kept, found.file)
  } catch (error) {
    if (isForLater(error)) throw error
    const refused = keptRefusalOf(error)
    write(userId, { ...kept, hasBytes: found !== undefined, refused })
    return refused
  }
  await dropPartFile(userId, kept.id)
  return null
}

export function sendAgain(userId: string, kept: KeptPartFile): void {
  write(userId, { ...kept, refused: null })
}

/** Of one part; the same in every window of this browser. */
export function useKeptPartFiles(partId: string): { userId: string; kept: readonly KeptPartFile[] } {
  const userId = useQuery(meQuery).data?.id ?? ''
  const text = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listKeptPartFiles(userId)))
  return useMemo(() => {
    const all: KeptPartFile[] = JSON.parse(text)
    return { userId, kept: all.filter((one) => one.partId === partId) }
  }, [userId, text, partId])
}
