import { afterEach, beforeEach, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { see, seeGone } from '../../people/see.ts'
import { fillSignIn } from '../../people/sign-in.ts'
import { runCliWell } from '../../setup/cli.ts'
import { type Installation, startInstallation } from '../../setup/installation.ts'

const PERSON = { email: 'drozdov@region.example', password: 'vetryanaya-melnitsa-za-rekoy' }

let installation: Installation

beforeEach(async () => {
  installation = await startInstallation({})
})
afterEach(() => installation.stop())

// Asked for last, so that its windows close before the server behind them.
const { openStranger, expectTrouble } = useBrowser()

it('adds a key of the device in the profile, comes in by it alone, and removes it', async () => {
  expectTrouble(/40[0-9]/)
  const { page } = await openStranger({ url: installation.url })
  const setUpCode = (await runCliWell(installation, 'user', 'setup-code')).trim()
  await page.request.post('/api/system/first-administrator', {
    headers: { origin: installation.url },
    data: { name: 'Пётр Дроздов', ...PERSON, setUpCode },
  })
  // A device that checks a finger, as Chromium itself plays one.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true },
    },
  })
  await page.goto('/sign-in')
  await fillSignIn(page, PERSON)
  await see(page.getByText('Вашей роли нужен второй фактор входа'))
  await page.goto('/profile')

  const keys = page.getByRole('region', { name: 'Ключи доступа' })
  await keys.getByRole('button', { name: 'Добавить ключ' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Название').fill('Рабочий ноутбук')
  await dialog.getByLabel('Пароль').fill(PERSON.password)
  await dialog.getByRole('button', { name: 'Добавить ключ' }).click()
  await see(keys.getByText('Рабочий ноутбук'))
  // The role asks for two factors, and a key is both.
  await see(page.getByRole('region', { name: 'Ключи для программ' }))

  await page.getByRole('button', { name: /Пётр Дроздов/ }).click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await page.getByRole('button', { name: 'Войти ключом доступа' }).click()
  await see(page.getByRole('banner'))
  await page.goto('/profile')
  await see(keys.getByText(/вход /))

  await keys.getByRole('button', { name: 'Удалить: Рабочий ноутбук' }).click()
  await see(page.getByText('Ключ удалён'))
  await seeGone(keys.getByText('Рабочий ноутбук'))
  // The installation stops before the page is closed, which would miss its live events.
  await page.goto('about:blank')
})
