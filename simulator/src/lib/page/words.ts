/** Makes small Russian words of the pages: moments and numbers. */
import { type Html, html } from './html.ts'

const MOMENT = new Intl.DateTimeFormat('ru-RU', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Moscow',
})
const PLURALS = new Intl.PluralRules('ru-RU')

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

/** Marks the part that the script brings up to date by itself. */
export function live(content: Html): Html {
  return html`<div data-live>${content}</div>`
}

export function empty(title: string, hint: string): Html {
  return html`<div class="empty"><b>${title}</b><p>${hint}</p></div>`
}
