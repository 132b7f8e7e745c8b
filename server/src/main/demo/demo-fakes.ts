/** Rumours that the demo region has dealt with already, told minute by minute since somebody reported them. */
import { readFileSync } from 'node:fs'
import {
  AddCarrierRequest,
  AddEvidenceRequest,
  CreateFakeRequest,
  FakeCommand,
} from '@veche/contract/fakes.ts'
import { z } from 'zod'

const Telling = {
  /** Since it was reported. */
  minute: z.number().int().min(0),
  by: z.enum(['checker', 'moderator', 'body']),
}
const Deed = z.union([
  z.strictObject({ ...Telling, evidence: AddEvidenceRequest }),
  /** Where it is found to stand, and how many have seen it there by then. */
  z.strictObject({
    ...Telling,
    place: AddCarrierRequest.pick({ place: true, network: true, permalink: true, text: true }),
    views: z.number().int(),
  }),
  /** Of all places, in the order in which they were found. */
  z.strictObject({ ...Telling, seen: z.array(z.number().int()) }),
  z.strictObject({ ...Telling, command: FakeCommand }),
  /** By a person, at this place of all. */
  z.strictObject({ ...Telling, answered: z.number().int(), permalink: z.url() }),
])
export type Deed = z.infer<typeof Deed>

const DemoFake = z.strictObject({
  about: CreateFakeRequest.omit({ firstSeenAt: true, messageId: true }).required({ claim: true }),
  /** Who brings the facts. */
  agencyCode: z.string(),
  /** Before the start of the demo. */
  reportedMinutesAgo: z.number().int(),
  seenMinutesEarlier: z.number().int(),
  deeds: z.array(Deed),
})
export type DemoFake = z.infer<typeof DemoFake>

const FILE = new URL('data/fakes.json', import.meta.url)

export function readDemoFakes(): DemoFake[] {
  return z.array(DemoFake).parse(JSON.parse(readFileSync(FILE, 'utf8')))
}
