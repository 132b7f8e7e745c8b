/** What a day of the past has beside the questions of pages: streams, the talk of chats, rumours. */
import { createChatDemand } from '../chats/ask-chats.ts'
import { liveChatDay } from '../chats/chat-day.ts'
import { leadFromElsewhere } from '../course/lead.ts'
import type { Life } from '../course/life.ts'
import type { Office } from '../course/office.ts'
import { progressOf } from '../course/world.ts'
import type { Asked } from '../domain/asked.ts'
import type { PastDay } from '../domain/days.ts'
import type { DemandSource } from '../domain/demand/source.ts'
import { STREAM_NETWORK } from '../networks/index.ts'
import { planRumours } from '../rumours/plan-rumours.ts'
import { spreadRumour } from '../rumours/spread-rumour.ts'
import { holdStream } from '../streams/hold-stream.ts'
import { planStreams } from '../streams/plan-streams.ts'
import type { Beside } from './beside.ts'

export type LivedBeside = { beside: Beside; lives: Life[] }
export type LiveBeside = (day: PastDay) => LivedBeside[]

type Living = { office: Office; source: DemandSource; authorIdOf: (asked: Asked) => string }

export function createBeside({ office, source, authorIdOf }: Living): LiveBeside {
  const { world } = office
  const { firstNumbers } = world
  // Planned by a version that had none: it stays the past that was planned.
  if (firstNumbers === null) return () => []
  const streams = Map.groupBy(planStreams(planningOf(office, source)), ({ date }) => date)
  const rumours = Map.groupBy(planRumours(source), ({ date }) => date)
  const askChat = createChatDemand(source, world.chats)
  let chatNumber = firstNumbers.chatQuestion

  const liveStreams = (date: string) =>
    (streams.get(date) ?? []).flatMap((planned) => {
      const leadOwed = ({
        asked,
        message,
        since,
      }: {
        asked: Asked
        message: Life['messages'][number]
        since: Date
      }) => {
        const channel = world.findChannel(STREAM_NETWORK, planned.locality.code)
        if (!channel) return null
        return leadFromElsewhere(
          { asked, message, channel, since, now: since, answerRule: 'livestream_answer' },
          office,
        )
      }
      return holdStream(planned, { world, source, authorIdOf, leadOwed }) ?? []
    })

  const liveChats = (day: PastDay) =>
    world.chats.flatMap((chat) => {
      const channel = { ...chat, id: chat.channelId, externalId: '' }
      const asked = askChat(chat, day).filter((one) => one.asked.at < world.until)
      return (
        liveChatDay(chat, asked, {
          ...{ world, authorIdOf, takeNumber: () => chatNumber++ },
          leadPassed: (passed) => leadFromElsewhere({ ...passed, channel }, office),
        }) ?? []
      )
    })

  return (day) => [
    ...liveStreams(day.date),
    ...liveChats(day),
    ...(rumours.get(day.date) ?? []).map((planned) => ({ beside: spreadRumour(planned, world), lives: [] })),
  ]
}

function planningOf({ world }: Office, { seed, days, size, localities }: DemandSource) {
  const willingnessOf = (code: string, day: PastDay) => {
    const { draftMinutes } = world.bodies.qualityOf(`administration-${code}`, progressOf(world, day.startsAt))
    return Math.min(1.6, Math.max(0.35, 1.9 - draftMinutes / 180))
  }
  return { seed, days, zone: world.zone, size, localities, willingnessOf }
}
