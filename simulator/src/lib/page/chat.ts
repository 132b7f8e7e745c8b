/**
 * Holds what the pages of the emulated networks share of a group chat: who speaks for whom, and a reply to one
 * message.
 */
import type { ChatAdmin } from '../chat-admin.ts'
import { type Html, html } from './html.ts'
import { hidden, type Reader } from './shell.ts'
import { avatar } from './words.ts'

/** Draws a button for each; one touch, and the person writes as that one. */
export function adminsView(
  admins: readonly ChatAdmin[],
  { reader, nameOf }: { reader: Reader; nameOf: (id: number) => string },
): Html | false {
  if (admins.length === 0) return false
  const items = admins.map(
    ({ residentId, title }) =>
      html`<li><form method="post" action="/ui/resident">${hidden({ back: reader.path })}
<button class="card row" name="id" value="${residentId}"${residentId === reader.resident?.id && html` aria-current="true"`}>${avatar(residentId)}<span><b>${nameOf(residentId)}</b><small>${title}</small></span></button></form></li>`,
  )
  return html`<details><summary>Писать от имени должностного лица</summary><ul class="grid">${items}</ul></details>`
}

export const adminMark = (title: string | null): Html | false =>
  title !== null && html`<small>${title}</small>`

export function replyForm(
  reader: Reader,
  { action, fields }: { action: string; fields: Readonly<Record<string, string | number>> },
): Html | false {
  if (!reader.resident) return false
  return html`<div class="actions"><details><summary>Ответить</summary><form class="write" method="post" action="${action}">${hidden({ ...fields, back: reader.path })}
<textarea name="text" rows="2" maxlength="4000" required aria-label="Ответ"></textarea><button class="button">Ответить</button></form></details></div>`
}
