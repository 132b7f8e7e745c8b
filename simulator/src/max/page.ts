/** What a resident sees of MAX: dialogs with bots, groups, channels with comments. */
import { titleIn } from '../lib/chat-admin.ts'
import { adminMark, adminsView, replyForm } from '../lib/page/chat.ts'
import { type Html, html } from '../lib/page/html.ts'
import { stickerView, voiceView } from '../lib/page/media.ts'
import { hidden, type Reader, saidView, writeForm } from '../lib/page/shell.ts'
import { lastOrFrom } from '../lib/page/shown.ts'
import { avatar, COMMENTS, count, empty, live } from '../lib/page/words.ts'
import type { Chat, Message } from './model.ts'
import { findDialog, requireBot, requireChat, type World } from './world.ts'

const MOST_SHOWN = 80
const POSTS_SHOWN = 15

export function nameOf({ state }: World, id: number): string {
  const bot = state.bots.get(String(id))
  if (bot) return bot.name
  const resident = state.residents.get(String(id))
  if (resident) return `${resident.firstName} ${resident.lastName}`.trim()
  return state.chats.get(String(id))?.title ?? 'Удалённый профиль'
}

export function homePage({ state }: World): Html {
  const bots = state.bots
    .all()
    .map(
      ({ id, name, username }) =>
        html`<li><a class="card row" href="/bot/${id}">${avatar(id)}<span><b>${name}</b><small>@${username} · чат-бот</small></span></a></li>`,
    )
  const chats = state.chats
    .all()
    .flatMap(({ id, type, title }) =>
      type === 'dialog'
        ? []
        : [
            html`<li><a class="card row" href="/${type === 'chat' ? 'group' : 'channel'}/${id}">${avatar(id)}<span><b>${title}</b><small>${type === 'chat' ? 'чат' : 'канал'}</small></span></a></li>`,
          ],
    )
  const list =
    bots.length === 0
      ? empty('Ботов пока нет', 'Их создаёт демонстрационный регион или запрос POST /_ctl/create-bot.')
      : html`<ul class="grid">${bots}${chats}</ul>`
  return html`<h1>Куда написать</h1><p class="lead">Выберите чат-бота, чат или канал и напишите от имени жителя.</p>${live(list)}`
}

/** `payload`: the word of a link, which «Начать» carries, also in a dialog that was begun. */
export function botPage(
  world: World,
  reader: Reader,
  { botId, payload }: { botId: number; payload: string },
): Html {
  const bot = requireBot(world, botId)
  const dialog = reader.resident && findDialog(world, botId, reader.resident.id)
  const title = html`<div class="row title">${avatar(bot.id)}<span><h1>${bot.name}</h1><small>@${bot.username}</small></span></div>`
  if (!reader.resident || (dialog && !dialog.isStopped && payload === '')) {
    const talk = dialog ? messagesView(world, reader, dialog) : ''
    const stop =
      dialog &&
      html`<form method="post" action="/ui/stop">${hidden({ botId, back: reader.path })}<button class="link">Остановить бота</button></form>`
    const form = writeForm(reader, { action: '/ui/message', fields: { botId }, label: 'Сообщение' })
    return html`${title}<section class="card post">${live(html`${talk}`)}${form}${stop}</section>`
  }
  return html`${title}<section class="card post"><p class="lead">Бот напишет вам, только когда вы начнёте разговор.</p>
<form method="post" action="/ui/start">${hidden({ botId, payload, back: `/bot/${botId}` })}<button class="button">Начать</button></form></section>`
}

export function groupPage(world: World, reader: Reader, chatId: number): Html {
  const chat = requireChat(world, chatId)
  const form = writeForm(reader, { action: '/ui/group', fields: { chatId }, label: 'Сообщение' })
  const admins = adminsView(chat.admins, { reader, nameOf: (id) => nameOf(world, id) })
  return html`<div class="row title">${avatar(chat.id)}<span><h1>${chat.title}</h1><small>чат</small></span></div>
<section class="card post">${admins}${live(messagesView(world, reader, chat))}${form}</section>`
}

/** `soughtMid`: the post that a link leads to, shown however old it is. */
export function channelPage(
  world: World,
  reader: Reader,
  { chatId, soughtMid }: { chatId: number; soughtMid: string | null },
): Html {
  const chat = requireChat(world, chatId)
  const all = alive(world, String(chatId))
  const posts = lastOrFrom(all, POSTS_SHOWN, ({ mid }) => mid === soughtMid).toReversed()
  const list =
    posts.length === 0
      ? empty('Записей пока нет', 'Когда канал опубликует запись, она появится здесь.')
      : html`${posts.map((post) => postView(world, reader, post))}`
  return html`<div class="row title">${avatar(chat.id)}<span><h1>${chat.title}</h1><small>канал</small></span></div>${live(list)}`
}

function alive({ state }: World, group: string): Message[] {
  return state.messages.inGroup(group).filter(({ isDeleted }) => !isDeleted)
}

function messagesView(world: World, reader: Reader, chat: Chat): Html {
  const messages = alive(world, String(chat.id)).slice(-MOST_SHOWN)
  if (messages.length === 0) return empty('Сообщений пока нет', 'Напишите первым.')
  return html`${messages.map((message) => messageView(world, reader, message))}`
}

function postView(world: World, reader: Reader, post: Message): Html {
  const comments = alive(world, post.mid)
  const form = writeForm(reader, {
    ...{ action: '/ui/comment', fields: { postId: post.mid }, label: 'Комментарий', anchor: `#${post.mid}` },
  })
  return html`<section class="card post" id="${post.mid}"><p class="text">${post.text}</p>
<h2 class="quiet">${comments.length === 0 ? 'Комментариев пока нет' : count(comments.length, COMMENTS)}</h2>
${comments.slice(-MOST_SHOWN).map((comment) => messageView(world, reader, comment))}${form}</section>`
}

function messageView(world: World, reader: Reader, message: Message): Html {
  const { mid, chatId, senderId, timestampMs, text, link, attachments } = message
  const isOfficial = senderId === null || world.state.bots.get(String(senderId)) !== undefined
  const id = senderId ?? chatId
  const chat = requireChat(world, chatId)
  const pictures = attachments.flatMap((attachment) =>
    attachment.type === 'image'
      ? [
          html`<img src="/photo/${attachment.photoId}.png" alt="Фотография" width="302" height="227" loading="lazy">`,
        ]
      : attachment.type === 'audio'
        ? [voiceView(`/voice/${attachment.mediaId}.ogg`)]
        : attachment.type === 'sticker'
          ? [stickerView(`/photo/${attachment.mediaId}.png`)]
          : attachment.type === 'file'
            ? [html`<a class="file" href="/file/${attachment.fileId}">${attachment.filename}</a>`]
            : [],
  )
  return saidView({
    ...{ anchor: mid, author: { id, name: nameOf(world, id), isOfficial }, at: new Date(timestampMs) },
    text: text ?? link?.text ?? '',
    quoted: link?.type === 'reply' ? link.text : null,
    below: html`${adminMark(titleIn(chat.admins, senderId))}${pictures.length > 0 && html`<div class="pictures">${pictures}</div>`}${buttonsView(reader, message)}${chat.type === 'chat' && replyForm(reader, { action: '/ui/group', fields: { chatId, replyTo: mid } })}${reader.resident?.id === senderId && ownActions(reader, message)}`,
  })
}

function buttonsView(reader: Reader, { mid, attachments }: Message): Html | false {
  const rows = attachments.flatMap((one) => (one.type === 'inline_keyboard' ? one.rows : []))
  if (rows.length === 0 || !reader.resident) return false
  return html`<form class="keyboard" method="post" action="/ui/button">${hidden({ mid, back: reader.path })}${rows.map(
    (row) =>
      html`<span class="bar">${row.map(({ text }) => html`<button class="button quiet" name="label" value="${text}">${text}</button>`)}</span>`,
  )}</form>`
}

function ownActions(reader: Reader, { mid, text }: Message): Html {
  const fields = hidden({ mid, back: reader.path })
  return html`<div class="actions"><details><summary>Изменить</summary><form class="write" method="post" action="/ui/edit">${fields}
<textarea name="text" rows="2" maxlength="4000" required aria-label="Новый текст">${text}</textarea><button class="button">Сохранить</button></form></details>
<form class="inline" method="post" action="/ui/remove">${fields}<button class="link">Удалить</button></form></div>`
}
