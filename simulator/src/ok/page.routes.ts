/** What a resident sees of Odnoklassniki: groups and the conversation with each. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Html, html } from '../lib/page/html.ts'
import { stickerView, voiceView } from '../lib/page/media.ts'
import { playRoutes } from '../lib/page/play.routes.ts'
import { hidden, type Reader, saidView, writeForm } from '../lib/page/shell.ts'
import { avatar, empty, live } from '../lib/page/words.ts'
import { photoPicture } from '../lib/photo.ts'
import { Media, VOICE_TYPE, voiceSound } from '../lib/voice.ts'
import type { Control } from './control.ts'
import type { Message } from './model.ts'
import { findChat, OkError, requireGroup, type World } from './world.ts'
import { nameOf } from './write.ts'

const BRAND = {
  name: 'Учебные Одноклассники',
  notice: 'Это не Одноклассники: люди, группы и тексты здесь вымышлены, наружу ничего не уходит.',
}
const MOST_SHOWN = 80
const Id = z.coerce.number().int()
const Path = z.object({ id: Id })

export function pageRoutes(
  app: FastifyInstance,
  {
    world,
    control,
    subscribe,
  }: { world: World; control: Control; subscribe: (listener: () => void) => () => void },
): void {
  app.get('/voice/:id.ogg', async (_request, response) => response.type(VOICE_TYPE).send(voiceSound()))
  app.get('/photo/:id.png', async (request, response) =>
    response
      .header('cache-control', 'max-age=3600')
      .type('image/png')
      .send(photoPicture(`ok ${Path.parse(request.params).id}`)),
  )
  playRoutes(app, {
    ...{ brand: BRAND, subscribe },
    listResidents: () => world.state.residents.all(),
    createResident: (names) => control.createResident(names),
    // The faces of groups have numbers below zero.
    nameOf: (id) => nameOf(world, id < 0 ? `group:${-id}` : `user:${id}`),
    explain: (error) => (error instanceof OkError ? error.message : null),
    views: {
      '/': () => ({ title: 'Группы', body: homePage(world) }),
      '/group/:id': (request, reader) => {
        const { id } = Path.parse(request.params)
        return { title: requireGroup(world, id).name, body: groupPage(world, reader, id) }
      },
    },
    forms: {
      '/ui/message': (body, residentId) => {
        const form = z.object({
          ...{ groupId: Id, text: z.string(), photo: z.string().optional() },
          media: Media.nullable().default(null),
        })
        const { groupId, text, photo, media } = form.parse(body)
        // A voice or a sticker stands alone, so what is in the field is not sent with it.
        const said = media === null ? { text, photos: photo === undefined ? 0 : 1 } : { media }
        control.writeMessage({ groupId, residentId, ...said })
      },
      '/ui/close': (body, residentId) => {
        const { groupId, isClosed } = z.object({ groupId: Id, isClosed: z.enum(['0', '1']) }).parse(body)
        control.closeChat({ groupId, residentId, isClosed: isClosed === '1' })
      },
    },
  })
}

function homePage({ state }: World): Html {
  const groups = state.groups
    .all()
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ru'))
    .map(
      ({ id, name }) =>
        html`<li><a class="card row" href="/group/${id}">${avatar(-id)}<span><b>${name}</b><small>группа</small></span></a></li>`,
    )
  const list =
    groups.length === 0
      ? empty('Групп пока нет', 'Их создаёт демонстрационный регион или запрос POST /_ctl/create-group.')
      : html`<ul class="grid">${groups}</ul>`
  return html`<h1>Группы</h1><p class="lead">Выберите группу и напишите ей личное сообщение от имени жителя.</p>${live(list)}`
}

function groupPage(world: World, reader: Reader, groupId: number): Html {
  const group = requireGroup(world, groupId)
  const chat = reader.resident && findChat(world, groupId, reader.resident.id)
  const messages = chat ? world.state.messages.inGroup(chat.id).slice(-MOST_SHOWN) : []
  const talk =
    messages.length === 0
      ? empty('Сообщений пока нет', 'Напишите первым: так группа получит право ответить.')
      : html`${messages.map((message) => messageView(world, message))}`
  const permit =
    chat &&
    html`<form method="post" action="/ui/close">${hidden({ groupId, isClosed: chat.isClosed ? 0 : 1, back: reader.path })}
<button class="link">${chat.isClosed ? 'Разрешить сообщения от группы' : 'Запретить сообщения от группы'}</button></form>`
  const form = writeForm(reader, { action: '/ui/message', fields: { groupId }, label: 'Сообщение' })
  return html`<div class="row title">${avatar(-group.id)}<span><h1>${group.name}</h1><small>сообщения группы</small></span></div>
<section class="card post">${reader.resident && live(talk)}${form}${permit}</section>`
}

function messageView(world: World, message: Message): Html {
  const { mid, senderId, timestampMs, text, replyTo, photos, media } = message
  const [kind, id = '0'] = senderId.split(':')
  const isOfficial = kind === 'group'
  const quoted = replyTo === null ? null : (world.state.messages.get(replyTo)?.text ?? null)
  return saidView({
    ...{ anchor: mid, at: new Date(timestampMs), text, quoted },
    author: { id: isOfficial ? -Number(id) : Number(id), name: nameOf(world, senderId), isOfficial },
    below:
      (media !== null &&
        (media.kind === 'voice'
          ? voiceView(`/voice/${media.id}.ogg`)
          : stickerView(`/photo/${media.id}.png`))) ||
      (photos.length > 0 &&
        html`<div class="pictures">${photos.map((photo) => html`<img src="/photo/${photo}.png" alt="Фотография" width="302" height="227" loading="lazy">`)}</div>`),
  })
}
