import { titleIn } from '../../lib/chat-admin.ts'
import { adminMark, adminsView, replyForm } from '../../lib/page/chat.ts'
import { type Html, html } from '../../lib/page/html.ts'
import { mediaButtons } from '../../lib/page/media.ts'
import { avatar, count, empty, live } from '../../lib/page/words.ts'
import type { Chat, Community, Message } from '../model.ts'
import { pairKey } from '../state.ts'
import type { World } from '../world.ts'
import { pictures } from './comments-view.ts'
import { authorOf, backField, byline, plainText, type Reader } from './reader.ts'
import { section } from './wall.ts'

const MOST_SHOWN = 80

/** Inline buttons stay under their message; pressing one sends its words. */
function buttonsView(reader: Reader, { groupId, peerId, conversationId, keyboard }: Message): Html | null {
  if (!keyboard || !reader.resident) return null
  return html`<form class="keyboard" method="post" action="/ui/button"><input type="hidden" name="groupId" value="${groupId}"><input type="hidden" name="peerId" value="${peerId}">
<input type="hidden" name="conversationId" value="${conversationId}">${backField(reader, '#write')}${keyboard.rows.map(
    (row) =>
      html`<span class="bar">${row.map(({ label }) => html`<button class="button quiet" name="label" value="${label}">${label}</button>`)}</span>`,
  )}</form>`
}

function messageView(
  world: World,
  reader: Reader,
  { messages, message, chat }: { messages: Message[]; message: Message; chat: Chat | null },
): Html {
  const answered = messages.find((other) => other.conversationId === message.replyToId) ?? null
  const content =
    message.invitedId !== null
      ? html`<p class="gone">В чат добавлено сообщество.</p>`
      : html`<p class="text">${plainText(message.text)}</p>`
  return html`<article class="comment${message.fromId < 0 && ' official'}" id="m${message.conversationId}">${avatar(message.fromId)}<div class="grow">
${byline(world, message.fromId, message.date)}${chat && adminMark(titleIn(chat.admins, message.fromId))}${answered && html`<blockquote>${plainText(answered.text)}</blockquote>`}${content}${pictures(message.attachments)}
${message.place && html`<small>Место: ${message.place.title}</small>`}${buttonsView(reader, message)}${chat && message.invitedId === null && replyInChat(reader, message)}</div></article>`
}

function replyInChat(reader: Reader, { groupId, peerId, conversationId: replyToId }: Message): Html | false {
  return replyForm(reader, { action: '/ui/chat-message', fields: { groupId, peerId, replyToId } })
}

function messagesView(world: World, reader: Reader, pair: { groupId: number; peerId: number }): Html {
  const chat = world.state.chats.get(pairKey(pair.groupId, pair.peerId)) ?? null
  const messages = world.state.messages
    .inGroup(pairKey(pair.groupId, pair.peerId))
    .filter((m) => !m.isDeleted)
  if (messages.length === 0)
    return empty('Сообщений пока нет', 'Напишите первым: так сообщество получит право ответить.')
  return html`${messages.slice(-MOST_SHOWN).map((message) => messageView(world, reader, { messages, message, chat }))}`
}

function writeForm(reader: Reader, action: string, fields: Html): Html {
  return html`<form class="write" method="post" action="${action}">${fields}${backField(reader, '#write')}
<textarea id="write" name="text" rows="2" maxlength="4000" required aria-label="Сообщение" placeholder="Сообщение"></textarea>
<span class="bar"><button class="button">Отправить</button><label class="check"><input type="checkbox" name="photo" value="1"> с фотографией</label>${mediaButtons}</span></form>`
}

const chooseResident = (reader: Reader): Html =>
  html`<p class="lead"><a class="button" href="/residents?back=${reader.path}">Выберите жителя</a></p>`

export function messagesPage(world: World, reader: Reader, community: Community): Html {
  const { resident } = reader
  if (!resident) return section(community, 'messages', chooseResident(reader))
  const permission = world.state.dialogs.get(pairKey(community.id, resident.id))?.permission
  const group = html`<input type="hidden" name="groupId" value="${community.id}">`
  const permit =
    permission !== undefined &&
    html`<form method="post" action="/ui/permission">${group}${backField(reader)}
<button class="link" name="permission" value="${permission === 'allowed' ? 'deny' : 'allow'}">${permission === 'allowed' ? 'Запретить сообщения от сообщества' : 'Разрешить сообщения от сообщества'}</button></form>`
  return section(
    community,
    'messages',
    html`<section class="card post">${live(messagesView(world, reader, { groupId: community.id, peerId: resident.id }))}${writeForm(reader, '/ui/message', group)}${permit}</section>`,
  )
}

export function chatsPage(world: World, reader: Reader, community: Community): Html {
  const chats = world.state.chats.inGroup(String(community.id)).map(
    (chat) =>
      html`<li><a class="card row" href="/club/${community.id}/chats/${chat.peerId}"><span><b>${chat.title}</b>
<small>${count(chat.memberIds.length, ['участник', 'участника', 'участников'])}</small></span></a></li>`,
  )
  const list =
    chats.length === 0
      ? empty('Чатов пока нет', 'Создайте чат: сообщество будет в него добавлено.')
      : html`<ul class="grid">${chats}</ul>`
  const create =
    reader.resident !== null &&
    html`<form class="bar" method="post" action="/ui/chat"><input type="hidden" name="groupId" value="${community.id}">${backField(reader)}
<label class="hidden" for="title">Название чата</label><input id="title" name="title" required maxlength="200" placeholder="Название чата"><button class="button">Создать чат</button></form>`
  return section(community, 'chats', html`${live(list)}${create}`)
}

export function chatPage(
  world: World,
  reader: Reader,
  { community, chat }: { community: Community; chat: Chat },
): Html {
  const fields = html`<input type="hidden" name="groupId" value="${community.id}"><input type="hidden" name="peerId" value="${chat.peerId}">`
  const access = chat.hasFullAccess
    ? 'Сообщество видит всю переписку.'
    : `Сообщество видит только обращения к нему: @${community.screenName} или сообщение с «/» в начале.`
  const form = reader.resident ? writeForm(reader, '/ui/chat-message', fields) : chooseResident(reader)
  const nameOf = (id: number): string => authorOf(world, id).name
  const admins = adminsView(chat.admins, { reader, nameOf })
  return section(
    community,
    'chats',
    html`<section class="card post"><h2>${chat.title}</h2><p class="lead">${access}</p>${admins}${live(messagesView(world, reader, { groupId: community.id, peerId: chat.peerId }))}${form}</section>`,
  )
}
