import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hearPlace, startLive } from './live.ts'

const opened: string[] = []
let closed = 0
const handlers = { onReconnect() {}, onReset() {}, onCounters() {} }

class Source extends EventTarget {
  constructor(url: string) {
    super()
    opened.push(url)
  }
  close() {
    closed += 1
  }
}

let stop = () => {}
beforeEach(() => {
  opened.length = 0
  closed = 0
  vi.stubGlobal('EventSource', Source)
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

const LATER = Date.now() + 60_000
const begin = () => {
  stop = startLive(handlers)
}

it('begins where the first of the answers that the page holds was read', () => {
  hearPlace('20-7', 1)
  hearPlace('20-3', 2)
  hearPlace('21-1', 3)
  begin()
  expect(opened).toEqual(['/api/events?counters=true&after=20-3'])
})

it('goes back for an answer that was asked before it began and read earlier than it knew', () => {
  hearPlace('20-7', 1)
  begin()
  hearPlace('20-9', 2)
  expect(opened).toHaveLength(1)
  hearPlace('20-3', 2)
  expect(opened[1]).toContain('after=20-3')
  expect(closed).toBe(1)
})

it('hears by itself what changes after what is asked while it is open', () => {
  hearPlace('20-7', 1)
  begin()
  hearPlace('20-3', LATER)
  expect(opened).toHaveLength(1)
})

it('begins anew for another person', () => {
  hearPlace('20-7', 1)
  begin()
  stop()
  begin()
  expect(opened[1]).toBe('/api/events?counters=true')
})
