/** Whoever signs into the demo finds work that is theirs, soon after the start and left alone by the played officials. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { DEMO_ACCOUNTS } from '../../../server/src/main/demo/demo-accounts.ts'
import { type Installation, startInstallation } from '../setup/installation.ts'

/** The opening scenes of an ordinary machine are over in a minute; a busy one gets more. */
const PATIENCE_MS = 420_000
const LOOK_MS = 5000
let installation: Installation

beforeEach(async () => {
  installation = await startInstallation({ isDemo: true })
})
afterEach(() => installation?.stop())

const List = z.object({
  incidents: z.array(z.object({ number: z.number(), promiseDueAt: z.string().nullable().default(null) })),
})

async function signIn(role: string): Promise<string> {
  const account = DEMO_ACCOUNTS.find((one) => one.role === role)
  if (!account) throw new Error(`nobody signs in as ${role}`)
  const reply = await fetch(`${installation.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: installation.url },
    body: JSON.stringify({ email: account.email, password: account.password }),
  })
  expect(reply.status, role).toBe(200)
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function list(cookie: string, query: string) {
  const reply = await fetch(`${installation.url}/api/incidents?limit=100&${query}`, { headers: { cookie } })
  expect(reply.status, query).toBe(200)
  return List.parse(await reply.json()).incidents
}

const isMissed = ({ promiseDueAt }: { promiseDueAt: string | null }) =>
  promiseDueAt !== null && Date.parse(promiseDueAt) < Date.now()

it('each role of the demo has work of its own, and it stays', { timeout: PATIENCE_MS + 90_000 }, async () => {
  const executor = await signIn('executor')
  const moderator = await signIn('moderator')
  const head = await signIn('head')
  const read = async () => ({
    own: (await list(executor, 'queue=mine')).length,
    today: (await list(executor, 'queue=mine_today')).length,
    approvals: (await list(moderator, 'queue=approval')).length,
    late: (await list(head, 'queue=postponed')).filter(isMissed).length,
  })
  const hasAll = ({ own, today, approvals, late }: Awaited<ReturnType<typeof read>>) =>
    own >= 3 && today >= 1 && approvals >= 3 && late >= 2
  await expect
    .poll(async () => ({ ...(await read()), isEnough: hasAll(await read()) }), {
      timeout: PATIENCE_MS,
      interval: LOOK_MS,
    })
    .toMatchObject({ isEnough: true })
  // The officials that are played go on; what is left to people is not taken.
  for (let look = 0; look < 3; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    expect(hasAll(await read())).toBe(true)
  }
})
