import { expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { useBrowser } from '../../people/browser.ts'
import { see, seeGone } from '../../people/see.ts'
import { openCommunity } from '../../setup/community.ts'

const { openAs } = useBrowser()
const QUESTION = 'На Заречной, 8 после дождя стоит вода у подъезда, пройти нельзя.'

async function openQuestion() {
  const { page } = await openAs('dispatcher')
  const { incidentId } = await ask(
    page,
    await openCommunity('Хвойная слышит', { municipality: 'khvoynaya' }),
    QUESTION,
  )
  await page.goto(`/desk/new/${incidentId}`)
  await see(page.getByRole('region', { name: 'Переписка' }).getByText('стоит вода'))
  return page
}

it('takes a double click for one press', async () => {
  const page = await openQuestion()
  const notes = page.getByRole('region', { name: 'Заметки' })
  const kept: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/notes')) kept.push(request.url())
  })
  await notes.getByRole('textbox').fill('Позвонить в управляющую компанию')
  await notes.getByRole('button', { name: 'Добавить' }).dblclick()
  await see(notes.getByRole('listitem').getByText('Позвонить в управляющую компанию'))
  await expect.poll(() => notes.getByRole('textbox').inputValue()).toBe('')
  await notes.getByRole('textbox').fill('Обещали к вечеру')
  await notes.getByRole('textbox').press('Control+Enter')
  await see(notes.getByRole('listitem').getByText('Обещали к вечеру'))
  expect(kept).toHaveLength(2)
  expect(await notes.getByRole('listitem').count()).toBe(2)
})

it('keeps a dialog with something typed when the place beside it is clicked', async () => {
  const page = await openQuestion()
  const dialog = page.getByRole('dialog')
  const clickBeside = () => page.mouse.click(5, 5)

  await page
    .getByRole('button', { name: /^Изменить/ })
    .last()
    .dblclick()
  await see(dialog)
  await clickBeside()
  await seeGone(dialog)

  await page.keyboard.press('e')
  await dialog.getByLabel('Улица').fill('Заречная')
  await clickBeside()
  await see(dialog)
  expect(await dialog.getByLabel('Улица').inputValue()).toBe('Заречная')
  await dialog.getByRole('button', { name: 'Отмена' }).click()
  await seeGone(dialog)
})
