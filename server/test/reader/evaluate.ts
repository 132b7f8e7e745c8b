/** `npm run eval`: how well texts are read, on texts that the judged model was not taught by. docs/quality.md has the table. */
import { parseArgs } from 'node:util'
import { judgeChats } from './eval/chats.ts'
import { judgeKursk } from './eval/kursk.ts'
import { judgePerils } from './eval/perils.ts'
import { judgePerm } from './eval/perm.ts'
import { judgeRumourSets } from './eval/rumours.ts'
import { judgeParaphrases, judgeTitles } from './eval/search.ts'
import { judgeTopics } from './eval/topics.ts'
import type { Figure } from './figures.ts'

const PARTS: Record<string, () => Figure[] | null> = {
  'Kursk, five folds by dup_group': judgeKursk,
  'Perm labels, never taught': judgePerm,
  'Topics by authors not taught': judgeTopics,
  'Conversations of authors not taught': judgeChats,
  'Dangers against look-alikes of authors not taught': judgePerils,
  'Search by titles, real questions to a head': judgeTitles,
  'Search in other words, by an author not seen': judgeParaphrases,
  'Rumours of an author not taught': judgeRumourSets,
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
for (const [title, judge] of Object.entries(PARTS)) {
  if (values.only && !title.toLowerCase().includes(values.only.toLowerCase())) continue
  console.log(`\n${title}`)
  const figures = judge()
  if (figures === null) console.log('  absent: the shared folder is not on this machine')
  for (const { name, value, goal } of figures ?? []) {
    const said = goal === undefined ? '' : `  goal ${goal.toFixed(2)} ${value >= goal ? 'reached' : 'missed'}`
    console.log(`  ${name.padEnd(64)} ${value.toFixed(3)}${said}`)
  }
}
