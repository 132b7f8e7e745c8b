import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from './apply-command.ts'
import type { Incident, IncidentCommand } from './incident.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const LATER = new Date('2026-11-24T09:15:00Z')
const after = (incident: Incident, command: IncidentCommand) => applyCommand(incident, command, LATER)
const work = buildIncident({ step: 'in_progress', agencyCode: 'road-service', assigneeId: 'ivanov' })

describe('a mark on a question', () => {
  it.each<[string, IncidentCommand, Partial<Incident>]>([
    [
      'its classification is corrected, the rest of it stays',
      { type: 'classify', changes: { topicCode: 'roads.potholes', urgency: 'urgent' } },
      { topicCode: 'roads.potholes', urgency: 'urgent' },
    ],
    ['it gets its tags', { type: 'tag', tags: ['зима', 'двор'] }, { tags: ['зима', 'двор'] }],
    [
      'a changed deadline changes the deadline alone',
      { type: 'change_deadline', key: 'draft', dueAt: LATER, userId: 'petrov', reason: 'буран' },
      {},
    ],
  ])('%s', (_, command, changes) => {
    expect(after(work, command)).toEqual({ ...work, ...changes })
  })

  it('says that somebody has read what the author wrote', () => {
    const unread = { ...work, hasUnreadFollowUp: true }

    expect(after(unread, { type: 'read_follow_ups' })).toEqual(work)
  })

  it('freezes the work and takes it from the hands it is in; thawed, it goes on', () => {
    const frozen = after({ ...work, leaseUntil: LATER }, { type: 'freeze', userId: 'petrov', reason: 'суд' })

    expect(frozen).toEqual({ ...work, isFrozen: true, leaseUntil: null })
    expect(after(frozen, { type: 'unfreeze', userId: 'petrov' })).toEqual(work)
  })
})

describe('a repeat', () => {
  const first = { repeatOfId: 'first', repeatKind: 'place', repeatNo: 2 } as const
  const next = { repeatOfId: 'second', repeatKind: 'author', repeatNo: 3 } as const
  const confirmed = { ...work, ...first, isRepeatConfirmed: true }

  it('is noted for a person to confirm or to deny', () => {
    const noted = after(work, { type: 'note_repeat', ...first })
    expect(noted).toEqual({ ...work, ...first, isRepeatConfirmed: null })

    for (const isRepeat of [true, false]) {
      expect(after(noted, { type: 'confirm_repeat', isRepeat })).toEqual({
        ...noted,
        isRepeatConfirmed: isRepeat,
      })
    }
  })

  it('that is found again asks the person again', () => {
    expect(after(confirmed, { type: 'note_repeat', ...next })).toEqual({
      ...work,
      ...next,
      isRepeatConfirmed: null,
    })
  })

  it('keeps the decision of the person when its number changes', () => {
    expect(after(confirmed, { type: 'renumber_repeat', repeat: next })).toEqual({
      ...work,
      ...next,
      isRepeatConfirmed: true,
    })
  })

  it('asks anew when it repeated none before', () => {
    const undecided = { ...work, isRepeatConfirmed: false }

    expect(after(undecided, { type: 'renumber_repeat', repeat: next })).toEqual({
      ...work,
      ...next,
      isRepeatConfirmed: null,
    })
  })

  it('is none any more when what it repeated is gone', () => {
    expect(after(confirmed, { type: 'renumber_repeat', repeat: null })).toEqual(work)
  })
})

describe('the source', () => {
  const changed = (change: 'edited' | 'deleted' | 'restored', of = work, isSource = true) =>
    after(of, { type: 'source_changed', change, isSource })

  it('is marked when its author edits, deletes or restores it', () => {
    expect(changed('edited')).toEqual({ ...work, isSourceEdited: true })
    expect(changed('deleted')).toEqual({ ...work, isSourceDeleted: true })
    expect(changed('restored', changed('deleted'))).toEqual(work)
    expect(changed('restored', changed('edited')).isSourceEdited).toBe(true)
  })

  it('is not marked for another message of the author', () => {
    for (const change of ['edited', 'deleted', 'restored'] as const) {
      expect(changed(change, work, false)).toEqual(work)
    }
  })
})

describe('another message', () => {
  const says = (of: Incident, verdict: 'satisfied' | 'neutral' | 'dissatisfied' | null, isThanks = false) =>
    after(of, { type: 'follow_up', isThanks, verdict })

  it('joins the work and waits to be read', () => {
    expect(says(work, null)).toEqual({ ...work, messageCount: 2, hasUnreadFollowUp: true })
  })

  it('of an employee in the network waits for somebody here too', () => {
    expect(after(work, { type: 'answered_by_hand' })).toEqual({
      ...work,
      messageCount: 2,
      hasUnreadFollowUp: true,
    })
  })

  it('does not open what is done when it says yes, and does when it says anything else', () => {
    const done = { ...work, step: 'done', closedAt: NOW, outcome: 'solved', answeredAt: NOW } as const

    expect(says(done, 'satisfied')).toEqual({ ...done, messageCount: 2 })
    for (const verdict of ['neutral', 'dissatisfied', null] as const) {
      expect(says(done, verdict)).toMatchObject({ step: 'in_progress', isReopened: true, closedAt: null })
    }
  })

  it('of a merged author is kept with what they say of the answer, and reopens nothing', () => {
    const merged = { ...work, step: 'merged', mergedIntoId: 'main', satisfaction: 'neutral' } as const

    expect(says(merged, 'dissatisfied')).toEqual({
      ...merged,
      messageCount: 2,
      satisfaction: 'dissatisfied',
    })
    expect(says(merged, null)).toEqual({ ...merged, messageCount: 2 })
  })

  it('that says yes after a word nobody has read does not close the question over it', () => {
    const answered = { ...work, step: 'awaiting_author', outcome: 'solved', answeredAt: NOW } as const

    expect(says({ ...answered, hasUnreadFollowUp: true }, 'satisfied')).toEqual({
      ...answered,
      messageCount: 2,
      hasUnreadFollowUp: true,
    })
  })
})
