/** Does what an operator's script would do: adds users, tokens and channels through the command line. */
import { COMMANDS } from '../../../server/src/main/cli/commands.ts'
import { runCli } from '../../../server/src/main/cli/run-cli.ts'
import type { ProductEnvironment } from './product-process.ts'

/** Gives what the command printed for a program; throws with what it said to a person. */
export async function runVeche(env: ProductEnvironment, args: string[]): Promise<string[]> {
  const lines: string[] = []
  const notes: string[] = []
  const code = await runCli(COMMANDS, args, {
    env,
    out: (line) => lines.push(line),
    note: (line) => notes.push(line),
  })
  if (code !== 0) throw new Error(`veche ${args.slice(0, 2).join(' ')}: ${notes.join('; ')}`)
  return lines
}

export type StaffRole = 'dispatcher' | 'coordinator' | 'moderator'
export type StaffTokens = Record<StaffRole, string>

/** Makes one account for each step of the road, in the whole region. */
export async function createStaff(env: ProductEnvironment): Promise<StaffTokens> {
  return {
    dispatcher: await createMember(env, 'dispatcher', 'Разметчик Нагрузочный'),
    coordinator: await createMember(env, 'coordinator', 'Исполнитель Нагрузочный'),
    moderator: await createMember(env, 'moderator', 'Согласующий Нагрузочный'),
  }
}

/** Makes dispatchers of the whole region who only look. */
export async function createReaders(env: ProductEnvironment, count: number): Promise<string[]> {
  const tokens: string[] = []
  for (let number = 1; number <= count; number += 1)
    tokens.push(
      await createMember(env, 'dispatcher', `Диспетчер ${number}`, {
        scopes: 'read',
        login: `reader-${number}`,
      }),
    )
  return tokens
}

/** Makes somebody who sees the questions of one municipality. */
export function createDistrictDispatcher(env: ProductEnvironment, municipality: string): Promise<string> {
  return createMember(env, 'dispatcher', 'Разметчик Районный', {
    ...{ scopes: 'read', login: 'district', scope: `municipality:${municipality}` },
  })
}

/** Makes somebody of one body. */
export function createEmployee(
  env: ProductEnvironment,
  { role, login, scope }: { role: 'executor' | 'coordinator'; login: string; scope: string },
): Promise<string> {
  return createMember(env, role, `Служащий ${login}`, { login, scope })
}

/** Makes somebody who imports spreadsheets and looks after channels. */
export function createAdministrator(env: ProductEnvironment): Promise<string> {
  return createMember(env, 'administrator', 'Администратор Нагрузочный', { scopes: 'read,settings,channels' })
}

/** What the token may do, its name, and the place of its person. */
type Membership = { scopes: string; login: string; scope: string }

async function createMember(
  env: ProductEnvironment,
  role: StaffRole | 'executor' | 'administrator',
  name: string,
  { scopes = 'read,incidents,answers', login = role, scope = 'region' }: Partial<Membership> = {},
): Promise<string> {
  const email = `${login}@bench.example`
  await runVeche(env, [
    'user',
    'create',
    '--program',
    '--email',
    email,
    '--name',
    name,
    '--role',
    role,
    '--scope',
    scope,
  ])
  const [token] = await runVeche(env, [
    'token',
    'create',
    '--user',
    email,
    '--name',
    'bench',
    '--scopes',
    scopes,
  ])
  if (!token) throw new Error('No token was printed')
  return token
}

export type ChannelSettings = {
  network: string
  municipality: string
  /** Ids, keys and secrets as the network has them. */
  add: readonly string[]
}

/** Gives the address to which the network posts its events. */
export async function addChannel(
  env: ProductEnvironment,
  { network, municipality, add }: ChannelSettings,
): Promise<string> {
  const [path] = await runVeche(env, ['channel', 'add', network, '--municipality', municipality, ...add])
  if (!path) throw new Error('No path was printed')
  return path
}
