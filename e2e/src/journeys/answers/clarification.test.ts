/** One fact is missing: the executor asks for it from a phone, the author answers in the thread of VK, and the work goes on. */
import { expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { notice } from '../../people/steps.ts'
import { openCommunity, writeComment } from '../../setup/community.ts'

const { openAs } = useBrowser()

it('is asked from a phone, waited for with the clocks standing, and answered in the thread', async () => {
  const community = await openCommunity('Волот уточняет', { municipality: 'volot' })
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, 'Второй день нет холодной воды, когда дадут?')
  const { resident, comment, incidentId } = asked
  await bring(incidentId, 'taken', { place: 'volot' })

  const executor = (await openAs('executor', { size: PHONE })).page
  await executor.goto(`/tasks/${incidentId}`)
  await executor.getByRole('button', { name: 'Уточнить у автора' }).click()
  const dialog = executor.getByRole('dialog', { name: 'Уточнить у автора' })
  await see(dialog.getByText(/^Сроки встанут, ждём автора до/))
  await dialog.getByRole('button', { name: 'Дом и подъезд' }).click()
  await dialog.getByRole('button', { name: 'Спросить' }).click()
  await notice(executor, 'Вопрос автору отправляется')

  const textsOf = async () => (await community.network.listAnswers(comment)).map(({ text }) => text)
  await expect.poll(textsOf).toHaveLength(1)
  expect((await textsOf())[0]).toContain('Уточните, пожалуйста, адрес')
  const panel = executor.getByRole('region', { name: 'Уточняющий вопрос' })
  await see(panel.getByText(/^Ждём автора до/))
  await see(panel.getByText(/сроки стоят/))
  await dispatcher.goto('/desk/clarifying')
  await see(dispatcher.locator(`a[href*="${incidentId}"]`))

  await writeComment(community, resident, 'На ул. Мира, дом 5', comment.id)
  await see(panel.getByText('Автор ответил на уточняющий вопрос'))
  await see(panel.getByText(/^Прочитали адрес:/))
  await seeGone(dispatcher.locator(`a[href*="${incidentId}"]`))
})
