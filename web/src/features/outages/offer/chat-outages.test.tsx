// @vitest-environment jsdom

import { screen, waitFor } from '@testing-library/react'
import { OUTAGE_ROUTES } from '@veche/contract/routes/outages.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { buildOffer, OUTAGE_ID } from '../testing/outages.ts'
import { ChatOutages } from './ChatOutages.tsx'

const network = fakeNetworkForEach()
const PLACE = {
  chatId: '00000000-0000-7000-8000-0000000000c1',
  messageId: '00000000-0000-7000-8000-0000000000a1',
}

function open({ canJoin = true, onReply = vi.fn() }: { canJoin?: boolean; onReply?: () => void } = {}) {
  const offers = [{ ...buildOffer(), reply: 'Ваш дом в отключении № 12.' }]
  network.serve(OUTAGE_ROUTES.offerInChat, () => ({ offers, canJoin }))
  return show(<ChatOutages {...PLACE} onReply={onReply} renderOutage={null} />)
}

it('puts the reply into the field of the chat, and sends nothing by itself', async () => {
  const onReply = vi.fn()
  const { user } = open({ onReply })
  await user.click(await screen.findByRole('button', { name: 'Ответить в чате' }))

  expect(onReply).toHaveBeenCalledWith('Ваш дом в отключении № 12.')
  expect(network.calls('POST')).toEqual([])
})

it('passes the question on into the outage by one press', async () => {
  network.serve(OUTAGE_ROUTES.joinFromChat, () => ({ ok: true }))
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'В отключение № 12' }))

  expect(await screen.findByText(/передан в отключение № 12/)).toBeTruthy()
  expect(network.calls('POST')).toEqual([
    `POST /api/chats/${PLACE.chatId}/messages/${PLACE.messageId}/outages/${OUTAGE_ID}/join`,
  ])
})

it('offers only the reply to who accepts no questions', async () => {
  open({ canJoin: false })
  await waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(1))
})
