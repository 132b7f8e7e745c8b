/** Takes one question from the desk to an approved answer, by the people whose work it is. */
import { DESK_AGENCY, type Desk, GOOD_ANSWER } from '../../../server/test/desk.ts'
import { must } from './must.ts'

export async function answerIncident({ test, people }: Desk, id: string): Promise<void> {
  const [dispatcher, executor, moderator] = [people.dispatcher, people.executor, people.moderator].map(
    test.as,
  )
  if (!dispatcher || !executor || !moderator) throw new Error('The desk has its people')
  const expectedVersion = async (): Promise<number> =>
    (await must(moderator.get(`/incidents/${id}`))).json().version
  const path = `/incidents/${id}`
  const place = { topicCode: 'housing.no-water', municipalityCode: 'borovichi', agencyCode: DESK_AGENCY }
  await must(
    dispatcher.post(`${path}/commands`, {
      ...{ type: 'accept', ...place },
      expectedVersion: await expectedVersion(),
    }),
  )
  await must(executor.post(`${path}/commands`, { type: 'take', expectedVersion: await expectedVersion() }))
  await must(
    executor.post(`${path}/answer/submit`, {
      ...{ kind: 'final', text: GOOD_ANSWER, outcome: 'solved', overrideReason: 'проверено' },
      expectedVersion: await expectedVersion(),
    }),
  )
  await must(
    moderator.post(`${path}/answer/approve`, { versionNo: 1, expectedVersion: await expectedVersion() }),
  )
}
