/** Loads the library that unpacks pictures, which is native code, and lets it unpack one picture at a time. */
import type sharp from 'sharp'

export type Sharp = typeof sharp

let library: Promise<Sharp> | null = null

/** Loads the library at the first use, so that a process that draws nothing does without it. */
export function loadSharp(): Promise<Sharp> {
  library ??= import('sharp').then(({ default: loaded }) => {
    // Caches nothing, because the files differ each time, and leaves the other cores to other work.
    loaded.cache(false)
    loaded.concurrency(1)
    return loaded
  })
  return library
}

let last: Promise<unknown> = Promise.resolve()

/** Runs the work after the one before, because several large pictures unpacked at once would take all the memory. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  return turn
}
