/** Outages that a resident should know of before their question is sent. */
import type { Db } from '../../../platform/database/db.ts'
import { getDirectory, type Point } from '../../directory/index.ts'
import type { RegisterDeps } from '../../incidents/index.ts'
import { SURE_CONFIDENCE } from '../../text/index.ts'
import { readAskedAddress } from '../domain/asked-address.ts'
import { namesOtherWater } from '../domain/other-water.ts'
import { stateOf } from '../domain/outage.ts'
import { kindsFor } from '../domain/outage-topics.ts'
import { type FoundOutage, listOutagesAt } from './find-outages.ts'

type Asked = { municipality: string; address: string; text: string; point: Point | null; at: Date }

/** By the address alone, unless the words are surely about something else. What is over is no news. */
export async function listOutagesForForm(
  db: Db,
  { municipality, address, text, point, at }: Asked,
  suggest: RegisterDeps['suggest'],
): Promise<FoundOutage[]> {
  const { municipalities, mappings } = await getDirectory(db)
  const centre = municipalities.find(({ code }) => code === municipality)?.centre ?? ''
  const typed = readAskedAddress(address, { centre })
  const place = typed.street || typed.settlement ? typed : readAskedAddress(text, { centre })
  const found = await listOutagesAt(db, { municipality, ...place, point, at })
  const going = found.filter(({ outage }) => stateOf(outage, at) !== 'over')
  if (going.length === 0) return []
  const [read] = suggest([{ text, facts: { channelMunicipalityCode: municipality } }])
  const isSure = (read?.topic?.confidence ?? 0) >= SURE_CONFIDENCE
  const topics = [read?.topic, ...(read?.alternatives ?? [])].flatMap((topic) => topic?.code ?? [])
  const kinds = kindsFor(topics, mappings)
  return going.filter(
    ({ outage }) => (!isSure || kinds.has(outage.kind)) && !namesOtherWater(outage.kind, text),
  )
}
