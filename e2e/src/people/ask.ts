/** A resident writes, and the question is on the desk. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Community, writeComment } from '../setup/community.ts'
import type { Comment, Resident } from '../setup/emulator-client.ts'
import { findByComment } from './desk-data.ts'

export type Asked = { resident: Resident; comment: Comment; incidentId: string }

export async function ask(
  community: Community,
  text: string,
  { page, municipality }: { page: Page; municipality: string },
): Promise<Asked> {
  const resident = await community.network.createResident()
  const comment = await writeComment(community, resident, text)
  const query = `queue=new&municipalityCode=${municipality}`
  const found: { incidentId: string | null } = { incidentId: null }
  await expect
    .poll(async () => {
      found.incidentId = (await findByComment(page, query, comment))?.id ?? null
      return found.incidentId
    })
    .not.toBeNull()
  return { resident, comment, incidentId: found.incidentId ?? '' }
}
