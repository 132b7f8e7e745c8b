import type { Community, Resident } from '../model.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'

/** Who looks at the page: the resident chosen in this browser, if any. */
export type Reader = { resident: Resident | null; path: string }

export type Author = { id: number; name: string; isOfficial: boolean }

const MOMENT = new Intl.DateTimeFormat('ru-RU', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Moscow',
})
const PLURALS = new Intl.PluralRules('ru-RU')

export function authorOf(world: World, id: number): Author {
  const community = world.state.communities.get(String(-id))
  if (community) return { id, name: community.name, isOfficial: true }
  const resident = world.state.residents.get(String(id))
  const name = resident ? `${resident.firstName} ${resident.lastName}`.trim() : 'Удалённая страница'
  return { id, name, isOfficial: false }
}

export function presentMoment(seconds: number): Html {
  const date = new Date(seconds * 1000)
  return html`<time datetime="${date.toISOString()}">${MOMENT.format(date)}</time>`
}

export function count(number: number, forms: readonly [one: string, few: string, many: string]): string {
  const [one, few, many] = forms
  const rule = PLURALS.select(number)
  return `${number} ${rule === 'one' ? one : rule === 'few' ? few : many}`
}

export const COMMENTS = ['комментарий', 'комментария', 'комментариев'] as const

export function avatar(id: number): Html {
  return html`<img class="avatar" src="/avatar/${id}.svg" alt="" width="40" height="40">`
}

export function byline(world: World, id: number, date: number): Html {
  const author = authorOf(world, id)
  const tick = html`<span class="tick" title="Официальный ответ сообщества">✓<span class="hidden"> официально</span></span>`
  return html`<div class="byline"><b>${author.name}</b>${author.isOfficial && tick} ${presentMoment(date)}</div>`
}

/** `[id5|Иван]` is shown as the name, the way VK does. */
export function plainText(text: string): string {
  return text.replace(/\[(?:id|club|public)\d+\|([^\]]+)\]/g, '$1')
}

export function backField(reader: Reader, anchor = ''): Html {
  return html`<input type="hidden" name="back" value="${reader.path}${anchor}">`
}

export function tabs(community: Community, current: 'wall' | 'messages' | 'chats' | 'videos'): Html {
  const items = [
    ['wall', '', 'Стена'],
    ['messages', '/messages', 'Сообщения'],
    ['chats', '/chats', 'Чаты'],
    ['videos', '/videos', 'Видео и эфиры'],
  ] as const
  return html`<nav class="tabs" aria-label="Разделы сообщества">${items.map(
    ([key, path, title]) =>
      html`<a href="/club/${community.id}${path}"${key === current && html` aria-current="page"`}>${title}</a>`,
  )}</nav>`
}
