/** Who is responsible for pages of the demo region, and what somebody has looked at. What stands is left as it is. */
import { MEASURED_REQUIREMENTS, SAID_REQUIREMENTS } from '@veche/contract/values/portal/page-passports.ts'
import { findActorByUserId } from '../../../modules/access/index.ts'
import { type Channel, listChannels } from '../../../modules/channels/index.ts'
import { type Directory, getDirectory } from '../../../modules/directory/index.ts'
import {
  confirmRequirement,
  lookAtPages,
  type PassportsContext,
  setOwner,
} from '../../../modules/portal/index.ts'
import type { Product } from '../../context.ts'
import { createPageUrl } from '../../wiring/page-url.ts'
import { hasPassports } from '../demo.repository.ts'
import { ensureUser, listDemoPeople } from '../demo-officials.ts'

type Deps = Pick<Product, 'context' | 'connectors'>
/** Of so many pages one has nobody, and one was not looked at: there is something to mend. */
const EACH = 5
const ASKED: readonly Channel['network'][] = ['email', 'form']

export async function preparePassports(deps: Deps): Promise<void> {
  const { context, connectors } = deps
  if (await hasPassports(context.db)) return
  const passports = { ...context, pageUrl: createPageUrl(connectors) }
  const [channels, directory] = await Promise.all([listChannels(context.db), getDirectory(context.db)])
  const pages = channels.filter(({ network }) => !ASKED.includes(network))
  for (const [place, page] of pages.entries())
    if (place % EACH !== 0) await prepare(deps, passports, { page, place, directory })
  await lookAtPages(context)
}

type Preparing = { page: Channel; place: number; directory: Directory }

const MEASURED: readonly string[] = MEASURED_REQUIREMENTS
const ONLY_SAID = SAID_REQUIREMENTS.filter((code) => !MEASURED.includes(code))

async function prepare(
  { context }: Deps,
  passports: PassportsContext,
  { page, place, directory }: Preparing,
): Promise<void> {
  const body = directory.agencies.find(
    ({ kind, municipalityCode }) => kind === 'administration' && municipalityCode === page.municipalityCode,
  )
  const person = body && listDemoPeople([body]).find(({ grants }) => grants.some(isLeading(body.code)))
  if (!person) return
  const userId = await ensureUser({ context }, person)
  const actor = await findActorByUserId(context.db, userId)
  if (!actor) return
  const one = { channelId: page.id, actor, before: undefined }
  await setOwner(passports, { ...one, wanted: { owner: { userId, name: '' } } })
  for (const code of ONLY_SAID.slice(0, place % EACH === 1 ? 1 : undefined))
    await confirmRequirement(passports, { ...one, code, wanted: { isMet: true, note: '' } })
}

const isLeading =
  (agencyCode: string) =>
  ({ role, scope }: { role: string; scope: { kind: string; code?: string } }) =>
    role === 'coordinator' && scope.kind === 'agency' && scope.code === agencyCode
