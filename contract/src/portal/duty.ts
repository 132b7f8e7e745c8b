import { z } from 'zod'
import { PlaceRoute } from '../admin/place-routes/place-routes.ts'
import { Code, Moment } from '../common.ts'
import { PLACE_ROUTE_MATCHES, ROUTE_MATCHES } from '../values/directory.ts'
import { NOW_BY, PLACE_FITS, PLACE_READ_BY, TOPIC_FITS, TOPIC_READ_BY } from '../values/duty.ts'

export const DutyQuery = z.strictObject({
  /** As people say it: «не горит фонарь». */
  words: z.string().trim().max(300).optional(),
  topicCode: Code.optional(),
  municipalityCode: Code.optional(),
  /** A street with or without a house, or an object. */
  street: z.string().trim().max(160).optional(),
  /** Of this body, whatever the routes say: a question was given to it. */
  agencyCode: Code.optional(),
})

export const Hours = z.object({
  isRoundTheClock: z.boolean(),
  isOpen: z.boolean(),
  /** When it closes, or opens again; null: never, as far as can be told. */
  changesAt: Moment.nullable(),
})
export type Hours = z.infer<typeof Hours>

export const DutySpeaker = z.object({
  personId: z.uuid(),
  name: z.string(),
  phone: z.string(),
  /** The one who is away, for whom they speak. */
  standsInFor: z.string().nullable(),
  /** Away themselves, and nobody was named to stand in. */
  isAway: z.boolean(),
})
export type DutySpeaker = z.infer<typeof DutySpeaker>

export const DutyNow = z.object({
  by: z.enum(NOW_BY),
  speakers: z.array(DutySpeaker),
  /** Until when they are on duty; null: no shift ends it. */
  until: Moment.nullable(),
  /** Who comes next; only when nobody is there now. */
  next: z.object({ at: Moment, speaker: DutySpeaker.nullable() }).nullable(),
})
export type DutyNow = z.infer<typeof DutyNow>

const PostNow = z.object({
  id: z.uuid(),
  agencyCode: z.string(),
  name: z.string(),
  unitCode: z.string().nullable(),
  phone: z.string(),
  email: z.string(),
  note: z.string(),
  isEmergency: z.boolean(),
  hours: Hours,
  now: DutyNow,
})
export type PostNow = z.infer<typeof PostNow>

export const DutyAnswer = z.object({
  agencyCode: z.string(),
  /** Telephone for residents, the one for colleagues, and where it is. */
  phone: z.string(),
  innerPhone: z.string(),
  email: z.string(),
  address: z.string(),
  hours: Hours,
  /** Which row of the routing table decided; `named`: the caller named the body. */
  match: z.enum([...PLACE_ROUTE_MATCHES, ...ROUTE_MATCHES, 'named']),
  /** The line that decided, where it is one of a street, houses or an object. */
  line: PlaceRoute.nullable(),
  /** The unit of the body that the line names. */
  unitCode: z.string().nullable(),
  post: PostNow.extend({
    fit: z.object({ topic: z.enum(TOPIC_FITS), place: z.enum(PLACE_FITS) }),
    lead: DutySpeaker.nullable(),
    deputy: DutySpeaker.nullable(),
  }).nullable(),
  /** Who takes what cannot wait while the post is closed or has nobody. */
  emergency: PostNow.nullable(),
  /** Who may enter a contact and a roster, where there are none. */
  writers: z.array(z.string()),
  mayWrite: z.boolean(),
})
export type DutyAnswer = z.infer<typeof DutyAnswer>

export const DutyResponse = z.object({
  topicCode: z.string().nullable(),
  topicBy: z.enum(TOPIC_READ_BY).nullable(),
  municipalityCode: z.string().nullable(),
  municipalityBy: z.enum(PLACE_READ_BY).nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  /** Municipalities whose lines or posts name the street; null: none was named, or it is an object. */
  streetPlaces: z.array(z.string()).nullable(),
  /** Objects of the directory that are named. */
  objects: z.array(z.string()),
  /** What else the words may be about. */
  otherTopics: z.array(z.string()),
  /** What is known of the problem. */
  articles: z.array(z.object({ id: z.uuid(), title: z.string() })),
  /** People whose names hold the words. */
  people: z.array(
    z.object({ personId: z.uuid(), name: z.string(), phone: z.string(), agencyCode: z.string() }),
  ),
  /** Null: the topic is unknown, or no route speaks of it. */
  answer: DutyAnswer.nullable(),
  /** A place was asked for without a topic: whose each group of topics is there, most of its topics first. */
  groups: z.array(z.object({ groupCode: z.string(), agencyCodes: z.array(z.string()) })),
})
export type DutyResponse = z.infer<typeof DutyResponse>

export const DutyMapQuery = z.strictObject({ topicCode: Code })
export const DutyMapResponse = z.object({
  places: z.array(
    z.object({
      municipalityCode: z.string(),
      agencyCode: z.string().nullable(),
      postName: z.string().nullable(),
      phone: z.string(),
      isOpen: z.boolean(),
      by: z.enum(NOW_BY),
      speaker: DutySpeaker.nullable(),
      /** Whoever takes what cannot wait there, while nobody is at the post. */
      emergency: z
        .object({ postName: z.string(), phone: z.string(), speaker: DutySpeaker.nullable() })
        .nullable(),
    }),
  ),
})
export type DutyMapResponse = z.infer<typeof DutyMapResponse>

/** Each body with whoever is there now. */
export const DutyBodiesResponse = z.object({
  bodies: z.array(
    z.object({
      agencyCode: z.string(),
      phone: z.string(),
      hours: Hours,
      posts: z.array(PostNow),
      mayWrite: z.boolean(),
    }),
  ),
})
export type DutyBodiesResponse = z.infer<typeof DutyBodiesResponse>
