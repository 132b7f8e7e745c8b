/** «Напомнить» pressed without a line: one of a question, under the key of the press. */
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { type Reminded, type Reminder, remind } from './remind.ts'

export const REMINDER = schemaOf(() => import('@veche/contract/incidents.ts'), 'RemindRequest')

export const reminders = keepActs<Reminder, Reminded>({
  name: 'remind',
  accepts: { schema: REMINDER },
  words: () => ({ ...{ sent: 'figures.remind.sent', refused: 'figures.remind.refused' }, labels: LABELS }),
  old: ({ incidentId }) => [['incident', incidentId]],
  send: ({ incidentId, body }) => remind(incidentId, body),
})

/** As the form calls what is sent. */
export const LABELS = { words: 'figures.remind.label' }

/** Null: there is no line, and it waits here. */
export async function remindOrKeep(userId: string, incidentId: string, words: string) {
  const body = { words, commandKey: randomId() }
  return (await reminders.press(userId, { place: incidentId, incidentId, body }))?.answer ?? null
}
