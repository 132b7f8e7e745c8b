/** A resident writes, and the question is on the desk. */
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { ConnectedCommunity } from '../setup/community.ts'
import type { Comment, Resident } from '../setup/emulator-client.ts'
import { findByComment } from './desk-data.ts'

export type Asked = { resident: Resident; comment: Comment; incidentId: string }

/** A thousand imported messages of another journey may stand before it in the pipeline. */
const ARRIVES_WITHIN_MS = 120_000

export async function ask(
  page: Page,
  community: ConnectedCommunity,
  text: string,
  { photos = 0 }: { photos?: number } = {},
): Promise<Asked> {
  const { network, groupId, postId } = community
  const resident = await network.createResident()
  const comment = await network.addComment({
    ...{ groupId, objectId: postId, residentId: resident.id },
    ...{ text, photos },
  })
  const query = `queue=new&channelId=${community.channelId}`
  const found: { incidentId: string | null } = { incidentId: null }
  await expect
    .poll(
      async () => {
        found.incidentId = (await findByComment(page, query, comment))?.id ?? null
        return found.incidentId
      },
      { timeout: ARRIVES_WITHIN_MS },
    )
    .not.toBeNull()
    .catch(async (error: unknown) => {
      throw new Error(`The comment did not come: ${await tellChannel(page, community)}`, { cause: error })
    })
  return { resident, comment, incidentId: found.incidentId ?? '' }
}

/** How the channel stands and what the network tried: the first things to know when a comment is missing. */
async function tellChannel(page: Page, { channelId, groupId }: ConnectedCommunity): Promise<string> {
  const read = async (url: string) => (await fetch(url)).text()
  const channel = await (await page.request.get(`/api/channels/${channelId}`)).text()
  const ledger = await read(`${inject('world').emulatorUrl}/_ctl/ledger`)
  return `${channel}\n${ledger
    .split('\n')
    .filter((line) => line.includes(String(groupId)))
    .slice(-20)
    .join('\n')}`
}
