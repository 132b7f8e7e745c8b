import type { OutageKind } from '@veche/contract/outages.ts'
import type { RoadStep } from '../../domain/public-road.ts'
import type { PublicState } from '../../domain/public-state.ts'
import type { RegisterState } from './public-problem.ts'

export type JoinProblem = 'wrong' | 'limit' | 'expired' | 'tooFast' | 'sum'

type Said =
  | ('title' | 'lead' | 'search' | 'place' | 'group' | 'state' | 'any' | 'find' | 'clear' | 'none' | 'next')
  | ('map' | 'mapLead' | 'notFound' | 'notFoundLead' | 'wrongFilter' | 'wrongFilterLead' | 'all' | 'check')
  | ('text' | 'road' | 'answers' | 'interim' | 'final' | 'answerPrivate' | 'notYet' | 'promises' | 'agency')
  | ('mergedLink' | 'join' | 'joinLead' | 'joinSend' | 'joined' | 'joinedLead' | 'code' | 'joinedCheck')
  | (
      | 'joinedShow'
      | 'joinedOver'
      | 'joinedHidden'
      | 'joinQuestion'
      | 'robot'
      | 'ask'
      | 'subscribe'
      | 'answerCheck'
    )
  | ('photos' | 'photo')
  | ('nearbyTitle' | 'nearbyLead' | 'nearbyYes' | 'nearbyNo')
  | ('outages' | 'outagesLead' | 'outageNow' | 'outagePlanned' | 'noOutages')

export type RegisterWords = Record<Said, string> & {
  number: (number: number) => string
  states: Record<PublicState, string>
  filterStates: Record<RegisterState, string>
  standing: (days: number) => string
  lasted: (days: number) => string
  asked: (count: number) => string
  problemOn: (count: number, place: string) => string
  roadSteps: Record<RoadStep, string>
  merged: (number: number, head: number) => string
  joinedProblems: Record<JoinProblem, string>
  outageKinds: Record<OutageKind, string>
  /** Of the map in the form. */
  pick: Record<
    'open' | 'label' | 'hint' | 'closer' | 'further' | 'take' | 'found' | 'outside' | 'unknown',
    string
  >
  outageUntil: (at: string) => string
  outageFrom: (from: string, to: string) => string
}
