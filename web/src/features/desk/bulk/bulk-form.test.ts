import { expect, it } from 'vitest'
import { BULK_ACTIONS, type BulkForm, EMPTY_FORM, firstOf, toBulkAction } from './bulk-form.ts'

it.each<[Partial<BulkForm>, ReturnType<typeof toBulkAction>]>([
  [{}, null],
  [{ type: 'accept' }, { type: 'accept' }],
  [{ type: 'dismiss' }, null],
  [
    { type: 'dismiss', reason: 'spam' },
    { type: 'dismiss', reason: 'spam' },
  ],
  [{ type: 'assign' }, null],
  [
    { type: 'assign', agencyCode: 'a' },
    { type: 'assign', agencyCode: 'a' },
  ],
  [{ type: 'classify' }, null],
  [
    { type: 'classify', urgency: 'urgent' },
    { type: 'classify', urgency: 'urgent' },
  ],
  [
    { type: 'classify', topicCode: 't' },
    { type: 'classify', topicCode: 't' },
  ],
  [
    { type: 'classify', municipalityCode: 'm', urgency: 'normal' },
    { type: 'classify', municipalityCode: 'm', urgency: 'normal' },
  ],
  [{ type: 'assign_person', assigneeId: 'p' }, null],
  [{ type: 'assign_person', agencyCode: 'a' }, null],
  [
    { type: 'assign_person', agencyCode: 'a', assigneeId: 'p' },
    { type: 'assign_person', unitCode: null, assigneeId: 'p' },
  ],
  [{ type: 'read_follow_ups' }, { type: 'read_follow_ups' }],
  [{ type: 'tag', addTags: ' , ' }, null],
  [
    { type: 'tag', addTags: 'двор', removeTags: 'школа' },
    { type: 'tag', add: ['двор'], remove: ['школа'] },
  ],
  [
    { type: 'tag', addTags: 'школа, двор', removeTags: '' },
    { type: 'tag', add: ['школа', 'двор'], remove: [] },
  ],
])('%j becomes %j', (changes, action) => {
  expect(toBulkAction({ ...EMPTY_FORM, ...changes })).toEqual(action)
})

it('names a field of its own for each action that asks for something', () => {
  const asking = BULK_ACTIONS.filter((type) => toBulkAction({ ...EMPTY_FORM, type }) === null)
  expect(asking.map((type) => firstOf({ ...EMPTY_FORM, type }))).not.toContain('type')
})
