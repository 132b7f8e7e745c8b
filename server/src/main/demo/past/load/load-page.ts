/** A page of the past on its way into the tables: one transaction, which also says that it was loaded. */
import type { DB } from '../../../../platform/database/database.gen.ts'
import type { Database } from '../../../../platform/database/db.ts'
import type { Vault } from '../../../../platform/vault.ts'
import { BESIDE_TABLES, type Beside } from '../beside/beside.ts'
import type { PastAuthor } from '../course/authors.ts'
import type { Life } from '../course/life.ts'
import { journalRumours } from './journal-rumours.ts'
import { type Change, changeRows, questionRow, type ToldQuestion, toldOf } from './ledger-pages.ts'
import {
  commitLate,
  deleteTold,
  findLastChange,
  insertRows,
  judgeRumours,
  reserveIds,
  updatePlan,
} from './past.repository.ts'
import type { PastPlan } from './past-plan.ts'
import {
  activityRows,
  deadlineRows,
  incidentRow,
  messageRows,
  type Numbered,
  promiseRows,
  publicationRows,
  versionRows,
} from './rows.ts'

export type MadePage = {
  throughDay: number
  lives: Life[]
  besides: Beside[]
  authors: PastAuthor[]
  changes: Change[]
  happenings: object[]
}

export type Page = MadePage & {
  numbered: Numbered[]
  loadedBefore: number
  /** Numbers in the Book of all questions so far. */
  toldIds: Map<string, number>
}

/** `after`: the plan once it is loaded. */
export function loadPage(
  { db, vault }: { db: Database; vault: Vault },
  page: Page,
  after: PastPlan,
): Promise<void> {
  const { numbered, besides, changes, happenings, loadedBefore } = page
  const judged = besides.flatMap((beside) => beside.judged)
  return db.transaction().execute(async (tx) => {
    commitLate(tx)
    if (!(await updatePlan(tx, after, loadedBefore))) throw new Error('Another process loads the past')
    const questions = listQuestions(page)
    const [toldBefore, ids] = await Promise.all([findLastChange(tx), reserveIds(tx, questions.length)])
    const idOf = numberQuestions(questions, ids, page.toldIds)
    for (const [table, rows] of rowsOfPage(page, vault)) insertRows(tx, table, rows)
    insertRows(
      tx,
      'countedQuestion',
      questions.map((question) => questionRow(question, idOf(question.sourceId))),
    )
    for (const table of BESIDE_TABLES)
      insertRows(
        tx,
        table,
        besides.flatMap(({ rows }) => rows[table] ?? []),
      )
    judgeRumours(tx, judged)
    deleteTold(tx, toldBefore)
    insertRows(tx, 'questionChange', changeRows(changes, idOf))
    insertRows(tx, 'figureChange', happenings)
    insertRows(tx, 'incidentActivity', numbered.flatMap(activityRows))
    await journalRumours(tx, judged)
  })
}

/** In the order in which they were asked, wherever that was. */
function listQuestions({ numbered, besides }: Page): ToldQuestion[] {
  const all = [...numbered.map(({ life }) => toldOf(life)), ...besides.flatMap(({ questions }) => questions)]
  return all.toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
}

function numberQuestions(
  questions: readonly ToldQuestion[],
  ids: readonly number[],
  toldIds: Map<string, number>,
): (sourceId: string) => number {
  for (const [place, { sourceId }] of questions.entries()) toldIds.set(sourceId, ids[place] ?? 0)
  return (sourceId) => {
    const id = toldIds.get(sourceId)
    if (id === undefined) throw new Error('A question is told of before it was asked')
    return id
  }
}

/** In the order in which they lean on one another. The ledger has its questions before what would tell it of them. */
function rowsOfPage({ numbered, besides, authors }: Page, vault: Vault): [keyof DB, object[]][] {
  const lives = numbered.map(({ life }) => life)
  return [
    ['author', authors.map((author) => authorRow(author, vault))],
    ['message', [...numbered.flatMap(messageRows), ...besides.flatMap(({ messages }) => messages)]],
    ['incident', numbered.map(incidentRow)],
    ['incidentDeadline', numbered.flatMap(deadlineRows)],
    ['answerFile', lives.flatMap(({ files }) => files)],
    ['answerVersion', numbered.flatMap(versionRows)],
    ['answerDecision', lives.flatMap(({ decisions }) => decisions)],
    ['outbox', numbered.flatMap(publicationRows)],
    ['outboxAttempt', lives.flatMap(({ attempts }) => attempts)],
    ['promise', numbered.flatMap(promiseRows)],
  ]
}

function authorRow({ id, network, externalId, name, seenAt }: PastAuthor, vault: Vault) {
  const card = name === null ? null : `\\x${vault.seal({ name }).toString('hex')}`
  return { id, network, externalId, card, resolvedAt: seenAt }
}
