import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listBrought, setPlace, showList, startLive } from './live.ts'

const opened: string[] = []
let closed = 0
let lost = 0
let told: string[] = []
const handlers = {
  ...{ onReset() {}, onCounters() {}, onRows() {} },
  onBegin: () => void told.push('began'),
  onReconnect: () => void told.push('came back'),
  onRowsLost() {
    lost += 1
  },
}

class Source extends EventTarget {
  static latest: Source | null = null
  constructor(url: string) {
    super()
    opened.push(url)
    Source.latest = this
  }
  onopen?: () => void
  onerror?: () => void
  close() {
    closed += 1
  }
}

let stop = () => {}
beforeEach(() => {
  opened.length = 0
  closed = 0
  lost = 0
  told = []
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const LATER = Date.now() + 60_000
const begin = () => {
  stop = startLive(handlers)
  vi.advanceTimersByTime(1000)
}

it('begins where the first of the answers that the page holds was read', () => {
  setPlace('20-7', 1)
  setPlace('20-3', 2)
  setPlace('21-1', 3)
  begin()
  expect(opened).toEqual(['/api/events?counters=true&after=20-3'])
})

it('goes back for an answer that was asked before it began and read earlier than it knew', () => {
  setPlace('20-7', 1)
  begin()
  setPlace('20-9', 2)
  expect(opened).toHaveLength(1)
  setPlace('20-3', 2)
  expect(opened[1]).toContain('after=20-3')
  expect(closed).toBe(1)
})

it('hears by itself what changes after what is asked while it is open', () => {
  setPlace('20-7', 1)
  begin()
  setPlace('20-3', LATER)
  expect(opened).toHaveLength(1)
})

it('says once that it has begun, and after a pause that it came back', () => {
  begin()
  Source.latest?.onopen?.()
  setPlace('20-3', 1)
  Source.latest?.onopen?.()
  expect(told).toEqual(['began'])
  Source.latest?.onerror?.()
  Source.latest?.onopen?.()
  expect(told).toEqual(['began', 'came back'])
})

it('begins anew for another person', () => {
  setPlace('20-7', 1)
  begin()
  stop()
  begin()
  expect(opened[1]).toBe('/api/events?counters=true')
})

it('waits for the list of the page, so that one stream brings its rows from the beginning', () => {
  stop = startLive(handlers)
  expect(opened).toEqual([])
  showList('queue=new')
  vi.advanceTimersByTime(5000)

  expect(opened).toEqual(['/api/events?counters=true&list=queue%3Dnew'])
  expect(listBrought()).toBeNull()
  Source.latest?.dispatchEvent(new Event('list'))
  expect(listBrought()).toBe('queue=new')
})

it('follows the person to another list when they stay with it, and says whose rows are lost', () => {
  showList('queue=new')
  begin()
  Source.latest?.dispatchEvent(new Event('list'))
  showList('queue=assigned')
  showList('queue=approval')
  expect(opened).toHaveLength(1)
  vi.advanceTimersByTime(1000)

  expect(opened.slice(1)).toEqual(['/api/events?counters=true&list=queue%3Dapproval'])
  expect([listBrought(), lost]).toEqual([null, 1])
})

it('asks for no list whose address would be too long', () => {
  showList(`id=${'x'.repeat(5000)}`)
  begin()

  expect(opened).toEqual(['/api/events?counters=true'])
})
