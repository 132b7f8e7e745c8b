/** An answer with a private part, from the question on the desk to its rows in the outbox. */
import { expect } from 'vitest'
import { DESK_AGENCY, type Desk } from '../desk.ts'
import type { TestClient } from '../test-app.ts'

export const PUBLIC_PART =
  'Здравствуйте, Анна! Перерасчёт выполнен 24 ноября, подробности написали вам в личные сообщения. Отвечает администрация, телефон 8 (8162) 77-77-77.'
export const PRIVATE_PART =
  'Здравствуйте, Анна! По вашей квартире № 12 вернули 840 рублей, деньги придут до 30 ноября.'

type Person = keyof Desk['people']
export type AnswerWork = ReturnType<typeof workOnAnswers>

export function workOnAnswers(desk: Desk) {
  const as = (person: Person): TestClient => desk.test.as(desk.people[person])
  const card = async (id: string) => (await as('moderator').get(`/incidents/${id}`)).json()
  const run = async (person: Person, id: string, command: { type: string; [key: string]: unknown }) =>
    as(person).post(`/incidents/${id}/commands`, { ...command, expectedVersion: (await card(id)).version })

  async function take(id: string): Promise<void> {
    const place = { topicCode: 'housing.no-water', municipalityCode: 'borovichi', agencyCode: DESK_AGENCY }
    await run('dispatcher', id, { type: 'accept', ...place, urgency: 'normal' })
    expect((await run('executor', id, { type: 'take' })).statusCode).toBe(200)
  }

  const submit = async (id: string, answer: Record<string, unknown> = {}) =>
    as('executor').post(`/incidents/${id}/answer/submit`, {
      kind: 'final',
      text: PUBLIC_PART,
      privateText: PRIVATE_PART,
      outcome: 'solved',
      overrideReason: 'проверено',
      ...answer,
      expectedVersion: (await card(id)).version,
    })

  /** Of a question on somebody's task, or of a new one. */
  async function approved({ id }: { id: string }, answer: Record<string, unknown> = {}): Promise<void> {
    if ((await card(id)).step !== 'in_progress') await take(id)
    const submitted = await submit(id, answer)
    expect([submitted.statusCode, submitted.body.slice(0, 300)]).toEqual([200, expect.anything()])
    const { versions } = (await as('moderator').get(`/incidents/${id}/answer`)).json()
    const decision = { versionNo: versions.at(-1).versionNo, expectedVersion: (await card(id)).version }
    const reply = await as('moderator').post(`/incidents/${id}/answer/approve`, decision)
    expect(reply.statusCode).toBe(200)
  }

  const parts = (id: string) =>
    desk.test.db
      .selectFrom('outbox')
      .select(['id', 'part', 'state', 'recipientIncidentId', 'errorCode', 'isInvitation'])
      .where('incidentId', '=', id)
      .orderBy('seq')
      .execute()
  const states = async (id: string) => (await parts(id)).map(({ part, state }) => `${part} ${state}`)
  const rowOf = async (id: string, part: 'public' | 'private', recipient = id) =>
    (await parts(id)).find((row) => row.part === part && row.recipientIncidentId === recipient)!
  const resolve = (publicationId: string, decision: object) =>
    as('moderator').post(`/publications/${publicationId}/resolve`, decision)

  return { as, card, run, take, submit, approved, parts, states, rowOf, resolve }
}
