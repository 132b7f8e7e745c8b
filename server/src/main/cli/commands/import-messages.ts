import { access } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { listChannels } from '../../../modules/channels/index.ts'
import {
  countRaw,
  type ImportReport,
  importMessages,
  processBatch,
  readMessageFile,
} from '../../../modules/inbox/index.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { createPipelineDeps } from '../../workers.ts'
import { readOptions, required } from '../arguments.ts'
import type { Command, CommandIo } from '../command.ts'
import { type System, withSystem } from '../open-system.ts'
import { cancellable, throttle } from '../progress.ts'

const SHOWN_ERRORS = 20

export const importMessagesCommand: Command = {
  name: 'import messages',
  summary: 'take messages from a file as if the channel had received them',
  usage: 'FILE.jsonl|FILE.csv --channel ID|GROUP_ID',
  async run(args, io) {
    const { values, positionals } = readOptions(args, { channel: { type: 'string' } }, 1)
    const [file = ''] = positionals
    const channel = required(values.channel, 'channel')
    await access(file).catch(() => {
      throw new InvalidError('import.no_file', { file })
    })
    return withSystem(io.env, (system) => run(system, { file, channel }, io))
  },
}

async function run(
  system: System,
  { file, channel }: { file: string; channel: string },
  io: CommandIo,
): Promise<number> {
  const { context, channels } = system
  const account = await findAccount(system, channel)
  const connector = channels.connectors.get(account.network)
  if (!connector) throw new InvalidError('channels.network_not_supported', { network: account.network })
  return cancellable(async (signal) => {
    const report = await importMessages(readMessageFile(file), {
      db: context.db,
      vault: context.vault,
      account,
      connector,
      now: context.clock(),
      signal,
      onProgress: throttle((current) => io.note(describe(current))),
    })
    await workOff(system, signal, io)
    return finish(report, signal.aborted, io)
  })
}

async function findAccount({ context, channels }: System, wanted: string) {
  const known = await listChannels(context.db)
  const found = known.find(({ id, externalId }) => id === wanted || externalId === wanted)
  if (!found) throw new NotFoundError('channels.not_found', { channel: wanted })
  return channels.book.get(found.id)
}

/** With a server running, it works too; without one, the messages become work here and now. */
async function workOff({ context, channels }: System, signal: AbortSignal, io: CommandIo): Promise<void> {
  const deps = createPipelineDeps({ context, connectors: channels.connectors })
  const say = throttle((waiting: number) => io.note(`${waiting} waiting to be sorted`))
  while (!signal.aborted) {
    const taken = await processBatch(deps)
    const { waiting } = await countRaw(context.db)
    if (waiting === 0) return
    say(waiting)
    if (taken === 0) await pause(100)
  }
}

function finish(report: ImportReport, isCancelled: boolean, { out, note }: CommandIo): number {
  for (const { row, field, code, message } of report.errors.slice(0, SHOWN_ERRORS)) {
    note(`row ${row}${field ? `, ${field}` : ''}: ${code}: ${message}`)
  }
  const hidden = report.errors.length - SHOWN_ERRORS
  if (hidden > 0) note(`and ${hidden} more`)
  if (isCancelled) note('cancelled: what is stored stays, the same command goes on from here')
  out(describe(report))
  return report.errors.length > 0 || isCancelled ? 1 : 0
}

function describe({ read, added, known, errors }: ImportReport): string {
  return `${read} read, ${added} added, ${known} known already, ${errors.length} with errors`
}
