// @vitest-environment jsdom
/** Every kind of act that the one queue keeps: what the contract refuses is never kept, what it takes waits for the line. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ApiError } from '../../../lib/api.ts'
import type { Acts } from '../../../lib/line/kept-acts.ts'
import { ME } from '../../../testing/frame.ts'
import { INCIDENT_ID } from '../../../testing/incidents.ts'
import { KINDS } from './KeptActs.tsx'

const ID = '00000000-0000-7000-8000-000000000071'
const STEP = { number: 204, seen: { agencyCode: 'roads', assigneeName: null }, by: ME.name }
const keyed = { commandKey: ID }
const release = { type: 'release', expectedVersion: 3, ...keyed }
const body = { id: ID, agencyCode: 'water', personId: null }

const SEND_BACK = { versionNo: 1, reasonCode: 'no_date', expectedVersion: 3, key: ID }

/** By its name: a body that the server reads, the same with what it refuses, and the field that it names then. Null: sent without words. */
const CASES: Record<string, [good: object, bad: object | null, field: string]> = {
  step: [
    { ...STEP, command: { ...release, reason: 'Не на месте' } },
    { ...STEP, command: { ...release, reason: ' ' } },
    'reason',
  ],
  noteChange: [
    { type: 'edit', note: { text: 'Ключи у вахтёра', mentions: [] }, people: [] },
    { type: 'edit', note: { text: ' ', mentions: [] }, people: [] },
    'text',
  ],
  askAuthor: [
    { text: 'Здравствуйте! Какой дом?', expectedVersion: 3, key: ID },
    { text: ' ', expectedVersion: 3, key: ID },
    'text',
  ],
  endWait: [{ clarificationId: ID }, null, ''],
  ownFields: [
    { values: { route: '12к' }, before: { route: null } },
    { values: { route: ['12к'] }, before: { route: null } },
    'values.route',
  ],
  askBodies: [
    { bodies: [body], ask: 'Когда откроют?', shownWords: '', hours: 8, isConfirmed: false },
    { bodies: [], ask: 'Когда откроют?', shownWords: '', hours: 8, isConfirmed: false },
    'bodies',
  ],
  partAct: [
    { type: 'say', words: 'Ждём', expectedRevision: 1, ...keyed },
    { type: 'say', words: ' ', expectedRevision: 1, ...keyed },
    'words',
  ],
  fileLabel: [{ label: 'after' }, { label: 'later' }, 'label'],
  decision: [
    { type: 'send_back', number: 204, request: { ...SEND_BACK, comment: 'Назовите день' } },
    { type: 'send_back', number: 204, request: { ...SEND_BACK, comment: ' ' } },
    'comment',
  ],
  remind: [{ words: '', ...keyed }, { words: 'Ж'.repeat(5000), ...keyed }, 'words'],
  articleVote: [{ isHelpful: true }, { isHelpful: 'да' }, 'isHelpful'],
  practiceVote: [{ isFor: true }, { isFor: null }, 'isFor'],
  practiceComment: [{ id: ID, words: 'И у нас так.' }, { id: ID, words: ' ' }, 'words'],
  threadVote: [{ isFor: false }, { isFor: null }, 'isFor'],
  askCentre: [
    { id: ID, kind: 'question', title: 'Кто чистит', words: 'Зимой никто.' },
    { id: ID, kind: 'question', title: ' ', words: 'Зимой никто.' },
    'title',
  ],
  sayToCentre: [{ id: ID, words: 'И летом.' }, { id: ID, words: ' ' }, 'words'],
}

const kept = () => Object.keys(localStorage).filter((key) => key.startsWith(`veche.work.${ME.id}.`))
const { fetch } = globalThis
let sent = 0
beforeEach(() => {
  localStorage.clear()
  sent = 0
  globalThis.fetch = async () => {
    sent += 1
    throw new TypeError('Failed to fetch')
  }
})
afterEach(() => {
  globalThis.fetch = fetch
})

it('knows each kind', () => {
  expect(KINDS.map(({ name }) => name).toSorted()).toEqual(Object.keys(CASES).toSorted())
})

it.each(Object.entries(CASES))('%s', async (name, [good, bad, field]) => {
  // Each kind has a body of its own shape, which the table gives.
  const acts = KINDS.find((kind) => kind.name === name) as unknown as Acts<object>
  const press = (given: object) =>
    acts.sendOrKeep(ME.id, { place: `${INCIDENT_ID}.${name}`, incidentId: INCIDENT_ID, body: given })
  const refusalOf = (given: object) =>
    press(given).then(
      () => 'kept',
      ({ code, details }: ApiError) => ({ code, ...details }),
    )
  const refused = { code: 'http.invalid', fields: [expect.objectContaining({ field })] }

  if (bad !== null) {
    // The schema had not come when it was pressed.
    expect(await refusalOf(bad)).toEqual(refused)
    expect(kept()).toEqual([])

    // By now it is there, and what it refuses does not even leave.
    const before = sent
    expect(await refusalOf(bad)).toEqual(refused)
    expect([kept(), sent]).toEqual([[], before])
  }

  expect(await press(good)).toBe(false)
  expect(kept()).toHaveLength(1)
  expect(acts.listRuns(ME.id)).toHaveLength(1)
})
