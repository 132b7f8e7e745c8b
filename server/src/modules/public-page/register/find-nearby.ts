/** Problems that stand near the place and about the matter of a question that is not sent yet. */
import { getDirectory } from '../../directory/index.ts'
import type { RegisterDeps } from '../../incidents/index.ts'
import { findPlace, streetKey } from '../../text/index.ts'
import { type Entered, readPoint } from '../domain/asked.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { isNear } from './domain/nearby.ts'
import { mayNameStreet } from './domain/public-problem.ts'
import { listStanding, type ProblemRow } from './register.repository.ts'

const MOST_SHOWN = 5

type Asked = Pick<Entered, 'municipality' | 'address' | 'text' | 'latitude' | 'longitude' | 'group'>

export async function findNearby(
  { db }: Pick<PublicPageContext, 'db'>,
  { municipality, address, text, latitude, longitude, group }: Asked,
  suggest: RegisterDeps['suggest'],
): Promise<ProblemRow[]> {
  const [read] = suggest([{ text, facts: { channelMunicipalityCode: municipality } }])
  const named = [read?.topic, ...(read?.alternatives ?? [])].flatMap((topic) => topic?.code ?? [])
  const { topics } = await getDirectory(db)
  const codes = topics
    // Of the others nobody may learn where they are, also not by asking again and again.
    .filter((topic) => named.includes(topic.code) && mayNameStreet(topic))
    .filter(({ groupCode }) => group === '' || groupCode === group)
    .map(({ code }) => code)
  if (codes.length === 0) return []
  const point = readPoint(latitude, longitude)
  const typed = findPlace(address, null)
  const place = typed.street === null ? findPlace(text, null) : typed
  if (point === null && place.street === null) return []
  const standing = await listStanding(db, { municipalityCode: municipality, topicCodes: codes })
  return standing
    .filter(({ address: at, latitude: north, longitude: east }) =>
      isNear(
        { ...coarse(north, east), settlement: at.settlement, street: at.street },
        { point, settlement: place.settlement, street: place.street },
        streetKey,
      ),
    )
    .slice(0, MOST_SHOWN)
}

/** To about two hundred metres, so that asking from many points does not lead to a door. */
const SQUARES_OF_DEGREE = 500

function coarse(latitude: number | null, longitude: number | null) {
  const round = (value: number | null) => value && Math.round(value * SQUARES_OF_DEGREE) / SQUARES_OF_DEGREE
  return { latitude: round(latitude), longitude: round(longitude) }
}
