import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { buildIncident } from '../../../testing/incidents.ts'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import { marksOf } from './incident-marks.ts'

const FLAGS = {
  needsArbiter: false,
  isSupplement: false,
  isFrozen: false,
  isMassEvent: false,
  isRepeat: false,
  isAuthorUnreachable: false,
} as IncidentListItem['flags']
const PLAIN = { flags: FLAGS, memberCount: 1, repeatNo: null, promiseDueAt: null, clarifyUntil: null }

it('leaves an ordinary question without a mark', () => {
  expect(marksOf(PLAIN)).toEqual([])
})

it('shows how many authors wait and which repeat it is', () => {
  const marks = marksOf({ ...PLAIN, flags: { ...FLAGS, isRepeat: true }, memberCount: 5, repeatNo: 7 })
  expect(marks.map(({ key, count }) => [key, count])).toEqual([
    ['members', 5],
    ['repeat', 7],
  ])
})

it('is silent on a repeat that a person denied', () => {
  expect(marksOf({ ...PLAIN, repeatNo: 3 })).toEqual([])
})

it('marks an answer that is being added to', () => {
  const marks = marksOf({ ...PLAIN, flags: { ...FLAGS, isSupplement: true } })
  expect(marks.map(({ key }) => key)).toEqual(['supplement'])
})

it('says how a question came that was written down, and else by which network', () => {
  const asked = buildIncident({ network: 'form', surface: 'form' })
  expect(renderRussian(<OriginMark of={{ ...asked, handWay: 'phone' }} />)).toContain('>Телефон<')
  expect(renderRussian(<OriginMark of={{ ...asked, handWay: null }} />)).toMatch(/aria-label="[^"]*орма/)
})
