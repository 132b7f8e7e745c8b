import type { Figure } from '../figures.ts'
import { shareOf } from '../figures.ts'
import { barOf, type Judged, judgeSets, learnRumours, learnScores } from '../rumours/learn-rumours.ts'
import { joinSets, RUMOUR_AUTHORS, RumourRow, readRumourSets, toSets } from '../rumours/rumour-sets.ts'
import { readShared } from '../sources.ts'

const NEAR_SHARE = 0.05
const TALK_SHARE = 0.02
const OPERATING_POINT = 0.5

/** Each author is judged by a reader that the others taught; the one outside the project by all of these. */
export function judgeRumourSets(): Figure[] {
  const rows = readShared('labels/rumours.jsonl', RumourRow)
  const rest = (author: string | null) =>
    joinSets(RUMOUR_AUTHORS.filter((name) => name !== author).map(readRumourSets))
  return [
    ...RUMOUR_AUTHORS.flatMap((author) =>
      inOrder(author, judgeSets(learnScores(rest(author)), readRumourSets(author))),
    ),
    ...(rows === null
      ? []
      : figuresOf('an author outside', judgeSets(learnRumours(rest(null)), toSets(rows)))),
  ]
}

function inOrder(name: string, judged: readonly Judged[]): Figure[] {
  return figuresOf(name, judged).slice(0, 2)
}

function figuresOf(name: string, judged: readonly Judged[]): Figure[] {
  const of = (kind: Judged['kind']) => judged.filter((one) => one.kind === kind)
  const bar = Math.max(barOf(judged, 'miss', NEAR_SHARE), barOf(judged, 'talk', TALK_SHARE))
  const isFound = ({ isOwn, score }: Judged) => isOwn && score > bar
  const isTaken = ({ score }: Judged) => score >= OPERATING_POINT
  return [
    {
      ...{ name: `${name}: carriers matched at 5 % of near misses and 2 % of talk`, goal: 0.65 },
      value: shareOf(of('carrier'), isFound),
    },
    { name: `${name}: nearest claim is theirs`, value: shareOf(of('carrier'), ({ isOwn }) => isOwn) },
    {
      name: `${name}: carriers matched at the bar that ships`,
      value: shareOf(of('carrier'), (one) => one.isOwn && isTaken(one)),
    },
    { name: `${name}: near misses taken there`, value: shareOf(of('miss'), isTaken) },
    { name: `${name}: talk taken there`, value: shareOf(of('talk'), isTaken) },
  ]
}
