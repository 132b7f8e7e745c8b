// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ChatArticles } from './ChatArticles.tsx'

const network = fakeNetworkForEach()
const PLACE = {
  chatId: '00000000-0000-7000-8000-0000000000c1',
  messageId: '00000000-0000-7000-8000-0000000000a1',
}
const ARTICLE = {
  id: '00000000-0000-7000-8000-0000000000b1',
  code: 'street-light-out',
  title: 'Не горит фонарь',
  isStale: false,
  fits: 'topic' as const,
  steps: '',
  term: 'Срок стоит в контракте.',
  avoid: '',
  answers: [{ text: 'Лампу заменят {дата}.', open: ['{дата}'], outcome: 'explained', isOfMatter: true }],
}

function open(articles = [ARTICLE], onReply: ((text: string) => void) | null = vi.fn()) {
  network.serve(KNOWLEDGE_ROUTES.offerArticlesInChat, () => ({ articles }))
  network.serve(KNOWLEDGE_ROUTES.noteArticleUse, () => ({ ok: true }))
  return show(<ChatArticles {...PLACE} onReply={onReply} renderArticle={(_, content) => content} />)
}

it('puts a model answer into the field, says what is left to fill in, and sends nothing by itself', async () => {
  const onReply = vi.fn()
  const { user } = open([ARTICLE], onReply)
  await user.click(await screen.findByText('Не горит фонарь'))
  expect(screen.getByText('Заполните: {дата}')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Лампу заменят/ }))
  expect(onReply).toHaveBeenCalledWith('Лампу заменят {дата}.')
  expect(network.calls('POST')).toEqual([`POST /api/articles/${ARTICLE.id}/use`])
})

it('gives no button to whoever may not speak there', async () => {
  open([ARTICLE], null)
  expect(await screen.findByText('Не горит фонарь')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

it('shows the nearest two and says so of one past its day', async () => {
  const rest = ['b2', 'b3'].map((id) => ({
    ...ARTICLE,
    id: ARTICLE.id.replace('b1', id),
    title: id,
    isStale: true,
  }))
  open([ARTICLE, ...rest])
  expect(await screen.findByText('b2')).toBeTruthy()
  expect(screen.queryByText('b3')).toBeNull()
  expect(screen.getByText('Устарела')).toBeTruthy()
})
