/** Which mailbox writes to whoever left an address, and that nobody else is written to. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { createEmailConnector } from '../../../connectors/email/email-connector.ts'
import { newId } from '../../../platform/ids.ts'
import { findLetterPlaces } from './find-letter-places.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ connectors: new Map([['email' as const, createEmailConnector()]]) })
})
afterAll(() => test.close())

const mailbox = (municipalityCode: string) =>
  saveChannel(test.context, {
    ...{ network: 'email', externalId: `priem@${municipalityCode}.example`, municipalityCode },
    credentials: test.context.vault.seal({
      tokens: {
        ...{ address: `priem@${municipalityCode}.example`, password: 'password' },
        ...{ imapHost: '127.0.0.1', smtpHost: '127.0.0.1' },
      },
      webhookSecret: null,
    }),
  })

async function recipient(email: string | null, externalId = newId()) {
  const by = await saveUser(test.db, buildActor({ role: 'dispatcher' }))
  const channel = await saveChannel(test.context, {
    ...{ network: 'form', externalId: `by-hand-${newId()}`, municipalityCode: 'borovichi' },
  })
  const at = test.clock.now
  if (email !== null)
    await test.db
      .insertInto('handRecord')
      .values({
        ...{
          id: externalId,
          channelId: channel.id,
          container: `form:${externalId}`,
          externalId,
          way: 'phone',
        },
        ...{ saidAt: at, recordedAt: at, byId: by.id, byName: by.name, contentHash: 'hash' },
        email: test.context.vault.seal(email),
      })
      .execute()
  return { incidentId: newId(), channelId: channel.id, surface: 'form', externalId } as const
}

it('writes from the mailbox of the place, else from another, and to nobody without an address', async () => {
  const { connectors, channels } = test.product
  const find = (who: Awaited<ReturnType<typeof recipient>>) => {
    channels.forget()
    return findLetterPlaces(test.db, [who], { connectors, channels, vault: test.context.vault })
  }
  const anna = await recipient('anna@pochta.example')
  expect((await find(anna)).size).toBe(0)
  const other = await mailbox('valday')
  expect((await find(anna)).get(anna.incidentId)).toMatchObject({
    ...{ channelId: other.id, network: 'email', container: 'email:anna@pochta.example' },
  })
  const own = await mailbox('borovichi')
  expect((await find(anna)).get(anna.incidentId)?.channelId).toBe(own.id)
  expect((await find(await recipient(null))).size).toBe(0)
  // Of the demo, or from a file.
  expect((await find(await recipient(null, 'demo-lamp'))).size).toBe(0)
})
