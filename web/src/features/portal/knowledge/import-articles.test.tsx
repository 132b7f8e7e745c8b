// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ImportArticlesDialog } from './ImportArticlesDialog.tsx'

const network = fakeNetworkForEach()

it('says each problem in words with its line and field, and no code of a program', async () => {
  network.serve(KNOWLEDGE_ROUTES.importArticles, () => ({
    ...{ added: [], changed: [], unchanged: 0 },
    problems: [
      { article: '', line: 1, field: 'head', problem: 'no_head' },
      { article: 'village-water', line: 12, field: 'topics', problem: 'unknown_topic', value: 'вода' },
    ],
  }))
  const { user } = show(<ImportArticlesDialog onClose={() => undefined} />)
  await user.upload(await screen.findByLabelText('Файл'), [
    new File(['# Вода'], 'вода.md', { type: 'text/markdown' }),
  ])
  expect(await screen.findByText(/^строка 1, «шапка файла»: файл начинается не с полей/)).toBeTruthy()
  expect(
    screen.getByText(/^village-water, строка 12, «темы» \(topics\): такого кода темы нет: «вода»/),
  ).toBeTruthy()
  expect(screen.getByRole('dialog').textContent).not.toMatch(/no_head|unknown_topic/)
})

it('gives a sample whose topic is one of the region, and shows where its code is found', async () => {
  const bytes: Blob[] = []
  vi.spyOn(URL, 'createObjectURL')
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) bytes.push(blob)
    return 'blob:sample'
  }
  HTMLAnchorElement.prototype.click = () => undefined
  const { user } = show(<ImportArticlesDialog onClose={() => undefined} />)
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Скачать образец' })
  await vi.waitFor(() => expect(button.disabled).toBe(false))
  await user.click(button)
  const [code = ''] = [...document.querySelectorAll('details code')].map(({ textContent }) => textContent)
  expect(code).not.toBe('')
  expect(await bytes[0]?.text()).toContain(`topics: [${code}]`)
})
