import { useMemo, useSyncExternalStore } from 'react'
import { ApiError } from '../../../lib/api.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { OUTBOX_CHANGED } from '../drafts/index.ts'

const prefixOf = (userId: string) => `refused.${userId}.`

/** An answer that was put by without a line and then refused: said until it is sent, or until the person has seen it. */
export function keepRefusal(userId: string, incidentId: string, refusal: unknown): void {
  const { code, details } = refusal instanceof ApiError ? refusal : new ApiError('unexpected', 0)
  writeRefusal(userId, incidentId, JSON.stringify({ code, details }))
}

export function dropRefusal(userId: string, incidentId: string): void {
  writeRefusal(userId, incidentId, null)
}

function writeRefusal(userId: string, incidentId: string, text: string | null): void {
  writeStored(`${prefixOf(userId)}${incidentId}`, text)
  window.dispatchEvent(new Event(OUTBOX_CHANGED))
}

export type Refusals = ReadonlyMap<string, ApiError>

/** By question; the same in every window of this browser. */
export function useRefusals(userId: string): Refusals {
  const kept = useSyncExternalStore(subscribe, () => JSON.stringify(readAll(userId)))
  return useMemo(() => readRefusals(kept), [kept])
}

function subscribe(listener: () => void): () => void {
  for (const name of [OUTBOX_CHANGED, 'storage']) window.addEventListener(name, listener)
  return () => {
    for (const name of [OUTBOX_CHANGED, 'storage']) window.removeEventListener(name, listener)
  }
}

function readAll(userId: string): [incidentId: string, text: string][] {
  const prefix = prefixOf(userId)
  return listStoredKeys(prefix).map((key) => [key.slice(prefix.length), readStored(key) ?? ''])
}

/** Another version of the product may have written it: what cannot be read still says that it was refused. */
export function readRefusals(kept: string): Refusals {
  const entries: [string, string][] = JSON.parse(kept)
  return new Map(entries.map(([incidentId, text]) => [incidentId, readRefusal(text)]))
}

function readRefusal(text: string): ApiError {
  try {
    const { code, details }: Record<string, unknown> = JSON.parse(text)
    const isObject = typeof details === 'object' && details !== null
    if (typeof code === 'string') return new ApiError(code, 0, isObject ? { ...details } : {})
  } catch {
    // Falls through to what is said of anything unknown.
  }
  return new ApiError('unexpected', 0)
}
