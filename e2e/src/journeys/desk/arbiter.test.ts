import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { useBrowser } from '../../people/browser.ts'
import { readDeadlines } from '../../people/desk-data.ts'
import { bring } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { assignAgency, choose, notice } from '../../people/steps.ts'
import { openCommunity } from '../../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
const VOLOT = 'Администрация Волотовского округа'
const VALDAY = 'Администрация Валдайского округа'
const OWED = ['first_answer', 'final_answer']

it('lets bodies hand a question over twice; then the arbiter decides, and the clock has not moved', async () => {
  const community = await openCommunity('Холм спорит', { municipality: 'kholm' })
  const dispatcher = (await openAs('dispatcher')).page
  const moderator = (await openAs('approver')).page
  const coordinator = (await openAs('coordinator')).page
  const { incidentId } = await ask(dispatcher, community, 'Мост на Речной, 2 совсем сгнил. Когда починят?')

  await bring(incidentId, 'registered', { place: 'volot', municipality: 'kholm' })
  const owed = await readDeadlines(dispatcher, incidentId, OWED)
  expect(owed).not.toEqual([])
  await refuse(coordinator, incidentId, 'Мост стоит на границе, он на балансе соседей.', VALDAY)
  await assignAgency(dispatcher, incidentId, VALDAY)
  await refuse(coordinator, incidentId, 'Граница проходит по другому берегу.', VOLOT)
  await assignAgency(dispatcher, incidentId, VOLOT)
  await refuse(coordinator, incidentId, 'Прокуратура признала мост областным.', VALDAY)

  await dispatcher.goto(`/desk/distribution/${incidentId}`)
  const dispute = dispatcher.getByText('Нужен арбитр: от вопроса отказались 3 раза')
  await see(dispute)
  expect(await dispatcher.getByRole('button', { name: /^Назначить ведомство/ }).count()).toBe(0)
  await assignAgency(moderator, incidentId, VOLOT)

  // Nothing else takes it from them now.
  await coordinator.goto(`/desk/assigned/${incidentId}`)
  await see(coordinator.getByRole('button', { name: /^Назначить человека/ }))
  expect(await coordinator.getByRole('button', { name: /^Не наша компетенция/ }).count()).toBe(0)
  const history = coordinator.getByRole('region', { name: 'История' })
  await expect.poll(() => history.getByText('Не наша компетенция', { exact: false }).count()).toBe(3)
  await see(history.getByText('Прокуратура признала мост областным.'))
  expect(await readDeadlines(dispatcher, incidentId, OWED)).toEqual(owed)
})

async function refuse(page: Page, incidentId: string, reason: string, proposed: string): Promise<void> {
  // Refused, the question is out of the agency's sight: the card that is still open asks for it once more.
  expectTrouble(/404/)
  await page.goto(`/desk/assigned/${incidentId}`)
  await page.getByRole('button', { name: /^Не наша компетенция/ }).click()
  await page.getByRole('dialog').getByLabel('Почему не ваша компетенция').fill(reason)
  await choose(page, 'Чья, по-вашему', proposed)
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть на распределение' }).click()
  await notice(page, 'Возвращено на распределение')
}
