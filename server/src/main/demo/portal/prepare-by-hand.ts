/** Two questions that people of the demo wrote down, and a sub-task: there from the first minute, each made once. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { type Actor, findActorByUserId } from '../../../modules/access/index.ts'
import { addSubtask } from '../../../modules/answers/index.ts'
import { createRawWriter } from '../../../modules/inbox/index.ts'
import { createTickets, isWrittenDown, registerByHand } from '../../../modules/public-page/index.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Product } from '../../context.ts'
import { answersContextOf } from '../../wiring/answers-context-of.ts'
import { chatsContextOf } from '../../wiring/register-deps.ts'
import { createPipelineDeps } from '../../workers.ts'
import { findIncidentOfThread } from '../demo.repository.ts'
import { DEMO_ACCOUNTS } from '../demo-accounts.ts'
import { ensureUser } from '../demo-officials.ts'

type By = 'coordinator' | 'dispatcher' | 'executor'
const NOWHERE = { settlement: null, street: null, house: null, object: null }

/** Nobody real: telephones of the range that nobody has. */
export const DEMO_CALLS = [
  {
    ...{ id: '019ac000-0000-7000-8000-00000000ca11', by: 'coordinator', hoursAgo: 3, saidBeforeHours: 0 },
    ...{ way: 'phone', name: 'Тамара Ивановна', phone: '+7 900 000-00-27', topicCode: 'roads.potholes' },
    text: 'На Минеральной у дома 18 после ремонта трубы осталась яма, скорая не может подъехать к подъезду. Когда засыплют?',
    address: { ...NOWHERE, street: 'Минеральная', house: '18' },
  },
  {
    ...{ id: '019ac000-0000-7000-8000-00000000ca12', by: 'dispatcher', hoursAgo: 5, saidBeforeHours: 20 },
    ...{ way: 'paper', name: null, phone: null, topicCode: null },
    text: 'Жильцы двух домов просят поставить скамейки у входа в поликлинику: пожилым людям негде подождать.',
    address: { ...NOWHERE, object: 'Поликлиника' },
  },
] as const satisfies readonly { by: By; way: 'phone' | 'paper'; [key: string]: unknown }[]

const SUBTASK = {
  id: '019ac000-0000-7000-8000-00000000ca13',
  what: 'Сфотографировать столб у остановки и записать его номер',
}

export async function prepareByHand(product: Product): Promise<void> {
  const { context } = product
  for (const call of DEMO_CALLS) {
    if (await isWrittenDown(context.db, call.id)) continue
    await writeDown(product, call)
  }
  await giveSubtask(product)
}

async function writeDown(product: Product, call: (typeof DEMO_CALLS)[number]): Promise<void> {
  const { context, connectors, channels, config, attachments: files, secret } = product
  const { id: recordId, by, hoursAgo, saidBeforeHours, ...said } = call
  const now = new Date(context.clock().getTime() - hoursAgo * HOUR_MS)
  const services = createPipelineDeps({ context: { ...context, clock: () => now }, connectors })
  await registerByHand(
    {
      ...{ ...context, connectors, channels, files, publicUrl: config.publicUrl, clock: () => now },
      // Worked on as it is stored: nothing else runs yet.
      writer: createRawWriter({ db: context.db, vault: context.vault, services }),
      tickets: createTickets(secret),
      loadSuggest: async () => (await chatsContextOf(product).loadDeps()).suggest,
    },
    {
      ...{ recordId, actor: await findPerson(product, by) },
      request: {
        ...{ ...said, saidAt: new Date(now.getTime() - saidBeforeHours * HOUR_MS).toISOString() },
        ...{ email: null, municipalityCode: 'staraya-russa', urgency: 'normal', point: null, photos: [] },
        ...{ link: null, isReadFromLink: false, joinId: null },
      },
    },
  )
}

async function giveSubtask(product: Product): Promise<void> {
  const { context } = product
  const incidentId = await findIncidentOfThread(context.db, 'demo-lamp')
  if (incidentId === null) return
  const owner = await findPerson(product, 'executor')
  const dueOn = dateInZone(context.region.timeZone, new Date(context.clock().getTime() + 2 * DAY_MS))
  await addSubtask(answersContextOf(product), {
    ...{ incidentId, actor: await findPerson(product, 'coordinator') },
    asked: { ...SUBTASK, ownerId: owner.id, unitCode: null, dueOn, isConfirmed: true },
  })
}

async function findPerson({ context }: Product, role: By): Promise<Actor> {
  const account = DEMO_ACCOUNTS.find((one) => one.role === role)
  const actor = account && (await findActorByUserId(context.db, await ensureUser({ context }, account)))
  if (!actor) throw new Error(`The demo has no ${role}`)
  return actor
}
