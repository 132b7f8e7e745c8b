import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { useBrowser } from '../../people/browser.ts'
import { getIncident } from '../../people/desk-data.ts'
import { bring } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { confirmApproval, notice, seePublished, writeAnswer } from '../../people/steps.ts'
import { openCommunity, writeComment } from '../../setup/community.ts'

const { openAs } = useBrowser()
const WORDS = 'Да, теперь всё сделали, спасибо!'

it('comes back from an author who is not satisfied, and is solved with a photo that the card shows', async () => {
  const dispatcher = (await openAs('dispatcher')).page
  const community = await openCommunity('Чудово слышит', { municipality: 'chudovo' })
  const { resident, comment, incidentId } = await ask(
    dispatcher,
    community,
    'На Губина, 9 у подъезда огромная яма, третий месяц не засыпают. Когда сделаете?',
  )
  const contact = 'Отвечает администрация округа: 8 (81665) 5-45-08.'
  const text = `Здравствуйте, ${resident.firstName}! Яму осмотрели, работы закончили 23 ноября. ${contact}`
  await bring(incidentId, 'approved', { place: 'chudovo', text })
  await seePublished(dispatcher, incidentId)
  const evidence = dispatcher.getByRole('region', { name: 'Чем подтверждено «решено»' })
  expect(await evidence.count()).toBe(0)

  await writeComment(community, resident, 'Нет, ничего не сделали, яма на месте!', comment.id)
  await see(dispatcher.getByText('переоткрыто', { exact: true }))
  expect((await getIncident(dispatcher, incidentId)).step).toBe('in_progress')

  const solved = `Здравствуйте, ${resident.firstName}! Яму засыпали и заасфальтировали сегодня, фото приложили. ${contact}`
  await answerWithPhoto((await openAs('executor')).page, incidentId, solved)
  const approver = (await openAs('approver')).page
  await approver.goto(`/approvals/${incidentId}`)
  await see(approver.getByText('Автор написал ещё. Пока не прочитано, ответ не публикуем.'))
  await approver.keyboard.press('u')
  await notice(approver, 'Отмечено прочитанным')
  await confirmApproval(approver)

  await seePublished(dispatcher, incidentId)
  await see(evidence.getByText('Фото после работ в ответе'))
  const photo = evidence.getByRole('img', { name: /^После: after/ })
  await see(photo)
  const width = () => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(width).toBeGreaterThan(0)

  await writeComment(community, resident, WORDS, comment.id)
  await see(evidence.getByText('Автор подтвердил'))
  await see(evidence.getByText(WORDS))
  expect((await getIncident(dispatcher, incidentId)).step).toBe('done')
  const texts = (await community.network.listAnswers(comment)).map(({ text }) => text)
  expect(texts).toHaveLength(2)
  expect(texts[1]).toContain(solved)
})

/** The yard as it is now, from the gallery of a phone. */
async function answerWithPhoto(page: Page, incidentId: string, text: string): Promise<void> {
  await page.goto('/tasks?tab=all')
  await page.locator(`a[href^="/tasks/${incidentId}"]`).click()
  const picture = await page.screenshot({ type: 'png' })
  await see(page.getByRole('textbox', { name: 'Текст ответа' }))
  await page
    .locator('input[type="file"]:not([capture])')
    .setInputFiles({ name: 'after.png', mimeType: 'image/png', buffer: picture })
  await see(page.getByRole('img', { name: /after\.png/ }))
  // Nobody but a person says that it shows the result.
  await page.getByLabel('Что на снимке: after.png').selectOption({ label: 'После' })
  await page.getByRole('group', { name: 'Итог' }).getByRole('button', { name: 'Решено', exact: true }).click()
  await writeAnswer(page, text)
}
