/** Three fields that the demo region added to its topics, and what its living questions say in them. */
import type { CreateOwnFieldRequest } from '@veche/contract/casework/own-fields.ts'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { OwnValue } from '@veche/contract/rules/own-fields/own-field.ts'
import { type Actor, findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { changeOwnValues, createOwnField, listOwnFields } from '../../../modules/incidents/index.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import type { Product } from '../../context.ts'
import { findIncidentOfThread, listWithoutOwnValue } from '../demo.repository.ts'
import { DEMO_ACCOUNTS } from '../demo-accounts.ts'

const PLAIN = {
  ...{ nameEn: null, hint: null, topicCodes: [], groupCodes: [], need: 'never' as const },
  ...{ asksResident: true, maxLength: null, min: null, max: null, options: [] },
}
const COMPANIES = [
  { code: 'uyut-servis', name: 'ООО «Уют-Сервис»' },
  { code: 'dom-na-polisti', name: 'ООО «Дом на Полисти»' },
  { code: 'tszh-berezka', name: 'ТСЖ «Берёзка»' },
]
const FIELDS: readonly CreateOwnFieldRequest[] = [
  {
    ...{ ...PLAIN, code: 'bus-route', name: 'Номер маршрута', nameEn: 'Route number', kind: 'line' },
    ...{ groupCodes: ['transport'], maxLength: 10, hint: 'Как на табличке автобуса: 7 или 7к' },
  },
  {
    ...{ ...PLAIN, code: 'pole-number', name: 'Номер опоры', nameEn: 'Pole number', kind: 'line' },
    ...{ topicCodes: ['roads.lighting', 'landscaping.yard-lighting'], maxLength: 20 },
    hint: 'Цифры на столбе, если видны',
  },
  {
    ...{ ...PLAIN, code: 'housing-company', name: 'Управляющая компания', nameEn: 'Housing company' },
    ...{ kind: 'choice', groupCodes: ['housing'], asksResident: false },
    options: COMPANIES.map((company) => ({ ...company, nameEn: null, isRetired: false })),
  },
]
/** So many questions say something in each: enough to find and count. */
const FILLED = 8
const LOOKED_EVERY_MS = MINUTE_MS / 2
const SELDOM_MS = 30 * MINUTE_MS

export async function prepareOwnFields(product: Product): Promise<void> {
  const { context } = product
  const known = (await listOwnFields(context.db)).map(({ code }) => code)
  const administrator = await findPerson(product, 'administrator')
  for (const field of FIELDS)
    if (!known.includes(field.code)) await createOwnField(context, { field, actor: administrator })
  const lamp = await findIncidentOfThread(context.db, 'demo-lamp')
  if (lamp !== null) await say(product, { incidentId: lamp, code: 'pole-number', value: 'ЛГ-117' })
}

/** Fills in what the living region asks, as its questions come. */
export function startOwnFieldsDemo(product: Product): Loop {
  return startLoop({
    name: 'demo own fields',
    log: product.context.log,
    async turn() {
      return { nextInMs: (await fillInOwnFields(product)) ? SELDOM_MS : LOOKED_EVERY_MS }
    },
  })
}

/** True once enough questions say something in each. */
export async function fillInOwnFields(product: Product): Promise<boolean> {
  let isEnough = true
  for (const { code, topicCodes, groupCodes } of FIELDS) {
    const { filled, open } = await listWithoutOwnValue(product.context.db, {
      ...{ code, topicCodes, groupCodes, limit: FILLED },
    })
    for (const { id, number, text } of open.slice(0, Math.max(0, FILLED - filled)))
      await say(product, { incidentId: id, code, value: valueFor(code, { number, text }) })
    if (filled + open.length < FILLED) isEnough = false
  }
  return isEnough
}

/** The route that its words name; else one of a few, by the number of the question. */
function valueFor(code: string, { number, text }: { number: number; text: string }): OwnValue {
  if (code === 'housing-company') return COMPANIES[number % COMPANIES.length]?.code ?? 'uyut-servis'
  if (code === 'pole-number') return `О-${100 + (number % 90)}`
  return /(?:маршрут\p{L}*|автобус\p{L}*)\s*№?\s*(\d{1,3})/iu.exec(text)?.[1] ?? String(1 + (number % 5) * 2)
}

type Said = { incidentId: string; code: string; value: OwnValue }

async function say(product: Product, { incidentId, code, value }: Said): Promise<void> {
  const actor = await findPerson(product, 'dispatcher')
  await changeOwnValues(product.context, { incidentId, values: { [code]: value }, actor })
}

async function findPerson({ context }: Product, role: 'administrator' | 'dispatcher'): Promise<Actor> {
  const email = DEMO_ACCOUNTS.find((one) => one.role === role)?.email ?? ''
  const user = await findUserByEmail(context.db, email)
  const actor = user && (await findActorByUserId(context.db, user.id))
  if (!actor) throw new Error(`The demo has no ${role}`)
  return actor
}
