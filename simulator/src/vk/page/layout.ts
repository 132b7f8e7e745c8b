import { type Html, html } from '../../lib/page/html.ts'
import { avatar } from '../../lib/page/words.ts'
import type { Reader } from './reader.ts'

function who({ resident, path }: Reader): Html {
  if (!resident) return html`<a class="button" href="/residents?back=${path}">Выбрать жителя</a>`
  return html`<a class="who" href="/residents?back=${path}" title="Сменить жителя">${avatar(resident.id)}
    <span><small>Вы пишете как</small><b>${resident.firstName} ${resident.lastName}</b></span></a>`
}

export function layout(reader: Reader, { title, body }: { title: string; body: Html }): string {
  return html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} — учебный ВКонтакте</title>
<link rel="icon" href="/avatar/0.svg">
<link rel="stylesheet" href="/ui/style.css">
<script src="/ui/script.js" defer></script>
</head>
<body>
<p class="notice"><b>Учебный эмулятор.</b> Это не ВКонтакте: люди, сообщества и тексты здесь вымышлены, наружу ничего не уходит.</p>
<header class="top"><a class="home" href="/">Учебный ВК</a>${who(reader)}</header>
<main>${body}</main>
<p class="news" hidden><button type="button" class="button">Есть новое. Показать</button></p>
</body>
</html>`.markup
}

export function errorPage(reader: Reader, message: string): string {
  const body = html`<div class="empty" role="alert"><b>Не получилось</b><p>${message}</p>
    <p><a class="button" href="${reader.path}">Вернуться</a></p></div>`
  return layout(reader, { title: 'Ошибка', body })
}
