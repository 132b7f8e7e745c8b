/**
 * What stands before a journey begins: the steps of `steps.ts` without their screens, by sessions of the same people.
 * A journey takes at the screen only the steps that it is about; all of them are taken there by the main one.
 */
import { expect, inject } from 'vitest'
import { z } from 'zod'
import { actOn, type Speak, speakAs } from '../setup/staff-api.ts'
import { ACCOUNTS, type AccountName } from './accounts.ts'

const STEPS = ['registered', 'given', 'taken', 'sent', 'approved', 'published'] as const
type Step = (typeof STEPS)[number]
type Words = {
  /** The municipality whose administration has the question. */
  place: string
  /** Of the question, where the administration is another one's. */
  municipality?: string
  /** Of the answer. */
  text?: string
}

const LIGHTING = 'roads.lighting'
const Card = z.object({
  step: z.string(),
  suggestion: z.object({ topic: z.object({ code: z.string() }).nullable() }).nullable(),
})
const People = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) })

export function as(name: AccountName): Speak {
  const { url, sessions } = inject('world')
  return speakAs({ url, cookie: sessions[name], who: name })
}

/** Brings a new question to this step and no further. */
export const bring = (incidentId: string, to: Step, words: Words) =>
  goOn(incidentId, { from: 'registered', to }, words)

/** The same where people have taken the steps before. */
export async function goOn(
  incidentId: string,
  { from, to }: { from: Step; to: Step },
  words: Words,
): Promise<void> {
  for (const step of STEPS.slice(STEPS.indexOf(from), STEPS.indexOf(to) + 1))
    await TAKE[step](incidentId, words)
}

/** By another person than its writer. */
export const approveVersion = (incidentId: string, versionNo = 1) =>
  act('approver', incidentId, 'answer/approve', { versionNo })

/** The network has confirmed the answer, and the author's word is next. */
export const untilPublished = (incidentId: string) =>
  expect.poll(async () => (await cardOf(incidentId)).step, { timeout: 60_000 }).toBe('awaiting_author')

const Settings = z.record(z.string(), z.unknown())

/** While this goes on an approved answer waits long enough to be taken back on a busy machine too. */
export async function withLongHold(run: () => Promise<void>): Promise<void> {
  const administrator = as('administrator')
  const settings = Settings.parse(await administrator('GET', '/api/settings'))
  await administrator('PUT', '/api/settings', { ...settings, publicationHoldSeconds: 60 })
  try {
    await run()
  } finally {
    await administrator('PUT', '/api/settings', settings)
  }
}

const TAKE: Record<Step, (incidentId: string, words: Words) => Promise<void>> = {
  async registered(incidentId, { place, municipality = place }) {
    const { suggestion } = await cardOf(incidentId)
    const topicCode = suggestion?.topic?.code ?? LIGHTING
    const where = { municipalityCode: municipality, agencyCode: agencyOf(place) }
    await command('dispatcher', incidentId, { type: 'accept', topicCode, ...where })
  },
  async given(incidentId, { place }) {
    const path = `/api/agencies/${agencyOf(place)}/people`
    const { people } = People.parse(await as('coordinator')('GET', path))
    const assigneeId = people.find(({ name }) => name === ACCOUNTS.executor.name)?.id
    if (!assigneeId) throw new Error(`${ACCOUNTS.executor.name} does not work in ${place}`)
    await command('coordinator', incidentId, { type: 'assign_person', unitCode: null, assigneeId })
  },
  taken: (incidentId) => command('executor', incidentId, { type: 'take' }),
  async sent(incidentId, { text }) {
    if (!text) throw new Error('An answer has words')
    const answer = { kind: 'final', text, overrideReason: 'Ответ проверен с начальником отдела.' }
    await act('executor', incidentId, 'answer/submit', answer)
  },
  approved: (incidentId) => approveVersion(incidentId),
  published: untilPublished,
}

const agencyOf = (place: string) => `administration-${place}`

const cardOf = async (incidentId: string) =>
  Card.parse(await as('dispatcher')('GET', `/api/incidents/${incidentId}`))

const command = (name: AccountName, incidentId: string, body: object) =>
  act(name, incidentId, 'commands', body)

const act = (name: AccountName, incidentId: string, path: string, body: object) =>
  actOn(incidentId, { reader: as('dispatcher'), actor: as(name) }, { path, body })
