import { adminsView } from '../../lib/page/chat.ts'
import { type Html, html } from '../../lib/page/html.ts'
import { lastOrFrom } from '../../lib/page/shown.ts'
import { avatar, COMMENTS, count, empty, live } from '../../lib/page/words.ts'
import { type Bot, type Chat, chatPlace, dialogPlace, type Message, pairKey } from '../model.ts'
import type { World } from '../world.ts'
import { findMirror } from '../writing.ts'
import { messageView, type Spot, writeForm } from './messages.ts'
import { authorOf, backField, byline, chooseResident, type Reader } from './reader.ts'

const MOST_SHOWN = 80
const POSTS_ON_PAGE = 15
const MOST_RESIDENTS_SHOWN = 40
const KIND: Record<Chat['type'], string> = { group: 'группа', supergroup: 'группа', channel: 'канал' }

function card(path: string, id: number, title: string, note: string): Html {
  return html`<li><a class="card row" href="${path}">${avatar(id)}<span><b>${title}</b><small>${note}</small></span></a></li>`
}

export function homePage(world: World): Html {
  const byTitle = (a: Html, b: Html) => a.markup.localeCompare(b.markup, 'ru')
  const bots = world.state.bots
    .all()
    .map(({ id, name, username }) => card(`/dialog/${id}`, id, name, `бот · @${username}`))
  const chats = world.state.chats
    .all()
    .filter(({ migratedToId }) => migratedToId === null)
    .map(({ id, type, title }) =>
      card(type === 'channel' ? `/channel/${id}` : `/chat/${id}`, id, title, KIND[type]),
    )
  const list =
    bots.length + chats.length === 0
      ? empty('Здесь пока пусто', 'Ботов создаёт демонстрационный регион или запрос POST /_ctl/create-bot.')
      : html`<h2>Боты</h2><ul class="grid">${bots.toSorted(byTitle)}</ul><h2>Каналы и группы</h2><ul class="grid">${chats.toSorted(byTitle)}</ul>`
  return html`<h1>Телеграм</h1><p class="lead">Напишите от имени жителя: боту лично, в группу или в комментарии к записи канала.</p>${live(list)}`
}

export function residentsPage(world: World, reader: Reader, query: string): Html {
  const wanted = query.trim().toLocaleLowerCase('ru')
  const found = world.state.residents
    .all()
    .filter(({ firstName, lastName }) => `${firstName} ${lastName}`.toLocaleLowerCase('ru').includes(wanted))
  const items = found.slice(0, MOST_RESIDENTS_SHOWN).map(
    ({ id, firstName, lastName }) => html`<li><form method="post" action="/ui/resident">${backField(reader)}
      <button class="card row" name="id" value="${id}">${avatar(id)}<span><b>${firstName} ${lastName}</b></span></button></form></li>`,
  )
  return html`<h1>Кто пишет</h1>
<form class="bar" method="get" action="/residents" role="search">${backField(reader)}
<label class="hidden" for="q">Имя жителя</label><input id="q" name="q" value="${query}" placeholder="Имя или фамилия"><button class="button quiet">Найти</button></form>
${items.length === 0 ? empty('Никого не нашлось', 'Измените запрос или придумайте нового жителя ниже.') : html`<ul class="grid">${items}</ul>`}
<h2>Новый житель</h2>
<form class="bar" method="post" action="/ui/resident/new">${backField(reader)}
<label class="hidden" for="fn">Имя</label><input id="fn" name="firstName" maxlength="60" placeholder="Имя">
<label class="hidden" for="ln">Фамилия</label><input id="ln" name="lastName" maxlength="60" placeholder="Фамилия">
<button class="button">Придумать и войти</button></form>`
}

function listView(
  world: World,
  reader: Reader,
  { messages, spot, soughtId = null }: { messages: Message[]; spot: Spot; soughtId?: number | null },
): Html {
  return html`${lastOrFrom(messages, MOST_SHOWN, ({ id }) => id === soughtId).map((message) => messageView(world, reader, { message, spot }))}`
}

/** `payload`: by a link with a word, which «Начать» carries. */
export function dialogPage(
  world: World,
  reader: Reader,
  { bot, payload }: { bot: Bot; payload: string | null },
): Html {
  const { resident } = reader
  if (!resident) return html`<h1>${bot.name}</h1>${chooseResident(reader)}`
  const messages = world.state.messages.inGroup(dialogPlace(bot.id, resident.id))
  const spot = { action: '/ui/message', fields: html`<input type="hidden" name="botId" value="${bot.id}">` }
  const isBlocked = world.state.dialogs.get(pairKey(bot.id, resident.id))?.isBlocked === true
  const list =
    messages.length === 0
      ? empty('Сообщений пока нет', 'Напишите первым: боты не пишут незнакомым.')
      : listView(world, reader, { messages, spot })
  const start =
    payload !== null &&
    html`<form method="post" action="/ui/start">${spot.fields}<input type="hidden" name="payload" value="${payload}"><input type="hidden" name="back" value="/dialog/${bot.id}">
<button class="button">Начать</button></form>`
  const block = html`<form method="post" action="/ui/block">${spot.fields}${backField(reader)}
<button class="link" name="isBlocked" value="${isBlocked ? '0' : '1'}">${isBlocked ? 'Разблокировать бота' : 'Заблокировать бота'}</button></form>`
  return html`<h1>${bot.name}</h1><section class="card post">${live(list)}${start}${writeForm(reader, spot, 'Сообщение')}${messages.length > 0 && block}</section>`
}

/** `soughtId`: the message that a link leads to, shown however old it is. */
export function chatPage(world: World, reader: Reader, chat: Chat, soughtId: number | null): Html {
  const spot = {
    action: '/ui/chat-message',
    fields: html`<input type="hidden" name="chatId" value="${chat.id}">`,
  }
  const messages = world.state.messages.inGroup(chatPlace(chat.id))
  const list =
    messages.length === 0
      ? empty('Сообщений пока нет', 'Напишите первым.')
      : listView(world, reader, { messages, spot, soughtId })
  const form = reader.resident ? writeForm(reader, spot, 'Сообщение') : chooseResident(reader)
  const nameOf = (id: number): string => authorOf(world, { fromId: id, senderChatId: null }).name
  const admins = adminsView(chat.admins, { reader, nameOf })
  return html`<h1>${chat.title}</h1><section class="card post">${admins}${live(list)}${form}</section>`
}

function postView(world: World, reader: Reader, { channel, post }: { channel: Chat; post: Message }): Html {
  const mirror = findMirror(world, channel, post.id)
  const comments = mirror
    ? world.state.messages.inGroup(mirror.place).filter(({ threadId }) => threadId === mirror.id)
    : []
  const fields = html`<input type="hidden" name="channelId" value="${channel.id}"><input type="hidden" name="postId" value="${post.id}">`
  const spot = { action: '/ui/comment', fields }
  const form = !mirror
    ? html`<p class="lead">У канала нет группы для комментариев.</p>`
    : reader.resident
      ? writeForm(reader, spot, 'Комментарий')
      : chooseResident(reader)
  return html`<section class="card post" id="p${post.id}">${byline(world, post)}<p class="text">${post.text}</p>
<h2 class="quiet">${comments.length === 0 ? 'Комментариев пока нет' : count(comments.length, COMMENTS)}</h2>
${listView(world, reader, { messages: comments, spot })}${form}</section>`
}

export function channelPage(world: World, reader: Reader, channel: Chat, soughtId: number | null): Html {
  const all = world.state.messages.inGroup(chatPlace(channel.id))
  const posts = lastOrFrom(all, POSTS_ON_PAGE, ({ id }) => id === soughtId).toReversed()
  const list =
    posts.length === 0
      ? empty('Записей пока нет', 'Когда канал опубликует запись, она появится здесь.')
      : html`${posts.map((post) => postView(world, reader, { channel, post }))}`
  return html`<h1>${channel.title}</h1>${live(list)}`
}
