/** Draws a page on which a person plays a resident of an emulated messenger: frame, who writes, one message. */
import { type Html, html } from './html.ts'
import { mediaButtons } from './media.ts'
import { avatar, empty, presentMoment } from './words.ts'

export type Player = { id: number; firstName: string; lastName: string }
/** Who looks at the page: the resident chosen in this browser, if any. */
export type Reader = { resident: Player | null; path: string }
export type Brand = { name: string; notice: string }

function who({ resident, path }: Reader): Html {
  if (!resident) return html`<a class="button" href="/residents?back=${path}">Выбрать жителя</a>`
  return html`<a class="who" href="/residents?back=${path}" title="Сменить жителя">${avatar(resident.id)}
    <span><small>Вы пишете как</small><b>${resident.firstName} ${resident.lastName}</b></span></a>`
}

export function frame(brand: Brand, reader: Reader, { title, body }: { title: string; body: Html }): string {
  return html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} — ${brand.name}</title>
<link rel="icon" href="/avatar/0.svg">
<link rel="stylesheet" href="/ui/style.css">
<script src="/ui/script.js" defer></script>
</head>
<body>
<p class="notice"><b>Учебный эмулятор.</b> ${brand.notice}</p>
<header class="top"><a class="home" href="/">${brand.name}</a>${who(reader)}</header>
<main>${body}</main>
<p class="news" hidden><button type="button" class="button">Есть новое. Показать</button></p>
</body>
</html>`.markup
}

export function errorFrame(brand: Brand, reader: Reader, message: string): string {
  const body = html`<div class="empty" role="alert"><b>Не получилось</b><p>${message}</p>
    <p><a class="button" href="${reader.path}">Вернуться</a></p></div>`
  return frame(brand, reader, { title: 'Ошибка', body })
}

const MOST_RESIDENTS_SHOWN = 40

export function residentsList(residents: readonly Player[], reader: Reader, query: string): Html {
  const wanted = query.trim().toLocaleLowerCase('ru')
  const found = residents.filter(({ firstName, lastName }) =>
    `${firstName} ${lastName}`.toLocaleLowerCase('ru').includes(wanted),
  )
  const items = found.slice(0, MOST_RESIDENTS_SHOWN).map(
    ({ id, firstName, lastName }) =>
      html`<li><form method="post" action="/ui/resident"><input type="hidden" name="back" value="${reader.path}">
<button class="card row" name="id" value="${id}">${avatar(id)}<span><b>${firstName} ${lastName}</b></span></button></form></li>`,
  )
  const rest = found.length - items.length
  return html`<h1>Кто пишет</h1>
<form class="bar" method="get" action="/residents" role="search"><input type="hidden" name="back" value="${reader.path}">
<label class="hidden" for="q">Имя жителя</label><input id="q" name="q" value="${query}" placeholder="Имя или фамилия"><button class="button quiet">Найти</button></form>
${items.length === 0 ? empty('Никого не нашлось', 'Измените запрос или придумайте нового жителя ниже.') : html`<ul class="grid">${items}</ul>`}
${rest > 0 && html`<p class="lead">Ещё ${rest}: уточните имя.</p>`}
<h2>Новый житель</h2>
<form class="bar" method="post" action="/ui/resident/new"><input type="hidden" name="back" value="${reader.path}">
<label class="hidden" for="fn">Имя</label><input id="fn" name="firstName" maxlength="60" placeholder="Имя">
<label class="hidden" for="ln">Фамилия</label><input id="ln" name="lastName" maxlength="60" placeholder="Фамилия">
<button class="button">Придумать и войти</button></form>`
}

export type Said = {
  anchor: string
  author: { id: number; name: string; isOfficial: boolean }
  at: Date
  /** Null: the message is gone. */
  text: string | null
  quoted: string | null
  below?: Html | false
}

export function saidView({ anchor, author, at, text, quoted, below = false }: Said): Html {
  const tick = html`<span class="tick" title="Официальный ответ">✓<span class="hidden"> официально</span></span>`
  return html`<article class="comment${author.isOfficial && ' official'}" id="${anchor}">${avatar(author.id)}<div class="grow">
<div class="byline"><b>${author.name}</b>${author.isOfficial && tick} ${presentMoment(at.getTime() / 1000)}</div>
${quoted !== null && html`<blockquote>${quoted}</blockquote>`}${text === null ? html`<p class="gone">Сообщение удалено.</p>` : html`<p class="text">${text}</p>`}${below}</div></article>`
}

/** Fields that a form carries besides what is typed. */
export function hidden(fields: Readonly<Record<string, string | number>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

export function writeForm(
  reader: Reader,
  {
    action,
    fields,
    label,
    anchor = '',
  }: {
    action: string
    fields: Readonly<Record<string, string | number>>
    label: string
    anchor?: string
  },
): Html {
  if (!reader.resident)
    return html`<p class="lead"><a class="button" href="/residents?back=${reader.path}">Выберите жителя</a></p>`
  return html`<form class="write" method="post" action="${action}">${hidden({ ...fields, back: reader.path + anchor })}
<textarea name="text" rows="2" maxlength="4000" required aria-label="${label}" placeholder="${label}"></textarea>
<span class="bar"><button class="button">Отправить</button><label class="check"><input type="checkbox" name="photo" value="1"> с фотографией</label>${mediaButtons}</span></form>`
}
