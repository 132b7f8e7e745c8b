// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import type { ChannelResponse } from '@veche/contract/channels.ts'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { ChannelCard } from './ChannelCard.tsx'
import { ChannelsTable } from './ChannelsTable.tsx'

const network = fakeNetworkForEach()

const CHANNEL: ChannelResponse = {
  ...{ id: '00000000-0000-7000-8000-0000000000c1', network: 'vk', externalId: '17', name: 'Городская среда' },
  ...{ municipalityCode: 'sady', transport: 'webhook', isActive: true, health: 'green', checks: [] },
  ...{ checkedAt: null, lastEventAt: null, isSilent: false, usualMeanwhile: null, webhookPath: '' },
  ...{ coveredUntil: null, openGaps: 0, lostGaps: 0, waitingToSend: 0, unknownSends: 2 },
}

function open(abilities: { seeDesk: boolean; manageUsers: boolean }) {
  const ways = {
    abilities,
    renderQuestions: (words: string) => <a href="/desk">{words}</a>,
    renderPeople: (role: string, words: string) => <a href={`/users?role=${role}`}>{words}</a>,
  }
  show(<ChannelCard channel={CHANNEL} unknownWays={ways} />)
  return screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])
}

it('says to an administrator who decides on answers that a network has not confirmed, and leads to them', () => {
  expect(open({ seeDesk: false, manageUsers: true })).toEqual([
    ['Куратор центра', '/users?role=dispatcher'],
    ['Согласующий центра', '/users?role=moderator'],
    ['Координатор', '/users?role=coordinator'],
  ])
  expect(screen.getByText(/Решает куратор или согласующий центра либо координатор ведомства/)).toBeTruthy()
})

it('leads whoever has a desk to these answers', () => {
  expect(open({ seeDesk: true, manageUsers: false })).toEqual([['Открыть эти вопросы', '/desk']])
})

it('leads from the row of the list to the questions that it counts, whoever has a desk', async () => {
  network.serve(CHANNEL_ROUTES.list, () => ({ channels: [CHANNEL], troubled: 1, total: 1, nextCursor: null }))
  const table = (hasDesk: boolean) => (
    <ChannelsTable
      search={{}}
      onSearch={() => undefined}
      onOpen={() => undefined}
      renderLink={(_id, content) => content}
      renderQuestions={hasDesk ? (id, words) => <a href={`/desk?channelId=${id}`}>{words}</a> : null}
    />
  )
  const { again } = show(table(true))
  await screen.findAllByText('не подтверждено 2')
  const links = () =>
    screen.getAllByRole('link').filter((link) => link.getAttribute('href')?.startsWith('/desk'))
  expect(links().map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['2 ответа не подтверждены сетью', `/desk?channelId=${CHANNEL.id}`],
    ['не подтверждено 2', `/desk?channelId=${CHANNEL.id}`],
  ])
  again(table(false))
  expect(screen.getByText('2 ответа не подтверждены сетью')).toBeTruthy()
  expect(links()).toEqual([])
})
