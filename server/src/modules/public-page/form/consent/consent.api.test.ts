/** The page names who handles the data; each question keeps to which wording its author agreed; consent is taken back on the receipt. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../../../../test/browser.ts'
import { saveUserWithPassword } from '../../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion } from '../../../../../test/public-page.ts'

const TEXT = {
  operatorName: 'Министерство «Пример»',
  operatorAddress: 'Великий Новгород, Мира, 1',
  policyUrl: 'https://example.org/policy',
}

let region: PublicRegion
let administrator: ReturnType<typeof openBrowser>
beforeAll(async () => {
  region = await openPublicRegion()
  const grants = [{ role: 'administrator', scope: { kind: 'region' } }] as const
  const email = 'first@example.org'
  await saveUserWithPassword(region.test.db, { email, name: 'Ева', grants: [...grants] })
  administrator = openBrowser(region.test.app)
  await administrator.signIn(email)
})
afterAll(() => region.close())

const versionOf = async (number: number) =>
  (
    await region.test.db
      .selectFrom('formRequest')
      .select('consentVersion')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  ).consentVersion

it('names the operator and links to the policy, and keeps with the question what was agreed to', async () => {
  expect((await region.get('/ask')).text).not.toContain('id="operator"')
  const early = await region.ask({ text: 'На улице Мира не горят фонари' })
  expect(await versionOf(early.number)).not.toContain('.')

  const wrong = await administrator.post('/api/consent', { ...TEXT, policyUrl: 'javascript:alert(1)' })
  expect(wrong.statusCode).toBe(400)
  expect((await administrator.post('/api/consent', TEXT)).statusCode).toBe(200)
  const page = (await region.get('/ask')).text
  expect(page).toContain('Министерство «Пример», Великий Новгород, Мира, 1')
  expect(page).toContain('href="https://example.org/policy"')
  const no = /name="consentText" value="(\d+)"/.exec(page)?.[1] ?? ''
  const asked = await region.ask({ text: 'На улице Мира не горят фонари, второй дом', consentText: no })
  expect(await versionOf(asked.number)).toMatch(new RegExp(`^2026-11\\.${no}$`))
  // Nobody has published this one.
  const forged = await region.ask({ text: 'На улице Мира не горят фонари, третий дом', consentText: '999' })
  expect(await versionOf(forged.number)).toBe('2026-11')
  const { entries } = (await administrator.get('/api/journal?action=consent.published')).json()
  expect(entries).toMatchObject([{ details: TEXT }])
})

it('is taken back once by who has the code, and stands in the list of administrators', async () => {
  const { number, code } = await region.ask({ text: 'На Садовой улице большая яма у дома' })
  await region.work()
  const shown = await region.post('/ask/check', { number: String(number), code })
  expect(shown.text).toContain('id="withdraw"')
  const wrong = await region.post('/ask/withdraw', { number: String(number), code: 'AAAAA-AAAAA' })
  expect(wrong.text).not.toContain('id="withdrawn"')
  const list = async () => (await administrator.get('/api/consent')).json()
  expect((await list()).withdrawals).toEqual([])

  for (const _again of [1, 2]) {
    const taken = await region.post('/ask/withdraw', { number: String(number), code })
    expect(taken.text).toContain('Вы отозвали согласие')
    expect(taken.text).not.toContain('id="withdraw"')
  }
  const { withdrawals, text } = await list()
  expect(text).toMatchObject(TEXT)
  expect(withdrawals).toEqual([
    {
      ...{ requestNumber: number, number: expect.any(Number), isErased: false },
      at: region.test.clock.now.toISOString(),
    },
  ])
  // By this number the demand is made, and another administrator confirms it.
  const preview = await administrator.get(`/api/erasures/preview?number=${withdrawals[0].number}`)
  expect([preview.statusCode, preview.json().obstacle]).toEqual([200, 'open'])
})
