import { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { expect, it } from 'vitest'
import { emptyForm, newLine, type RuleForm, toCondition, toContent, toForm } from './rule-form.ts'
import type { Content } from './rules.queries.ts'

const ID = '00000000-0000-7000-8000-000000000061'
const FULL: Content = {
  ...{ name: 'Всё сразу', events: ['appeared', 'deadline_late'], asksFirst: true, hourlyBudget: 20 },
  conditions: [
    { is: 'topic', codes: ['roads.potholes'] },
    { is: 'place', words: ['улица Мира'] },
    { is: 'network', codes: ['vk'] },
    { is: 'channel', ids: [ID] },
    { is: 'urgency', value: 'normal' },
    { is: 'danger', value: false },
    { is: 'words', words: ['яма', 'нет воды'] },
    { is: 'earlier', atLeast: 3 },
    { is: 'time', from: '18:00', to: '08:00' },
    { is: 'age', atLeastHours: 24 },
    { is: 'step', codes: ['new'] },
    { is: 'tag', tags: ['дороги'] },
  ],
  acts: [
    { does: 'give', agencyCode: 'roads' },
    { does: 'give_person', unitCode: 'unit', assigneeId: null },
    { does: 'tag', tags: ['ямы'] },
    { does: 'notify', roles: ['dispatcher'], userIds: ['user'], words: 'Посмотрите' },
    { does: 'draft', templateId: ID },
  ],
}

it('says again what it was opened with', () => {
  expect(toContent(toForm(FULL))).toEqual(FULL)
  expect(RuleContent.safeParse(toContent(toForm(FULL))).success).toBe(true)
  const person = { agencyCode: 'roads', unitCode: null, assigneeId: 'user', assigneeName: 'Вера' }
  const acts: Content['acts'] = [{ does: 'give_person', ...person }]
  expect(toContent(toForm({ ...FULL, acts }))?.acts).toEqual(acts)
})

it('says nothing while a line is not complete', () => {
  expect(toContent(emptyForm(['give']))).toBeNull()
  expect(toCondition({ ...newLine('words'), text: ' , ' })).toBeNull()
  expect(toCondition({ ...newLine('age'), count: '0' })).toBeNull()
})

it('says values of own fields as they were, and reads typed ones by the kind of the field', () => {
  const conditions: Content['conditions'] = [
    { is: 'field_is', field: 'pole', values: ['17-А', 'у дома, 5'] },
    { is: 'field_is', field: 'depth', values: [3, -1.5] },
    { is: 'field_is', field: 'lit', values: [true] },
    { is: 'field_filled', field: 'pole' },
  ]
  expect(toContent(toForm({ ...FULL, conditions }))?.conditions).toEqual(conditions)
  const typed = (value: string, text: string) =>
    toCondition({ ...newLine('field_is'), field: 'one', value, text })
  expect(typed('number', '1,5; 2')).toEqual({ is: 'field_is', field: 'one', values: [1.5, 2] })
  expect(typed('day', '24.11.2026')).toEqual({ is: 'field_is', field: 'one', values: ['2026-11-24'] })
  expect(typed('number', 'два')).toBeNull()
  expect(toCondition({ ...newLine('field_filled') })).toBeNull()
})

it('reads words as people type them', () => {
  expect(toCondition({ ...newLine('words'), text: ' яма,  нет воды ,яма' })).toEqual({
    is: 'words',
    words: ['яма', 'нет воды'],
  })
  expect(toCondition({ ...newLine('tag'), text: 'Дороги' })).toEqual({ is: 'tag', tags: ['дороги'] })
})

it('says whose shift gets a question, at any post or at one', () => {
  const any = { does: 'give_on_shift', agencyCode: 'roads', postId: null } as const
  const acts: Content['acts'] = [any, { ...any, postId: ID, postName: 'Диспетчер' }]
  expect(toContent(toForm({ ...FULL, acts }))?.acts).toEqual(acts)
  expect(toContent({ ...toForm(FULL), acts: [newLine('give_on_shift')] })).toBeNull()
})

it('says what a rule and a macro make beside steps', () => {
  const task = { does: 'subtask', what: 'Съездить', days: 2 } as const
  const nobody = { agencyCode: null, unitCode: null, ownerId: null }
  const acts: Content['acts'] = [
    { does: 'set_field', field: 'pole', value: '17-А; у дома' },
    { does: 'set_field', field: 'lit', value: true },
    { ...task, ...nobody },
    { ...task, agencyCode: 'roads', unitCode: null, ownerId: 'vera', ownerName: 'Вера' },
    { does: 'put_aside', days: 3, time: '09:00' },
  ]
  const typed = (form: RuleForm) => ({
    ...form,
    acts: form.acts.map((line) => (line.field === 'pole' ? { ...line, value: 'line' } : line)),
  })
  expect(toContent(typed(toForm({ ...FULL, acts })))?.acts).toEqual(acts)
  const ask = { does: 'ask_body', agencyCode: 'roads', ask: 'Когда починят?', hours: 8 } as const
  expect(toContent(toForm({ ...FULL, acts: [ask, { does: 'take' }] }))?.acts).toEqual([ask, { does: 'take' }])
  for (const kind of ['set_field', 'subtask', 'ask_body'] as const)
    expect(toContent({ ...toForm(FULL), acts: [newLine(kind)] })).toBeNull()
})
