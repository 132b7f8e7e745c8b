// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { articleVotes } from './kept-votes.ts'
import { VoteBar } from './VoteBar.tsx'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
const ARTICLE = { id: '00000000-0000-7000-8000-000000000071', ownVote: null, helped: 2, notHelped: 0 }

it('keeps the last word about an article without a line, and says why it was refused', async () => {
  network.serve(KNOWLEDGE_ROUTES.voteOnArticle, () => NO_LINE)
  const { user, client } = show(<VoteBar article={ARTICLE} />)
  // Whose word it is, every page knows.
  await waitFor(() => expect(client.isFetching()).toBe(0))
  for (const name of [/^Помогло/, /^Не помогло/]) {
    await user.click(screen.getByRole('button', { name }))
    await screen.findByText('Отметим, когда вернётся связь')
    expect(await screen.findByRole('button', { name, pressed: true })).toBeTruthy()
  }
  const runs = articleVotes.listRuns(ME.id)
  expect(runs).toHaveLength(1)
  network.serve(KNOWLEDGE_ROUTES.voteOnArticle, () => new Refused(404, 'article.not_found'))
  await act(async () => void (await runs[0]?.send()))
  await screen.findByText(/^Отметка о статье не сохранена: /)
  expect(screen.queryByRole('button', { pressed: true })).toBeNull()
  expect(network.sentTo(KNOWLEDGE_ROUTES.voteOnArticle)).toEqual([
    { isHelpful: true },
    { isHelpful: false },
    { isHelpful: false },
  ])
})
