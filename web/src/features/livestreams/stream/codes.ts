import type { LivestreamQuestionResponse, LivestreamResponse } from '@veche/contract/livestreams.ts'
import type { BodyOf } from '../../../lib/call-route.ts'

export type Question = LivestreamQuestionResponse
export type QuestionState = Question['state']
export type Command = BodyOf<'POST /api/livestreams/{livestreamId}/commands'>['commands'][number]['command']
export type TypedQuestion = BodyOf<'POST /api/livestreams/{livestreamId}/questions'>
export type DeclineCode = NonNullable<Question['declineReason']>
export type TypedChannel = (typeof TYPED_CODES)[number]
export type Step = LivestreamResponse['step']

export const TYPED_CODES = ['phone', 'hall', 'reception'] as const satisfies readonly Question['channel'][]

/** Questions still come in. */
export function isGathering(step: Step): boolean {
  return step === 'announced' || step === 'collecting' || step === 'on_air'
}
