import type { Step } from '@veche/contract/incidents.ts'
import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from './apply-command.ts'
import type { Incident, IncidentCommand } from './incident.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const after = (incident: Incident, command: IncidentCommand) => applyCommand(incident, command, NOW)

describe('a member', () => {
  it.each<[Step, boolean]>([
    ['new', false],
    ['distribution', false],
    ['assigned', false],
    ['in_progress', false],
    ['rework', false],
    ['postponed', false],
    ['approval', true],
    ['awaiting_author', true],
  ])('who joins at %s is counted; their words wait to be read: %s', (step, isUnread) => {
    const main = buildIncident({ step, agencyCode: 'road-service', memberCount: 3 })

    expect(after(main, { type: 'member_joined', memberId: 'other' })).toEqual({
      ...main,
      memberCount: 4,
      hasUnreadFollowUp: isUnread,
    })
  })

  it('who joins leaves words that were unread before unread', () => {
    const main = buildIncident({ step: 'in_progress', hasUnreadFollowUp: true })

    expect(after(main, { type: 'member_joined', memberId: 'other' }).hasUnreadFollowUp).toBe(true)
  })

  it('who leaves is no longer counted', () => {
    const main = buildIncident({ step: 'done', memberCount: 3 })

    expect(after(main, { type: 'member_left', memberId: 'other' })).toEqual({ ...main, memberCount: 2 })
  })
})

describe('merging', () => {
  it('takes the question out of its event and from the hands it was in, and says since when', () => {
    const own = buildIncident({
      ...{ step: 'in_progress', agencyCode: 'road-service', assigneeId: 'ivanov' },
      ...{ leaseUntil: NOW, eventId: 'event' },
    })

    const merged = after(own, { type: 'merge', intoId: 'main' })

    expect(merged).toEqual({
      ...own,
      ...{ step: 'merged', mergedIntoId: 'main', mergedAt: NOW, mergedFrom: 'in_progress' },
      ...{ leaseUntil: null, eventId: null },
    })
  })

  it('is undone with the fields that were before it', () => {
    const merged = buildIncident({
      ...{ step: 'merged', mergedIntoId: 'main', mergedAt: NOW, mergedFrom: 'assigned' },
    })

    expect(after(merged, { type: 'unmerge', before: { eventId: 'event' } })).toEqual({
      ...merged,
      ...{ step: 'assigned', mergedIntoId: null, mergedAt: null, mergedFrom: null, eventId: 'event' },
    })
  })

  it('leaves a question that another one is split from as it was', () => {
    const main = buildIncident({ step: 'in_progress', isMassEvent: true, messageCount: 3 })

    expect(after(main, { type: 'split', intoIds: ['other'] })).toEqual(main)
  })
})

describe('a mass event', () => {
  it('is declared, and the declaration is taken back', () => {
    const work = buildIncident({ step: 'assigned', agencyCode: 'road-service' })
    const event = after(work, { type: 'declare_event', isMassEvent: true })

    expect(event).toEqual({ ...work, isMassEvent: true })
    expect(after(event, { type: 'declare_event', isMassEvent: false })).toEqual(work)
  })

  it('has the questions that joined it, until they leave', () => {
    const work = buildIncident({ step: 'assigned', agencyCode: 'road-service' })
    const joined = after(work, { type: 'join_event', eventId: 'event' })

    expect(joined).toEqual({ ...work, eventId: 'event' })
    expect(after(joined, { type: 'leave_event' })).toEqual(work)
  })
})
