/**
 * Keeps a text safe while it is written: in the browser at every key, on the server at every pause.
 * Knows neither React nor the network; both come as arguments.
 *
 *   clean ─key→ dirty ─pause→ saving ─→ clean
 *                 ↑             ├─ no line ──→ offline (the browser keeps it; tried again)
 *                 └─────────────┴─ revision ─→ conflict (a person chooses whose text stays)
 */
import { contentOf, type DraftContent, isSameContent } from '../draft-content.ts'

export type SavedDraft = DraftContent & { revision: number; savedAt: string; savedByName: string }
export type KeptDraft = DraftContent & { revision: number }
export type DraftState = KeptDraft & {
  status: 'clean' | 'dirty' | 'saving' | 'offline' | 'conflict' | 'failed'
  savedAt: string | null
  theirs: SavedDraft | null
  error: unknown
}
export type SaveResult =
  | { outcome: 'saved'; revision: number; savedAt: string }
  | { outcome: 'conflict'; theirs: SavedDraft }
  | { outcome: 'offline' }
  | { outcome: 'failed'; error: unknown }

type Options = {
  initial: KeptDraft & { savedAt: string | null; isUnsaved: boolean }
  save: (draft: KeptDraft) => Promise<SaveResult>
  keep: (draft: KeptDraft | null) => void
  pauseMs: number
  retryMs: number
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>

export function createDraftKeeper({ initial, save, keep, pauseMs, retryMs }: Options) {
  const { isUnsaved, ...start } = initial
  let state: DraftState = { ...start, status: isUnsaved ? 'dirty' : 'clean', theirs: null, error: null }
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let hasSaved = false
  let isStopped = false
  const listeners = new Set<() => void>()

  function set(part: Partial<DraftState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  function schedule(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  function settle(result: SaveResult, sent: KeptDraft): void {
    const isSame = isSameContent(state, sent)
    if (result.outcome === 'saved') {
      hasSaved = true
      set({
        revision: result.revision,
        savedAt: result.savedAt,
        status: isSame ? 'clean' : 'dirty',
        error: null,
      })
      keep(isSame ? null : current())
      if (!isSame) schedule(pauseMs)
    } else if (result.outcome === 'conflict') {
      set({ status: 'conflict', theirs: result.theirs })
    } else if (result.outcome === 'offline') {
      set({ status: 'offline' })
      schedule(retryMs)
    } else {
      set({ status: 'failed', error: result.error })
    }
  }

  function current(): KeptDraft {
    return { ...contentOf(state), revision: state.revision }
  }

  /** Saves now what is not saved yet; never two requests at once. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    // Several may have waited for the same save.
    while (running) await running
    if (state.status === 'clean' || state.status === 'conflict') return
    const sent = current()
    set({ status: 'saving' })
    running = save(sent).then((result) => {
      running = null
      settle(result, sent)
    })
    await running
  }

  if (isUnsaved) schedule(pauseMs)

  return {
    getState: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(part: Partial<DraftContent>): void {
      const isBlocked = state.status === 'conflict' || state.status === 'saving'
      set({ ...part, status: isBlocked ? state.status : 'dirty' })
      keep(current())
      if (!isBlocked) schedule(pauseMs)
    },
    flush,
    /** After a conflict: the chosen text is saved on top of the other's revision. */
    resolve(whose: 'mine' | 'theirs'): void {
      const { theirs } = state
      if (!theirs) return
      const { revision, savedAt } = theirs
      if (whose === 'mine') {
        set({ revision, savedAt, theirs: null, status: 'dirty' })
        keep(current())
        schedule(0)
      } else {
        set({ ...contentOf(theirs), revision, savedAt, theirs: null, status: 'clean' })
        keep(null)
      }
    },
    /** What was loaded since, such as a version that came back: taken over where nothing here waits to be saved. */
    renew({ isUnsaved: isTheirsUnsaved, ...next }: Options['initial']): void {
      // Asked for before our own save, come after it.
      const isOlder = hasSaved && next.revision < state.revision
      if (state.status !== 'clean' || isTheirsUnsaved || isOlder || isSameContent(state, next)) return
      set(next)
    },
    /** The text has gone as an answer. */
    stop(): void {
      clearTimeout(timer)
      isStopped = true
    },
    /** Nobody looks at it, and nothing of it waits to be saved. */
    isDone: () => listeners.size === 0 && (isStopped || state.status === 'clean'),
  }
}
