/** A desk with an answer that has left and a card of a rumour that is in public. */
import { sql } from 'kysely'
import { expect } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../desk.ts'
import { saveCard, saveCheckers, type TestCard } from '../factories/fake-desk-factory.ts'
import { saveIncident } from '../factories/incident-factory.ts'

export type PublishedDesk = Desk & {
  card: TestCard
  /** As the product's role. */
  run: (...statements: string[]) => Promise<void>
  asOwner: (...statements: string[]) => Promise<void>
}

export async function openPublishedDesk(): Promise<PublishedDesk> {
  const desk = await openDesk()
  await publishAnswer(desk)
  const card = await saveCard(desk, await saveCheckers(desk))
  await card.bring('watch')
  const inOne =
    (db: 'db' | 'owner') =>
    (...statements: string[]) =>
      desk.test[db].transaction().execute(async (tx) => {
        for (const statement of statements) await sql.raw(statement).execute(tx)
      })
  return { ...desk, card, run: inOne('db'), asOwner: inOne('owner') }
}

async function publishAnswer(desk: Desk): Promise<void> {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress' },
    ...{ agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' },
  })
  const steps = [
    [desk.people.executor, 'submit', { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' }],
    [desk.people.moderator, 'approve', { versionNo: 1 }],
  ] as const
  for (const [actor, step, body] of steps) {
    const read = desk.test.db.selectFrom('incident').select('version').where('id', '=', id)
    const { version: expectedVersion } = await read.executeTakeFirstOrThrow()
    const done = await desk.test
      .as(actor)
      .post(`/incidents/${id}/answer/${step}`, { expectedVersion, ...body })
    expect(done.statusCode).toBe(200)
  }
  await desk.send()
}
