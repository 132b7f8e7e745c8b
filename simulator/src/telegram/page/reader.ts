import { type Html, html } from '../../lib/page/html.ts'
import { avatar, presentMoment } from '../../lib/page/words.ts'
import type { Message, Resident } from '../model.ts'
import { findChat, type World } from '../world.ts'

/** Who looks at the page: the resident chosen in this browser, if any. */
export type Reader = { resident: Resident | null; path: string }

type Author = { id: number; name: string; mark: string | null }

/** Bots, channels and anonymous administrators speak for the authorities. */
export function authorOf(
  world: World,
  { fromId, senderChatId }: Pick<Message, 'fromId' | 'senderChatId'>,
): Author {
  if (senderChatId !== null)
    return {
      id: senderChatId,
      name: findChat(world, senderChatId)?.title ?? 'Удалённый канал',
      mark: 'канал',
    }
  const bot = world.state.bots.get(String(fromId))
  if (bot) return { id: bot.id, name: bot.name, mark: 'бот' }
  const resident = world.state.residents.get(String(fromId))
  const name = resident ? `${resident.firstName} ${resident.lastName}`.trim() : 'Удалённый аккаунт'
  return { id: fromId ?? 0, name, mark: null }
}

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
<title>${title} — учебный Телеграм</title>
<link rel="icon" href="/avatar/0.svg">
<link rel="stylesheet" href="/ui/style.css">
<script src="/ui/script.js" defer></script>
</head>
<body>
<p class="notice"><b>Учебный эмулятор.</b> Это не Telegram: люди, каналы и тексты здесь вымышлены, наружу ничего не уходит.</p>
<header class="top"><a class="home" href="/">Учебный Телеграм</a>${who(reader)}</header>
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

export function backField(reader: Reader, anchor = ''): Html {
  return html`<input type="hidden" name="back" value="${reader.path}${anchor}">`
}

export const chooseResident = (reader: Reader): Html =>
  html`<p class="lead"><a class="button" href="/residents?back=${reader.path}">Выберите жителя</a></p>`

export function byline(world: World, message: Message): Html {
  const { name, mark } = authorOf(world, message)
  return html`<div class="byline"><b>${name}</b>${mark !== null && html` <small>${mark}</small>`} ${presentMoment(message.date)}${message.editDate !== null && html` <small>изменено</small>`}</div>`
}
