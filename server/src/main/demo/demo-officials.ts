import { createHmac } from 'node:crypto'
import {
  createUser,
  findUserByEmail,
  type Grant,
  hashToken,
  MAX_TOKEN_DAYS,
} from '../../modules/access/index.ts'
import { type Agency, getDirectory } from '../../modules/directory/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Product } from '../context.ts'
import { upsertToken } from './demo.repository.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'

/** A role that the simulator plays until a person signs in as its owner. */
export type Official = {
  userId: string
  role: 'dispatcher' | 'moderator' | 'fact_checker' | 'coordinator' | 'executor' | 'head'
  agencyCode: string | null
  municipalityCode: string | null
  token: string
}

const AT_ONCE = 4

export type Person = { email: string; name: string; password: string | null; grants: Grant[] }

/** Those who sign in are there before the door opens: nobody is asked to become the demo's first administrator. */
export async function prepareDemoAccounts(product: Product): Promise<void> {
  await Promise.all(DEMO_ACCOUNTS.map((account) => ensureUser(product, account)))
}

/** Makes the demo's people where they are missing and gives the simulator a fresh token for each it plays. */
export async function prepareOfficials(product: Product): Promise<Official[]> {
  const { agencies } = await getDirectory(product.context.db)
  const people = listDemoPeople(agencies)
  const officials: Official[] = []
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const made = await Promise.all(
      people.slice(start, start + AT_ONCE).map((person) => prepareOfficial(product, person, agencies)),
    )
    officials.push(...made.flat())
  }
  return officials
}

/** Who works in the demo region, signed in or played. */
export function listDemoPeople(agencies: readonly Agency[]): Person[] {
  return [...DEMO_ACCOUNTS, ...agencies.flatMap((agency) => staffOf(agency))]
}

async function prepareOfficial(
  product: Product,
  person: Person,
  agencies: readonly Agency[],
): Promise<Official[]> {
  const userId = await ensureUser(product, person)
  const token = await ensureToken(product, userId)
  return person.grants.flatMap(({ role, scope }) => {
    if (!isPlayed(role)) return []
    const agencyCode = scope.kind === 'agency' ? scope.code : null
    const municipalityCode = agencies.find(({ code }) => code === agencyCode)?.municipalityCode ?? null
    return [{ userId, role, agencyCode, municipalityCode, token }]
  })
}

function isPlayed(role: Grant['role']): role is Official['role'] {
  return ['dispatcher', 'moderator', 'fact_checker', 'coordinator', 'executor', 'head'].includes(role)
}

const OWN_STAFF = 'administration-staraya-russa'
const FIRST_NAMES = [
  'Ирина',
  'Павел',
  'Ольга',
  'Сергей',
  'Татьяна',
  'Виктор',
  'Анна',
  'Михаил',
  'Светлана',
  'Юрий',
]
const LAST_NAMES = [
  'Белов',
  'Орлов',
  'Зуев',
  'Крылов',
  'Носов',
  'Громов',
  'Лаптев',
  'Жаров',
  'Серов',
  'Тихов',
  'Рощин',
]

/** Every agency has somebody who distributes and somebody who answers. They only have tokens: nobody signs in as them. */
function staffOf(agency: Agency): Person[] {
  if (agency.code === OWN_STAFF) return []
  const scope = { kind: 'agency', code: agency.code } as const
  return (['coordinator', 'executor'] as const).map((role) => ({
    email: `${role}.${agency.code}@veche.example`,
    name: inventName(`${agency.code} ${role}`),
    password: null,
    grants: [{ role, scope }],
  }))
}

export function inventName(seed: string): string {
  const number = createHmac('sha256', 'demo').update(seed).digest().readUInt32BE(0)
  const first = FIRST_NAMES[number % FIRST_NAMES.length] ?? 'Ирина'
  const last = LAST_NAMES[(number >>> 8) % LAST_NAMES.length] ?? 'Белов'
  return `${first} ${last}${/[ая]$/u.test(first) ? 'а' : ''}`
}

export async function ensureUser(
  { context }: Pick<Product, 'context'>,
  { email, name, password, grants }: Person,
): Promise<string> {
  const { db, clock } = context
  const known = await findUserByEmail(db, email)
  if (known) return known.id
  const user = await createUser(db, { email, name, password, grants, actor: null, now: clock() })
  return user.id
}

const TOKEN_NAME = 'Учебный регион'
const TOKEN_SCOPES = ['read', 'incidents', 'answers']

/** Derived from the secret, so that every start finds the same one and none is left behind. */
async function ensureToken({ context, secret }: Product, userId: string): Promise<string> {
  const token = `veche_${createHmac('sha256', secret).update(`demo token ${userId}`).digest('base64url')}`
  const createdAt = context.clock()
  const expiresAt = new Date(createdAt.getTime() + MAX_TOKEN_DAYS * 86_400_000)
  await upsertToken(context.db, {
    id: newId(),
    userId,
    name: TOKEN_NAME,
    prefix: token.slice(0, 12),
    tokenHash: hashToken(token),
    scopes: TOKEN_SCOPES,
    ...{ createdAt, expiresAt },
  })
  return token
}
