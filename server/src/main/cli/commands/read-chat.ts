import { z } from 'zod'
import { loadStarter } from '../../../modules/text/reader/starter.ts'
import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { forEachRow } from '../reader/json-lines.ts'
import { createTalkReader, type TalkRow } from '../reader/read-talk.ts'

const Row = z.looseObject({
  id: z.string(),
  chat: z.string(),
  at: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'no moment'),
  author: z.string(),
  role: z.enum(['resident', 'official']),
  text: z.string(),
  replyTo: z.string().nullish(),
})

const MOST_NAMED = 20

export const readChatCommand: Command = {
  name: 'read-chat',
  summary: 'tell class and danger of each message of chats, and what officials answer',
  usage: [
    'F.jsonl',
    '  F.jsonl  rows {id, chat, at, author, role: resident|official, post, text, replyTo, attachment}, one a line,',
    '           each chat in the order in which it was written',
    '  Prints {id, class, danger: {score, isDanger}, answers: [{id, certainty: sure|unsure, probability}]} a line.',
    '  Of rows with one id in a chat the first counts. Needs neither a server nor a database. Ends with 1 if a row was bad.',
  ].join('\n'),
  async run(args, io) {
    const { positionals } = readOptions(args, {}, 1)
    const [file = ''] = positionals
    const chats = new Map<string, (row: TalkRow) => unknown>()
    const starter = loadStarter()
    const lineOf = new Map<string, number>()
    let repeated = 0
    const bad = await forEachRow(file, Row, io, ({ row, line }) => {
      const key = JSON.stringify([row.chat, row.id])
      const first = lineOf.get(key)
      if (first !== undefined) {
        repeated += 1
        if (repeated <= MOST_NAMED)
          io.note(`line ${line}: row.repeated_id: ${row.id} is on line ${first} already`)
        return
      }
      lineOf.set(key, line)
      const read = chats.get(row.chat) ?? createTalkReader(starter)
      chats.set(row.chat, read)
      io.out(JSON.stringify(read({ ...row, at: new Date(row.at), replyTo: row.replyTo ?? null })))
    })
    if (repeated > MOST_NAMED) io.note(`and ${repeated - MOST_NAMED} more`)
    return bad + repeated > 0 ? 1 : 0
  },
}
