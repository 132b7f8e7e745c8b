import { type Html, html } from '../../lib/page/html.ts'
import { presentMoment } from '../../lib/page/words.ts'
import type { Community, Resident } from '../model.ts'
import type { World } from '../world.ts'

/** Who looks at the page: the resident chosen in this browser, if any. */
export type Reader = { resident: Resident | null; path: string }

export type Author = { id: number; name: string; isOfficial: boolean }

export function authorOf(world: World, id: number): Author {
  const community = world.state.communities.get(String(-id))
  if (community) return { id, name: community.name, isOfficial: true }
  const resident = world.state.residents.get(String(id))
  const name = resident ? `${resident.firstName} ${resident.lastName}`.trim() : 'Удалённая страница'
  return { id, name, isOfficial: false }
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
