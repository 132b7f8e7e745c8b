/** With whose marks the database is read for a person: each module brings its rule of sight. */
import type { Actor } from '../../modules/access/index.ts'
import { chatMarksOf } from '../../modules/chats/index.ts'
import { fakeMarksOf } from '../../modules/fakes/index.ts'
import { readerOf as incidentReaderOf } from '../../modules/incidents/index.ts'
import { livestreamMarksOf } from '../../modules/livestreams/index.ts'
import { writeMarks } from '../../platform/database/readers/marks.ts'
import { ALL, type Reader } from '../../platform/database/readers/reader.ts'

/** Whoever sees every incident sees every chat, broadcast and rumour too; a test holds the rules to that. */
export function readerOf(actor: Actor): Reader {
  const reader = incidentReaderOf(actor)
  if (reader === ALL) return ALL
  const beside = [...chatMarksOf(actor), ...livestreamMarksOf(actor), ...fakeMarksOf(actor)]
  return { ...reader, beside: writeMarks(beside) }
}
