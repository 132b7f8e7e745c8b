import { type Html, html } from '../../lib/page/html.ts'
import { stickerView, voiceView } from '../../lib/page/media.ts'
import { lastOrFrom } from '../../lib/page/shown.ts'
import { avatar } from '../../lib/page/words.ts'
import type { Comment, Surface } from '../model.ts'
import { threadKey } from '../state.ts'
import type { World } from '../world.ts'
import { backField, byline, plainText, type Reader } from './reader.ts'

const MOST_SHOWN = 60

type Place = { groupId: number; surface: Surface; objectId: number }

export function pictures(attachments: Comment['attachments']): Html | false {
  if (attachments.length === 0) return false
  return html`<div class="pictures">${attachments.map(({ type, ownerId, id, url }) =>
    type === 'photo'
      ? html`<img src="/photo/${ownerId}_${id}.png" alt="Фотография" width="302" height="227" loading="lazy">`
      : type === 'audio_message'
        ? voiceView(`/voice/${ownerId}_${id}.ogg`)
        : type === 'sticker'
          ? stickerView(`/photo/${ownerId}_${id}.png`)
          : type === 'doc'
            ? html`<a class="file" href="/doc/${ownerId}_${id}"><img src="/doc/${ownerId}_${id}" alt="Документ ${id}" width="302" loading="lazy"></a>`
            : html`<span class="file">${type === 'link' ? (url ?? '') : `${type}${ownerId}_${id}`}</span>`,
  )}</div>`
}

function placeFields({ groupId, surface, objectId }: Place): Html {
  return html`<input type="hidden" name="groupId" value="${groupId}"><input type="hidden" name="surface" value="${surface}"><input type="hidden" name="objectId" value="${objectId}">`
}

export function commentForm(
  reader: Reader,
  place: Place,
  { replyToId, label }: { replyToId: number | null; label: string },
): Html {
  if (!reader.resident)
    return html`<p class="lead"><a href="/residents?back=${reader.path}">Выберите жителя</a>, чтобы писать.</p>`
  return html`<form class="write" method="post" action="/ui/comment">${placeFields(place)}${backField(reader, `#o${place.objectId}`)}
${replyToId !== null && html`<input type="hidden" name="replyToId" value="${replyToId}">`}
<textarea name="text" rows="2" maxlength="4000" required aria-label="${label}" placeholder="${label}"></textarea>
<span class="bar"><button class="button">Отправить</button><label class="check"><input type="checkbox" name="photo" value="1"> с фотографией</label></span></form>`
}

function ownActions(reader: Reader, comment: Comment): Html {
  const fields = html`${placeFields(comment)}<input type="hidden" name="id" value="${comment.id}">${backField(reader, `#c${comment.id}`)}`
  if (comment.deleterId !== null)
    return html`<form class="inline" method="post" action="/ui/comment/restore">${fields}<button class="link">Восстановить</button></form>`
  return html`<details><summary>Изменить</summary><form class="write" method="post" action="/ui/comment/edit">${fields}
<textarea name="text" rows="2" maxlength="4000" required aria-label="Новый текст">${comment.text}</textarea><button class="button">Сохранить</button></form></details>
<form class="inline" method="post" action="/ui/comment/delete">${fields}<button class="link">Удалить</button></form>`
}

function commentView(world: World, reader: Reader, comment: Comment): Html {
  const isOwn = reader.resident?.id === comment.fromId
  const isDeleted = comment.deleterId !== null
  const text = isDeleted
    ? html`<p class="gone">Комментарий удалён.</p>`
    : html`<p class="text">${plainText(comment.text)}</p>`
  const reply = html`<details><summary>Ответить</summary>${commentForm(reader, comment, { replyToId: comment.id, label: 'Ваш ответ' })}</details>`
  return html`<article class="comment${comment.fromId < 0 && ' official'}" id="c${comment.id}">${avatar(comment.fromId)}<div class="grow">
${byline(world, comment.fromId, comment.date)}${text}${!isDeleted && pictures(comment.attachments)}
<div class="actions">${!isDeleted && reply}${isOwn && ownActions(reader, comment)}</div></div></article>`
}

/**
 * A deleted comment is shown to its author (who may restore it) and where answers hang on it. `soughtId`: the comment
 * that a link leads to, shown however old it is.
 */
export function commentsView(
  world: World,
  reader: Reader,
  place: Place,
  soughtId: number | null = null,
): Html {
  const all = world.state.comments.inGroup(threadKey(place))
  const replies = Map.groupBy(all, (comment) => comment.threadId)
  const isShown = (comment: Comment): boolean =>
    comment.deleterId === null ||
    comment.fromId === reader.resident?.id ||
    (replies.get(comment.id) ?? []).some((reply) => reply.deleterId === null)
  const top = (replies.get(null) ?? []).filter(isShown)
  const sought = all.find(({ id }) => id === soughtId)
  const shown = lastOrFrom(top, MOST_SHOWN, ({ id }) => id === (sought?.threadId ?? soughtId))
  const hidden = top.length - shown.length
  return html`${hidden > 0 && html`<p class="lead">Более ранних комментариев: ${hidden}.</p>`}${shown.map(
    (comment) =>
      html`${commentView(world, reader, comment)}<div class="thread">${(replies.get(comment.id) ?? [])
        .filter(isShown)
        .map((reply) => commentView(world, reader, reply))}</div>`,
  )}`
}
