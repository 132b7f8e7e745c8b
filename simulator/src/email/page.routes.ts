/** Shows what a resident sees of the post: whom to write to, their letters, one talk. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Html, html } from '../lib/page/html.ts'
import { playRoutes } from '../lib/page/play.routes.ts'
import { hidden, type Reader, saidView } from '../lib/page/shell.ts'
import { avatar, empty, live } from '../lib/page/words.ts'
import type { Control } from './control.ts'
import type { Letter, Resident } from './model.ts'
import { folderKey } from './state.ts'
import { requireMailbox, type World } from './world.ts'

const BRAND = {
  name: 'Учебная почта',
  notice: 'Письма никуда не уходят: люди, адреса и тексты здесь вымышлены.',
}
const MOST_SHOWN = 80
const Id = z.coerce.number().int()
const Written = z.object({ text: z.string(), photo: z.string().optional() })

export function pageRoutes(
  app: FastifyInstance,
  {
    world,
    control,
    subscribe,
  }: { world: World; control: Control; subscribe: (listener: () => void) => () => void },
): void {
  playRoutes(app, {
    ...{ brand: BRAND, subscribe },
    listResidents: () => world.state.residents.all(),
    createResident: (names) => control.createResident(names),
    nameOf: (id) => {
      const resident = world.state.residents.get(String(id))
      return resident ? `${resident.firstName} ${resident.lastName}`.trim() : 'Администрация'
    },
    explain: () => null,
    views: {
      '/': (_request, reader) => ({ title: 'Письма', body: homePage(world, reader) }),
      '/to/:address': (request, reader) => {
        const { address } = z.object({ address: z.string() }).parse(request.params)
        const { name } = requireMailbox(world, address)
        return { title: name || address, body: mailboxPage(world, reader, address) }
      },
    },
    forms: {
      '/ui/letter': (body, residentId) => {
        const { to, subject } = z.object({ to: z.string(), subject: z.string() }).parse(body)
        const { text, photo } = Written.parse(body)
        void control.writeLetter({ residentId, to, subject, text, photos: photo === undefined ? 0 : 1 })
      },
      '/ui/answer': (body, residentId) => {
        const { letterId } = z.object({ letterId: Id }).parse(body)
        const { text, photo } = Written.parse(body)
        void control.answerLetter({ residentId, letterId, text, photos: photo === undefined ? 0 : 1 })
      },
    },
  })
}

function homePage({ state }: World, reader: Reader): Html {
  const boxes = state.mailboxes
    .all()
    .map(
      ({ address, name }, index) =>
        html`<li><a class="card row" href="/to/${address}">${avatar(-index - 1)}<span><b>${name || address}</b><small>${address}</small></span></a></li>`,
    )
  const list =
    boxes.length === 0
      ? empty(
          'Писать пока некому',
          'Ящики создаёт демонстрационный регион или запрос POST /_ctl/create-mailbox.',
        )
      : html`<ul class="grid">${boxes}</ul>`
  const lead = reader.resident ? 'Выберите, кому написать.' : 'Выберите жителя и напишите от его имени.'
  return html`<h1>Кому написать</h1><p class="lead">${lead}</p>${live(list)}`
}

function mailboxPage(world: World, reader: Reader, address: string): Html {
  const { name } = requireMailbox(world, address)
  const resident = findResident(world, reader)
  const title = html`<div class="row title">${avatar(-1)}<span><h1>${name || address}</h1><small>${address}</small></span></div>`
  if (!resident)
    return html`${title}<p class="lead"><a class="button" href="/residents?back=${reader.path}">Выберите жителя</a></p>`
  const letters = lettersBetween(world, resident, address).slice(-MOST_SHOWN)
  const talk =
    letters.length === 0
      ? empty('Писем пока нет', 'Напишите первым.')
      : html`${letters.map((letter) => letterView(world, { letter, reader, resident }))}`
  return html`${title}<section class="card post"><h2>Новое письмо</h2>${letterForm(reader, address)}</section>
<section class="card post">${live(talk)}</section>`
}

function findResident({ state }: World, { resident }: Reader): Resident | null {
  return resident ? (state.residents.get(String(resident.id)) ?? null) : null
}

function lettersBetween({ state }: World, { address: own }: Resident, address: string): Letter[] {
  const received = state.letters.inGroup(folderKey(own, 'INBOX')).filter(({ from }) => from === address)
  const sent = state.letters.inGroup(folderKey(own, 'Sent')).filter(({ to }) => bare(to) === address)
  return [...received, ...sent].sort((a, b) => a.atMs - b.atMs || a.id - b.id)
}

const bare = (to: string): string => to.replace(/\+[^@]*@/, '@')

function letterView(
  world: World,
  { letter, reader, resident }: { letter: Letter; reader: Reader; resident: Resident },
): Html {
  const { id, subject, text, files, folder, from, atMs } = letter
  const isOfficial = folder === 'INBOX'
  const name = isOfficial
    ? world.state.mailboxes.get(from)?.name || from
    : `${resident.firstName} ${resident.lastName}`
  const attached = files.length > 0 && html`<p class="file">${files.join(', ')}</p>`
  return saidView({
    ...{ anchor: `letter-${id}`, at: new Date(atMs), text, quoted: subject === '' ? null : subject },
    author: { id: isOfficial ? -1 : resident.id, name, isOfficial },
    below: html`${attached}${isOfficial && answerForm(reader, id)}`,
  })
}

function letterForm(reader: Reader, to: string): Html {
  return html`<form class="write" method="post" action="/ui/letter">${hidden({ to, back: reader.path })}
<input name="subject" maxlength="200" aria-label="Тема" placeholder="Тема">
<textarea name="text" rows="3" maxlength="4000" required aria-label="Письмо" placeholder="Письмо"></textarea>
<span class="bar"><button class="button">Отправить</button><label class="check"><input type="checkbox" name="photo" value="1"> с фотографией</label></span></form>`
}

function answerForm(reader: Reader, letterId: number): Html {
  return html`<details><summary>Ответить</summary><form class="write" method="post" action="/ui/answer">${hidden({ letterId, back: reader.path })}
<textarea name="text" rows="2" maxlength="4000" required aria-label="Ответ" placeholder="Ответ"></textarea>
<span class="bar"><button class="button">Ответить</button></span></form></details>`
}
