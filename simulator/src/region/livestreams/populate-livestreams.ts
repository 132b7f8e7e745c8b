/**
 * Makes announcements on the walls of the communities once, and what was asked under the one that is over; they are
 * the same at every start.
 */
import { z } from 'zod'
import type { Control } from '../../vk/control.ts'
import { Comment, Post, Video } from '../../vk/model.ts'
import type { DemoLivestream } from '../protocol.ts'
import { createRandom } from '../random.ts'
import type { Stage } from '../residents/stage.ts'
import type { Meanings } from '../texts/meanings.ts'
import type { LivestreamScript, Said } from './livestream-script.ts'
import { type LivestreamPlan, startOf } from './plan.ts'

export type StandingLivestream = LivestreamPlan & {
  postId: number
  /** As the stage calls the announcement. */
  postKey: string
  permalink: string
  /** In which it will be on air; it begins with the stream. */
  video: { id: number; key: string } | null
  /** What was on air, kept. */
  recordingId: number | null
  /** Seconds. */
  startsAt: number
  isOver: boolean
}
type Settling = {
  control: Control
  stage: Pick<Stage, 'adopt' | 'adoptVideo' | 'perform'>
  meanings: Meanings
  scriptOf: (plan: LivestreamPlan) => LivestreamScript
  seed: string
  timeZone: string
  now: Date
}

const World = z.object({ posts: z.array(Post), comments: z.array(Comment), videos: z.array(Video) })
const MINUTE_S = 60
const DAY_S = 86_400
const LONGEST_S = 3600
const ASKED_BEFORE = 18
const ASKED_LIVE = 14

export function populateLivestreams(
  plans: readonly LivestreamPlan[],
  settling: Settling,
): StandingLivestream[] {
  const world = World.parse(settling.control.dump({}))
  return plans.map((plan) => populateOne(plan, { ...world, ...settling }))
}

function populateOne(
  plan: LivestreamPlan,
  { posts, videos, ...settling }: Settling & { posts: readonly Post[]; videos: readonly Video[] },
): StandingLivestream {
  const { groupId, text } = plan
  const { control, stage, timeZone, now } = settling
  const isOver = text.when === 'yesterday'
  const known = posts.find((post) => post.groupId === groupId && post.text === text.announcement)
  // The stream was announced a day before, by which the next start finds when it was.
  const date = isOver ? startOf(text.when, now, timeZone) - DAY_S : undefined
  const post = known ?? control.publishPost({ groupId, text: text.announcement, date })
  const [adopted] = stage.adopt([post])
  if (!adopted) throw new Error(`no community ${groupId}`)
  const standing = {
    ...{ ...plan, isOver, postId: post.id, postKey: adopted.key },
    permalink: `https://vk.com/wall-${groupId}_${post.id}`,
    video: isOver ? null : populateVideo(plan, { videos, control, stage }),
    recordingId: isOver ? findVideo(plan, { videos, control }).id : null,
    startsAt: isOver ? post.date + DAY_S : startOf(text.when, now, timeZone),
  }
  if (isOver) recall(standing, { ...settling, isNew: known === undefined })
  return standing
}

type Finding = Pick<Settling, 'control'> & { videos: readonly Video[] }

function populateVideo(
  plan: LivestreamPlan,
  { stage, ...finding }: Finding & Pick<Settling, 'stage'>,
): NonNullable<StandingLivestream['video']> {
  const video = findVideo(plan, finding)
  return { id: video.id, key: stage.adoptVideo(video) }
}

function findVideo({ groupId, text: { title } }: LivestreamPlan, { videos, control }: Finding): Video {
  const known = videos.find((video) => video.groupId === groupId && video.title === title)
  return known ?? control.createVideo({ groupId, title, isLive: false })
}

/** Learns again only the meanings of what is known already, because meanings are kept in memory. */
function recall(
  stream: StandingLivestream,
  { stage, meanings, scriptOf, seed, isNew }: Settling & { isNew: boolean },
): void {
  const { postKey } = stream
  const script = scriptOf(stream)
  for (const [index, date] of momentsOf(stream, seed).entries()) {
    const said: Said = script.next()
    const key = `${postKey} asked ${index}`
    if (isNew) stage.perform({ type: 'comment', key, postKey, replyToKey: null, ...said, date })
    else meanings.remember(said.text, said.meaning)
  }
}

function momentsOf({ startsAt, groupId }: StandingLivestream, seed: string): number[] {
  const random = createRandom(`${seed} moments ${groupId}`)
  const between = (count: number, from: number, until: number): number[] =>
    Array.from({ length: count }, () => startsAt + MINUTE_S * Math.floor(random.between(from, until)))
  return [...between(ASKED_BEFORE, -600, -5), ...between(ASKED_LIVE, 1, 45)].toSorted((a, b) => a - b)
}

export function toDemoLivestream(
  {
    groupId,
    postId,
    permalink,
    video,
    recordingId,
    text,
    home,
    speakers,
    startsAt,
    isOver,
  }: StandingLivestream,
  { control, now }: Pick<Settling, 'control' | 'now'>,
): DemoLivestream {
  const comments = isOver ? World.parse(control.dump({})).comments : []
  const asked = comments.filter(
    (comment) =>
      comment.groupId === groupId &&
      comment.surface === 'wall' &&
      comment.objectId === postId &&
      comment.fromId > 0 &&
      comment.deleterId === null &&
      comment.date < startsAt + LONGEST_S,
  )
  return {
    ...{ channelExternalId: String(groupId), permalink, title: text.title, speakers, isOver },
    videoPermalink: video && `https://vk.com/video-${groupId}_${video.id}`,
    recordingPath: recordingId === null ? null : `/club/${groupId}/videos/${recordingId}`,
    municipalityCode: home.municipality.code,
    startsInMinutes: Math.round((startsAt - now.getTime() / 1000) / MINUTE_S),
    asked: asked.map(({ id, fromId, text: words, date }) => ({
      ...{ externalId: String(id), authorExternalId: String(fromId), text: words },
      minute: Math.floor((date - startsAt) / MINUTE_S),
      answer: answerTo(words, text),
    })),
  }
}

function answerTo(words: string, { answers }: LivestreamPlan['text']): string | null {
  const asked = words.toLowerCase()
  return answers.find(({ asks }) => asked.includes(asks))?.says ?? null
}
