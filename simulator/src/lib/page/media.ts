/** Knows what a form sends instead of words, and how it looks in the talk. */
import { type Html, html } from './html.ts'

/** Words are required by the other button only. */
export const mediaButtons: Html = html`<button class="button quiet" name="media" value="voice" formnovalidate>Голосовое</button><button class="button quiet" name="media" value="sticker" formnovalidate>Стикер</button>`

export const voiceView = (url: string): Html =>
  html`<audio controls preload="none" src="${url}" aria-label="Голосовое сообщение"></audio>`

export const stickerView = (url: string): Html =>
  html`<img src="${url}" alt="Стикер" width="128" height="96" loading="lazy">`
