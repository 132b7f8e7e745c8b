import type { LivestreamQuestionResponse, LivestreamResponse } from '@veche/contract/livestreams.ts'
import type { paths } from '../../../lib/api.gen.ts'

type Body<
  P extends '/api/livestreams/{livestreamId}/commands' | '/api/livestreams/{livestreamId}/questions',
> = paths[P]['post']['requestBody']['content']['application/json']

export type Question = LivestreamQuestionResponse
export type QuestionState = Question['state']
export type Command = Body<'/api/livestreams/{livestreamId}/commands'>['commands'][number]['command']
export type TypedQuestion = Body<'/api/livestreams/{livestreamId}/questions'>
export type DeclineCode = NonNullable<Question['declineReason']>
export type TypedChannel = (typeof TYPED_CODES)[number]
export type Step = LivestreamResponse['step']

export const DECLINE_CODES = [
  'off_topic',
  'insult',
  'not_a_question',
  'personal_data',
  'answered_before',
] as const satisfies readonly DeclineCode[]
export const TYPED_CODES = ['phone', 'hall', 'reception'] as const satisfies readonly Question['channel'][]

/** Questions still come in. */
export function isGathering(step: Step): boolean {
  return step === 'announced' || step === 'collecting' || step === 'on_air'
}
