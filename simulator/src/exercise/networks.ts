/** The emulated networks of an exercise: the pages of its municipalities, and people who write there by script. */
import { createEmailEmulator } from '../email/emulator.ts'
import {
  type AccountOfCommunity,
  planCommunities,
  populate as populateCommunities,
} from '../region/communities.ts'
import { type EmailPage, emailToConnectedPage, planEmail } from '../region/networks/email-life.ts'
import {
  planTelegram,
  populateTelegram,
  type TelegramPage,
  toConnectedPage,
} from '../region/networks/telegram-pages.ts'
import type { ConnectedPage } from '../region/protocol.ts'
import { findHomes, seedNumber } from '../region/residents/people.ts'
import { readPhrasebook } from '../region/texts/phrasebook.ts'
import { createTelegramEmulator } from '../telegram/emulator.ts'
import { createVkEmulator } from '../vk/emulator.ts'
import type { Begin, Say } from './protocol.ts'

/** A municipal chat, as an administrator would add it. */
export type ExerciseChat = {
  network: 'vk'
  channelExternalId: string
  container: string
  title: string
  municipalityCode: string
}

export type Networks = {
  emulators: { network: string; url: string }[]
  pages: ConnectedPage[]
  chats: ExerciseChat[]
  /** Writes it at once. */
  say: (words: Say) => void
  close: () => Promise<void>
}

const POST =
  'Здесь говорим об обстановке. Задавайте вопросы в комментариях, отвечаем каждому: адрес и что случилось.'

/** All of them listen on this machine alone. */
export async function openNetworks({ seed, stateDir, municipalities }: Begin): Promise<Networks> {
  const options = { seed: seedNumber(seed), dataDir: stateDir }
  const [vk, telegram] = [createVkEmulator(options), createTelegramEmulator(options)]
  const email = createEmailEmulator(options)
  const homes = findHomes(municipalities, readPhrasebook())
  const communities = planCommunities(seed, homes)
  const [bots, boxes] = [planTelegram(seed, homes), planEmail(seed, homes)]
  populateCommunities(vk.control, { accounts: communities, people: [] })
  populateTelegram(telegram.control, { pages: bots, people: [] })
  for (const { address, name, password } of boxes) email.control.createMailbox({ address, name, password })
  const [vkUrl, telegramUrl, emailUrl] = await Promise.all([
    vk.listen(0),
    telegram.listen(0),
    email.listen(0),
  ])
  const chats = communities.map((community) => openChat(vk, community))
  const say = createVoices({ vk, telegram, email }, { communities, bots, boxes, chats })
  return {
    emulators: [
      { network: 'vk', url: vkUrl },
      { network: 'telegram', url: telegramUrl },
      { network: 'email', url: emailUrl },
    ],
    pages: [
      ...communities.map(toVkPage),
      ...bots.map(toConnectedPage),
      ...boxes.map((box) => emailToConnectedPage(box, email.ports())),
    ],
    chats: chats.map(({ peerId: _peerId, ...chat }) => chat),
    say,
    close: async () => void (await Promise.all([vk.close(), telegram.close(), email.close()])),
  }
}

function toVkPage({
  municipalityCode,
  groupId,
  communityToken,
  serviceToken,
  userToken,
}: AccountOfCommunity): ConnectedPage {
  const credentials = {
    community: communityToken,
    service: serviceToken,
    ...(userToken && { user: userToken }),
  }
  return { network: 'vk', externalId: String(groupId), municipalityCode, credentials }
}

type OpenedChat = ExerciseChat & { peerId: number }

/** Somebody of the administration sits there from the beginning; others come when they write. */
function openChat(vk: Emulators['vk'], { groupId, municipalityCode, name }: AccountOfCommunity): OpenedChat {
  const { id } = vk.control.createResident({ firstName: 'Администратор', lastName: 'Чата' })
  const title = `${name.split(':')[0]}: чат жителей`
  const { peerId } = vk.control.createChat({ groupId, title, residentIds: [id] })
  const place = { network: 'vk' as const, channelExternalId: String(groupId), municipalityCode, title }
  return { ...place, container: `vk:peer:${peerId}`, peerId }
}

type Emulators = {
  vk: ReturnType<typeof createVkEmulator>
  telegram: ReturnType<typeof createTelegramEmulator>
  email: ReturnType<typeof createEmailEmulator>
}
type Pages = {
  communities: readonly AccountOfCommunity[]
  bots: readonly TelegramPage[]
  boxes: readonly EmailPage[]
  chats: readonly OpenedChat[]
}

function createVoices({ vk, telegram, email }: Emulators, { communities, bots, boxes, chats }: Pages) {
  const [postOf, videoOf] = [new Map<number, number>(), new Map<number, number>()]
  const telegramPostOf = new Map<number, number>()
  for (const { groupId } of communities) {
    postOf.set(groupId, vk.control.publishPost({ groupId, text: POST }).id)
    videoOf.set(
      groupId,
      vk.control.createVideo({ groupId, title: 'Прямой эфир администрации', isLive: true }).id,
    )
  }
  for (const { channel } of bots)
    telegramPostOf.set(channel.id, telegram.control.publishPost({ channelId: channel.id, text: POST }).id)

  const speak: Record<Say['place'], (words: Say) => void> = {
    comment: (words) => comment(words, 'wall'),
    stream: (words) => comment(words, 'video'),
    private({ municipality, person, text }) {
      const { groupId } = placeIn(communities, municipality)
      const { id: residentId } = vk.control.createResident(person)
      vk.control.writeMessage({ groupId, residentId, text })
    },
    chat({ municipality, person, text }) {
      const { peerId, channelExternalId } = placeIn(chats, municipality)
      const { id: residentId } = vk.control.createResident(person)
      vk.control.writeInChat({ groupId: Number(channelExternalId), peerId, residentId, text })
    },
    channel({ municipality, person, text }) {
      const { channel } = placeIn(bots, municipality)
      const { id: residentId } = telegram.control.createResident(person)
      const postId = telegramPostOf.get(channel.id) ?? 0
      telegram.control.addComment({ channelId: channel.id, postId, residentId, text })
    },
    email({ municipality, person, subject, text }) {
      const { address } = placeIn(boxes, municipality)
      const { id: residentId } = email.control.createResident(person)
      email.control.writeLetter({ residentId, to: address, subject: subject ?? '', text })
    },
  }

  function comment({ municipality, person, text }: Say, surface: 'wall' | 'video'): void {
    const { groupId } = placeIn(communities, municipality)
    const { id: residentId } = vk.control.createResident(person)
    const objectId = (surface === 'wall' ? postOf : videoOf).get(groupId) ?? 0
    vk.control.addComment({ groupId, surface, objectId, residentId, text })
  }
  return (words: Say): void => speak[words.place](words)
}

function placeIn<Page extends { municipalityCode: string }>(pages: readonly Page[], code: string): Page {
  const page = pages.find(({ municipalityCode }) => municipalityCode === code)
  if (!page) throw new Error(`no page of ${code}`)
  return page
}
