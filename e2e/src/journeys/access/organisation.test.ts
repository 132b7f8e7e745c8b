import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  CLIENT_SECRET,
  type IdentityProvider,
  startIdentityProvider,
} from '../../../../server/test/sign-in/identity-provider.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { see } from '../../people/see.ts'
import { runCliWell } from '../../setup/cli.ts'
import { type Installation, startInstallation } from '../../setup/installation.ts'

const PERSON = { email: 'drozdov@region.example', password: 'vetryanaya-melnitsa-za-rekoy' }

let installation: Installation
let idp: IdentityProvider

beforeEach(async () => {
  installation = await startInstallation({ writeSignIn })
})
afterEach(async () => {
  await installation.stop()
  await idp.close()
})

// Asked for last, so that its windows close before the server behind them.
const { openStranger, expectTrouble } = useBrowser()

async function writeSignIn({ url, folder }: { url: string; folder: string }): Promise<string> {
  idp = await startIdentityProvider([`${url}/api/auth/organisation/region/callback`])
  const secret = path.join(folder, 'sso.secret')
  const file = path.join(folder, 'sign-in.yaml')
  writeFileSync(secret, CLIENT_SECRET, { mode: 0o600 })
  const provider = {
    ...{ id: 'region', kind: 'oidc', name: 'Правительство области', issuer: idp.issuer },
    ...{ clientId: 'veche', clientSecretFile: secret, linkByEmail: true },
    trustedSecondFactor: { amr: ['otp'] },
    roles: [{ group: 'veche-moderators', role: 'moderator', scope: 'region' }],
  }
  // YAML takes JSON as it is.
  writeFileSync(file, JSON.stringify({ passwords: 'administrators', providers: [provider] }))
  return file
}

it('comes in on a phone by the page of the organisation, with the role of a group, and learns why it may not', async () => {
  expectTrouble(/40[0-9]/)
  // The way to the page of the organisation, and nothing beside it.
  expectTrouble(/^foreign: http:\/\/127\.0\.0\.1:\d+\/(auth|interaction)[/?]/)
  const { page, context } = await openStranger({ url: installation.url, size: PHONE })
  const setUpCode = (await runCliWell(installation, 'user', 'setup-code')).trim()
  await page.request.post('/api/system/first-administrator', {
    headers: { origin: installation.url },
    data: { name: 'Пётр Дроздов', ...PERSON, setUpCode },
  })

  idp.person = { sub: 'stranger', email: 'stranger@region.example', email_verified: true }
  await page.goto('/sign-in?next=/knowledge')
  expect(await page.getByLabel('Эл. почта').count()).toBe(0)
  await page.getByRole('button', { name: 'Войти: Правительство области' }).click()
  await see(page.getByText(/Организация вас знает, а «Вече» нет/))

  // Signed out there: the next one comes in as another.
  await context.clearCookies({ domain: '127.0.0.1' })
  idp.person = {
    ...{ sub: 'drozdov', email: PERSON.email, email_verified: true },
    ...{ groups: ['veche-moderators'], amr: ['otp'] },
  }
  await page.goto('/sign-in?next=/profile')
  await page.getByRole('button', { name: 'Войти: Правительство области' }).click()
  await see(page.getByRole('heading', { name: 'Пётр Дроздов' }))
  expect(new URL(page.url()).pathname).toBe('/profile')
  await see(page.getByText('Согласующий центра'))
  await see(page.getByRole('region', { name: 'Вход организации' }).getByText('связана'))
  await page.goto('about:blank')
})
