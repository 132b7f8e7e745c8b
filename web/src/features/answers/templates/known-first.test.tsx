// @vitest-environment jsdom
/** The model answer of the first article of the topic is taken by one touch; another kind of find is not offered so. */

import { screen, waitFor } from '@testing-library/react'
import type { OfferedArticlesResponse } from '@veche/contract/portal/knowledge.ts'
import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import { expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { fakeNetworkForEach, NO_LINE } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { KnownFirst } from './KnownFirst.tsx'
import { offeredArticlesQuery } from './templates.queries.ts'

type Article = z.infer<typeof OfferedArticlesResponse>['articles'][number]
const network = fakeNetworkForEach()
const INCIDENT = '00000000-0000-7000-8000-000000000001'
const TEXT = 'Здравствуйте! Лампу заменим {дата}.'
const article: Article = {
  ...{ id: '00000000-0000-7000-8000-000000000002', code: 'lamp', title: 'Не горит фонарь', fits: 'topic' },
  ...{
    steps: '',
    term: '',
    avoid: '',
    isStale: false,
    answers: [{ text: TEXT, open: ['{дата}'], outcome: 'solved', isOfMatter: true }],
  },
}

function open(articles: Article[]) {
  network.serve(KNOWLEDGE_ROUTES.offerArticles, () => ({ articles }))
  network.serve(KNOWLEDGE_ROUTES.noteArticleUse, () => ({ ok: true }))
  const onTake = vi.fn()
  return { ...show(<KnownFirst incidentId={INCIDENT} onTake={onTake} />), onTake }
}

it('puts the answer in by one touch, and counts the use', async () => {
  const { user, onTake } = open([{ ...article, title: 'Другое', fits: 'words' }, article])
  await user.click(await screen.findByRole('button', { name: 'Ответить по статье «Не горит фонарь»' }))
  expect(onTake).toHaveBeenCalledWith(TEXT, 'solved')
  await waitFor(() => expect(network.sentTo(KNOWLEDGE_ROUTES.noteArticleUse)).toHaveLength(1))
})

it.each<[string, Article[]]>([
  ['nothing is known', []],
  ['only words fit', [{ ...article, fits: 'words' }]],
  [
    'its answer is about another thing',
    [{ ...article, answers: [{ text: TEXT, open: [], outcome: null, isOfMatter: false }] }],
  ],
  ['its day is over', [{ ...article, isStale: true }]],
  ['it has no model answer', [{ ...article, answers: [] }]],
])('offers nothing where %s', async (_where, articles) => {
  const { client } = open(articles)
  await waitFor(() =>
    expect(client.getQueryData(offeredArticlesQuery(INCIDENT).queryKey)).toEqual({ articles }),
  )
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull())
})

it('takes no room where the line is cut', async () => {
  const { client } = open([])
  network.serve(KNOWLEDGE_ROUTES.offerArticles, () => NO_LINE)
  await waitFor(() => expect(client.isFetching()).toBe(0))
  expect(screen.queryByRole('button')).toBeNull()
})
