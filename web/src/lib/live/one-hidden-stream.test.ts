import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepOneHidden } from './one-hidden-stream.ts'

type Wait = { give: () => void; signal: AbortSignal }
let queue: Wait[] = []
let isHeld = false

/** As the windows of one browser share it. */
const locks = {
  request: (_name: string, { signal }: { signal: AbortSignal }, held: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const give = () => {
        isHeld = true
        void held().then(() => {
          isHeld = false
          queue.shift()?.give()
          resolve()
        })
      }
      signal.addEventListener('abort', () => {
        queue = queue.filter((one) => one.signal !== signal)
        reject(signal.reason)
      })
      if (isHeld) queue.push({ give, signal })
      else give()
    }),
}

let seen: 'visible' | 'hidden' = 'visible'
class Page extends EventTarget {
  get visibilityState() {
    return seen
  }
}
const ends: (() => void)[] = []
function look(state: typeof seen) {
  seen = state
  document.dispatchEvent(new Event('visibilitychange'))
}
function openWindow() {
  const stream = { isOpen: true }
  const end = keepOneHidden({
    pause: () => {
      stream.isOpen = false
    },
    resume: () => {
      stream.isOpen = true
    },
  })
  ends.push(end)
  return { stream, end }
}

beforeEach(() => {
  vi.useFakeTimers()
  queue = []
  isHeld = false
  seen = 'visible'
  vi.stubGlobal('navigator', { locks })
  vi.stubGlobal('document', new Page())
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('leaves one stream to all windows that nobody looks at, and begins each again when somebody does', async () => {
  const windows = [openWindow(), openWindow(), openWindow()]
  const open = () => windows.map(({ stream }) => stream.isOpen)
  look('hidden')
  await vi.advanceTimersByTimeAsync(4000)
  expect(open()).toEqual([true, true, true])
  await vi.advanceTimersByTimeAsync(2000)
  expect(open()).toEqual([true, false, false])
  look('visible')
  await vi.advanceTimersByTimeAsync(0)
  expect(open()).toEqual([true, true, true])
})

it('hands the stream on when the window that kept it is closed', async () => {
  const first = openWindow()
  const second = openWindow()
  look('hidden')
  await vi.advanceTimersByTimeAsync(6000)
  expect([first.stream.isOpen, second.stream.isOpen]).toEqual([true, false])
  first.end()
  await vi.advanceTimersByTimeAsync(0)
  expect(second.stream.isOpen).toBe(true)
})

it('leaves all as they are where a browser has no locks', async () => {
  vi.stubGlobal('navigator', {})
  const { stream } = openWindow()
  look('hidden')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stream.isOpen).toBe(true)
})
