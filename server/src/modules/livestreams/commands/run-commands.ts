/** Runs commands of editors, however late they arrive: in order of their moments, each once. A refused one stops no other. */
import type { QuestionCommandsRequest, QuestionCommandsResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { AppError, ConflictError, InvalidError } from '../../../platform/errors.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import { saveChanged } from '../control/index.ts'
import {
  applyQuestionCommand,
  type CommandFacts,
  listQuestions,
  nextPosition,
  type Question,
} from '../questions/index.ts'
import {
  type Livestream,
  type LivestreamAsk,
  type LivestreamsContext,
  workInLivestream,
} from '../stream/index.ts'
import { insertDone, listDone } from './commands.repository.ts'
import { withdrawAnsweredWork } from './withdraw-answered-work.ts'

type Pressed = z.infer<typeof QuestionCommandsRequest>['commands'][number]

export function runCommands(
  context: LivestreamsContext,
  { commands, actor, livestreamId }: LivestreamAsk & { commands: readonly Pressed[] },
): Promise<z.infer<typeof QuestionCommandsResponse>> {
  const keys = commands.map(({ command }) => command.key)
  if (new Set(keys).size < keys.length) throw new InvalidError('livestream.key_twice', { field: 'commands' })
  return workInLivestream(context, { livestreamId, actor }, async (tx, { stream, deps, now }) => {
    const done = await listDone(tx, livestreamId, keys)
    const fresh = commands
      .filter(({ command }) => !done.has(command.key))
      .map((pressed) => notAhead(pressed, now))
      .sort((a, b) => Date.parse(a.command.at) - Date.parse(b.command.at))
    const dayOf = (at: string) => dateInZone(context.region.timeZone, new Date(at))
    const { changed, codes, known, before } = await applyAll(tx, stream, { commands: fresh, dayOf })
    await saveChanged(tx, { stream, changed }, deps)
    await withdrawAnsweredWork(tx, { before, changed }, { actor, now, book: deps.book })
    await insertDone(
      tx,
      fresh.map(({ questionId, command: { key, type, at } }) => ({
        ...{ key, type, livestreamId, actorId: actor.id },
        questionId: known.has(questionId) ? questionId : null,
        pressedAt: new Date(at),
        appliedAt: now,
        code: codes.get(key) ?? null,
      })),
    )
    return {
      results: keys.map((key) => {
        const code = (done.has(key) ? done.get(key) : codes.get(key)) ?? null
        return { key, isDone: code === null, code }
      }),
    }
  })
}

/** A moment in the future, from a fast clock, is set to now. */
function notAhead({ questionId, command }: Pressed, now: Date): Pressed {
  const at = new Date(Math.min(Date.parse(command.at), now.getTime())).toISOString()
  return { questionId, command: { ...command, at } }
}

type Applied = {
  changed: Question[]
  codes: Map<string, string>
  known: ReadonlyMap<string, Question>
  /** As they were before the first command. */
  before: readonly Question[]
}

async function applyAll(
  tx: Tx,
  stream: Livestream,
  { commands, dayOf }: { commands: readonly Pressed[]; dayOf: CommandFacts['dayOf'] },
): Promise<Applied> {
  const ids = commands.flatMap(({ questionId, command }) =>
    command.type === 'fold' ? [questionId, command.intoId] : [questionId],
  )
  const loaded = await listQuestions(tx, stream.id, ids)
  const known = new Map(loaded.map((question) => [question.id, question]))
  const touched = new Set<string>()
  const codes = new Map<string, string>()
  const facts: CommandFacts = {
    stream,
    dayOf,
    nextPosition: await nextPosition(tx, stream.id),
    find: (id) => known.get(id) ?? null,
  }
  for (const { questionId, command } of commands) {
    try {
      const question = known.get(questionId)
      if (!question) throw new ConflictError('livestream.question_not_found')
      const next = applyQuestionCommand(question, command, facts)
      if (next === question) continue
      if (next.position !== null) facts.nextPosition = Math.max(facts.nextPosition, next.position + 1)
      known.set(questionId, next)
      // The question it is folded into has gained or lost authors.
      for (const id of [questionId, question.foldedIntoId, next.foldedIntoId]) if (id) touched.add(id)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      codes.set(command.key, error.code)
    }
  }
  return { changed: [...known.values()].filter(({ id }) => touched.has(id)), codes, known, before: loaded }
}
