import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ACCOUNTS } from '../../people/accounts.ts'
import { ask } from '../../people/ask.ts'
import { DESK, PHONE, useBrowser } from '../../people/browser.ts'
import { CUT } from '../../people/cut-line.ts'
import { getIncident } from '../../people/desk-data.ts'
import { PNG } from '../../people/grey-point.ts'
import { approveVersion, bring, untilPublished } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { approve, notice, seePublished, writeAnswer } from '../../people/steps.ts'
import { openCommunity } from '../../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
const WORDS = 'Воду дали 25 ноября, а не 24: поправьте день'
const SAME_WORDS = 'Это слово в слово то, что жители уже получили'
const CONTACT = 'За воду отвечает администрация округа: 8 (81665) 5-45-08.'

async function seeRoomForWords(page: Page, field: Locator): Promise<void> {
  await page.evaluate(() => document.querySelector('#content > :last-child')?.scrollTo(0, 0))
  const [area, footer] = [await field.boundingBox(), await page.locator('main footer').boundingBox()]
  if (!area || !footer) throw new Error('The editor is not on the screen')
  expect(footer.y - area.y).toBeGreaterThan(120)
}

/** With all that a supplement says around it, and without a line, the field is in the first screen of a phone. */
async function seeWordsOnPhone(page: Page): Promise<void> {
  await page.setViewportSize(PHONE)
  await page.reload()
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  await see(field)
  await see(page.getByText(/^Здесь текст и 1 файл/))
  // What the check found stands under the button and takes its row too.
  await see(page.getByText(SAME_WORDS))
  await page.context().setOffline(true)
  await see(page.getByText(/^Нет связи/))
  await seeRoomForWords(page, field)
  await field.press('End')
  await field.pressSequentially(' ')
  const kept = page.getByText('сохранено на этом устройстве')
  await see(kept)
  await seeRoomForWords(page, field)
  for (const words of [kept, page.getByText(/^\d+ знак/)]) {
    const box = await words.first().boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? PHONE.width)).toBeLessThanOrEqual(PHONE.width)
  }
  await page.context().setOffline(false)
  await seeGone(kept)
  await page.setViewportSize(DESK)
}

it('adds to an answer what was asked for, and sends nobody the same letter twice', async () => {
  expectTrouble(CUT)
  const dispatcher = (await openAs('dispatcher')).page
  const community = await openCommunity('Чудово о воде', { municipality: 'chudovo' })
  const { resident, comment, incidentId } = await ask(
    dispatcher,
    community,
    'На Губина, 12 нет воды второй день. Когда дадут воду?',
  )
  await bring(incidentId, 'taken', { place: 'chudovo' })
  const executor = (await openAs('executor')).page
  const approver = (await openAs('approver')).page
  await executor.goto(`/tasks/${incidentId}`)
  const said = `Здравствуйте, ${resident.firstName}! Воду на Губина, 12 дали 24 ноября. ${CONTACT}`
  await executor
    .locator('input[capture]')
    .setInputFiles({ name: 'после.png', mimeType: 'image/png', buffer: PNG })
  await writeAnswer(executor, said)
  await approveVersion(incidentId)
  await untilPublished(incidentId)

  const supplement = async () => {
    await approver.goto(`/desk/awaiting_author/${incidentId}`)
    await approver.getByRole('button', { name: 'Ещё', exact: true }).click()
    await approver.getByRole('menuitem', { name: 'Дополнить ответ' }).click()
    const dialog = approver.getByRole('dialog')
    await see(dialog.getByText('Жители прочитают не её'))
    await dialog.getByLabel(/^Что дополнить/).fill(WORDS)
    await dialog.getByRole('button', { name: 'Начать дополнение' }).click()
    await notice(approver, `теперь у: ${ACCOUNTS.executor.name}`)
    expect(approver.url()).toContain(incidentId)
  }
  await supplement()
  await approver
    .getByRole('status')
    .getByRole('button', { name: /^Отменить/ })
    .click()
  await expect.poll(async () => (await getIncident(dispatcher, incidentId)).step).toBe('awaiting_author')
  await supplement()

  await executor.goto('/tasks?tab=today')
  const task = executor.locator(`a[href^="/tasks/${incidentId}"]`)
  await see(task.getByText('дополнение к ответу'))
  await task.click()
  await see(executor.getByRole('region', { name: 'Что дополнить' }).getByText(WORDS))
  await see(executor.getByText(/^Здесь текст и 1 файл ответа от \d/))
  await see(executor.getByText(SAME_WORDS))
  expect(await executor.getByRole('button', { name: /^На согласование/ }).isDisabled()).toBe(true)
  const added = said.replace('24 ноября', '25 ноября')
  await seeWordsOnPhone(executor)
  await writeAnswer(executor, added)

  await approver.goto(`/approvals/${incidentId}`)
  const banner = approver.getByRole('region', { name: 'Что дополнить' })
  await see(banner.getByText(/^Дополнение к ответу от .* · ушёл под 1 вопрос · просит/))
  await see(banner.getByText(said))
  await approve(approver, incidentId)
  await seePublished(dispatcher, incidentId)
  const texts = (await community.network.listAnswers(comment)).map(({ text }) => text)
  expect(texts).toHaveLength(2)
  expect(texts[1]).toContain(added)
})
