// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { ImportHeadedResponse } from '@veche/contract/portal/headed-imports.ts'
import { expect, it, vi } from 'vitest'
import { show } from '../../testing/show.tsx'
import { HeadedFiles } from './HeadedFiles.tsx'

const NOTHING: ImportHeadedResponse = { added: [], changed: [], unchanged: [], problems: [] }

it('tells by name what files would change, or what is wrong by line and field, before anything is loaded', async () => {
  const at = { file: 'правила.md', line: 5 }
  const send = vi.fn(
    async (_files: readonly File[], _isPreview: boolean): Promise<ImportHeadedResponse> => ({
      ...NOTHING,
      problems: [
        { ...at, field: 'acts', problem: 'wrong' },
        { ...at, field: 'name', problem: 'rule.act_forbidden' },
      ],
    }),
  )
  const { user } = show(
    <HeadedFiles of="rules" href="/api/rules/file" mayLoad send={send} refresh={['rules']} />,
  )
  await user.click(screen.getByRole('button', { name: 'Файлы' }))
  expect(await screen.findByRole('menuitem', { name: 'Выгрузить текстом (Markdown)' })).toBeTruthy()
  await user.click(screen.getByRole('menuitem', { name: 'Загрузить из файла' }))
  const input = await screen.findByLabelText('Файлы Markdown')
  const choose = () => fireEvent.change(input, { target: { files: [new File(['---'], 'правила.md')] } })
  choose()
  expect(
    await screen.findByText('правила.md, строка 5, «что сделать» (acts): написано не так, как нужно'),
  ).toBeTruthy()
  // A refusal of the server is said in words, not by its code.
  expect(screen.queryByText(/act_forbidden/)).toBeNull()
  const load = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Загрузить' })
  expect(load().disabled).toBe(true)

  send.mockImplementation(async () => ({ ...NOTHING, problems: [], added: ['Ямы сразу ведомству'] }))
  choose()
  expect(await screen.findByText('Ямы сразу ведомству')).toBeTruthy()
  await user.click(load())
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(send.mock.calls.map(([, isPreview]) => isPreview)).toEqual([true, true, false])
})

it('offers no loading to whoever may only read', async () => {
  const { user } = show(
    <HeadedFiles of="rules" href="/api/rules/file" mayLoad={false} send={vi.fn()} refresh={[]} />,
  )
  await user.click(screen.getByRole('button', { name: 'Файлы' }))
  expect(await screen.findAllByRole('menuitem')).toHaveLength(1)
})
