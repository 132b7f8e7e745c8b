import { titleIn } from '../../lib/chat-admin.ts'
import { adminMark } from '../../lib/page/chat.ts'
import { type Html, html } from '../../lib/page/html.ts'
import { mediaButtons, stickerView, voiceView } from '../../lib/page/media.ts'
import { avatar } from '../../lib/page/words.ts'
import type { Message } from '../model.ts'
import type { World } from '../world.ts'
import { authorOf, backField, byline, type Reader } from './reader.ts'

/** Where a form of the page writes, in fields that say it. */
export type Spot = { action: string; fields: Html }

function fileView(world: World, { fileId }: Message): Html | false {
  const file = fileId === null ? undefined : world.state.files.get(fileId)
  if (!file) return false
  if (file.kind === 'voice') return voiceView(`/photo/${file.id}`)
  if (file.kind === 'sticker') return stickerView(`/photo/${file.id}`)
  return file.kind === 'photo'
    ? html`<p class="pictures"><img src="/photo/${file.id}" alt="Фотография" width="302"></p>`
    : html`<p class="file">${file.name}</p>`
}

/** The keyboard of the last message: a touch sends its words. */
function buttonsView(reader: Reader, { id, buttons, chatId, place }: Message): Html | false {
  if (buttons.length === 0 || !reader.resident) return false
  const [kind, botId] = place.split(':')
  const where =
    kind === 'dialog'
      ? html`<input type="hidden" name="botId" value="${botId ?? ''}">`
      : html`<input type="hidden" name="chatId" value="${chatId}">`
  return html`<form class="keyboard" method="post" action="/ui/button">${where}<input type="hidden" name="id" value="${id}">${backField(reader, '#write')}<span class="bar">${buttons.map(
    (label) => html`<button class="button quiet" name="label" value="${label}">${label}</button>`,
  )}</span></form>`
}

function replyForm(reader: Reader, { action, fields }: Spot, { id }: Message): Html | false {
  if (!reader.resident) return false
  return html`<details><summary>Ответить</summary><form class="write" method="post" action="${action}">${fields}<input type="hidden" name="replyToId" value="${id}">${backField(reader, `#m${id}`)}
<textarea name="text" rows="2" maxlength="4096" required aria-label="Ответ"></textarea><button class="button">Ответить</button></form></details>`
}

function editForm(reader: Reader, { id, text, fromId, chatId, place }: Message): Html | false {
  if (!reader.resident || fromId !== reader.resident.id || text === '') return false
  const [kind, botId] = place.split(':')
  const where =
    kind === 'dialog'
      ? html`<input type="hidden" name="botId" value="${botId ?? ''}">`
      : html`<input type="hidden" name="chatId" value="${chatId}">`
  return html`<details><summary>Изменить</summary><form class="write" method="post" action="/ui/edit">${where}<input type="hidden" name="id" value="${id}">${backField(reader, `#m${id}`)}
<textarea name="text" rows="2" maxlength="4096" required aria-label="Новый текст">${text}</textarea><button class="button">Сохранить</button></form></details>`
}

function contentView(world: World, message: Message): Html {
  if (message.migrateToId !== null) return html`<p class="gone">Группа стала супергруппой.</p>`
  if (message.migrateFromId !== null) return html`<p class="gone">Супергруппа создана из группы.</p>`
  const { text, geo, contact } = message
  return html`${text && html`<p class="text">${text}</p>`}${fileView(world, message)}${geo && html`<small>Место: ${geo.title ?? `${geo.latitude}, ${geo.longitude}`}</small>`}${contact && html`<small>Контакт: ${contact.firstName}</small>`}`
}

export function messageView(
  world: World,
  reader: Reader,
  { message, spot }: { message: Message; spot: Spot },
): Html {
  const answered =
    message.replyToId === null ? undefined : world.state.messages.get(`${message.place}:${message.replyToId}`)
  const isQuoted = answered !== undefined && answered.mirrorOfId === null
  const author = authorOf(world, message)
  const title = titleIn(world.state.chats.get(String(message.chatId))?.admins ?? [], message.fromId)
  return html`<article class="comment${author.mark !== null && ' official'}" id="m${message.id}">${avatar(author.id)}<div class="grow">
${byline(world, message)}${adminMark(title)}${isQuoted && html`<blockquote>${answered.text || 'Вложение'}</blockquote>`}${contentView(world, message)}${buttonsView(reader, message)}
<div class="actions">${replyForm(reader, spot, message)}${editForm(reader, message)}</div></div></article>`
}

export function writeForm(reader: Reader, { action, fields }: Spot, label: string): Html {
  return html`<form class="write" method="post" action="${action}">${fields}${backField(reader)}
<textarea id="write" name="text" rows="2" maxlength="4096" required aria-label="${label}" placeholder="${label}"></textarea>
<span class="bar"><button class="button">Отправить</button><label class="check"><input type="checkbox" name="photo" value="1"> с фотографией</label>${mediaButtons}</span></form>`
}
